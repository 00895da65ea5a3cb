"""Failures the reader can act on. Everything else that goes wrong is a bug.

Each error carries data; `str(error)` is one sentence that says what happened, what was kept and
what to do next.
"""

from __future__ import annotations

import errno
import os
import sys
from dataclasses import astuple, dataclass, is_dataclass
from enum import StrEnum
from typing import TYPE_CHECKING, ClassVar

from typing_extensions import override

if TYPE_CHECKING:
    from datetime import datetime
    from pathlib import Path


LONGEST_SHOWN = 60
"""Characters of a quotation, a name or a value that a sentence repeats."""


_DATES_SHOWN = 5


def _shortened(text: str) -> str:
    return text if len(text) <= LONGEST_SHOWN else text[: LONGEST_SHOWN - 1] + "…"


class ManiculeError(Exception):
    """Base of all failures that are reported to the reader as a sentence."""

    needs_password: ClassVar[bool] = False
    """Whether it would go well with the password of a file."""

    @override
    def __reduce__(self) -> tuple[object, ...]:
        # Errors travel between processes; Exception's own pickling forgets keyword arguments.
        return type(self), astuple(self) if is_dataclass(self) else self.args


@dataclass(eq=False)
class UnreadableFileError(ManiculeError):
    """A source that cannot be imported; `reason` is a clause such as 'the file is empty'."""

    path: Path
    reason: str

    @override
    def __str__(self) -> str:
        return f"{self.path.name} was not imported: {self.reason.rstrip('.')}."


@dataclass(eq=False)
class UnstoredFileError(UnreadableFileError):
    """A source that the library has no room for, or may not write: `reason` is as above."""

    @override
    def __str__(self) -> str:
        return (
            f"{self.path.name} was not imported, as the library could not be written: "
            f"{self.reason}. What is in it is kept; make room there, then import the file again."
        )


@dataclass(eq=False)
class HalfImportedError(UnreadableFileError):
    """Another program's file of which some is in the library, and the rest found no room."""

    @override
    def __str__(self) -> str:
        return (
            f"{self.path.name} was imported only in part, as the library could not be written: "
            f"{self.reason}. What came of it is kept; make room there, then import the file again: "
            "nothing comes twice."
        )


@dataclass(eq=False)
class PasswordNeededError(UnreadableFileError):
    """A source that opens with a password, and none was given."""

    needs_password: ClassVar[bool] = True
    reason: str = "it opens with a password, and none was given"


@dataclass(eq=False)
class WrongPasswordError(UnreadableFileError):
    """A source that opens with another password than the one that was given."""

    needs_password: ClassVar[bool] = True
    reason: str = "it does not open with the password that was given"


@dataclass(eq=False)
class UnusableKeyringError(ManiculeError):
    """The keyring of the system that did not do what was asked of it; `reason` is a clause."""

    reason: str

    @override
    def __str__(self) -> str:
        return (
            f"The keyring of this computer could not be used: {self.reason}. What is kept there is "
            "as it was; passwords can be typed as before."
        )


@dataclass(eq=False)
class NotFoundError(ManiculeError):
    """Nothing in the library answers to the name or id given."""

    noun: str
    name: str

    @override
    def __str__(self) -> str:
        return f"There is no {self.noun} “{_shortened(self.name)}” in this library."


@dataclass(eq=False)
class NoSuchRevisionError(ManiculeError):
    """A number that no revision of a document has; `newest` is the last one."""

    number: int
    title: str
    newest: int

    @override
    def __str__(self) -> str:
        known = "only revision 1" if self.newest == 1 else f"revisions 1 to {self.newest}"
        return (
            f"“{_shortened(self.title)}” has no revision {self.number}. "
            f"It has {known}; nothing was compared."
        )


@dataclass(eq=False)
class AmbiguousNameError(ManiculeError):
    """More than one document, or more than one place in a document, answers to a name."""

    noun: str
    name: str
    choices: tuple[str, ...]

    @override
    def __str__(self) -> str:
        listed = ", ".join(self.choices[:5])
        return (
            f"“{_shortened(self.name)}” could be any of {len(self.choices)} {self.noun}: {listed}. "
            "Be more exact."
        )


@dataclass(eq=False)
class QuotationNotFoundError(ManiculeError):
    """A quotation that does not occur (often enough) in a document."""

    quotation: str
    title: str
    found: int

    @override
    def __str__(self) -> str:
        short = _shortened(self.quotation)
        if self.found:
            times = "once" if self.found == 1 else f"{self.found} times"
            return f"“{short}” occurs only {times} in “{self.title}”. Choose a lower occurrence."
        return f"“{short}” does not occur in “{self.title}”. Check the wording against the text."


@dataclass(eq=False)
class UnknownEncodingError(ManiculeError):
    """A name that no encoding has; `near` are names that may have been meant."""

    name: str
    near: tuple[str, ...]

    @override
    def __str__(self) -> str:
        near = self.near or ("utf-8", "windows-1252", "windows-1250", "koi8-r", "shift_jis")
        return f"There is no encoding “{_shortened(self.name)}”. Use one such as {', '.join(near)}."


@dataclass(eq=False)
class NoRecogniserError(ManiculeError):
    """There is no program that recognises text on pictures."""

    @override
    def __str__(self) -> str:
        ways = {"darwin": "“brew install tesseract”", "win32": "the installer of Tesseract"}
        way = ways.get(
            sys.platform,
            "your software centre, or “sudo apt install tesseract-ocr tesseract-ocr-deu”",
        )
        return (
            "Text on pictures is recognised by Tesseract, which is not installed. Install it with "
            f"{way}, and the languages you read with it; then try again."
        )


@dataclass(eq=False)
class UnknownLanguageError(ManiculeError):
    """A language that the program which recognises text has no data for."""

    language: str
    known: tuple[str, ...] = ()

    @override
    def __str__(self) -> str:
        known = ", ".join(self.known)
        there = f"there is: {known}" if known else "there is none at all"
        return (
            f"Tesseract has no data for the language “{_shortened(self.language)}”; {there}. "
            "Choose another, or install its data; nothing was changed."
        )


@dataclass(eq=False)
class NothingRecognisedError(ManiculeError):
    """A document in which no text was recognised; `reason` is a clause."""

    title: str
    reason: str

    @override
    def __str__(self) -> str:
        return (
            f"No text was recognised in “{_shortened(self.title)}”: {self.reason}. "
            "The document is as it was."
        )


@dataclass(eq=False)
class FixedEncodingError(ManiculeError):
    """A document whose format says how its letters are written, so that there is no choice."""

    title: str

    @override
    def __str__(self) -> str:
        return (
            f"“{_shortened(self.title)}” was left as it is: a file of its kind says itself how its "
            "letters are written. Only texts, web pages and e-mail can be read in another encoding."
        )


@dataclass(eq=False)
class OutOfRangeError(ManiculeError):
    """A passage that does not lie inside its document's text."""

    start: int
    end: int
    length: int

    @override
    def __str__(self) -> str:
        return (
            f"Characters {self.start} to {self.end} are not a passage of this document, "
            f"which has {self.length} characters. Choose a start before the end, both inside it."
        )


@dataclass(eq=False)
class NothingToDecideError(ManiculeError):
    """A decision about a highlight whose source has not changed under it."""

    highlight_id: str

    @override
    def __str__(self) -> str:
        return (
            f"Highlight {self.highlight_id[:8]} stands where it was made, so there is nothing to "
            "decide. “review” lists the passages whose source changed."
        )


@dataclass(eq=False)
class InvalidValueError(ManiculeError):
    """A value that the library cannot keep, such as an empty tag or an unknown colour."""

    noun: str
    value: str
    expected: str

    @override
    def __str__(self) -> str:
        return f"“{_shortened(self.value)}” is not a {self.noun}. Use {self.expected}."


@dataclass(eq=False)
class KeyTakenError(ManiculeError):
    """A citation key that another document has."""

    key: str
    title: str
    is_in_trash: bool = False

    @override
    def __str__(self) -> str:
        where = ", which is in the trash" if self.is_in_trash else ""
        return (
            f"“{_shortened(self.key)}” is the citation key of “{_shortened(self.title)}”{where}. "
            "Nothing was changed; use another one."
        )


@dataclass(eq=False)
class QuestionError(ManiculeError):
    """A question to highlights that cannot be followed from `at` on; `reason` is a clause."""

    question: str
    at: int
    reason: str

    @override
    def __str__(self) -> str:
        rest = _shortened(self.question[self.at :].strip())
        where = f"At “{rest}”" if rest else "At its end"
        return f"The question was not understood. {where}: {self.reason.rstrip('.')}."


@dataclass(eq=False)
class UnusableStyleError(ManiculeError):
    """A citation style that cannot be used; `reason` is a clause."""

    name: str
    reason: str

    @override
    def __str__(self) -> str:
        return (
            f"The citation style “{_shortened(self.name)}” cannot be used: {self.reason}. "
            "Nothing was exported; choose another style."
        )


@dataclass(eq=False)
class NewerLibraryError(ManiculeError):
    """A library written by a later version of the program."""

    folder: Path
    found: int
    known: int

    @override
    def __str__(self) -> str:
        return (
            f"The library in {self.folder} was written by a newer Manicule (format {self.found}; "
            f"this one knows {self.known}). Nothing was changed; update Manicule to open it."
        )


@dataclass(eq=False)
class DamagedLibraryError(ManiculeError):
    """A library whose database cannot be read."""

    folder: Path
    reason: str

    @override
    def __str__(self) -> str:
        return (
            f"The library in {self.folder} cannot be read: {self.reason}. Nothing was changed. "
            "If it was ever backed up, an earlier copy of it can be restored."
        )


@dataclass(eq=False)
class LostLibraryError(DamagedLibraryError):
    """A folder that was a library and has no database any more."""

    sources: int
    backups: tuple[datetime, ...]

    @property
    def beside(self) -> str:
        """What is still there, as a clause."""
        files = "1 original file" if self.sources == 1 else f"{self.sources:,} original files"
        count = len(self.backups)
        dates = [f"{made.astimezone():%Y-%m-%d}" for made in self.backups[:_DATES_SHOWN]]
        if count > _DATES_SHOWN:
            dates.append(f"{count - _DATES_SHOWN} earlier")
        of = f" ({', '.join(dates)})" if dates else ""
        return f"{files} and {'1 backup' if count == 1 else f'{count} backups'}{of}"

    @override
    def __str__(self) -> str:
        restore = "restore a backup" if self.backups else "bring the file back"
        return (
            f"The library in {self.folder} cannot be read: {self.reason}. Beside it are "
            f"{self.beside}. Nothing was changed; {restore}, or begin an empty library there, "
            "which moves nothing and deletes nothing."
        )


@dataclass(eq=False)
class TemplateFaultError(ManiculeError):
    """A template that cannot be followed; `reason` is a clause, `line` 0 where none is to blame."""

    name: str
    line: int
    reason: str

    @override
    def __str__(self) -> str:
        where = f"line {self.line}: " if self.line else ""
        return (
            f"The template “{_shortened(self.name)}” cannot be followed: {where}{self.reason}. "
            "Nothing was written with it; correct it and try again."
        )


@dataclass(eq=False)
class KeptExportError(ManiculeError):
    """A kept export that was not brought up to date at all; `reason` is a clause."""

    name: str
    reason: str

    @override
    def __str__(self) -> str:
        return (
            f"“{_shortened(self.name)}” was not brought up to date: {self.reason}. The files that "
            "it wrote before are as they were."
        )


@dataclass(eq=False)
class OwnFileError(ManiculeError):
    """An export or a backup onto the library itself, by whatever name or link."""

    path: Path
    library: Path

    @override
    def __str__(self) -> str:
        return (
            f"{self.path} belongs to the library itself. Nothing was written; choose a place "
            f"outside {self.library}."
        )


@dataclass(eq=False)
class BackupPlaceError(ManiculeError):
    """The chosen place for backups is not there, or another window is at work in it."""

    place: Path
    reason: str

    @override
    def __str__(self) -> str:
        return (
            f"No backup was made: {self.place} {self.reason}. The library and earlier backups are "
            "as they were; connect the disk, or choose another place in Preferences."
        )


@dataclass(eq=False)
class OccupiedFolderError(ManiculeError):
    """A restoration into a folder that holds something."""

    folder: Path

    @override
    def __str__(self) -> str:
        return (
            f"{self.folder} is not a new or an empty folder, and was left as it is. "
            "Nothing was restored; name a folder that is not there yet."
        )


@dataclass(eq=False)
class LibraryBusyError(ManiculeError):
    """Another window or command held the library too long."""

    folder: Path

    @override
    def __str__(self) -> str:
        return (
            f"The library in {self.folder} is busy in another window or command. "
            "This change was not made; try again in a moment."
        )


@dataclass(eq=False)
class StorageError(ManiculeError):
    """A folder or file that cannot be written: full disk, no permission, read-only medium."""

    path: Path
    reason: str

    @override
    def __str__(self) -> str:
        return (
            f"{self.path} could not be written: {self.reason}. What was saved before is kept; "
            "make room or choose another place, then try again."
        )


@dataclass(eq=False)
class ReadOnlyLibraryError(StorageError):
    """A change to a library that can only be read."""

    reason: str = "it is read-only"

    @override
    def __str__(self) -> str:
        return (
            f"The library in {self.path} is read-only: it can be read, searched and exported. "
            "Nothing was changed; to work with it, copy its folder to a place of your own and open "
            "the copy."
        )


@dataclass(eq=False)
class FileExistsAlreadyError(ManiculeError):
    """An export that would replace a file without having been asked to."""

    path: Path

    @override
    def __str__(self) -> str:
        return (
            f"{self.path} exists already and was left as it is. "
            "Choose another name or allow replacing it."
        )


class DeadLink(StrEnum):
    """Why a link leads nowhere."""

    NO_LINK = "no link"
    OTHER_LIBRARY = "other library"
    UNKNOWN = "unknown"
    DOCUMENT_TRASHED = "document trashed"
    DOCUMENT_DELETED = "document deleted"
    HIGHLIGHT_TRASHED = "highlight trashed"
    HIGHLIGHT_GONE = "highlight gone"


@dataclass(eq=False)
class DeadLinkError(ManiculeError):
    """A link from elsewhere that leads to nothing that is here."""

    why: DeadLink
    title: str = ""
    """Of the document, if it is known."""
    words: str = ""
    """The beginning of the passage, if it is known."""
    document_id: str = ""
    """The document that it was in, if that is there."""

    @override
    def __str__(self) -> str:
        title, passage = f"“{_shortened(self.title)}”", f"“{_shortened(self.words)}”"
        said = f"{passage} in {title}" if self.words else f"a passage in {title}"
        return {
            DeadLink.NO_LINK: "This is no link to a document or a highlight. Nothing was opened.",
            DeadLink.OTHER_LIBRARY: (
                "This link leads to another library. Open that one and follow the link there."
            ),
            DeadLink.UNKNOWN: (
                "What this link leads to is not in this library, and nothing is known of it"
                + (f" but that it was in {title}." if self.title else ".")
            ),
            DeadLink.DOCUMENT_TRASHED: (
                f"This link leads to {title}, which is in the trash. Bring it back from there."
            ),
            DeadLink.DOCUMENT_DELETED: (
                "This link leads to a document that was deleted for good, with all that was said "
                "of it."
            ),
            DeadLink.HIGHLIGHT_TRASHED: (
                f"This link leads to {said}, which was removed. It can be brought back from the "
                "trash."
            ),
            DeadLink.HIGHLIGHT_GONE: f"This link leads to {said}, which is no highlight any more.",
        }[self.why]


@dataclass(eq=False)
class ChangedDraftError(ManiculeError):
    """A draft that somebody wrote on since it was read."""

    path: Path

    @override
    def __str__(self) -> str:
        return (
            f"{self.path.name} was changed since it was checked, and was left as it is. "
            "Check it again first."
        )


@dataclass(eq=False)
class NotInTextError(ManiculeError):
    """A passage that was marked in another program, and stands in no text here."""

    words: str

    @override
    def __str__(self) -> str:
        words = _shortened(" ".join(self.words.split()))
        return (
            f"“{words}” was marked in another program, and is not in the text here: there is "
            "nothing to be proved of it. Find its place first (F8)."
        )


@dataclass(eq=False)
class NoReceiptError(ManiculeError):
    """A file that holds no evidence receipt which could be checked; `reason` is a clause."""

    path: Path
    reason: str

    @override
    def __str__(self) -> str:
        return (
            f"{self.path.name} is no receipt that can be checked: {self.reason}. "
            "Give one that “manicule receipt” wrote."
        )


@dataclass(eq=False)
class NoAreaError(ManiculeError):
    """A part of a page that cannot be kept; `reason` is a clause."""

    title: str
    reason: str

    @override
    def __str__(self) -> str:
        return (
            f"No area of “{_shortened(self.title)}” was kept: {self.reason}. "
            "The document and its highlights are as they were."
        )


@dataclass(eq=False)
class NoCopyError(ManiculeError):
    """A copy of a file with highlights in it that was not made; `reason` is a clause."""

    title: str
    reason: str

    @override
    def __str__(self) -> str:
        return (
            f"No copy of “{_shortened(self.title)}” was written: {self.reason}. The original and "
            "the highlights are as they were; they can be exported as Markdown."
        )


@dataclass(eq=False)
class LockedCopyError(NoCopyError):
    """A copy that was not made since its file opens with another password than was given."""

    needs_password: ClassVar[bool] = True
    reason: str = "it opens with a password, which was not given or is another one"


@dataclass(eq=False)
class ChangedElsewhereError(ManiculeError):
    """A step that is not undone or done again, as another window has changed the same since."""

    step: str

    @override
    def __str__(self) -> str:
        return (
            f"“{self.step}” was left as it is: another window has changed the same since. "
            "What came before it can still be undone."
        )


@dataclass(eq=False)
class CancelledError(ManiculeError):
    """Work that the reader stopped."""

    what: str

    @override
    def __str__(self) -> str:
        return f"{self.what} was stopped. What was finished before is kept."


@dataclass(eq=False)
class NothingDoneError(CancelledError):
    """A change of much that the reader stopped: none of it was made."""

    @override
    def __str__(self) -> str:
        return f"{self.what} was stopped, and nothing was changed."


@dataclass(eq=False)
class StoppedImportError(CancelledError):
    """An import of another program's file that the reader stopped, and that was taken back."""

    kept: int = 0
    """Documents that came with it and stay, as somebody has worked in them since."""

    @override
    def __str__(self) -> str:
        said = f"{self.what} was stopped, and nothing was imported"
        if not self.kept:
            return f"{said}."
        which = "1 document" if self.kept == 1 else f"{self.kept} documents"
        return f"{said}, but for {which} with highlights or notes of yours."


def reason_of(error: OSError) -> str:
    """Return a clause for what the system said of a file."""
    known = {
        errno.ENOSPC: "the disk is full",
        errno.EDQUOT: "the disk quota is used up",
        errno.EROFS: "the disk is read-only",
        errno.EACCES: "permission was denied",
        errno.EPERM: "permission was denied",
        errno.EFBIG: "the disk cannot hold so large a file",
        errno.ENOENT: "it does not exist",
        errno.ENOTDIR: "a file stands where a folder is needed",
        errno.EEXIST: "a file stands where a folder is needed",
        errno.EISDIR: "it is a folder",
    }
    return known.get(error.errno or 0) or (os.strerror(error.errno) if error.errno else str(error))
