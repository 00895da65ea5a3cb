from desktop.domain import BlockKind, Section
from desktop.domain.text import Content
from desktop.ui.reader.folds.condensed import Condensed, condensed
from desktop.ui.reader.surface.folds import Shows
from tests.ui.reader.conftest import Draft, long_content


def worked_out(work) -> tuple[Condensed, int]:
    """Return what was found, and in how many steps."""
    steps = 1
    while True:
        try:
            next(work)
        except StopIteration as done:
            return done.value, steps
        steps += 1


def shown(content: Content, *passages: tuple[int, int], opened=()) -> list[int]:
    folds = worked_out(condensed(content, passages, opened))[0].folds
    return [number for number, one in enumerate(folds.shown) if one]


def report() -> Content:
    draft = Draft()
    draft.add("Report", BlockKind.HEADING, 1)
    draft.add("Opening. " * 40)
    draft.add("First part", BlockKind.HEADING, 2)
    draft.add("Of the first part. " * 40)
    draft.add("A detail", BlockKind.HEADING, 3)
    draft.add("Of the detail. " * 40)
    draft.add("Second part", BlockKind.HEADING, 2)
    draft.add("Of the second part. " * 40)
    draft.add("At its end. " * 40)
    return draft.build()


def test_a_passage_stands_in_its_paragraph_below_the_headings_above_it() -> None:
    content = report()
    start = content.text.index("Of the detail")
    assert shown(content, (start + 40, start + 60)) == [0, 2, 4, 5]
    assert shown(content, (start - 4, start + 20)) == [0, 2, 4, 5], "a part of the heading, too"


def test_a_passage_over_several_paragraphs_is_shown_whole() -> None:
    content = report()
    passage = content.text.index("Of the second"), len(content.text) - 2
    assert shown(content, passage) == [0, 6, 7, 8]


def test_what_takes_no_more_room_than_its_fold_stays() -> None:
    draft = Draft()
    for text in (
        "Marked one. ",
        "Short between. ",
        "Marked two. ",
        "Long between. " * 40,
        "Three. ",
    ):
        draft.add(text)
    content = draft.build()
    marked = [
        (content.text.index(words), content.text.index(words) + 5)
        for words in ("Marked one", "Marked two", "Three.")
    ]
    assert shown(content, *marked) == [0, 1, 2, 4]


def test_what_was_opened_stays_open() -> None:
    content = report()
    start = content.text.index("Of the detail")
    assert shown(content, (start, start + 5), opened=[range(7, 9)]) == [0, 2, 4, 5, 6, 7, 8]


def test_a_section_that_begins_with_running_text_shows_none_of_it() -> None:
    draft = Draft()
    draft.add("An article without a heading goes on at once. " * 20)
    draft.add("Its second paragraph. " * 20)
    plain = draft.build()
    content = Content(plain.text, plain.blocks, (), (Section("An article", 1, 0, len(plain.text)),))
    start = content.text.index("Its second")
    assert shown(content, (start, start + 10)) == [1]


def test_passages_are_told_from_what_only_leads_to_them() -> None:
    content = report()
    start = content.text.index("Of the first")
    found, _ = worked_out(condensed(content, [(start, start + 9)]))
    assert (found.passages, found.folds.shown[3], found.folds.shown[2]) == (
        1,
        Shows.PASSAGE,
        Shows.PLACE,
    )


def test_what_stands_beside_the_text_is_no_passage_of_it() -> None:
    content = report()
    after = len(content.text) + 5
    assert shown(content, (after, after + 10)) == []


def test_thousands_of_passages_are_looked_at_in_small_steps() -> None:
    content = long_content(3000)
    passages = [(start, start + 5) for start in content.blocks.starts[:-1]]
    found, steps = worked_out(condensed(content, passages))
    assert found.passages == 3000
    assert steps > 10
