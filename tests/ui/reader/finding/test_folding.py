from hypothesis import given, settings
from hypothesis import strategies as st

from desktop.ui.reader.finding import folding
from desktop.ui.reader.finding.folding import Folded, fold

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
    places = {0: 0}
    for offset, letter in enumerate(text, 1):
        places[max(places) + len(fold(letter))] = offset
    for start in range(len(folded.folded) + 1):
        for end in range(start, min(start + 5, len(folded.folded) + 1)):
            expected = (places[start], places[end]) if {start, end} <= places.keys() else None
            assert folded.whole(start, end) == expected
    assert folded.same_places == (len(folded.folded) == len(text))


def test_parts_and_their_seams_change_nothing() -> None:
    text = ("Straße ﬁn ΑΣ plain " * 97 + "İstanbul ") * 3
    folded = made(text)
    assert len(text) > 3 * folding._PART
    assert folded.folded == fold(text)
    assert folded.whole(0, len(folded.folded)) == (0, len(text))


def test_folding_stops_when_its_time_is_up_and_goes_on() -> None:
    folded = Folded("é" * 1_000_000)
    assert not folded.run(0.0001)
    assert not folded.done
    while not folded.run(1):
        pass
    assert folded.folded == "é" * 1_000_000


def test_what_is_put_together_by_and_by_is_the_whole_text(monkeypatch) -> None:
    monkeypatch.setattr(folding, "_STRETCH", 10)
    text = "".join(f"Line {number} of Straße. " for number in range(30))
    folded = made(text)
    assert folded.folded == fold(text)
    assert folded.whole(0, len(folded.folded)) == (0, len(text))
