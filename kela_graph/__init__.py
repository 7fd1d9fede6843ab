"""An organisation knowledge graph: who answers for what, where that is said, and how surely."""

__version__ = "0.1.0"
