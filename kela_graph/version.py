"""The version of the program, the one source of it."""

__version__ = "0.1.0"
