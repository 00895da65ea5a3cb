from __future__ import annotations

import base64
import contextlib
import re
import zipfile
from typing import TYPE_CHECKING

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from desktop import formats
from desktop.errors import UnreadableFileError
from tests.formats.odt.samples import (
    LISTS,
    NAMES,
    frame,
    item,
    listed,
    p,
    part,
    parts_of,
    read,
    read_bytes,
    style,
)
from tests.formats.samples import GIF, assert_sound, mutated, packed

if TYPE_CHECKING:
    from pathlib import Path

SAMPLE = parts_of(
    listed(item(p("a")))
    + p(f'x<text:span text:style-name="B">y</text:span>{frame("<draw:image/>")}')
    + "<table:table><table:table-row><table:table-cell/></table:table-row></table:table>"
    + p(f"<office:annotation>{p('c')}</office:annotation><text:note><text:note-body/></text:note>"),
    LISTS,
    style("B"),
    "<dc:title>T</dc:title>",
)


TAGS = re.findall(rb"<[^<>]*>", b"".join(SAMPLE.values()))


PIECES = sorted({*TAGS, b"&a;", b"\xff", b"\0", b"-9"})


def tried(data: st.DataObject) -> None:
    name = data.draw(st.sampled_from(sorted(SAMPLE)))
    whole = SAMPLE[name]
    with contextlib.suppress(UnreadableFileError):
        assert_sound(read_bytes(packed({**SAMPLE, name: mutated(data, whole, PIECES)})))


@pytest.mark.parametrize("variant", ["", "-template", "-web", "-master"])
def test_every_variant_of_the_text_format_is_known(tmp_path: Path, variant: str) -> None:
    parts = parts_of(p("Some text."))
    parts["mimetype"] += variant.encode()
    path = tmp_path / "a.odt"
    with zipfile.ZipFile(path, "w") as target:
        for name, content in parts.items():
            target.writestr(name, content)
    assert formats.read(path).content.text == "Some text."


def test_facts() -> None:
    meta = (
        "<dc:title>Annual report</dc:title><meta:initial-creator>A. Hall</meta:initial-creator>"
        "<meta:creation-date>2023-04-05T06:07:08</meta:creation-date><dc:language>en-GB</dc:language>"
        "<dc:subject>Prisons</dc:subject><meta:keyword>one</meta:keyword><meta:keyword>two</meta:keyword>"
    )
    head = (
        "<office:master-styles><style:master-page><style:header>"
        f"{p('Ministry of Records')}</style:header></style:master-page></office:master-styles>"
    )
    facts = read(p("words"), styles=head, meta=meta).facts
    assert (facts.title, facts.authors) == ("Annual report", ("A. Hall",))
    assert (facts.date, facts.language) == ("2023-04-05", "en-GB")
    assert facts.other == {
        "subject": "Prisons",
        "keywords": "one; two",
        "page header": "Ministry of Records",
    }


def test_flat_files() -> None:
    picture = frame(
        f"<draw:image><office:binary-data>{base64.b64encode(GIF).decode()}</office:binary-data>"
        "</draw:image>"
    )
    text = f"<office:body><office:text>{p('flat' + picture)}</office:text></office:body>"
    parsed = read_bytes(part("document", text).encode())
    assert parsed.content.text == "flat\n"
    assert list(parsed.assets.values()) == [GIF]


@pytest.mark.parametrize(
    ("change", "reason"),
    [
        ({"content.xml": b"<a>"}, "not well-formed"),
        ({"content.xml": b"<a>" * 200_000}, "nested too deeply"),
        ({"content.xml": b"<a/>"}, "not an OpenDocument text"),
        (
            {"META-INF/manifest.xml": f"<manifest {NAMES}><manifest:encryption-data/></manifest>"},
            "protected with a password",
        ),
    ],
)
def test_what_cannot_be_read_is_refused(change: dict[str, bytes], reason: str) -> None:
    with pytest.raises(UnreadableFileError, match=reason):
        read_bytes(packed({**parts_of(p("x")), **change}))


@settings(max_examples=40, deadline=None)
@given(st.data())
def test_mutated_files_are_read_or_refused(data: st.DataObject) -> None:
    tried(data)


@pytest.mark.slow
@settings(max_examples=5_000, deadline=None, suppress_health_check=list(HealthCheck))
@given(st.data())
def test_many_mutated_files_are_read_or_refused(data: st.DataObject) -> None:
    tried(data)
