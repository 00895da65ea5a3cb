"""What stands on a receipt, in its order, whatever form it is written in."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from desktop import words
from desktop.domain import PlacementStatus
from desktop.domain.steps import StepCode

if TYPE_CHECKING:
    from collections.abc import Iterator

    from desktop.domain.past.receipt import Passage, Receipt, Told

_SECOND = 19
"""Characters of a time in ISO 8601 as far as its seconds."""
PROOF = (
    (
        "The source. Whoever has a file with the SHA-256 above has the same bytes. “manicule check "
        "--receipt THIS-FILE --source SOURCE” reads them anew with the same importer and tells "
        "whether the passage stands at its place, letter for letter, between the same words. It "
        "needs no library."
    ),
    (
        "The history. The digest of each event covers what the event says, and its seal covers "
        "that digest and the seal before, so that no event can be altered without the seals after "
        "it. The newest seal below covers all that the library held when this receipt was made: "
        "whoever kept it, or has the library, can tell whether anything before was changed since."
    ),
    (
        "Not proved. Seals are no signature: who has the library could make a whole chain anew. "
        "Names, times, and facts that are not in the source are what the library says."
    ),
)


class Line(NamedTuple):
    """A value with what it is; an exact one is not to be broken or changed by a letter."""

    label: str
    value: str
    exact: bool = False


class Part(NamedTuple):
    """A heading with what stands below it."""

    heading: str
    lines: tuple[Line, ...]


def parts(receipt: Receipt) -> Iterator[Part]:
    """Yield the parts of a receipt after the quotation."""
    yield Part("The passage", tuple(_filled(_place(receipt.passage))))
    yield Part("The document", tuple(_filled(_document(receipt))))
    yield Part("The source", tuple(_filled(_source(receipt))))
    yield Part("The highlight", tuple(_filled(_highlight(receipt))))
    yield Part("Where it stands in each revision", tuple(_standings(receipt)))
    yield Part("Its history", tuple(map(_told, receipt.history)))
    yield Part("Seals", tuple(_seals(receipt)))


def cited(receipt: Receipt) -> str:
    """Return in one line whence the passage is."""
    document, page = receipt.document, receipt.passage.page
    said = [", ".join(document.authors), f"“{document.title}”", page and f"p. {page}"]
    return ", ".join(filter(None, (*said, document.publisher, document.date)))


def area(receipt: Receipt) -> str:
    """Return what the picture shows, '' where the passage is no part of a page."""
    picture = receipt.passage.picture
    return f"Area of page {picture.page}" if picture is not None else ""


def _filled(lines: Iterator[Line]) -> Iterator[Line]:
    return (line for line in lines if line.value)


def _place(passage: Passage) -> Iterator[Line]:
    yield Line("Characters", f"{passage.start}–{passage.end} of the text, counted from 0")
    yield Line("Before it", f"…{passage.before}" if passage.before else "")
    yield Line("After it", f"{passage.after}…" if passage.after else "")
    yield Line("Section", " › ".join(passage.sections))
    yield Line("Page", passage.page)
    yield Line("Paragraph", passage.paragraph)
    if passage.picture is not None:
        corners = ", ".join(f"{side:g}" for side in passage.picture.rectangle)
        yield Line("Area", f"page {passage.picture.page}, {corners} points from its upper left")
        yield Line("SHA-256 of its picture", passage.picture.sha256, exact=True)


def _document(receipt: Receipt) -> Iterator[Line]:
    document = receipt.document
    yield Line("Title", document.title)
    yield Line("Authors", ", ".join(document.authors))
    yield Line("Date", document.date)
    yield Line("Publisher", document.publisher)
    yield Line("Address", document.url)
    yield Line("Language", document.language)
    yield Line("Kind", document.kind)


def _source(receipt: Receipt) -> Iterator[Line]:
    source = receipt.source
    yield Line("SHA-256", source.sha256, exact=True)
    yield Line("File", source.name)
    yield Line("Type", source.media_type)
    yield Line("Read by", f"{source.importer}, {source.characters:,} characters of text")
    yield Line("Encoding", source.encoding)
    yield Line("Whole page", "yes" if source.whole_page else "")
    yield Line("Recognised", "some of its words were read from pictures" * source.recognised)
    yield Line("Imported", f"{_time(source.imported)}{_by(source.imported_by)}")
    yield Line("Revision", str(source.revision))


def _highlight(receipt: Receipt) -> Iterator[Line]:
    kept = receipt.highlight
    yield Line("Made", f"{_time(kept.created)}{_by(kept.created_by)}")
    yield Line("Origin", "a comment in the file" * kept.came_with_file)
    yield Line("Last changed", _time(kept.modified))
    yield Line("Colour", kept.colour)
    yield Line("Tags", " · ".join(kept.tags))
    yield Line("Note", kept.note)
    yield Line("Id", kept.id, exact=True)


def _standings(receipt: Receipt) -> Iterator[Line]:
    for one in receipt.standings:
        known = one.status in tuple(PlacementStatus)
        status = words.status(PlacementStatus(one.status)) if known else one.status
        yield Line(f"Revision {one.revision}", f"{status}, characters {one.start}–{one.end}")


def _told(event: Told) -> Line:
    became = "; ".join(words.turn(*one) for one in event.turns)
    step = words.step(StepCode(event.code))
    return Line(_time(event.at), f"{step}{_by(event.by)}{': ' * bool(became)}{became}")


def _seals(receipt: Receipt) -> Iterator[Line]:
    for event in receipt.chain:
        yield Line(f"Event {event.seq}", event.seal, exact=True)
    yield Line(f"Newest, event {receipt.head.seq}", receipt.head.seal, exact=True)
    yield Line("This receipt", receipt.digest, exact=True)


def _time(stored: str) -> str:
    """Return a time as a person reads it; all of them are UTC."""
    return f"{stored[:_SECOND].replace('T', ' ')} UTC" if stored else ""


def _by(name: str) -> str:
    return f" by {name}" if name else ""
