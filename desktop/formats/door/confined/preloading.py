"""Loads whatever an importer may ask for later, when no file can be opened any more."""

from __future__ import annotations

import codecs
import encodings
import gc
import importlib
import pkgutil
from contextlib import suppress

from desktop import formats

LATER = (
    "desktop.formats.encoding.guessing",
    "desktop.formats.recognise.made_titles",
    "heapq",
    "pylatexenc.latex2text._defaultspecs",
)
"""What importers, and the libraries that they use, load only when a file needs it."""


def load_everything() -> None:
    """Load all importers, what they load later, all codecs, and what fonts they ask for."""
    from desktop.pdf.substitutes import asian_fonts  # the parent has no use for the engine

    gc.disable()  # it would look through all that is being loaded, again and again
    for form in formats.FORMATS:
        form.load()
    for notes in importlib.import_module(formats.EXCHANGE).FORMS:
        notes.load()
    for module in LATER:
        importlib.import_module(module)
    asian_fonts.hold()
    for codec in pkgutil.iter_modules(encodings.__path__):
        with suppress(LookupError):  # 'mbcs' and 'oem' exist on Windows alone
            codecs.lookup(codec.name)
    gc.freeze()  # and what is kept for good need not be looked through for any file
    gc.enable()
