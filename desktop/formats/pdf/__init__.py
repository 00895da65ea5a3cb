"""PDF files: their text, in the order of reading."""

from __future__ import annotations

import hashlib
from dataclasses import replace
from typing import TYPE_CHECKING

from desktop.domain import DocumentKind, PageMap, Parsed, SpanKind
from desktop.domain.printed.page_wishes import picture_of
from desktop.domain.tidy import one_line
from desktop.formats.canon.canonical import Builder
from desktop.formats.door.characters import clean
from desktop.formats.pdf import headings, running_heads
from desktop.formats.pdf.described import described
from desktop.formats.pdf.facts import facts
from desktop.formats.pdf.hyphens import Vocabulary
from desktop.formats.pdf.marked import Marked
from desktop.formats.pdf.page_layout import laid_out
from desktop.formats.pdf.paragraphs import paragraphs
from desktop.formats.pdf.text_writer import Writer
from desktop.pdf import (
    BUILD,
    DamagedError,
    LockedError,
    Part,
    PdfFile,
    attached,
    markings,
    picture,
)
from desktop.pdf.catalogue.catalogued import catalogued

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from desktop.domain import Comment, Content, Facts
    from desktop.domain.printed.recognised import RecognisedPages
    from desktop.formats.door.source import Source
    from desktop.formats.pdf.page_layout import Layout

MEDIA_TYPE = "application/pdf"

_FOREIGN = "it is locked in a way that only the program it was made with can open"
_CERTIFICATES = b"/Adobe.PubSec"
"""Public-key security: PDF 32000-1:2008, 7.6.4. What tells of it is itself never locked."""
_CERTIFIED = (
    "it is locked with certificates, for certain people and their programs; ask for a copy that "
    "opens with a password, or without one"
)
_DAMAGED = "it is no PDF file, or it is too damaged to be opened"
_EMPTY = "it has no pages"
_PICTURED = 500
"""Areas in a file whose pictures are drawn."""
_NAMED = 5
"""Files inside the file, and hidden layers, that are named."""
_SCAN = "The file holds pictures of pages and no text: its words cannot be searched or quoted."
_GARBLED = (
    "The letters of the file cannot be read as text, as it does not say what they stand for: "
    "it is kept as pictures of pages, and its words cannot be searched or quoted."
)


def read(source: Source) -> Parsed:
    """Return the text of a PDF file with its headings, notes, pages and what people marked."""
    said = catalogued(source.data, source.password)
    try:
        file = PdfFile(source.data, source.password, said.layers)
    except LockedError as error:
        if not error.is_foreign:
            raise source.locked() from error
        how = _CERTIFIED if _CERTIFICATES in source.data else _FOREIGN
        raise source.unreadable(how) from error
    except DamagedError as error:
        raise source.unreadable(_DAMAGED) from error
    with file:
        layout = laid_out(file, source.tell, source.left_out, source.recognised)
        if not layout.pages:
            raise source.unreadable(_EMPTY)
        if not any(layout.pages) and len(layout.failed) == len(layout.pages):
            raise source.unreadable(_DAMAGED)
        builder = Builder()
        recognised = source.recognised and source.recognised.only(layout.recognised)
        content, pages = _written(file, layout, builder, recognised)
        xmp = described(said.xmp)
        found = facts(file, layout.pages, layout.body, layout.recognised, xmp, layout.heads)
        marked = Marked(content, pages)
        comments, pictures = _pictured(file, marked.comments(markings(layout.annotations)), pages)
        enclosed = [*file.enclosed(), *attached(layout.annotations)]
        remarks = [
            *_remarks(layout),
            *_noted(layout),
            *_hidden(layout),
            *_mistakable(recognised, content),
            *_enclosed(enclosed),
            *marked.remarks(),
        ]
        return Parsed(
            content, DocumentKind.DOCUMENT, _with_left_out(found, layout), MEDIA_TYPE, "",
            {**builder.assets, **pictures}, tuple(comments), tuple(remarks), pages=pages,
        )  # fmt: skip


def _pictured(
    file: PdfFile, comments: Sequence[Comment], pages: PageMap
) -> tuple[list[Comment], dict[str, bytes]]:
    """Return comments with the pictures of those that are parts of pages, by their digests."""
    found: dict[str, bytes] = {}
    made = list(comments)
    areas = [(n, one.region) for n, one in enumerate(comments) if one.region is not None]
    for number, region in areas[:_PICTURED]:
        page = file.opened(region.page)
        if page is None:
            continue
        try:
            data = picture(page, Part(*picture_of(region, pages[region.page])[4:]))
        finally:
            page.close()
        name = hashlib.sha256(data).hexdigest()
        found[name] = data
        made[number] = replace(comments[number], picture=name)
    return made, found


def _written(
    file: PdfFile, layout: Layout, builder: Builder, recognised: RecognisedPages | None
) -> tuple[Content, PageMap]:
    named = headings.by_outline(layout.pages, file.outline())
    lines = [line for page in layout.pages for line in page]
    found = paragraphs(lines, layout.failed | layout.garbled)
    if not named:
        headings.by_size(found, layout.body, layout.recognised)
    known = Vocabulary(text for line in lines for text in line.printed)
    labels = _labels(file, layout)
    writer = Writer(builder, labels, known, layout.notes)
    writer.write(found, _blank(layout, labels))
    set_aside = writer.write_aside([*layout.heads, *layout.stamps])
    content = builder.build()
    sheets = zip(layout.sheets, labels, strict=True)
    pages = [sheet._replace(label=label) for sheet, label in sheets]
    runs, end = writer.runs.found, min(set_aside, len(content.text))
    return content, PageMap.of(BUILD, pages, runs, end, recognised)


def _blank(layout: Layout, labels: Sequence[str]) -> dict[int, str]:
    """Return for each page without text what stands in its place."""
    noted = {line.page for note in layout.notes for line in note.lines}
    said: dict[int, str] = {}
    for number, lines in enumerate(layout.pages):
        if lines or number in noted or number in layout.continued:
            continue
        why = "could not be read" if number in layout.failed else "no text"
        said[number] = f"Page {clean(labels[number]).strip() or number + 1}, {why}"
    return said


def _labels(file: PdfFile, layout: Layout) -> list[str]:
    """Return what each page is called: by the file, by its printed number, or by counting."""
    count = len(layout.pages)
    said = [file.label(number) for number in range(count)]
    if any(said):
        return said
    printed = running_heads.printed_numbers(layout.heads)
    if len(printed) * 2 <= count:
        return [str(number) for number in range(1, count + 1)]
    page, number = next(iter(printed.items()))
    first = number - page
    return [str(first + at) if first + at > 0 else "" for at in range(count)]


def _remarks(layout: Layout) -> Iterator[str]:
    """Yield what the reader should know of pages that are not in the text."""
    total = len(layout.pages)
    if layout.missing:
        yield f"The file says that it has {total + layout.missing:,} pages: {total:,} are there."
    if len(layout.garbled) == total:
        yield _GARBLED
    elif layout.empty == total:
        yield _SCAN
    else:
        for count, what in (
            (len(layout.failed), "could not be read"),
            (len(layout.garbled), "could not be read: their letters stand for no characters"),
            (layout.empty, "hold no text; they may be pictures"),
        ):
            if count:
                yield f"{count:,} of {total:,} pages {what}."


def _noted(layout: Layout) -> Iterator[str]:
    """Yield what the reader should know of words that are seen otherwise than they are read."""
    if layout.beyond:
        at = "its edge" if layout.beyond == 1 else "their edges"
        on = _pages(layout.beyond)
        yield f"Words on {on} stand beyond {at}, where nobody sees them: they are left out."
    if layout.filled:
        on = _pages(layout.filled)
        yield f"What was filled into a form on {on} is read, but not marked on the pages."
    if layout.unruled:
        on = _pages(layout.unruled)
        yield f"Tables on {on} have no lines around their cells: they are kept as lines of text."


def _pages(count: int) -> str:
    return "1 page" if count == 1 else f"{count:,} pages"


def _hidden(layout: Layout) -> Iterator[str]:
    """Yield what the reader should know of words on layers that no page shows."""
    if not layout.layers:
        return
    called = (one_line(name) for names in layout.layers for name in names)
    names = list(dict.fromkeys(filter(None, called)))
    on = "a hidden layer" if len(names) <= 1 else f"{len(names):,} hidden layers"
    yield f"Words on {on} were left out{': ' * bool(names)}{_listed(names)}."


def _mistakable(recognised: RecognisedPages | None, content: Content) -> Iterator[str]:
    """Yield what the reader should know of words that were recognised on pictures."""
    if recognised:
        count, unsure = len(recognised), sum(s.kind is SpanKind.UNSURE for s in content.spans)
        pages = _pages(count)
        marked = f": {unsure:,} of which it was unsure are underlined with dots" if unsure else ""
        yield (
            f"The words of {pages} were recognised by {recognised.engine} and may be wrong{marked}."
        )


def _enclosed(names: Sequence[str]) -> Iterator[str]:
    """Yield what the reader should know of files inside the file."""
    if names:
        count = "lies a file" if len(names) == 1 else f"lie {len(names):,} files"
        yield f"Inside it {count}, never opened: {_listed(names)}."


def _listed(names: Sequence[str]) -> str:
    return ", ".join(f"“{name}”" for name in names[:_NAMED]) + (", …" * (len(names) > _NAMED))


def _with_left_out(found: Facts, layout: Layout) -> Facts:
    """Add what stands beside the text and was left out of it."""
    count = sum(len(line.text.split()) for line in layout.heads)
    if not count:
        return found
    words = "1 word" if count == 1 else f"{count:,} words"
    left = f"running heads and page numbers ({words})"
    return replace(found, other={**found.other, "left_out": left})
