import pytest

from desktop.domain import BlockKind, SpanKind
from desktop.ui.look.reading_style import ReadingStyle
from desktop.ui.reader.canvas.block_layout import FoldRow
from desktop.ui.reader.canvas.fold_row import counted, lay_out_fold
from desktop.ui.reader.canvas.layout import Typesetter
from desktop.ui.reader.surface.folds import Folds, Shows
from tests.ui.reader.conftest import Draft

pytestmark = pytest.mark.usefixtures("qapp")
P, H, N = Shows.PASSAGE, Shows.PLACE, Shows.NOTHING


def fold(shown: list[Shows], stretch: range, texts: list[str]) -> FoldRow:
    draft = Draft()
    for text in texts:
        draft.add(text, BlockKind.TABLE if "\t" in text else BlockKind.PARAGRAPH)
        if "544" in text:
            draft.span("5441", SpanKind.NOTE_REFERENCE, "#0", skip=3)
    setter = Typesetter(draft.build(), ReadingStyle(), 700)
    row = lay_out_fold(setter, stretch, Folds(bytes(shown))).fold
    assert row is not None
    return row


TEXTS = ["Kept.", "It began so. " * 30, "Between. " * 30, "And so it ended. " * 30, "Kept too."]


def test_it_says_how_many_paragraphs_it_hides() -> None:
    assert fold([P, N, N, N, P], range(1, 4), TEXTS).label.text == "…  3 paragraphs"
    assert counted(range(1)) == "1 paragraph"
    assert counted(range(1200)) == "1,200 paragraphs"


def test_a_passage_on_either_side_has_a_line_for_context() -> None:
    above, below = fold([P, N, N, N, P], range(1, 4), TEXTS).context
    assert above.text.startswith("It began so.")
    assert above.text.endswith("…")
    assert below.text.startswith("…")
    assert below.text.rstrip().endswith("And so it ended.")
    assert {line.layout.lineCount() for line in (above, below)} == {1}


def test_a_heading_beside_it_has_none() -> None:
    (below,) = fold([H, N, N, N, P], range(1, 4), TEXTS).context
    assert below.text.startswith("…")
    assert fold([H, N, N, N, H], range(1, 4), TEXTS).context == []


def test_nothing_leads_to_the_end_of_a_text() -> None:
    (above,) = fold([P, N, N, N, N], range(1, 5), TEXTS).context
    assert above.text.startswith("It began so.")
    assert fold([N] * 5, range(5), TEXTS).context == []


def test_its_words_are_quoted_and_stand_on_one_line() -> None:
    texts = ["Kept.", "Of 5441 cases.", "One\ttwo\x1ethree\tfour", "Kept."]
    above, below = fold([P, N, N, P], range(1, 3), texts).context
    assert "5441" not in above.text
    assert below.text == "One two three four"
