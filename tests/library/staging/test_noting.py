from __future__ import annotations

import json

from hypothesis import given
from hypothesis import strategies as st

from desktop.library.file.tables import DocumentRow, RevisionRow
from desktop.library.staging.noting import begun_record, digests_of_revision, rest_of_record
from desktop.library.steps.journal import row_digests

DIGESTS = st.dictionaries(st.text("ab 1"), st.text("0f"), max_size=3)


@given(DIGESTS, DIGESTS, DIGESTS, st.integers(1))
def test_what_is_begun_and_ended_is_one_record(highlights, placements, revisions, number):
    first = {"highlights": highlights, "placements": placements}
    rest = {"revisions": revisions}
    words, _ = begun_record(first).ended(rest_of_record(rest, revision=number))
    assert json.loads(words) == {"digests": {**first, **rest}, "revision": number}


def test_a_revision_tells_of_its_pictures_and_a_new_one_of_its_document(desk, library):
    document = desk.keep()
    other = desk.keep("With a picture.", name="p.txt", assets={"a" * 64: b"picture"})
    with library._store.reading() as session:
        row = session.get_one(DocumentRow, document.id)
        revision = session.get_one(RevisionRow, (document.id, 1))
        assert digests_of_revision(session, row) == row_digests([row, revision])
        row = session.get_one(DocumentRow, other.id)
        revision = session.get_one(RevisionRow, (other.id, 1))
        assert (
            digests_of_revision(session, row)["revisions"] != row_digests([revision])["revisions"]
        )
    desk.keep("More.", document_id=document.id)
    with library._store.reading() as session:
        assert digests_of_revision(session, session.get_one(DocumentRow, document.id)).keys() == {
            "revisions"
        }
