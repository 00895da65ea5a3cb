"""Hold on to a passage: make an anchor from a selection, find a quotation again."""

from desktop.annotate.anchor import make
from desktop.annotate.occurrences import occurrences
from desktop.annotate.placement import place

__all__ = ["make", "occurrences", "place"]
