from datetime import UTC, datetime

from desktop.domain import TagUse


def test_uses_count_what_is_below_and_everything_once(desk, library):
    one, two = desk.keep(name="1.txt"), desk.keep("Another 1,204.", name="2.txt")
    desk.highlight(one, "1,204", tags=["a/b", "a/c", "z"])
    desk.highlight(one, "people", tags=["a/b"])
    library.document_tags.add(two.id, "a/c")
    library.tags.ensure("unused")
    today = datetime.now(UTC).date().isoformat()
    assert library.tags.uses() == {
        "a": TagUse(2, 2, 1, today),
        "a/b": TagUse(2, 1, 0, today),
        "a/c": TagUse(1, 2, 1, today),
        "z": TagUse(1, 1, 0, today),
        "unused": TagUse(),
    }
    library.trash.put(two.id)
    assert library.tags.uses()["a/c"] == TagUse(1, 1, 0, today)
