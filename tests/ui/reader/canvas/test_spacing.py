from desktop.domain import BlockKind
from desktop.ui.reader.canvas.spacing import SECTION, space

PARAGRAPH, HEADING = BlockKind.PARAGRAPH, BlockKind.HEADING


def test_the_readers_choice_stands_between_paragraphs_and_is_never_undercut() -> None:
    assert space(PARAGRAPH, PARAGRAPH, 0, 0.4) == 0.4
    assert space(PARAGRAPH, BlockKind.QUOTATION, 0, 3.0) == 3.0


def test_a_heading_stands_nearer_to_what_it_is_about() -> None:
    for level in range(1, 7):
        assert space(PARAGRAPH, HEADING, level, 0.7) > space(HEADING, PARAGRAPH, 0, 0.7)
    assert space(PARAGRAPH, HEADING, 1, 0.7) > space(PARAGRAPH, HEADING, 3, 0.7)


def test_what_belongs_together_stands_together() -> None:
    item, picture, caption = BlockKind.LIST_ITEM, BlockKind.IMAGE, BlockKind.CAPTION
    assert space(item, item, 1, 0.7) < 0.7
    assert space(picture, caption, 0, 0.7) < space(PARAGRAPH, picture, 0, 0.7)
    assert space(PARAGRAPH, HEADING, 1, 0.7) < SECTION
