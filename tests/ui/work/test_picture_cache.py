import pytest
from PySide6.QtCore import QBuffer, QObject
from PySide6.QtGui import QColor, QImage

from desktop.ui.work.picture_cache import Pictures, decode


def png(width: int, height: int) -> bytes:
    image = QImage(width, height, QImage.Format.Format_RGB32)
    image.fill(QColor("teal"))
    buffer = QBuffer()
    buffer.open(QBuffer.OpenModeFlag.WriteOnly)
    image.save(buffer, "PNG")
    return bytes(buffer.data().data())


@pytest.fixture
def owner(qapp) -> QObject:
    return QObject()


@pytest.fixture
def pictures(owner: QObject) -> Pictures:
    return Pictures(owner)


def test_a_picture_comes_later_and_is_then_at_hand(pictures: Pictures, qtbot) -> None:
    asked: list[str] = []

    def fetch(asset: str) -> bytes:
        asked.append(asset)
        return png(30, 20)

    pictures.source(fetch)
    assert pictures.get("a") is None
    assert asked == []
    with qtbot.waitSignal(pictures.decoded) as told:
        pictures.get("a")
    assert told.args[0] == "a"
    assert (told.args[1].width(), told.args[1].height()) == (30, 20)
    assert pictures.get("a").width() == 30
    assert asked == ["a"]


@pytest.mark.parametrize("data", [None, b"", b"not a picture", png(9, 9)[:40]])
def test_bad_pictures_never_come_and_hurt_nothing(pictures: Pictures, qtbot, data) -> None:
    pictures.source(lambda _asset: data)
    with qtbot.assertNotEmitted(pictures.decoded, wait=80):
        assert pictures.get("a") is None
    assert pictures.get("a") is None


def test_a_picture_of_another_text_is_dropped(pictures: Pictures, qtbot) -> None:
    pictures.source(lambda _asset: png(9, 9))
    pictures.get("a")
    pictures.source(lambda _asset: None)
    with qtbot.assertNotEmitted(pictures.decoded, wait=80):
        pass


def test_huge_pictures_are_kept_at_a_useful_size() -> None:
    image, natural = decode(png(5000, 100))
    assert (natural.width(), natural.height()) == (5000, 100)
    assert image.width() == 2400
