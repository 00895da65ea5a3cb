"""Letters of a page, and where they stand."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from desktop.pdf import PdfFile
from desktop.pdf.page_reader import Turn
from desktop.pdf.printed import Box
from tests.formats.pdf.samples import BOLD, HEIGHT, Made, Text, lines
from tests.formats.pdf.vertical import across, column, vertical

MAP = (
    "/CIDInit /ProcSet findresource begin 12 dict begin begincmap /CMapName /A def "
    "1 begincodespacerange <00> <ff> endcodespacerange {} endcmap end end"
)


def page(*texts: Text, **about):
    with PdfFile(Made([texts], **about).data()) as file:
        return file.page(0)


def test_a_run_ends_with_its_word_and_with_its_object():
    found = page(Text("Two words"), Text("3", 95, 76, 6))
    assert [run.text for run in found.runs] == ["Two", "words", "3"]
    assert [run.parted for run in found.runs[:2]] == ["", " "]


def test_runs_know_place_size_and_weight():
    found = page(Text("Plain", 50, 80, 10), Text("Bold", 50, 120, 14, BOLD))
    plain, bold = found.runs
    assert (plain.size, bold.size) == pytest.approx((10, 14))
    assert (plain.bold, bold.bold) == (False, True)
    assert plain.baseline == pytest.approx(80)
    assert plain.box.x0 == pytest.approx(50, abs=1)
    assert plain.box.y0 < 80 < plain.box.y1 < bold.box.y0


@pytest.mark.parametrize("turn", [0, 90, 180, 270])
def test_a_page_is_turned_so_that_its_text_is_upright(turn):
    found = page(Text("Upright words are here", 200, 300, 10, turn=turn))
    assert not any(run.turned for run in found.runs)
    first, last = found.runs[0].box, found.runs[-1].box
    assert first.x1 < last.x0
    assert first.y0 == pytest.approx(last.y0, abs=0.1)
    assert found.runs[0].baseline == pytest.approx(found.runs[-1].baseline)
    assert first.y0 < found.runs[0].baseline < first.y1
    assert (found.height == HEIGHT) is (turn in (0, 180))


def test_what_stands_across_the_text_is_turned():
    found = page(*lines("Most of the page", "is upright"), Text("Stamp", 20, 300, turn=90))
    assert [run.text for run in found.runs if run.turned] == ["Stamp"]


def test_places_count_from_the_corner_of_what_is_shown():
    found = page(Text("Words", 50, 80), box="40 0 400 560", catalog="")
    assert found.runs[0].box.x0 == pytest.approx(10, abs=1)
    assert found.runs[0].baseline == pytest.approx(40)


def test_unseen_text_is_told():
    found = page(Text("Seen"), Text("Unseen", y=100, hidden=True))
    assert {run.text: run.hidden for run in found.runs} == {"Seen": False, "Unseen": True}


def test_letters_beyond_the_first_plane_are_one_letter_each():
    maps = MAP.format("2 beginbfchar <41> <D83DDE00> <42> <0062> endbfchar")
    found = page(Text("ABA"), maps=maps)
    assert "".join(run.text for run in found.runs) == "😀b😀"


def test_letters_of_a_run_are_numbered_one_after_another():
    maps = MAP.format("3 beginbfchar <41> <D83DDE00> <42> <0062> <43> <0001> endbfchar")
    found = page(Text("ABBCBAB"), maps=maps)
    assert [(run.text, run.first) for run in found.runs] == [
        ("😀", 0),
        ("bb", 2),
        ("b😀", 5),
        ("b", 8),
    ]


@pytest.mark.parametrize(("rotate", "size"), [(0, (360, 560)), (90, (560, 360))])
def test_a_page_is_told_as_it_is_shown(rotate, size):
    found = page(Text("Words", 50, 80), box="40 0 400 560", rotate=rotate).sheet
    assert (found.width, found.height) == pytest.approx(size)
    assert found.rotation == rotate


def test_pages_of_other_characters_have_other_digests():
    found = [page(Text(words)).digest for words in ("One", "Two", "One")]
    assert found[0] == found[2] != found[1]


def test_letters_that_stand_for_nothing_are_counted():
    maps = MAP.format("3 beginbfchar <41> <0001> <42> <0003> <43> <E123> endbfchar")
    assert page(Text("ABC"), maps=maps).unreadable == 3
    assert page(Text("ABC")).unreadable == 0


def test_links_say_where_they_lead():
    link = "<</Type /Annot /Subtype /Link /Rect [50 515 90 530] /A <</S /URI /URI (http://a.b)>>>>"
    script = "<</Type /Annot /Subtype /Link /Rect [0 0 9 9] /A <</S /JavaScript /JS (x())>>>>"
    inner = "<</Type /Annot /Subtype /Link /Rect [50 400 90 430] /Dest [10 0 R /Fit]>>"
    found = page(Text("Words"), links={0: link + script + inner}).links
    assert [(link.address, link.page) for link in found] == [("http://a.b", -1), ("", 0)]
    assert found[0].box.y0 == pytest.approx(HEIGHT - 530)


def test_a_page_of_columns_from_top_to_bottom_lies_on_its_side():
    drawn = column("わたくしといふ", 540, 60), column("は", 520, 60), across("頁", 300, 380)
    with PdfFile(vertical(*drawn)) as file:
        found = file.page(0)
    runs = {run.text: run for run in found.runs}
    ways = {text: (run.down, run.turned) for text, run in runs.items()}
    assert ways == {"わたくしといふ": (True, False), "は": (True, False), "頁": (False, True)}
    first, second = runs["わたくしといふ"].box, runs["は"].box
    assert first.x0 == second.x0 == pytest.approx(60, abs=2)
    assert first.y1 < second.y0


def test_letters_whose_place_is_none_are_left_out():
    far = "BT /F1 1e38 Tf 1e30 0 0 1e30 60 500 Tm <4142> Tj ET"
    assert [run.text for run in page(Text("near"), drawn=far).runs] == ["near"]


def test_letters_larger_than_any_have_no_size():
    tall = "BT /F1 300000 Tf 0 1 -1 0 60 500 Tm <4142> Tj ET"
    sizes = {run.text: run.size for run in page(Text("nearer"), drawn=tall).runs}
    assert sizes == {"AB": 0, "nearer": pytest.approx(10)}


SIDES = st.floats(-2000, 2000)


@given(
    st.sampled_from([0, 90, 180, 270]),
    st.tuples(SIDES, SIDES, SIDES, SIDES),
    st.lists(st.tuples(SIDES, SIDES, SIDES, SIDES), max_size=9),
)
def test_many_boxes_are_turned_as_each_is_by_itself(angle, frame, boxes):
    turn = Turn(angle, Box(*frame))
    sides = [list(side) for side in zip(*boxes, strict=True)] or [[], [], [], []]
    turned = list(zip(*turn.columns(*sides), strict=True))
    assert turned == [tuple(turn.box(Box(*box))) for box in boxes]


@pytest.mark.parametrize("hyphen", ["-", "\u00ad"])
def test_every_hyphen_that_is_seen_is_one(hyphen):
    """Fonts have one for the soft one, too, which some programs write for all."""
    found = page(
        Text(f"pseudo{hyphen}Avicenna"), Text(f"Arabo{hyphen}", y=100), Text("Latin", y=112)
    )
    text = "".join(run.text for run in found.runs)
    assert text == "pseudo-AvicennaArabo-Latin"


def test_a_space_that_is_the_second_code_of_a_ligature_parts_nothing():
    drawn = (
        f"BT /F1 10 Tf 50 {HEIGHT - 80} Td (VerzweiX) Tj ET "
        f"BT /F1 10 Tf 88 {HEIGHT - 80} Td [( ) -145 (ung)] TJ ET"
    )
    maps = MAP.format("1 beginbfchar <58> <0066006C> endbfchar")
    found = page(drawn=drawn, maps=maps)
    assert "".join(run.parted + run.text for run in found.runs) == "Verzweiflung"


def test_what_a_form_stamps_askew_across_a_page_is_turned():
    drawn = "q .7071 .7071 -.7071 .7071 100 200 cm BT /F1 30 Tf 0 0 Td (Draft) Tj ET Q"
    found = page(*lines("Most of the page", "is upright"), drawn=drawn)
    (stamp,) = [run for run in found.runs if run.text == "Draft"]
    assert (stamp.turned, stamp.slanted) == (True, True)
    assert not any(run.turned for run in found.runs if run is not stamp)


def test_a_spaced_out_word_does_not_end_before_its_last_letter():
    """So text is written that was recognised on scans: that letter is by itself."""
    at = f"BT /F1 10 Tf 2 Tc 50 {HEIGHT - 80} Td (Vist) Tj ET "
    last = (
        f"BT /F1 10 Tf 0 Tc {50 + 6.67 + 2.22 + 5 + 2.78 + 4 * 2:.2f} {HEIGHT - 80} Td (a) Tj ET "
    )
    word = f"BT /F1 10 Tf 2 Tc 90 {HEIGHT - 80} Td ( Drive) Tj ET"
    found = page(drawn=at + last + word)
    assert "".join(run.parted + run.text for run in found.runs) == "Vista Drive"
