"""OWL 2 read from RDF graphs, so far as judging OWL 2 RL and OWL 2 DL needs."""
