"""Whether a book is locked by its seller."""

from __future__ import annotations

from typing import TYPE_CHECKING

from desktop.formats.door.archive import resolve
from desktop.formats.door.xmltree import descendants

if TYPE_CHECKING:
    from desktop.formats.door.archive import Archive

_ENCRYPTION = "META-INF/encryption.xml"
_LICENCES = ("META-INF/rights.xml", "META-INF/sinf.xml", "META-INF/license.lcpl")
_FONTS_ONLY = frozenset(
    {"http://www.idpf.org/2008/embedding", "http://ns.adobe.com/pdf/enc#RC"},
)
REASON = "it is locked by its seller (DRM); ask for a copy without the lock"


def refuse_locked(archive: Archive) -> None:
    """Raise `UnreadableFileError` when more of the book is encrypted than its fonts."""
    if any(name in archive for name in _LICENCES) or any(_encrypted(archive)):
        raise archive.source.unreadable(REASON)


def _encrypted(archive: Archive) -> list[str]:
    root = archive.optional_tree(_ENCRYPTION)
    if root is None:
        return []
    locked = []
    for data in descendants(root, "EncryptedData"):
        method = next(descendants(data, "EncryptionMethod"), None)
        if method is not None and method.get("Algorithm", "") in _FONTS_ONLY:
            continue
        references = descendants(data, "CipherReference")
        locked += [resolve("", e.get("URI", ""))[0] for e in references]
    return locked
