"""Hold on to a passage: anchor it, find it again, and say what changed between revisions."""

from desktop.annotate.alignment import Alignment
from desktop.annotate.anchor import make
from desktop.annotate.carrying_over import carried
from desktop.annotate.comparison import compare
from desktop.annotate.occurrences import occurrences
from desktop.annotate.word_diff import differences

__all__ = ["Alignment", "carried", "compare", "differences", "make", "occurrences"]
