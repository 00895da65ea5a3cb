import pytest
from hypothesis import given
from hypothesis import strategies as st

from desktop.domain.steps import StepCode
from desktop.errors import NotFoundError
from desktop.library import Library
from desktop.library.file.chain import (
    Begun,
    EventSaid,
    StepSaid,
    row_digest,
    seal,
    seals,
    words_digest,
    words_digests,
)


def events(library):
    columns = "seq, noun, before, after, salt, digest, seal"
    return library._store._raw.execute(f"SELECT {columns} FROM events ORDER BY seq").fetchall()  # noqa: S608


def test_every_event_has_a_seal_of_its_own(desk, library):
    desk.highlight(desk.keep(), "1,204", tags=["a"])
    found = events(library)
    assert all(event[4] and event[5] and event[6] for event in found)
    assert len({event[6] for event in found}) == len(found)


def test_emptying_the_trash_takes_words_and_salt_and_the_chain_holds(desk, library):
    document = desk.keep()
    stays = desk.highlight(desk.keep("Other.", title="Other", name="o.txt"), "Other")
    desk.highlight(document, "1,204", note="yes")
    before = events(library)
    library.trash.put(document.id)
    library.trash.empty()
    after = events(library)[: len(before)]
    gone = [new for old, new in zip(before, after, strict=True) if old != new]
    assert gone
    assert all(event[2:5] == (None, None, None) for event in gone)
    assert [event[5:] for event in before] == [event[5:] for event in after]
    assert library.care.check() == []
    assert [highlight.id for highlight in library.highlights.all()] == [stays.id]


def test_the_digest_of_words_tells_nothing_without_its_salt():
    assert words_digest(b"1" * 16, None, "yes") != words_digest(b"2" * 16, None, "yes")


@given(st.text(), st.text())
def test_words_begun_ahead_have_the_digest_of_all_of_them(first, rest):
    begun = Begun(first)
    for last in (rest, "", rest):
        words, digest = begun.ended(last)
        assert words == first + last
        assert digest == words_digest(begun.salt, None, words)


SIDES = st.one_of(st.none(), st.text())


@given(st.lists(st.tuples(SIDES, SIDES)))
def test_words_of_many_events_have_the_digests_of_each(said):
    salts = [bytes([at % 256]) * 16 for at in range(len(said))]
    found = words_digests(salts, [each[0] for each in said], [each[1] for each in said])
    assert found == [words_digest(salt, *each) for salt, each in zip(salts, said, strict=True)]


@given(st.lists(st.tuples(st.sampled_from([3, 4]), st.text(), st.text(), SIDES, st.text())))
def test_many_events_are_sealed_as_one_after_another(said):
    steps = {key: StepSaid("tag", f"at {key}", "é", "w", "change", None) for key in (3, 4)}
    last, one_by_one = b"last", []
    for seq, event in enumerate(said, 8):
        last = seal(last, EventSaid(seq, *event), steps[event[0]], b"digest")
        one_by_one.append((seq, last))
    events = [(*event[:4], None, None, event[4], None, b"digest") for event in said]
    assert seals((7, b"last"), events, steps) == one_by_one


def test_a_column_added_later_and_empty_changes_no_digest():
    assert row_digest("tags", {"id": "x"}) == row_digest("tags", {"id": "x", "symbol": None})


def test_two_windows_and_an_undo_keep_one_chain(desk, library):
    document = desk.keep()
    with Library.open(library.folder) as other:
        made = desk.highlight(document, "1,204")
        other.highlights.change(made.id, note="From there.")
        library.highlights.change(made.id, colour="green")
        library.history.undo()
        library.history.redo()
        other.history.undo()
        assert library.care.check() == []
        assert other.care.check() == []


def test_a_step_that_fails_leaves_no_gap(desk, library):
    document = desk.keep()

    def fail():
        with library.history.step(StepCode.HIGHLIGHT):
            desk.highlight(document, "1,204")
            library.tags.remove("nowhere")

    with pytest.raises(NotFoundError):
        fail()
    desk.highlight(document, "2019")
    assert library.care.check() == []
