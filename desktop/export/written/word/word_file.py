"""Highlights as a Word document: headings, quotations, footnotes that cite, comments for notes.

It is written part by part into the archive as highlights come; what stands in footnotes and
comments waits in a temporary file, since an archive takes one part after another.
"""

from __future__ import annotations

import tempfile
import zipfile
from typing import IO, TYPE_CHECKING

from desktop import words
from desktop.domain import CELL_BREAK, ROW_BREAK
from desktop.export.written.export_selection import UNGROUPED
from desktop.export.written.page_file import quoted_pieces, remarks
from desktop.export.written.word import word_parts
from desktop.export.written.word.word_pictures import Pictures
from desktop.export.written.word.word_runs import cited, escaped, letters, link, paragraph, table

if TYPE_CHECKING:
    from collections.abc import Iterator

    from desktop.domain import Highlight, Section
    from desktop.export.excerpts import Excerpts
    from desktop.export.quotation import Piece
    from desktop.export.written.export_selection import Selection
    from desktop.export.written.target import Target

_FIRST = (1980, 1, 1, 0, 0, 0)
"""The earliest time that an archive can say: equal annotations give equal bytes."""
# Bytes before footnotes and comments go to a file: they are written last, and made as one goes.
_IN_MEMORY = 8 << 20
_INITIALS = 3
_MARKED = '<w:rPr><w:rStyle w:val="CommentReference"/></w:rPr>'


def write(selection: Selection, target: Target) -> None:
    """Write one document."""
    title = selection.name
    made = selection.changed.strftime("%Y-%m-%dT%H:%M:%SZ") if selection.changed else ""
    with (
        zipfile.ZipFile(target.file, "w", zipfile.ZIP_DEFLATED, compresslevel=4) as archive,
        tempfile.SpooledTemporaryFile(_IN_MEMORY) as footnotes,
        tempfile.SpooledTemporaryFile(_IN_MEMORY) as comments,
    ):
        writer = _Writer(selection, footnotes, comments)
        with archive.open(_entry("word/document.xml"), "w") as body:
            body.write(word_parts.DOCUMENT_BEGIN.encode())
            for piece in writer.body(title):
                body.write(piece.encode("utf-8"))
                target.go_on()
            body.write(word_parts.DOCUMENT_END.encode())
        _copied(
            archive, "footnotes", footnotes, word_parts.FOOTNOTES_BEGIN, word_parts.FOOTNOTES_END
        )
        _copied(archive, "comments", comments, word_parts.COMMENTS_BEGIN, word_parts.COMMENTS_END)
        for name, data in writer.pictures.kept.items():
            archive.writestr(_entry(f"word/media/{name}.png"), data)
        for name, text in {
            "[Content_Types].xml": word_parts.content_types(),
            "_rels/.rels": word_parts.PACKAGE_RELATIONS,
            "docProps/core.xml": word_parts.core_properties(title, made),
            "word/_rels/document.xml.rels": word_parts.document_relations(writer.pictures.kept),
            "word/settings.xml": word_parts.SETTINGS,
            "word/styles.xml": word_parts.styles(),
        }.items():
            archive.writestr(_entry(name), text)


def _entry(name: str) -> zipfile.ZipInfo:
    entry = zipfile.ZipInfo(name, _FIRST)
    entry.compress_type = zipfile.ZIP_DEFLATED
    return entry


def _copied(archive: zipfile.ZipFile, name: str, waiting: IO[bytes], begin: str, end: str) -> None:
    waiting.seek(0)
    with archive.open(_entry(f"word/{name}.xml"), "w") as part:
        part.write(begin.encode())
        while data := waiting.read(1 << 20):
            part.write(data)
        part.write(end.encode())


class _Writer:
    """Makes the body, and puts what it refers to into the other parts."""

    def __init__(self, selection: Selection, footnotes: IO[bytes], comments: IO[bytes]) -> None:
        self._selection = selection
        self._footnotes, self._comments = footnotes, comments
        self._notes = self._remarks = 0
        self.pictures = Pictures(selection.picture)
        citer = selection.citer
        self._is_in_text = citer is not None and citer.is_in_text

    def body(self, title: str) -> Iterator[str]:
        """Yield the document's paragraphs."""
        yield paragraph(letters(title), "Title")
        for part in self._selection.parts():
            depth = 1
            if self._selection.grouping is not None:
                yield _heading(part.heading or UNGROUPED, depth)
                depth = 2
            for source in part.excerpts:
                yield from self._document(source, depth, title)
        if sources := self._selection.sources():
            yield _heading("Sources", 1)
            for runs in sources:
                yield paragraph(cited(runs), "Source")

    def _document(self, source: Excerpts, depth: int, title: str) -> Iterator[str]:
        document, facts = source.document, source.document.facts
        if document.title != title:
            yield _heading(document.title, depth)
        told = (", ".join(facts.authors), facts.publisher, facts.date, facts.url)
        if any(told):
            yield paragraph(letters(" · ".join(filter(None, told))), "Small")
        above: tuple[Section, ...] = ()
        for one in source.highlights:
            if self._selection.in_order and one.id not in source.earlier:
                path = source.content.section_path(one.start)
                for level, section in enumerate(path):
                    is_title = level == 0 and section.title == document.title
                    if above[level : level + 1] != (section,) and not is_title:
                        yield _heading(section.title, depth + level + 1)
                above = path
            yield "".join(self._highlight(source, one))

    def _highlight(self, source: Excerpts, one: Highlight) -> Iterator[str]:
        if one.anchor.region is not None:
            yield self._picture(one)
        blocks = quoted_pieces(source, one) if one.quote.strip() else []
        comment = self._comment(source, one) if one.note.strip() else None
        begin, end = _around(comment)
        citing = end + self._citing(source, one)
        for number, piece in enumerate(blocks):
            last = number == len(blocks) - 1
            before = begin if number == 0 else ""
            if piece.whole:
                yield table(_cells(piece), headed=piece.headed)
                if before or last:  # a table bears no note
                    yield paragraph(before + (citing if last else ""), "Quote")
                continue
            said = f"{piece.marker} {piece.words}" if piece.marker else piece.words
            yield paragraph(before + letters(said) + (citing if last else ""), "Quote")
        if not blocks:
            yield paragraph(begin + letters(words.area(one)) + citing, "Quote")
        for remark in (*remarks(source, one), *([" · ".join(one.tags)] if one.tags else [])):
            yield paragraph(letters(remark), "Small")

    def _citing(self, source: Excerpts, one: Highlight) -> str:
        """Return what cites a passage behind its last word."""
        runs = cited(self._selection.cited(source, one))
        leads = link(self._selection.link(one), "☞")
        if self._is_in_text:
            return letters(" ") + runs + letters(" ") + leads
        self._notes += 1
        mark = '<w:r><w:rPr><w:rStyle w:val="FootnoteReference"/></w:rPr>'
        note = paragraph(
            f"{mark}<w:footnoteRef/></w:r>{letters(' ')}{runs}{letters(' ')}{leads}", "FootnoteText"
        )
        self._footnotes.write(f'<w:footnote w:id="{self._notes}">{note}</w:footnote>'.encode())
        return f'{mark}<w:footnoteReference w:id="{self._notes}"/></w:r>'

    def _comment(self, source: Excerpts, one: Highlight) -> int:
        """Write a note as a comment, by whom it is and when, and return its number."""
        number, author = self._remarks, source.made_by.get(one.id) or "Manicule"
        self._remarks += 1
        initials = "".join(word[0] for word in author.split())[:_INITIALS]
        date = one.modified.strftime("%Y-%m-%dT%H:%M:%SZ")
        said = "".join(
            paragraph(letters(block), "CommentText") for block in one.note.strip().split("\n\n")
        )
        self._comments.write(
            f'<w:comment w:id="{number}" w:author="{escaped(author)}" w:date="{date}" '
            f'w:initials="{escaped(initials)}">{said}</w:comment>'.encode()
        )
        return number

    def _picture(self, one: Highlight) -> str:
        called = words.area(one)
        shown = self.pictures.shown(one.anchor.picture, called)
        return shown or paragraph(letters(f"{called}: its picture is in the library."), "Small")


def _around(comment: int | None) -> tuple[str, str]:
    """Return what stands before and behind the words that a comment is on."""
    if comment is None:
        return "", ""
    return (
        f'<w:commentRangeStart w:id="{comment}"/>',
        "".join(
            (
                f'<w:commentRangeEnd w:id="{comment}"/>',
                f'<w:r>{_MARKED}<w:commentReference w:id="{comment}"/></w:r>',
            )
        ),
    )


def _heading(text: str, depth: int) -> str:
    return paragraph(letters(text), f"Heading{min(depth, word_parts.DEEPEST)}")


def _cells(piece: Piece) -> list[list[str]]:
    return [row.split(CELL_BREAK) for row in piece.words.split(ROW_BREAK)]
