"""Pages drawn by processes: what is wished first comes first, and a bad page costs itself."""

from __future__ import annotations

import os
import signal
import time
from pathlib import Path

import pytest

from desktop.domain.printed.page_wishes import Broken, Drawn, GivenUp, Kind, Read, Wish
from desktop.formats.pages import PageProcess
from desktop.ui.pages.drawing import Drawing
from tests.formats.pdf.samples import HEIGHT, WIDTH, Made, lines

PATH = Path("file.pdf")


class Fake:
    """A process that does what the test says, when it says so."""

    def __init__(self) -> None:
        there, self._here = os.pipe()
        self.line = os.fdopen(there, "rb", buffering=0)
        self.files: set[bytes] = set()
        self.hand: list[Wish] = []
        self.said: list[object] = []
        self.given_up: list[Wish] = []
        self.passwords: list[str] = []
        self.is_gone = self.closed = False
        self.since = 0.0

    @property
    def in_hand(self) -> Wish | None:
        return self.hand[0] if self.hand else None

    @property
    def wishes(self) -> list[Wish]:
        return list(self.hand)

    @property
    def can_take(self) -> bool:
        return len(self.hand) < 2

    def seconds(self) -> float:
        return self.since

    def open(self, file: bytes, _path: Path, password: str = "") -> None:
        self.files.add(file)
        self.passwords.append(password)

    def ask(self, wish: Wish) -> None:
        self.hand.append(wish)

    def give_up(self, wish: Wish) -> None:
        self.given_up.append(wish)

    def answers(self):
        while self.said:
            self.hand.pop(0)
            yield self.said.pop(0)
        if self.is_gone:
            raise EOFError

    def grant(self, answer=None) -> Wish:
        wish = self.hand[0]
        self.said.append(answer or Drawn(wish, memoryview(bytes(4 * wish.across * wish.down))))
        os.write(self._here, b"!")
        return wish

    def die(self) -> None:
        self.is_gone = True
        os.write(self._here, b"!")

    def close(self) -> None:
        self.closed = True

    def shut(self) -> None:
        self.line.close()
        os.close(self._here)


@pytest.fixture
def made():
    processes: list[Fake] = []
    yield processes
    for process in processes:
        process.shut()


@pytest.fixture
def drawing(made, qtbot):
    def make() -> Fake:
        made.append(Fake())
        return made[-1]

    drawing = Drawing(make)
    yield drawing
    drawing.stop()


def part(page: int, file: bytes = b"") -> Wish:
    return Wish(Kind.DRAW, file, page, 0, 4, 4, 0, 0, 4, 4)


def pages(process: Fake) -> list[int]:
    return [wish.page for wish in process.hand]


def test_the_first_wishes_are_with_the_process_and_the_others_are_replaced(drawing, made, qtbot):
    source = drawing.source(PATH)
    source.want([part(n) for n in range(5)])
    assert pages(made[0]) == [0, 1]
    source.want([part(7), part(8)])
    with qtbot.waitSignal(source.drawn) as told:
        made[0].grant()
    assert told.args[0] == part(0)
    assert told.args[1].size().toTuple() == (4, 4)
    assert pages(made[0]) == [1, 7], "what nobody wishes any more was never begun"


def test_two_views_take_turns(drawing, made):
    one, other = drawing.source(PATH), drawing.source(PATH)
    made[0].hand = [part(99, b"x"), part(98, b"x")]
    one.want([part(0), part(1)])
    other.want([part(2), part(3)])
    made[0].hand = []
    drawing.fill()
    assert pages(made[0]) == [0, 2]


def test_a_page_that_ends_its_process_costs_that_page_alone(drawing, made, qtbot):
    source = drawing.source(PATH)
    source.want([part(n) for n in range(3)])
    with qtbot.waitSignal(source.broken) as told:
        made[0].die()
    assert told.args == [0]
    assert made[0].closed
    assert pages(made[1]) == [1, 2]


def test_a_page_that_takes_long_does_not_hold_up_the_others(drawing, made, qtbot):
    source = drawing.source(PATH)
    made[0].since = 0.5
    source.want([part(0)])
    source.want([part(0), part(1)])
    assert pages(made[0]) == [0]
    assert pages(made[1]) == [1]


def test_what_else_is_wished_of_a_page_that_takes_long_does_not_hold_up_the_others(drawing, made):
    source = drawing.source(PATH)
    letters = Wish(Kind.READ, b"", 0)
    source.want([part(0), part(1), letters])
    assert pages(made[0]) == [0, 1]
    behind = made[0].hand[1]
    made[0].since = 0.5
    source.want([part(0), part(1), letters, part(2)])
    assert pages(made[1]) == [1, 2], "also what waited behind it"
    assert set(made[0].given_up) == {behind}


def test_of_two_pages_that_take_long_the_one_wished_less_gives_way(drawing, made, qtbot):
    source = drawing.source(PATH)
    source.want([part(0)])
    made[0].since = 5.0
    source.want([part(1), part(0)])
    made[1].since = 5.0
    with qtbot.assertNotEmitted(source.broken, wait=250):
        source.want([part(1), part(2), part(0)])
    assert [one.closed for one in made] == [True, False, False]
    assert pages(made[2])[0] == 2


def test_one_that_nobody_looks_at_any_more_is_given_up_and_not_blamed(drawing, made, qtbot):
    source = drawing.source(PATH)
    source.want([part(0)])
    made[0].since = 5.0
    with qtbot.assertNotEmitted(source.broken, wait=250):
        source.want([part(1)])
    assert made[0].closed
    assert pages(made[1]) == [1]


def test_what_scrolled_away_is_given_up_in_the_middle_and_not_blamed(drawing, made, qtbot):
    source = drawing.source(PATH)
    source.want([part(0), part(1)])
    first, second = made[0].hand
    source.want([part(1), part(2)])
    assert made[0].given_up == [first]
    with qtbot.assertNotEmitted(source.broken, wait=20):
        made[0].grant(GivenUp(first))
    assert made[0].hand == [second, part(2, source.name)]


def test_a_wish_that_is_wished_again_after_it_was_given_up_is_granted(drawing, made, qtbot):
    source = drawing.source(PATH)
    source.want([part(0)])
    source.want([part(1)])
    source.want([part(0)])
    made[0].grant(GivenUp(made[0].hand[0]))
    qtbot.waitUntil(lambda: pages(made[0]) == [1, 0])


class TestPatience:
    def test_who_is_patient_comes_after_all_that_is_in_view(self, drawing, made):
        patient = drawing.source(PATH, is_patient=True)
        hasty = drawing.source(PATH)
        made[0].hand = [part(99, b"x"), part(98, b"x")]
        patient.want([part(7), part(8)])
        hasty.want([part(0)])
        made[0].hand = []
        drawing.fill()
        assert pages(made[0]) == [0]

    def test_one_thing_at_a_time_is_drawn_and_given_up_for_what_is_in_view(
        self, drawing, made, qtbot
    ):
        patient = drawing.source(PATH, is_patient=True)
        hasty = drawing.source(PATH)
        patient.want([part(7), part(8)])
        assert pages(made[0]) == [7]
        small = made[0].hand[0]
        hasty.want([part(0)])
        assert made[0].given_up == [small]
        made[0].grant(GivenUp(small))
        qtbot.waitUntil(lambda: pages(made[0]) == [0])
        with qtbot.waitSignal(hasty.drawn):
            made[0].grant()
        assert pages(made[0]) == [7], "and is begun again"

    def test_what_others_had_drawn_is_not_for_the_patient(self, drawing, made, qtbot):
        patient = drawing.source(PATH, is_patient=True)
        hasty = drawing.source(PATH)
        hasty.want([part(0)])
        with qtbot.waitSignal(hasty.drawn), qtbot.assertNotEmitted(patient.drawn):
            made[0].grant()


def test_views_of_one_file_have_it_open_once(drawing):
    one, other = drawing.source(PATH), drawing.source(PATH)
    assert one.name == other.name != drawing.source(Path("other.pdf")).name
    assert one.name != drawing.source(PATH, state="written to since").name


def test_a_locked_file_is_told_and_opens_with_its_password(drawing, made, qtbot):
    source = drawing.source(PATH)
    source.want([part(0)])
    with qtbot.waitSignal(source.locked) as told, qtbot.assertNotEmitted(source.unreadable):
        made[0].grant(Broken(Wish(Kind.OPEN, source.name), is_locked=True))
    assert told.args == [""]
    source.want([part(1)])
    assert source.wanted == ()
    again = drawing.source(PATH, "sesame")
    assert again.name != source.name
    again.want([part(0)])
    assert made[0].passwords == ["", "sesame"]


def test_what_opened_a_file_is_told_once(drawing, made, qtbot):
    source, told = drawing.source(PATH, "sesame"), []
    source.opened.connect(lambda: told.append(source.password))
    source.want([part(0), part(1)])
    for _page in range(2):
        with qtbot.waitSignal(source.drawn):
            made[0].grant()
    assert told == ["sesame"]


def test_a_file_that_cannot_be_opened_is_told_once(drawing, made, qtbot):
    source = drawing.source(PATH)
    source.want([part(0), part(1)])
    opening = Wish(Kind.OPEN, source.name)
    with qtbot.waitSignal(source.unreadable):
        made[0].grant(Broken(opening))
    assert source.wanted == ()


def test_a_page_that_is_broken_is_told(drawing, made, qtbot):
    source = drawing.source(PATH)
    source.want([part(3)])
    with qtbot.waitSignal(source.broken) as told:
        made[0].grant(Broken(made[0].hand[0]))
    assert told.args == [3]


def test_where_characters_are_is_handed_on(drawing, made, qtbot):
    source = drawing.source(PATH)
    source.want([Wish(Kind.READ, b"", 2)])
    with qtbot.waitSignal(source.read) as told:
        made[0].grant(Read(made[0].hand[0], b"digest", [], []))
    assert told.args[0].digest == b"digest"


def test_without_a_view_there_is_no_process(drawing, made):
    one, other = drawing.source(PATH), drawing.source(PATH)
    one.close()
    assert not made[0].closed
    other.close()
    assert made[0].closed


@pytest.mark.usefixtures("real_children")
def test_the_next_page_comes_within_a_second_after_a_real_process_was_killed(qtbot, tmp_path):
    path = tmp_path / "two.pdf"
    path.write_bytes(Made([lines("One"), lines("Two")]).data())
    made = []

    def make() -> PageProcess:
        made.append(PageProcess())
        return made[-1]

    drawing = Drawing(make)
    source = drawing.source(path)
    wish = Wish(Kind.DRAW, b"", 0, 0, WIDTH, HEIGHT, 0, 0, WIDTH, HEIGHT)
    with qtbot.waitSignal(source.drawn, timeout=20_000):
        source.want([wish])
    qtbot.waitUntil(lambda: len(made) == 2, timeout=20_000)  # a spare one
    with qtbot.waitSignal(source.broken, timeout=20_000):
        os.kill(made[0].pid, signal.SIGSTOP)
        source.want([wish, wish._replace(page=1)])
        os.kill(made[0].pid, signal.SIGKILL)
        begun = time.monotonic()
    with qtbot.waitSignal(source.drawn, timeout=20_000) as told:
        pass
    assert told.args[0].page == 1
    assert time.monotonic() - begun < 10, "a second, on a machine with nothing else to do"
    drawing.stop()
