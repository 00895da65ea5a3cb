"""Words on hidden layers are no part of a page."""

from __future__ import annotations

import io
from contextlib import suppress

import pikepdf
import pytest
from hypothesis import given
from hypothesis import strategies as st

from desktop.pdf import DamagedError, PdfFile
from desktop.pdf.catalogue.catalogued import catalogued
from tests.pdf.catalogue.layered import (
    FIRST,
    FIRST_OFF,
    SECOND,
    STEP,
    TOP,
    layered,
    line,
)


def read(data: bytes):
    with PdfFile(data, layers=catalogued(data).layers) as file:
        return file.page(0)


def words(data: bytes) -> list[str]:
    return [run.text for run in read(data).runs]


def on(layer: str, drawn: str) -> str:
    return f"/OC /{layer} BDC {drawn} EMC\n"


def names(data: bytes) -> list[tuple[str, ...]]:
    return list(read(data).layers)


def test_words_on_a_hidden_layer_are_left_out_and_its_name_told():
    data = layered(line("seen", 0) + on("L0", line("hidden", 1)) + on("L1", line("shown", 2)))
    assert words(data) == ["seen", "shown"]
    assert names(data) == [("Draft",)]


def test_a_form_hides_what_is_drawn_in_it():
    assert words(layered("/F0 Do /F1 Do")) == ["F1"]
    assert words(layered(on("L0", "/G Do") + line("seen", 0))) == ["seen"]
    assert words(layered(on("L0", "/G Do") + on("L1", "/G Do"))) == ["form"]


def test_the_outer_and_the_inner_mark_hide():
    both = on("L0", on("L1", line("one", 0))) + on("L1", on("L0", line("two", 1)))
    assert words(layered(both + line("seen", 2))) == ["seen"]


def test_a_hidden_layer_without_words_is_not_told():
    found = read(layered(on("L0", "0 0 9 9 re f") + on("L0", line("  ", 0)) + line("seen", 1)))
    assert [run.text for run in found.runs] == ["seen"]
    assert found.layers == ()


def test_hidden_words_part_what_stands_around_them():
    drawn = (
        "BT /F1 10 Tf 50 400 Td (left) Tj ET /OC /L0 BDC BT /F1 10 Tf 64 400 Td (out) Tj ET EMC "
        "BT /F1 10 Tf 79 400 Td (over) Tj ET"
    )
    found = read(layered(drawn)).runs
    assert [(run.text, run.parted) for run in found] == [("left", ""), ("over", " ")]


def test_what_is_seen_at_the_place_of_its_hidden_copy_is_read():
    drawn = on("L0", line("the same", 0)) + line("the same", 0) + on("L0", line("other", 1))
    assert words(layered(drawn)) == ["the", "same"]


def test_characters_are_numbered_as_on_a_page_without_layers():
    drawn = line("one", 0) + on("L0", line("two", 1)) + line("three", 2)
    hides, shows = read(layered(drawn)), read(layered(drawn, config=""))
    assert hides.digest == shows.digest
    at = {run.text: run.first for run in shows.runs}
    assert {run.text: run.first for run in hides.runs} == {n: at[n] for n in ("one", "three")}


def test_letters_that_cannot_be_read_count_only_where_they_are_seen():
    drawn = on("L0", "BT /F1 10 Tf 50 500 Td <0102> Tj ET") + line("seen", 2)
    assert read(layered(drawn)).unreadable == 0


def test_a_membership_is_called_by_what_hides_it():
    group = f"<</Type /OCMD /OCGs [{FIRST} {SECOND}] /P /AllOn>>"
    data = layered(on("L0", line("hidden", 0)) + line("seen", 1), layers=[group])
    assert names(data) == [("Draft",)]
    none = f"<</Type /OCMD /OCGs [{FIRST} {SECOND}] /P /AllOff>>"
    data = layered(on("L0", line("hidden", 0)) + line("seen", 1), "", layers=[none])
    assert names(data) == [("Draft", "Notes")]


def test_a_file_that_hides_nothing_is_not_copied():
    assert catalogued(layered(line("seen", 0), "")).layers is None


@pytest.mark.parametrize("password", ["", "word"])
def test_locked_files_hide_too(password):
    data = layered(line("seen", 0) + on("L0", line("hidden", 1)))
    made = io.BytesIO()
    with pikepdf.open(io.BytesIO(data)) as file:
        file.save(
            made, encryption=pikepdf.Encryption(owner="owner", user=password),
            object_stream_mode=pikepdf.ObjectStreamMode.generate,
        )  # fmt: skip
    data = made.getvalue()
    with PdfFile(data, password, catalogued(data, password).layers) as file:
        assert [run.text for run in file.page(0).runs] == ["seen"]


def test_a_field_that_no_form_for_filling_in_has_is_no_matter():
    field = "<</Type /Annot /Subtype /Widget /FT /Btn /T (a) /Rect [9 9 20 20]>>"
    drawn = line("seen", 0) + on("L0", line("hidden", 1))
    assert words(layered(drawn, page=f"/Annots [{field}]")) == ["seen"]


def test_a_copy_whose_page_is_another_hides_nothing():
    data = layered(line("seen", 0) + on("L0", line("hidden", 1)))
    other = catalogued(layered(line("others", 0) + on("L0", line("hidden", 1)))).layers
    for layers in (other, other._replace(copy=b"no file"), other._replace(names=())):
        with PdfFile(data, layers=layers) as file:
            assert [run.text for run in file.page(0).runs] == ["seen", "hidden"]


REFERENCES = st.sampled_from([FIRST, SECOND, "102 0 R"])
ARRAYS = st.lists(REFERENCES | st.sampled_from(["null", "7", "99 0 R"]), max_size=3).map(
    lambda found: f"[{' '.join(found)}]"
)
STATES = st.sampled_from(["/ON", "/OFF", "(OFF)", "7", "/Nonsense"])
INTENTS = st.sampled_from(["", "/Intent /View", "/Intent /Design", "/Intent [/Design /View]",
                           "/Intent /All", "/Intent []"])  # fmt: skip
USAGES = st.just("") | STATES.map(lambda state: f"/Usage <</View <</ViewState {state}>>>>")
GROUPS = st.builds(
    "<<{} /Name (A) {} {}>>".format, st.sampled_from(["/Type /OCG", "/Type /OCG", ""]), INTENTS,
    USAGES,
)  # fmt: skip
APPLIED = st.builds(
    "<</Event {} /Category [/View] /OCGs {} {}>>".format,
    st.sampled_from(["/View", "/Print"]),
    ARRAYS,
    st.just("") | STATES.map(lambda state: f"/View <</ViewState {state}>>"),
)
CONFIGS = st.builds(
    "{} {} /OFF {} /ON {} {}".format,
    INTENTS,
    st.just("") | STATES.map(lambda state: f"/BaseState {state}"),
    ARRAYS,
    ARRAYS,
    st.just("") | APPLIED.map(lambda one: f"/AS [{one}]"),
)
RULES = st.recursive(
    REFERENCES | st.sampled_from(["7", "/Not", "99 0 R"]),
    lambda inner: st.builds(
        "[/{} {}]".format, st.sampled_from(["And", "Or", "Not", "Xor"]),
        st.lists(inner, max_size=3).map(" ".join),
    ),
    max_leaves=5,
)  # fmt: skip
MEMBERSHIPS = st.builds(
    "<</Type /OCMD {} {} {}>>".format,
    (ARRAYS | REFERENCES).map(lambda groups: f"/OCGs {groups}") | st.just(""),
    st.sampled_from(["AnyOn", "AnyOff", "AllOn", "AllOff", "Nonsense", ""]).map(
        lambda policy: policy and f"/P /{policy}"
    ),
    st.just("") | RULES.map(lambda rule: f"/VE {rule}"),
)
LAYERS = st.lists(REFERENCES | MEMBERSHIPS, min_size=1, max_size=4)


def has_ink(file: PdfFile, rows: int) -> list[bool]:
    """Return for each row of the page whether anything is drawn in it."""
    drawn = file.picture(0, 72, 1 << 20)
    return [
        any(byte < 200 for byte in drawn.pixels[drawn.width * (y - 9) : drawn.width * y])
        for y in range(TOP, TOP + STEP * rows, STEP)
    ]


@given(st.lists(GROUPS, min_size=2, max_size=3), CONFIGS, LAYERS, st.none() | CONFIGS)
def test_words_are_read_where_they_are_drawn(groups, config, layers, other):
    count = len(layers)
    marked = [on(f"L{number}", line(f"L{number}", count + 1 + number)) for number in range(count)]
    drawn = "".join([*(f"/F{number} Do " for number in range(count)), "/G Do ", *marked])
    more = "" if other is None else f"/Configs [<<{other}>>]"
    data = layered(drawn, config, groups, layers, more)
    called = [f"F{n}" for n in range(count)] + ["form"] + [f"L{n}" for n in range(count)]
    with PdfFile(data, layers=catalogued(data).layers) as file:
        read = {run.text for run in file.page(0).runs}
        ink = has_ink(file, len(called))
    assert read == {name for name, is_drawn in zip(called, ink, strict=True) if is_drawn}


@given(st.data())
def test_damage_is_survived(data):
    whole = layered(on("L0", line("hidden", 0)) + "/F0 Do " + line("seen", 1), FIRST_OFF)
    at = data.draw(st.integers(0, len(whole) - 1))
    damaged = whole[:at] + bytes([data.draw(st.integers(0, 255))]) + whole[at + 1 :]
    for one in (damaged, whole[:at]):
        layers = catalogued(one).layers
        with suppress(DamagedError), PdfFile(one, layers=layers) as file:
            file.page(0)
