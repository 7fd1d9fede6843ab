"""File, line and column of a triple: where its subject, predicate and object stand in Turtle.

Oxigraph reads files but gives no places, and two parsers can't be paired afterwards: they name blank
nodes differently and give triples in different orders. So `locate` reads a file's triples with their
places, and `Located.quads` gives them to Oxigraph: blank nodes are then the same in the store and here.

Places are offsets into the text, in characters (Unicode code points) from 0, without a byte order mark;
`Located.location` turns one into a line and a column. LF, CRLF and a lone CR each end a line, as in
Oxigraph's messages.
"""

from __future__ import annotations

from kela_graph.rdf.locations.located import Located, LocatedTriple, Location, Prefix, Term
from kela_graph.rdf.locations.subjects import json_ld_subjects, rdf_xml_subjects
from kela_graph.rdf.locations.turtle import locate

__all__ = [
    "Located",
    "LocatedTriple",
    "Location",
    "Prefix",
    "Term",
    "json_ld_subjects",
    "locate",
    "rdf_xml_subjects",
]
