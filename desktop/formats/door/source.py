"""A source file as the importers get it: where it lies and its bytes."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from desktop.errors import PasswordNeededError, UnreadableFileError, WrongPasswordError
from desktop.formats import encoding

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from desktop.domain.printed.recognised import RecognisedPages
    from desktop.formats.encoding import Reading


def _untold(_done: int, _total: int) -> None:
    return


def _nothing(_address: str) -> bytes | None:
    return None


@dataclass(frozen=True, slots=True)
class Source:
    """What an importer is given; `whole_page` asks for a web page with its furniture.

    `encoding` is the name of the one that the reader chose, if any, `password` what opens a locked
    file, and `recognised` the words of pages that are only pictures. Of the parts that `tell`
    counts those that are `left_out` brought somebody down who read them. `tell` takes how many of
    the file's parts are read, for those that have many. `beside` gives the bytes at an address in
    the file's own folder: see door.beside.
    """

    path: Path
    data: bytes
    whole_page: bool = False
    encoding: str = ""
    password: str = field(default="", repr=False)
    recognised: RecognisedPages | None = None
    left_out: frozenset[int] = frozenset()
    tell: Callable[[int, int], None] = _untold
    beside: Callable[[str], bytes | None] = _nothing
    positions: str = ""
    """How another program counts, where its file does not tell: see `exchange`."""

    def unreadable(self, reason: str) -> UnreadableFileError:
        """Return the error to raise; `reason` is a clause such as 'the file is empty'."""
        return UnreadableFileError(self.path, reason)

    def locked(self) -> UnreadableFileError:
        """Return the error to raise where the password does not open the file, or there is none."""
        if self.password:
            return WrongPasswordError(self.path)
        return PasswordNeededError(self.path)

    def text(self, *, markup: bool = False) -> Reading:
        """Return the text that the bytes are; `markup` honours what it says of itself."""
        return encoding.read(self.data, markup=markup, chosen=self.encoding)

    @property
    def title(self) -> str:
        """The file's name made readable, for documents that state no title."""
        words = re.sub(r"[_\s]+", " ", self.path.stem).strip()
        if " " not in words:
            words = re.sub(r"(?<=[^\W\d])-(?=[^\W\d])", " ", words)
        return words or self.path.name

    @property
    def is_named(self) -> bool:
        """Whether the file's name says something, rather than being a number or a code."""
        words = re.sub(r"(?<![^\W_])[0-9a-fA-F-]{8,}(?![^\W_])", " ", self.path.stem)
        return re.search(r"[^\W\d_]{3,}", words) is not None
