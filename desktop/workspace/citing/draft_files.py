"""The file of a draft: read as it lies there, and mended without touching anything else."""

from __future__ import annotations

import codecs
import hashlib
import os
import re
import stat
import tempfile
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple, Self

from desktop.domain.citing.mend import Mended
from desktop.errors import ChangedDraftError, StorageError, UnreadableFileError, reason_of

if TYPE_CHECKING:
    from collections.abc import Callable

_MARKS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
_HINT = re.compile(r"[ \t]*(?:>[> \t]*)?")
_LINE_END = re.compile(r"\r\n|\n|\r")


class DraftText(NamedTuple):
    """The letters of a file that is a text, line ends as they are."""

    mark: bytes
    """The byte order mark before them."""
    encoding: str
    text: str
    is_whole: bool
    """Whether the same bytes can be made of it again."""

    @classmethod
    def of(cls, data: bytes) -> Self:
        """Return the letters of a file: in UTF-8 or, with a mark, in UTF-16."""
        mark, encoding = next((one for one in _MARKS if data.startswith(one[0])), (b"", "utf-8"))
        text = data[len(mark) :].decode(encoding, errors="replace")
        found = cls(mark, encoding, text, is_whole=True)
        return found._replace(is_whole=found.data(text) == data)

    def data(self, text: str) -> bytes:
        """Return the bytes of other letters, encoded in the same way."""
        return self.mark + text.encode(self.encoding, errors="replace")

    def words(self, start: int, end: int) -> str:
        """Return what is written somewhere, in one line and without the marks of a quotation."""
        lines = _LINE_END.split(self.text[start:end])
        return " ".join((lines[0], *(_HINT.sub("", line, count=1) for line in lines[1:])))


def digest_of(data: bytes) -> str:
    """Return what a file is known by."""
    return hashlib.sha256(data).hexdigest()


def read(path: Path) -> bytes:
    """Return the bytes of a file. Raises UnreadableFileError."""
    try:
        return path.read_bytes()
    except OSError as error:
        raise UnreadableFileError(path, reason_of(error)) from error


def replace(path: Path, digest: str, change: Callable[[bytes], bytes]) -> Mended:
    """Change a file in one step, if it is still the one with this digest.

    Raises ChangedDraftError where it is another one by now, UnreadableFileError, StorageError.
    """
    path = Path(os.path.realpath(path))  # a link stays one
    before = read(path)
    if digest_of(before) != digest:
        raise ChangedDraftError(path)
    after = change(before)
    try:
        _write(path, after)
    except OSError as error:
        raise StorageError(path, reason_of(error)) from error
    return Mended(before, digest_of(after))


def _write(path: Path, data: bytes) -> None:
    mode = stat.S_IMODE(path.stat().st_mode)
    if not os.access(path, os.W_OK):
        # Its folder may let it be replaced: whoever wrote-protected it did not want that.
        message = "it is write-protected"
        raise PermissionError(message)
    handle, name = tempfile.mkstemp(dir=path.parent, prefix=".manicule-", suffix=".part")
    temporary = Path(name)
    try:
        with os.fdopen(handle, "wb") as stream:
            stream.write(data)
            stream.flush()
            os.fsync(stream.fileno())
        temporary.chmod(mode)
        temporary.replace(path)
    finally:
        temporary.unlink(missing_ok=True)
