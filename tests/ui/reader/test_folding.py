from hypothesis import given, settings
from hypothesis import strategies as st

from desktop.ui.reader import folding
from desktop.ui.reader.folding import Folded, fold

TEXT = st.text("abAB ßẞﬁﬃİıΣσςÉ𝒳\u0149\u1f80\n", max_size=60)


def made(text: str) -> Folded:
    folded = Folded(text)
    while not folded.run(1):
        pass
    return folded


@given(TEXT)
@settings(max_examples=60)
def test_every_place_leads_back_to_where_its_letter_begins(text: str) -> None:
    folded = made(text)
    assert folded.folded == fold(text)
    place = 0
    for offset, letter in enumerate(text):
        assert folded.place(place) == offset
        inside = range(place + 1, place + len(fold(letter)))
        assert all(folded.place(between) is None for between in inside)
        place += len(fold(letter))
    assert folded.place(place) == len(text)
    assert folded.same_places == (len(folded.folded) == len(text))


def test_parts_and_their_seams_change_nothing() -> None:
    text = ("Straße ﬁn ΑΣ plain " * 97 + "İstanbul ") * 3
    folded = made(text)
    assert len(text) > 3 * folding._PART
    assert folded.folded == fold(text)
    assert folded.place(len(folded.folded)) == len(text)


def test_folding_stops_when_its_time_is_up_and_goes_on() -> None:
    folded = Folded("é" * 1_000_000)
    assert not folded.run(0.0001)
    assert not folded.done
    while not folded.run(1):
        pass
    assert folded.folded == "é" * 1_000_000
