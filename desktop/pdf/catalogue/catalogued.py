"""Opens a file beside the engine, once for all that is asked of its catalogue."""

from __future__ import annotations

from contextlib import suppress
from io import BytesIO
from typing import TYPE_CHECKING, NamedTuple, TypeVar

import pikepdf

from desktop.pdf.catalogue.layers import Layers, hidden_layers
from desktop.pdf.catalogue.password_spelling import spellings
from desktop.pdf.catalogue.xmp_packet import xmp_packet

if TYPE_CHECKING:
    from collections.abc import Callable

_T = TypeVar("_T")
_DESCRIBED = b"/Metadata"
# Where objects are packed, the bytes do not tell whether the catalogue speaks of layers.
_LAYERED = b"/OCProperties", b"/ObjStm"
_DAMAGE = pikepdf.PasswordError, pikepdf.PdfError, RuntimeError, ValueError, TypeError
"""How a damaged file fails: for some damage it has errors of no name."""


class Catalogued(NamedTuple):
    """What is asked of a catalogue."""

    xmp: bytes = b""
    """The XML in which the file describes itself, as it is."""
    layers: Layers | None = None
    """Where words may stand that no page shows."""


def catalogued(data: bytes, password: str = "") -> Catalogued:
    """Return what a file says of itself; nothing of one without, or that cannot be read."""
    if not any(sign in data for sign in (_DESCRIBED, *_LAYERED)):
        return Catalogued()
    try:
        with opened(data, password) as file:
            # What is written for the layers is put into the file, so it comes last.
            return Catalogued(_told(xmp_packet, file) or b"", _told(hidden_layers, file))
    except _DAMAGE:
        return Catalogued()


def opened(data: bytes, password: str) -> pikepdf.Pdf:
    """Open a file beside the engine; pikepdf.PasswordError where no spelling of a password does."""
    *others, last = spellings(password)
    for spelling in others:
        with suppress(pikepdf.PasswordError):
            return pikepdf.open(BytesIO(data), password=spelling)
    return pikepdf.open(BytesIO(data), password=last)


def _told(ask: Callable[[pikepdf.Pdf], _T], file: pikepdf.Pdf) -> _T | None:
    """Return what is asked of a file; None where damage is in the way."""
    try:
        return ask(file)
    except _DAMAGE:
        return None
