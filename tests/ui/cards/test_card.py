from dataclasses import replace

import pytest
from PySide6.QtCore import QBuffer, QByteArray, QIODevice, QRect
from PySide6.QtGui import QColor, QImage, QPainter
from PySide6.QtWidgets import QStyle, QStyleOptionViewItem

from desktop.domain import HighlightStyle, Placement, PlacementStatus, Region
from desktop.ui.cards.card import CardDelegate
from desktop.ui.cards.card_heights import CardHeights
from desktop.ui.cards.sidebar_model import SidebarModel
from desktop.ui.look.theme import ThemeChoice, colours
from tests.ui.dialogs.samples import highlight

NORMAL = QStyle.StateFlag.State_Enabled
LIGHT = colours("light")


@pytest.fixture
def model(qapp):
    ThemeChoice().choose("light")
    return SidebarModel()


@pytest.fixture
def card(model, qapp):
    """Return a function that paints a highlight's card."""
    delegate = CardDelegate(CardHeights(model, qapp.font()), model)

    def paint(one, state=NORMAL, *, is_open=False) -> QImage:
        model.show_highlights([one])
        delegate.open_id = one.id if is_open else ""
        delegate.tag_colours = {"figures": "#123456"}
        image = QImage(260, 160, QImage.Format.Format_RGB32)
        image.fill(QColor(LIGHT["window"]))
        option = QStyleOptionViewItem()
        option.rect = QRect(0, 0, 260, 160)
        option.state = state
        option.font = qapp.font()
        painter = QPainter(image)
        delegate.paint(painter, option, model.index(0))
        painter.end()
        return image

    return paint


def shows(image: QImage, colour: str) -> bool:
    wanted = QColor(colour)
    return any(
        image.pixelColor(x, y) == wanted
        for x in range(image.width())
        for y in range(image.height())
    )


def test_a_card_has_the_colour_of_its_highlight(card):
    blue, green = highlight(1, "Words"), replace(highlight(1, "Words"), colour="green")
    assert card(blue).pixelColor(7, 80) != card(green).pixelColor(7, 80)


def test_the_colour_of_a_tag_is_a_dot(card):
    one = replace(highlight(1, "Words"), tags=("figures",))
    assert shows(card(one), "#123456")
    assert not shows(card(one, is_open=True), "#123456"), "the fields show the tags then"


def test_a_highlight_in_doubt_says_so_in_the_colour_of_warnings(card):
    one = highlight(1, "Words")
    doubtful = replace(one, placement=Placement(2, 0, 0, PlacementStatus.REVIEW))
    assert card(doubtful) != card(one)
    assert not shows(card(one), LIGHT["warning"])
    assert shows(card(doubtful), LIGHT["warning"])


def test_where_the_keyboard_is_can_be_seen_on_every_side(card):
    ring = card(highlight(1, "Words"), NORMAL | QStyle.StateFlag.State_HasFocus)
    bare = card(highlight(1, "Words"))
    for x, y in ((130, 1), (130, 158), (1, 80), (258, 80)):
        around = [(x + dx, y + dy) for dx in (-1, 0, 1) for dy in (-1, 0, 1)]
        assert any(ring.pixelColor(*at) != bare.pixelColor(*at) for at in around), (x, y)


def test_a_chosen_card_and_the_one_in_hand_stand_out(card):
    one = highlight(1, "Words")
    selected = card(one, NORMAL | QStyle.StateFlag.State_Selected)
    assert selected.pixelColor(200, 150) == QColor(LIGHT["selected"])
    assert card(one, is_open=True).pixelColor(200, 150) == QColor(LIGHT["raised"])
    hovered = card(one, NORMAL | QStyle.StateFlag.State_MouseOver)
    assert hovered.pixelColor(200, 150) == QColor(LIGHT["hover"])


def test_an_area_shows_how_it_looks_and_more_of_it_on_the_card_in_hand(model, qapp, qtbot):
    held = QByteArray()
    buffer = QBuffer(held)
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    picture = QImage(200, 100, QImage.Format.Format_RGB32)
    picture.fill(QColor("#aa0011"))
    picture.save(buffer, "PNG")
    heights = CardHeights(model, qapp.font())
    delegate = CardDelegate(heights, model)
    delegate.pictures.source({"name": held.data()}.get)
    one = highlight(1, "")
    anchor = replace(one.anchor, region=Region(2, 0, 0, 400, 200), picture="name", words="")
    area = replace(one, anchor=anchor, style=HighlightStyle.AREA)
    model.show_highlights([area])
    closed = heights.picture(area).height()
    assert 0 < closed < heights.settle(0)
    assert heights.picture(highlight(2, "Words")).isEmpty()
    qtbot.waitUntil(lambda: delegate.pictures.get("name") is not None)
    image = QImage(260, 260, QImage.Format.Format_RGB32)
    option = QStyleOptionViewItem()
    option.rect, option.font = QRect(0, 0, 260, 260), qapp.font()
    painter = QPainter(image)
    delegate.paint(painter, option, model.index(0))
    painter.end()
    assert shows(image, "#aa0011")
    assert model.data(model.index(0)) == "Area of page 3 of the file"
    model.page_of = lambda _one: "iv"
    assert model.data(model.index(0)) == "Area of page iv"
    heights.open(area.id, 40)
    assert heights.picture(area).height() >= closed
