# ruff: noqa: S608 - the statements are ours
"""Statements that damage or forge one thing each in a library's file."""

from __future__ import annotations

ONE_REVISION = "WHERE document_id = (SELECT min(id) FROM documents WHERE deleted_at IS NULL)"
FORGED = {
    "facts that are no JSON": f"UPDATE revisions SET facts = '{{' {ONE_REVISION}",
    "facts that are a list": f"UPDATE revisions SET facts = '[]' {ONE_REVISION}",
    "a title that is a number": f"UPDATE revisions SET facts = '{{\"title\": 5}}' {ONE_REVISION}",
    "an unknown fact": f'UPDATE revisions SET facts = \'{{"x": "y"}}\' {ONE_REVISION}',
    "facts nested too deep": (
        f"UPDATE revisions SET facts = printf('%.*c', 20000, '[') {ONE_REVISION}"
    ),
    "JSON that ends too early": f"UPDATE revisions SET facts = '{{}},{{}}' {ONE_REVISION}",
    "remarks that are no JSON": "UPDATE revisions SET remarks = 'x'",
    "remarks nested too deep": "UPDATE revisions SET remarks = printf('%.*c', 20000, '[')",
    "an unknown kind": f"UPDATE revisions SET kind = 'poem' {ONE_REVISION}",
    "an unknown corrected kind": "UPDATE documents SET edited_kind = 'poem'",
    "corrected facts that are no JSON": "UPDATE documents SET edited_facts = 'x'",
    "a revision that is missing": "UPDATE documents SET revision = 9",
    "a number that is a word": "UPDATE documents SET revision = 'two'",
    "a broken date": "UPDATE documents SET created = '2020-13-45'",
    "an unknown status": "UPDATE placements SET status = 'nonsense'",
    "a place that ends before it begins": "UPDATE placements SET start = end + 4",
    "a place beyond the text": "UPDATE placements SET start = 4000000000, end = 5000000000",
    "a place moved a little": "UPDATE placements SET start = start + 1, end = end + 1",
    "a place that is gone": "DELETE FROM placements",
    "an unknown colour": "UPDATE highlights SET colour = 'mauve' WHERE origin = ''",
    "an unknown style": "UPDATE highlights SET style = 'wavy' WHERE origin = ''",
    "a forged note": "UPDATE highlights SET note = 'FORGED' WHERE origin = ''",
    "a note of bytes": "UPDATE highlights SET note = x'fffe' WHERE origin = ''",
    "a note that is no UTF-8": (
        "UPDATE highlights SET note = CAST(x'41ff42' AS TEXT) WHERE origin = ''"
    ),
    "a highlight without a document": (
        "UPDATE highlights SET document_id = 'nowhere' WHERE origin = ''"
    ),
    "a highlight that is gone": "DELETE FROM highlights",
    "a link of an unknown kind": "UPDATE links SET kind = 'marries'",
    "a link's note": "UPDATE links SET note = 'FORGED'",
    "a tag of bytes": "UPDATE tags SET path = x'ff' WHERE path = 'c'",
    "a tag that nobody put there": (
        "INSERT INTO highlight_tags SELECT highlights.id, tags.id, tags.created, '' "
        "FROM highlights, tags WHERE tags.path = 'c' AND highlights.note NOT LIKE 'Another%'"
    ),
    "a collection inside itself": "UPDATE collections SET parent_id = id",
    "a collection put in": (
        "INSERT INTO collections VALUES ('c1', 'x', 'c1', '2020-01-01T00:00:00+00:00')"
    ),
    "an event that was altered": 'UPDATE events SET after = \'{"note": "x"}\' WHERE seq = 5',
    "an event that is no JSON": "UPDATE events SET after = '{' WHERE seq > 3",
    "an event that was emptied": "UPDATE events SET before = NULL, after = NULL, salt = NULL",
    "an event that is gone": "DELETE FROM events WHERE seq = 4",
    "all events gone": "DELETE FROM events",
    "the newest event gone": "DELETE FROM events WHERE seq = (SELECT max(seq) FROM events)",
    "a step by another": "UPDATE steps SET by = 'somebody'",
    "an unknown state of a step": "UPDATE steps SET state = 'x'",
    "a text that is damaged": "UPDATE blobs SET data = x'00'",
    "a text whose name is bytes": "UPDATE blobs SET sha256 = CAST(sha256 AS BLOB)",
    "a picture without a name": "UPDATE assets SET sha256 = x'' WHERE data != x''",
    "a picture that is damaged": "UPDATE assets SET data = x'00'",
    "a picture that is gone": "DELETE FROM revision_assets",
    "the bytes of a picture that are gone": "DELETE FROM assets",
    "a reading position": "UPDATE reading_positions SET position = 7",
    "what was read": "UPDATE stretches_read SET ranges = '[0,20]', letters = 20",
    "what was read that is no JSON": "UPDATE stretches_read SET ranges = '['",
    "letters that are no number": "UPDATE stretches_read SET letters = 'x', whole = x''",
    "an unknown mark of reading": "UPDATE reading_marks SET state = 'x'",
    "the library's id": "UPDATE settings SET value = 'x'",
}
