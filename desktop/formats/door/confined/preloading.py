"""Loads whatever an importer may ask for later, when no file can be opened any more."""

from __future__ import annotations

import codecs
import encodings
import importlib
import pkgutil
from contextlib import suppress

from desktop import formats

LATER = (
    "desktop.formats.encoding.guessing",
    "desktop.formats.recognise.made_titles",
    "_strptime",
    "email.generator",
    "email.iterators",
    "heapq",
)
"""What importers, and the libraries that they use, load only when a file needs it."""


def load_everything() -> None:
    """Load all importers, what they load later, and all codecs."""
    for form in formats.FORMATS:
        form.load()
    for module in LATER:
        importlib.import_module(module)
    for codec in pkgutil.iter_modules(encodings.__path__):
        with suppress(LookupError):  # 'mbcs' and 'oem' exist on Windows alone
            codecs.lookup(codec.name)
