"""The XML in which a file describes itself; PDFium does not hand it out."""

from __future__ import annotations

import pikepdf

_LARGEST = 1 << 20
"""Bytes of a description; some programs keep their whole history in it."""


def xmp_packet(file: pikepdf.Pdf) -> bytes:
    """Return the description of a file as it is; b'' for one without."""
    found = file.Root.get("/Metadata")
    if not isinstance(found, pikepdf.Stream):
        return b""
    packet = found.read_bytes()
    return packet if len(packet) <= _LARGEST else b""
