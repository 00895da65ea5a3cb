"""What the record of an import tells of the revision that it wrote without an event."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sqlalchemy import select

from desktop.library.file.chain import Begun, row_digest
from desktop.library.file.tables import RevisionAssetRow, RevisionRow
from desktop.library.file.values import as_json
from desktop.library.steps.journal import key_of, row_digests, values_of

if TYPE_CHECKING:
    from sqlalchemy.orm import Session

    from desktop.library.file.tables import DocumentRow


Digests = dict[str, dict[str, str]]
"""Of rows, by noun and key."""


def begun_record(digests: Digests) -> Begun:
    """Begin the record of an import with the digests of the rows that are written already."""
    return Begun(as_json({"digests": digests})[:-2])


def rest_of_record(digests: Digests, **told: int) -> str:
    """Return what follows: digests of rows of other nouns, and whatever else is told."""
    return f",{as_json(digests)[1:]},{as_json(told)[1:]}"


def digests_of_revision(session: Session, document: DocumentRow) -> Digests:
    """Return the digest of a document's newest revision, and of the document where it is new."""
    a, number = RevisionAssetRow, document.revision
    shown = select(a.sha256).where(a.document_id == document.id, a.revision == number)
    assets = sorted(session.scalars(shown)) or None
    row = session.get_one(RevisionRow, (document.id, number))
    digest = row_digest("revisions", {**values_of(row), "assets": assets})
    digests = {"revisions": {key_of(row): digest}}
    return digests | (row_digests([document]) if number == 1 else {})
