"""Hold on to a passage: make an anchor from a selection, find a quotation again."""

from desktop.annotate.alignment import Alignment
from desktop.annotate.anchor import make
from desktop.annotate.occurrences import occurrences
from desktop.annotate.word_diff import differences

__all__ = ["Alignment", "differences", "make", "occurrences"]
