"""Check a receipt against the source it names, without the library."""

from __future__ import annotations

import hashlib
import tempfile
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from desktop import annotate, export
from desktop.domain import ReadingChoice, tidy
from desktop.domain.past.receipt import FORM, VERSION, ReceiptForm
from desktop.errors import NoReceiptError, UnreadableFileError, reason_of
from desktop.formats.door.sandbox import Sandbox
from desktop.workspace.receipts.consistency import contradictions
from desktop.workspace.receipts.receipts import passage_of

if TYPE_CHECKING:
    from collections.abc import Iterator

    from desktop.domain import Content, Parsed
    from desktop.domain.past.receipt import Receipt

LARGEST = 100_000_000
"""Bytes of a receipt; the picture of an area may be large."""
_SAYS_OTHERWISE = {
    "quotation": "The quotation is not what the source says there.",
    "words": "The words of the passage are not those of the source.",
    "prefix": "The letters before the passage are not those of the source.",
    "suffix": "The letters after the passage are not those of the source.",
    "before": "The words before the passage are not those of the source.",
    "after": "The words after the passage are not those of the source.",
    "sections": "The section of the passage is not the one it stands in in the source.",
    "page": "The page of the passage is not the one it stands on in the source.",
    "paragraph": "The number of the paragraph is not the one in the source.",
}
_OUTLINED = frozenset(("sections", "page", "paragraph"))
"""What the reader may have corrected."""


_OTHER_FILE = "The source is another file: its SHA-256 is not the one on the receipt."
_RECOGNISED = "The words were recognised on pictures: the source does not show them as text."


class Findings(NamedTuple):
    """What does not hold of a receipt, and what is to be known besides; sentences."""

    problems: tuple[str, ...]
    remarks: tuple[str, ...]


def check(path: Path, source: Path, password: str = "") -> Findings:
    """Return what does not hold: of the receipt by itself, and against the source.

    Raises NoReceiptError where there is none in the file.
    """
    text = _text(path)
    try:
        receipt, form = export.read_receipt(text)
    except ValueError as error:
        raise NoReceiptError(path, str(error)) from error
    if (receipt.form, receipt.version) != (FORM, VERSION):
        raise NoReceiptError(path, "another version of the program made it; check it with that")
    problems = list(contradictions(receipt))
    written = export.written_receipt(receipt, form)
    if form is not ReceiptForm.JSON and written.replace("\r\n", "\n") != text:
        problems.append("What the file says is not what the receipt inside it says.")
    found = _against(receipt, source, password)
    return Findings((*problems, *found.problems), found.remarks)


def _text(path: Path) -> str:
    """Return the text of a file, whatever a mail or an editor made of its first and line ends."""
    try:
        with path.open("rb") as file:
            return file.read(LARGEST).decode("utf-8-sig").replace("\r\n", "\n")
    except UnicodeDecodeError as error:
        raise NoReceiptError(path, "it is no text in UTF-8") from error
    except OSError as error:
        raise NoReceiptError(path, reason_of(error)) from error


def _against(receipt: Receipt, source: Path, password: str) -> Findings:
    try:
        data = source.read_bytes()
    except OSError as error:
        return Findings((f"The source cannot be read: {reason_of(error)}.",), ())
    is_it = hashlib.sha256(data).hexdigest() == receipt.source.sha256
    other = () if is_it else (_OTHER_FILE,)
    if receipt.source.recognised:
        return Findings((*other, _RECOGNISED), ())
    try:
        parsed = _read_anew(receipt, data, password)
    except UnreadableFileError as error:
        return Findings((*other, f"The source cannot be read anew: {error.reason}."), ())
    if not is_it:
        return Findings((*other, *_not_found(receipt, parsed.content)), ())
    remarks = list(_entered(receipt, parsed))
    if parsed.importer == receipt.source.importer:
        return Findings(tuple(_differences(receipt, parsed)), tuple(remarks))
    remarks.append(
        f"The source was read by {receipt.source.importer} then, and is by {parsed.importer} now: "
        "the quotation was looked for in it; place, page and section were not compared."
    )
    return Findings(tuple(_not_found(receipt, parsed.content)), tuple(remarks))


def _read_anew(receipt: Receipt, data: bytes, password: str) -> Parsed:
    source = receipt.source
    choice = ReadingChoice(source.encoding, source.whole_page, password)
    with tempfile.TemporaryDirectory(prefix="manicule-") as folder, Sandbox() as sandbox:
        # Importers go by the name, and the file may be called something else by now.
        name = Path(tidy.one_line(source.name).replace("\\", "/")).name
        path = Path(folder) / (name if name not in {"", ".", ".."} else "source.txt")
        try:
            path.write_bytes(data)
        except OSError as error:
            raise UnreadableFileError(path, reason_of(error)) from error
        return tidy.parsed(sandbox.read(path, choice))


def _differences(receipt: Receipt, parsed: Parsed) -> Iterator[str]:
    """Yield what an importer that is the same does not find as it did."""
    told, source, content = receipt.passage, receipt.source, parsed.content
    if len(content.text) != source.characters:
        yield "The text of the source has another length than the receipt says."
    if parsed.media_type != source.media_type:
        yield "The source is of another type than the receipt says."
    if not 0 <= told.start < told.end <= len(content.text):
        yield "The passage is not in the source: its place is outside the text."
        return
    found = passage_of(content, content.anchor(source.revision, told.start, told.end))
    for name, sentence in _SAYS_OTHERWISE.items():
        # The words of an area are those in its picture, which the text does not tell.
        is_open = name == "words" and told.picture is not None
        is_corrected = name in _OUTLINED and source.own_outline
        if not (is_open or is_corrected) and getattr(found, name) != getattr(told, name):
            yield sentence


def _not_found(receipt: Receipt, content: Content) -> Iterator[str]:
    told = receipt.passage
    if not told.quotation.strip():
        yield "The area has no words that could be looked for in the source."
        return
    places = annotate.occurrences(content.text, told.quotation)
    if not places:
        yield "The quotation is not in the source."


def _entered(receipt: Receipt, parsed: Parsed) -> Iterator[str]:
    """Yield which facts a person entered, or the source does not say."""
    facts, told = parsed.facts, receipt.document
    known = {name: getattr(facts, name) for name in ("title", "authors", "date", "publisher")}
    known |= {"url": facts.url, "language": facts.language, "kind": str(parsed.kind)}
    other = [name for name, value in known.items() if getattr(told, name) != value]
    if receipt.source.own_outline:
        yield "The reader drew the outline or named the pages: section and page were not compared."
    if other:
        yield f"Not from the source, but entered by a person: {', '.join(other)}."
