"""A graph at a SPARQL 1.1 server: the client that speaks its protocols, and the rdflib store that asks it.

The package ``requests`` is imported with `kela_graph.remote.client`, by those who use that: a question to
files does not pay for it.
"""
