import pytest

from desktop.domain import BlockKind
from desktop.ui.look.reading_style import ReadingStyle
from desktop.ui.reader.canvas.column import Column
from desktop.ui.reader.canvas.layout import Typesetter
from desktop.ui.reader.tools.caret import Mover, Unit
from tests.domain.samples import marked
from tests.ui.reader.conftest import SCRIPTS, Draft, long_content, need_font

pytestmark = pytest.mark.usefixtures("qapp")


def mover(draft: Draft) -> tuple[Mover, str]:
    content = draft.build()
    return Mover(Column(content, Typesetter(content, ReadingStyle(), 600))), content.text


def stops(made: Mover, unit: Unit, start: int, *, forward: bool = True) -> list[int]:
    found = [start]
    while (after := made.move(found[-1], unit, forward=forward)) != found[-1]:
        found.append(after)
    return found


@pytest.mark.parametrize("name", SCRIPTS)
def test_by_character_there_and_back_visits_the_same_places(draft: Draft, name: str) -> None:
    need_font(name)
    text = SCRIPTS[name]
    draft.add(text)
    draft.add(text)
    made, whole = mover(draft)
    there = stops(made, Unit.CHARACTER, 0)
    assert there[-1] == len(whole)
    assert stops(made, Unit.CHARACTER, len(whole), forward=False) == there[::-1]


def test_a_family_of_emoji_is_one_character(draft: Draft) -> None:
    draft.add("a👨‍👩‍👧‍👦b")
    made, whole = mover(draft)
    assert stops(made, Unit.CHARACTER, 0) == [0, 1, len(whole) - 1, len(whole)]


def test_by_word_sentence_and_paragraph_across_blocks(draft: Draft) -> None:
    draft.add("One two. Three four.")
    draft.add("Five six.")
    made, text = mover(draft)
    assert [text[s:][:3] for s in stops(made, Unit.WORD, 0)][:4] == ["One", "two", "Thr", "fou"]
    assert stops(made, Unit.SENTENCE, 0) == [0, 9, 21, 30]
    assert stops(made, Unit.SENTENCE, 30, forward=False) == [30, 21, 9, 0]
    assert stops(made, Unit.PARAGRAPH, 3) == [3, 21, 30]
    assert stops(made, Unit.PARAGRAPH, 25, forward=False) == [25, 21, 0]
    assert stops(made, Unit.WORD, len(text), forward=False)[-1] == 0


def test_by_section() -> None:
    content = long_content(130)
    made = Mover(Column(content, Typesetter(content, ReadingStyle(), 600)))
    starts = [section.start for section in content.sections]
    assert stops(made, Unit.SECTION, 0)[:-1] == starts
    assert stops(made, Unit.SECTION, len(content.text), forward=False)[1:] == starts[::-1]


def test_by_line_keeps_its_place_across_short_lines_and_goes_through_everything(
    draft: Draft,
) -> None:
    draft.add("word " * 40)
    draft.add("x")
    draft.add("", BlockKind.RULE)
    draft.add("word " * 40)
    made, text = mover(draft)
    down = [text.index("word") + 30]
    for _ in range(20):
        down.append(made.move(down[-1], Unit.LINE, forward=True))
    assert down[-1] == len(text)
    assert any(text[d - 1 : d + 1] == "x\n" or text[d : d + 1] == "x" for d in down)
    made = mover(draft)[0]
    across = stops(made, Unit.LINE, 30)
    assert len(across) > 6
    assert sorted(set(across)) == across


def test_by_line_through_a_table_stays_in_its_column(draft: Draft) -> None:
    draft.add("Before the table comes a line")
    draft.add("a\tbbb\x1ec\tddd\x1ee\tfff", BlockKind.TABLE)
    draft.add("After")
    made, text = mover(draft)
    here = text.index("bbb") + 1
    here = made.move(here, Unit.LINE, forward=True)
    assert text.index("ddd") <= here <= text.index("ddd") + 3
    here = made.move(made.move(here, Unit.LINE, forward=True), Unit.LINE, forward=True)
    assert here >= text.index("After")


def test_the_ends_of_a_line_stay_on_it(draft: Draft) -> None:
    draft.add("word " * 40)
    made, _ = mover(draft)
    end = made.move(7, Unit.LINE_EDGE, forward=True)
    assert 40 < end < 120
    assert made.move(end, Unit.LINE_EDGE, forward=True) == end
    assert made.move(end, Unit.LINE_EDGE, forward=False) == 0


def test_direction_of_the_text_around_a_place(draft: Draft) -> None:
    draft.add("left")
    draft.add("שלום")
    made, text = mover(draft)
    assert not made.reads_right_to_left(1)
    assert made.reads_right_to_left(len(text) - 1)


def test_a_note_mark_is_no_part_of_a_word_and_hides_no_sentence() -> None:
    content = marked("All 544{n1} held.{n2} The next.")
    made = Mover(Column(content, Typesetter(content, ReadingStyle(), 600)))
    text = content.text
    words = stops(made, Unit.WORD, 0)
    assert words == [0, 4, text.index("held"), text.index("The"), text.index("next"), len(text)]
    back = stops(made, Unit.WORD, len(text), forward=False)
    assert back == [*words[:0:-1], 0]
    assert stops(made, Unit.SENTENCE, 0)[1] == text.index("The")
