"""Receipts: all that lets a stranger check one highlight."""

from __future__ import annotations

import base64
import logging
from dataclasses import replace
from datetime import UTC, datetime
from typing import TYPE_CHECKING

from desktop import APP_NAME, __version__, export
from desktop.domain import LocatorKind
from desktop.domain.past import receipt as told
from desktop.domain.reviews import is_brought
from desktop.errors import NotInTextError
from desktop.formats import format_named

if TYPE_CHECKING:
    from pathlib import Path

    from desktop.domain import Anchor, Content, Highlight
    from desktop.domain.past.receipt import ReceiptForm
    from desktop.workspace.opened import Opened

_LOG = logging.getLogger(__name__)


class Receipts:
    """What can be made of a highlight for somebody who does not have the library.

    A receipt tells of the revision that the highlight's anchor is of. Methods raise NotFoundError.
    """

    def __init__(self, opened: Opened) -> None:
        self._opened = opened
        self._library = opened.library

    def make(self, highlight_id: str) -> told.Receipt:
        """Return the receipt of a highlight, by its id or a unique start of one.

        Raises NotInTextError for words that another program brought, and no text has.
        """
        one = self._library.highlights.get(highlight_id)
        if is_brought(one.anchor):
            raise NotInTextError(one.quote)
        number = one.anchor.revision
        source = self._library.revisions.source(one.document_id, number)
        is_helped = format_named(source.importer) != source.importer
        chain, head = self._library.chain.of_highlight(one.id, one.document_id, number)
        paths = self._library.tags.paths()
        mentioned = " ".join(event.key for event in chain)
        names = {key: path for key, path in sorted(paths.items()) if key in mentioned}
        return told.Receipt(
            told.FORM,
            told.VERSION,
            f"{APP_NAME} {__version__}",
            datetime.now(UTC).isoformat(timespec="seconds"),
            self._library.history.by,
            self._kept(one),
            self._passage(one),
            self._about(one.document_id, number),
            replace(source, recognised=is_helped),
            self._library.revisions.standings(one.id),
            told.history_of(chain, names),
            tuple(names.items()),
            chain,
            head,
        ).sealed()

    def text(self, highlight_id: str, form: ReceiptForm) -> str:
        """Return the receipt of a highlight as the text of a file."""
        return export.written_receipt(self.make(highlight_id), form)

    def file(
        self, path: Path, highlight_id: str, form: ReceiptForm, *, replace: bool = False
    ) -> Path:
        """Write the receipt of a highlight to one file.

        Raises FileExistsAlreadyError, StorageError, or OwnFileError for a file of the library.
        """
        self._library.backups.refuse_own(path)
        written = export.write(path, self.text(highlight_id, form), replace=replace)
        _LOG.info("Receipt written as %s", form)
        return written

    def _kept(self, one: Highlight) -> told.Kept:
        made = self._library.highlights.provenance(one.document_id)[one.id]
        created, modified = (at.isoformat() for at in (one.created, one.modified))
        return told.Kept(
            *(one.id, one.colour, one.note, one.tags, created, made.author, modified),
            came_with_file=bool(made.origin),
        )

    def _about(self, document_id: str, number: int) -> told.About:
        document = self._library.revisions.document(document_id, number)
        facts = document.facts
        return told.About(
            *(document_id, facts.title, str(document.kind), facts.authors, facts.date),
            *(facts.publisher, facts.url, facts.language),
        )

    def _passage(self, one: Highlight) -> told.Passage:
        anchor = one.anchor
        content = self._opened.contents.of(one.document_id, anchor.revision)
        picture = None
        if anchor.region is not None:
            png = self._library.documents.asset(anchor.picture) if anchor.picture else None
            picture = told.Picture(
                anchor.region.page + 1,
                tuple(map(float, anchor.region[1:])),
                anchor.picture,
                base64.b64encode(png or b"").decode("ascii"),
            )
        return replace(passage_of(content, anchor), words=one.quote, picture=picture)


def passage_of(content: Content, anchor: Anchor) -> told.Passage:
    """Return what a text says at an anchor's ends and around them."""
    start, end = anchor.start, anchor.end
    before, after = start - len(anchor.prefix), end + len(anchor.suffix)
    path = content.section_path(start)
    return told.Passage(
        start,
        end,
        content.text[start:end],
        content.text[max(0, before) : start],
        content.text[end:after],
        content.quoted(start, end).text.strip(),
        content.quoted(max(0, before), start).text,
        content.quoted(end, after).text,
        tuple(section.title for section in path),
        content.locator(start, LocatorKind.PAGE),
        content.locator(start, LocatorKind.PARAGRAPH),
        None,
    )
