"""RDF as the standards have it, with no knowledge of organisations: store, inference, positions, OWL 2."""
