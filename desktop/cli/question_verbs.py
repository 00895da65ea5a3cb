"""The verbs that ask all highlights: list those meant, count them in a table."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING

from desktop import words
from desktop.cli import records
from desktop.cli.printing import print_json, print_line, visible
from desktop.cli.review_verbs import look_for_waiting
from desktop.domain import PlacementStatus
from desktop.domain.asking.kept import Order, Side
from desktop.domain.asking.which import Asked, Field, both
from desktop.errors import DamagedLibraryError, InvalidValueError, NotFoundError
from desktop.export.matrix_table import matrix_lines
from desktop.workspace.contents import NOTHING

if TYPE_CHECKING:
    import argparse

    from desktop.domain import Content, Document, Highlight
    from desktop.domain.asking.which import Which
    from desktop.workspace import Workspace

# Letters, so that a line fits beside its id and document in a usual terminal.
SHOWN_QUOTATION = 70
_STANDING = {
    PlacementStatus.EDITED: "its words changed",
    PlacementStatus.MOVED: "stands elsewhere now",
    PlacementStatus.REVIEW: "to review",
    PlacementStatus.LOST: "no longer in the text",
    PlacementStatus.WAITING: "not looked for yet",
    PlacementStatus.RECORD: "a record of an older revision",
}


def list_annotations(workspace: Workspace, options: argparse.Namespace) -> list[str]:
    """List the highlights that are asked for."""
    asked = _asked(workspace, options)
    look_for_waiting(workspace)
    found = workspace.questions.highlights(asked, Order(options.sort))
    if options.json:
        texts = {key: _content(workspace, key) for key in {one.document_id for one in found}}
        links, who = workspace.links.ends(), workspace.speakers.of
        print_json(
            [
                records.highlight_record(
                    one, texts[one.document_id], who(one), links.get(one.id, ())
                )
                for one in found
            ]
        )
        return []
    documents = {document.id: document for document in workspace.documents.all()}
    for one in found:
        print_line(one_line(documents[one.document_id], one))
    return []


def matrix(workspace: Workspace, options: argparse.Namespace) -> list[str]:
    """Count highlights by two of their sides."""
    rows, columns = options.rows, options.columns
    asked = workspace.questions.read(options.where)
    look_for_waiting(workspace)
    counted = workspace.questions.matrix(rows, columns, asked)
    titles = {document.id: document.title for document in workspace.documents.all()}
    down = [titles[one] for one in counted.rows] if rows == Side.DOCUMENT else counted.rows
    across = counted.columns
    if columns == Side.DOCUMENT:
        across = tuple(titles[one] for one in counted.columns)
    if options.json:
        print_json(records.matrix_record(counted, down, across))
    elif options.csv:
        sys.stdout.write(workspace.exports.matrix(counted, down, across))
    else:
        for line in matrix_lines(counted, down, across):
            print_line("\t".join(line))
    return []


def one_line(document: Document, item: Highlight) -> str:
    """Return a highlight as a line of a list."""
    quotation = " ".join(item.quote.split())
    if len(quotation) > SHOWN_QUOTATION:
        quotation = quotation[: SHOWN_QUOTATION - 1] + "…"
    tags = "".join(f"  #{tag}" for tag in item.tags)
    standing = _STANDING.get(item.placement.status, "")
    standing = f"  ({standing})" if standing else ""
    said = f"“{quotation}”" if quotation else words.area(item)
    return f"{item.id[:8]}  {item.colour:<6}  {said}  {document.title}{tags}{standing}"


def _asked(workspace: Workspace, options: argparse.Namespace) -> Which:
    """Return the question that all the options make together."""
    parts = [workspace.questions.read(options.where)]
    if options.document:
        parts.append(Asked(Field.DOC, workspace.documents.find(options.document).id))
    if options.tag:
        parts.append(Asked(Field.TAG, options.tag))
    if options.colour:
        parts.append(Asked(Field.COLOUR, colour_named(workspace, options.colour)))
    return both(*parts)


def colour_named(workspace: Workspace, name: str) -> str:
    """Return the colour of a name, in English or of the reader's own; leave for any other."""
    try:
        return workspace.colours.known(name)
    except InvalidValueError as error:
        sys.stderr.write(f"manicule: {visible(str(error))}\n")
        raise SystemExit(2) from error


def _content(workspace: Workspace, document_id: str) -> Content:
    """Return a text; of one that cannot be read, nothing, so that its quotations are told."""
    try:
        return workspace.documents.content(document_id)
    except (DamagedLibraryError, NotFoundError):
        return NOTHING
