"""Copies with highlights in them, read back with other programs than the one that wrote them."""

from __future__ import annotations

from contextlib import closing
from io import BytesIO

import pikepdf
import pypdfium2
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from desktop.domain import Characters, Page, Region
from desktop.domain.printed.page_map import Mark, PrintedLine
from desktop.domain.printed.region import Rectangle
from desktop.pdf import DamagedError, LockedError, PdfFile, markings
from desktop.pdf.annotated_copy import StaleError, UnlikeError, annotated
from tests.formats.pdf.samples import HEIGHT, Made, Text, annotation, lines, locked, pdf

WORD = "open sesame"
OWN = "manicule:f0000000-0000-4000-8000-00000000000"
TEXTS = [lines("Alpha beta", "gamma delta"), lines("Epsilon", "zeta")]
DATA = pdf(*TEXTS)


def digests(data, password=""):
    with PdfFile(data, password) as file:
        return [file.places(number, ()).digest for number in range(file.pages)]


def mark(*characters, **values) -> Mark:
    usual = {
        "identity": f"{OWN}1", "colour": "green", "is_underlined": False, "note": "", "tags": (),
        "author": "Ada", "created": "2024-01-02T03:04:05+00:00",
        "modified": "2024-02-03T04:05:06+01:00", "page": 0,
    }  # fmt: skip
    return Mark(**usual | values, characters=tuple(Characters(*each) for each in characters))


def copy_of(data, *marks, removed=(), password=""):
    return annotated(data, marks, removed, digests(data, password), password)


def there(data, page=0, password=""):
    """Return the annotations of a page as pikepdf has them."""
    with pikepdf.open(BytesIO(data), password=password) as file:
        found = file.pages[page].obj.get("/Annots", [])
        return [{key: one[key] for key in one.keys()} for one in found]  # noqa: SIM118


def texts_of(one):
    return {key: str(one[f"/{key}"]) for key in ("NM", "T", "M", "CreationDate", "Contents")}


REGION = Region(0, 40.25, 60.5, 200, 110)


def test_an_area_is_a_frame_that_reads_back_as_it_was():
    made = copy_of(DATA, mark(region=REGION, note="Look", tags=("a",)))
    (one,) = there(made.data)
    assert str(one["/Subtype"]) == "/Square"
    assert list(map(float, one["/Rect"])) == [40.25, HEIGHT - 110, 200, HEIGHT - 60.5]
    assert texts_of(one)["Contents"] == "Look\n\n#a"
    assert "/AP" in one
    with PdfFile(made.data) as file:
        (found,) = markings([file.annotations(number) for number in range(file.pages)])
    assert (found.identity, found.is_frame, found.note, found.tags) == (
        f"{OWN}1", True, "Look", ("a",),
    )  # fmt: skip
    assert found.parts[0].shown == pytest.approx(REGION[1:], abs=0.01)


@pytest.mark.parametrize("rotate", [0, 90, 180, 270])
def test_an_area_of_a_turned_and_cropped_page_comes_back(rotate):
    data = Made(TEXTS, rotate=rotate, box="20 30 390 560").data()
    made = copy_of(data, mark(region=REGION))
    with PdfFile(made.data) as file:
        (found,) = file.annotations(0)
        sheet = file.page(0).sheet
    page = Page(sheet.width, sheet.height, sheet.rotation, "", b"")
    assert Region.shown_at(0, page, Rectangle(*found.shown)) == pytest.approx(REGION, abs=0.011)


def test_a_frame_is_seen_in_its_colour_and_print_in_it_stays_black():
    made = copy_of(DATA, mark(region=REGION, colour="blue"))
    page = pypdfium2.PdfDocument(made.data)[0]
    image = page.render(scale=2)
    corner = image.buffer[int(60.8 * 2) * image.stride + (120 * 2) * 3 :][:3]
    assert corner[0] > corner[2], "more blue than red"


def test_a_stamp_that_was_changed_stays_beside_what_is_said_of_it():
    data = Made(TEXTS, links={0: annotation("Stamp", (40, 60, 200, 110))}).data()
    with PdfFile(data) as file:
        (stamp,) = markings([file.annotations(number) for number in range(file.pages)])
    made = copy_of(data, mark(region=REGION, origin=stamp.identity, note="Mine"))
    assert [str(one["/Subtype"]) for one in there(made.data)] == ["/Stamp", "/Square"]
    gone = copy_of(data, removed=(stamp.identity,))
    assert there(gone.data) == []


def test_all_keys_are_written():
    made = copy_of(DATA, mark((0, 0, 5), note="Ωμέγα 😀\nline", tags=("law/evidence", "b c")))
    (one,) = there(made.data)
    assert str(one["/Subtype"]) == "/Highlight"
    assert texts_of(one) == {
        "NM": f"{OWN}1",
        "T": "Ada",
        "M": "D:20240203030506+00'00'",
        "CreationDate": "D:20240102030405+00'00'",
        "Contents": "Ωμέγα 😀\nline\n\n#law/evidence  #b c",
    }
    assert (made.written, made.kept, made.was_signed) == (1, 0, False)


def test_areas_lie_round_the_words_and_inside_the_rectangle():
    made = copy_of(DATA, mark((0, 0, 5), (0, 12, 17)))
    (one,) = there(made.data)
    corners = [float(value) for value in one["/QuadPoints"]]
    assert len(corners) == 16
    x0, y0, x1, y1 = (float(value) for value in one["/Rect"])
    assert all(x0 <= x <= x1 for x in corners[0::2])
    assert all(y0 <= y <= y1 for y in corners[1::2])
    left, top, right, foot = corners[0], corners[1], corners[2], corners[5]
    assert left == pytest.approx(50, abs=1)
    assert right < 90
    assert foot < HEIGHT - 80 < top


def _darkness(data, box, page=0):
    """Return how dark a part of a page is, drawn by PDFium, and how green."""
    with pypdfium2.PdfDocument(data) as file:
        drawn = file[page].render(may_draw_forms=False)
        rows = bytes(drawn.buffer)
    x0, y0, x1, y1 = box
    size = drawn.n_channels
    found = [
        rows[y * drawn.stride + x * size : y * drawn.stride + x * size + 3]
        for y in range(y0, y1)
        for x in range(x0, x1)
    ]
    blue, green, red = (sum(pixel[at] for pixel in found) / len(found) for at in range(3))
    return min(min(pixel) for pixel in found), green - (blue + red) / 2


@pytest.mark.parametrize("is_underlined", [False, True])
def test_the_mark_is_drawn_and_print_stays_black_below_it(is_underlined):
    words = 50, 70, 78, 84
    darkest, greenness = _darkness(DATA, words)
    made = copy_of(DATA, mark((0, 0, 5), is_underlined=is_underlined)).data
    marked, marked_greenness = _darkness(made, words)
    assert abs(greenness) < 1 < marked_greenness
    assert marked <= darkest + 5
    beyond = 110, 70, 150, 84
    assert _darkness(made, beyond) == _darkness(DATA, beyond)


def test_one_annotation_for_each_page():
    made = copy_of(DATA, mark((0, 12, 17), (1, 0, 7))).data
    names = [str(there(made, page)[0]["/NM"]) for page in (0, 1)]
    assert names == [f"{OWN}1/1", f"{OWN}1/2"]
    with PdfFile(made) as file:
        (found,) = markings([file.annotations(page) for page in (0, 1)])
    assert [len(part.characters) for part in found.parts] == [5, 7]


def test_a_mark_without_characters_is_a_note_on_its_page():
    (one,) = there(copy_of(DATA, mark(page=1, note="Look")).data, page=1)
    assert (str(one["/Subtype"]), str(one["/Contents"])) == ("/Text", "Look")


def test_what_else_is_on_a_page_stays():
    link = annotation("Link", (10, 10, 20, 20))
    foreign = annotation("Highlight", (50, 72, 78, 82), more="/NM (theirs)")
    data = Made(TEXTS, links={0: link + foreign}, outline=[("Part", 1)]).data()
    made = copy_of(data, mark((0, 12, 17))).data
    kinds = [str(one["/Subtype"]) for one in there(made)]
    assert kinds == ["/Link", "/Highlight", "/Highlight"]
    with PdfFile(made) as file:
        assert [bookmark.title for bookmark in file.outline()] == ["Part"]


def foreign(**about):
    """Return a file with a stranger's mark, and what it is known by."""
    window = "<</Type /Annot /Subtype /Popup /Rect [0 0 9 9] /Parent 90 0 R>>"
    text = annotation("Highlight", (50, 72, 78, 82), more="/NM (theirs) /Contents (Old)")
    made = Made(TEXTS, links={0: f"90 0 R {window}"}, **about).data()
    body = f"90 0 obj\n{text}\nendobj\ntrailer <</Root 1 0 R>>\n%%EOF".encode()
    data = made[: made.index(b"xref")] + body
    with PdfFile(data) as file:
        (found,) = markings([file.annotations(0)])
    return data, found.identity


def test_a_stranger_s_mark_that_nobody_touched_is_left_as_it_is():
    data, identity = foreign()
    made = copy_of(data, mark((0, 0, 5), origin=identity, is_untouched=True))
    assert (made.written, made.kept) == (0, 1)
    assert [str(one.get("/Contents", "")) for one in there(made.data)] == ["Old", ""]


def test_a_stranger_s_mark_that_was_changed_gives_way_with_its_window():
    data, identity = foreign()
    made = copy_of(data, mark((0, 0, 5), note="New", origin=identity))
    assert [str(one["/Contents"]) for one in there(made.data)] == ["New"]


def test_a_stranger_s_mark_that_was_removed_is_not_in_the_copy():
    data, identity = foreign()
    assert there(copy_of(data, removed=[identity]).data) == []


def test_a_mark_that_is_not_in_this_file_is_written():
    made = copy_of(DATA, mark((0, 0, 5), origin="elsewhere", is_untouched=True))
    assert (made.written, made.kept) == (1, 0)


def test_passages_of_one_stranger_s_mark_stay_or_go_together():
    data, identity = foreign()
    first = mark((0, 0, 5), origin=identity, is_untouched=True)
    second = mark((0, 12, 17), identity=f"{OWN}2", origin=f"{identity}+1", note="changed")
    made = copy_of(data, first, second)
    assert made.written == 2
    assert {str(one["/NM"]) for one in there(made.data)} == {f"{OWN}1", f"{OWN}2"}


def test_ours_from_before_is_replaced_by_what_it_is_now():
    once = copy_of(DATA, mark((0, 0, 5), note="before")).data
    twice = copy_of(once, mark((0, 0, 5), note="after")).data
    assert [str(one["/Contents"]) for one in there(twice)] == ["after"]


def test_a_locked_file_stays_locked():
    data = locked("Secret words", WORD)
    made = copy_of(data, mark((0, 0, 6)), password=WORD).data
    with pytest.raises(LockedError):
        PdfFile(made)
    assert str(there(made, password=WORD)[0]["/NM"]) == f"{OWN}1"
    with pytest.raises(LockedError):
        annotated(data, [], (), (), "wrong")


def test_another_text_than_the_one_that_was_marked_is_refused():
    other = digests(pdf(lines("Other words")))
    with pytest.raises(StaleError):
        annotated(DATA, [mark((0, 0, 5))], (), other)
    with pytest.raises(StaleError):
        annotated(DATA, [mark((1, 0, 5))], (), digests(DATA)[:1])


def test_a_copy_that_reads_otherwise_is_refused():
    with pytest.raises(UnlikeError):
        annotated(DATA, [], (), [bytes(8), bytes(8)])


def test_what_is_no_pdf_file_is_refused():
    with pytest.raises(DamagedError):
        annotated(b"%PDF-1.7 ...", [])


@pytest.mark.parametrize("rotate", [0, 90, 180, 270])
@pytest.mark.parametrize("turn", [0, 90, 180, 270])
def test_turned_words_are_found_again(rotate, turn):
    data = Made([[Text("Turned words", 200, 300, turn=turn)]], rotate=rotate).data()
    made = copy_of(data, mark((0, 0, 6))).data
    with PdfFile(made) as file:
        assert file.annotations(0)[0].characters == tuple(range(6))


def test_a_signed_file_is_told():
    form = "/AcroForm <</SigFlags 3 /Fields [<</FT /Sig /T (S) /V <</Type /Sig /Filter /X>>>>]>>"
    assert copy_of(Made(TEXTS, catalog=form).data(), mark((0, 0, 5))).was_signed


def test_a_file_that_only_its_owner_may_change_is_copied_as_that():
    made = BytesIO()
    with pikepdf.open(BytesIO(DATA)) as file:
        file.save(made, encryption=pikepdf.Encryption(owner=WORD, user="", R=6))
    copy = copy_of(made.getvalue(), mark((0, 0, 5))).data
    with pikepdf.open(BytesIO(copy)) as file:
        assert file.is_encrypted
        assert file.encryption.R == 6


WORDS = st.text("abg .,(é", min_size=1, max_size=12).filter(str.strip)


@settings(max_examples=60, deadline=None)
@given(st.lists(WORDS, min_size=1, max_size=4), st.data())
def test_any_characters_are_found_again_under_what_was_drawn(texts, data):
    file = pdf(lines(*texts))
    with PdfFile(file) as opened:
        count = sum(len(run.text) for run in opened.page(0).runs) + 2 * len(texts)
    first = data.draw(st.integers(0, count - 1))
    last = data.draw(st.integers(first + 1, count))
    copy = copy_of(file, mark((0, first, last))).data
    with PdfFile(file) as opened, PdfFile(copy) as copied:
        printed = {run.first + n for run in opened.page(0).runs for n in range(len(run.text))}
        (one,) = copied.annotations(0)
    assert set(one.characters) == printed & set(range(first, last))


def test_a_page_tree_that_lies_is_damage():
    data = DATA.replace(b"/Count 2", b"/Count 9")
    assert data != DATA
    with pytest.raises((DamagedError, UnlikeError)):
        annotated(data, [mark((0, 0, 5))], (), digests(DATA))


@pytest.mark.parametrize("rotate", [0, 90, 180, 270])
def test_an_area_stands_where_the_page_shows_it(rotate):
    data = Made([[Text("Words", 50, 300)]], rotate=rotate, box="20 10 400 600").data()
    with PdfFile(data) as file, closing(file.opened(0)) as page:
        x0, y0, x1, y1 = page.text().boxes[:4]
        sheet = page.sheet
    shares = x0 / sheet.width, y0 / sheet.height, x1 / sheet.width, y1 / sheet.height
    made = copy_of(data, mark(lines=(PrintedLine(0, *shares),))).data
    with PdfFile(made) as file:
        (found,) = file.annotations(0)
    assert (found.kind, found.characters) == ("Highlight", (0,))


def test_of_lines_over_one_another_a_mark_is_on_those_letters_that_it_was_made_on():
    data = pdf([Text("Alpha", 50, 100, 12), Text("gamma", 50, 103, 12)])
    marked = copy_of(data, mark((0, 0, 5))).data
    with PdfFile(marked) as file:
        (found,) = file.annotations(0)
    assert found.characters == (0, 1, 2, 3, 4)
    with pikepdf.open(BytesIO(marked)) as file, BytesIO() as written:
        (one,) = file.pages[0].obj["/Annots"]
        one["/QuadPoints"] = [value + 1 for value in map(float, one["/QuadPoints"])]
        file.save(written)
        moved = written.getvalue()
    with PdfFile(moved) as file:
        (found,) = file.annotations(0)
    assert len(found.characters) > 5, "what it said was of another place"


@pytest.mark.parametrize("told", ["0-9999999", "9-3", "0-5,0-5", "5", "x", "0-4"])
def test_what_a_mark_says_of_its_letters_is_believed_only_if_it_stands_there(told):
    with pikepdf.open(BytesIO(copy_of(DATA, mark((0, 0, 5))).data)) as file, BytesIO() as written:
        (one,) = file.pages[0].obj["/Annots"]
        one["/ManiculeCharacters"] = pikepdf.String(told)
        file.save(written)
        data = written.getvalue()
    with PdfFile(data) as file:
        (found,) = file.annotations(0)
    assert found.characters == (0, 1, 2, 3, 4)
