"""Search: parse what is asked, answer it from the index, show where it matches.

Importing this package does not import Whoosh; the first use of an `Index` does.
"""

from desktop.search.executor import Matches
from desktop.search.index import Index
from desktop.search.matching import answers, best, locate
from desktop.search.parser import parse
from desktop.search.snippets import snippet
from desktop.search.words.query import FILTERS, Filter, Query

__all__ = [
    "FILTERS",
    "Filter",
    "Index",
    "Matches",
    "Query",
    "answers",
    "best",
    "locate",
    "parse",
    "snippet",
]
