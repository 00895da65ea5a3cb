"""Hold on to a passage: make an anchor from a selection, find a quotation again."""

from desktop.annotate.anchor import make
from desktop.annotate.placement import place
from desktop.annotate.quotation import occurrences

__all__ = ["make", "occurrences", "place"]
