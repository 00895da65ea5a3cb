"""The XML in which a file describes itself; PDFium does not hand it out."""

from __future__ import annotations

from io import BytesIO

import pikepdf

_LARGEST = 1 << 20
"""Bytes of a description; some programs keep their whole history in it."""


def xmp_packet(data: bytes, password: str = "") -> bytes:
    """Return the description of a file as it is; b'' for one without, or that cannot be read."""
    if b"/Metadata" not in data:
        return b""
    try:
        with pikepdf.open(BytesIO(data), password=password) as file:
            found = file.Root.get("/Metadata")
            if not isinstance(found, pikepdf.Stream):
                return b""
            packet = found.read_bytes()
    except (pikepdf.PasswordError, pikepdf.PdfError, RuntimeError, ValueError, TypeError):
        return b""  # for some damage it has errors of no name
    return packet if len(packet) <= _LARGEST else b""
