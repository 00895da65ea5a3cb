from __future__ import annotations

import contextlib
import re

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from desktop.errors import UnreadableFileError
from tests.formats.rtf.samples import FONTS, read_bytes
from tests.formats.samples import assert_sound, mutated

SAMPLE = (
    r"{\rtf1\ansi\ansicpg1252" + FONTS + r"{\stylesheet{\s1 heading 1;}}{\info{\title T}}"
    r"\pard\s1 One\par\pard{\listtext 1.\tab}\ls1 a\par caf\'e9 \u8364?{\super\chftn"
    r"{\footnote n}}{\*\atrfstart 1}x{\*\atrfend 1}{\*\annotation{\*\atnref 1}c}\par"
    r"\trowd\intbl 1\cell 2\cell\row\pard{\field{\*\fldinst HYPERLINK x}{\fldrslt y}}"
    r"{\pict\pngblip 00ff}{\shp{\*\shpinst{\shptxt b}}}\deleted d\deleted0\bin2 xx}"
).encode()


PIECES = sorted({*re.findall(rb"\\[a-z]+-?\d* ?|[{}]|\\'..", SAMPLE), b"\\*", b"\xff", b"\0"})


def tried(data: st.DataObject) -> None:
    with contextlib.suppress(UnreadableFileError):
        assert_sound(read_bytes(mutated(data, SAMPLE, PIECES, after=7)))


def test_what_is_no_rtf_is_refused() -> None:
    with pytest.raises(UnreadableFileError, match="not an RTF file"):
        read_bytes(b"words")


def test_a_file_that_ends_too_early_keeps_its_words() -> None:
    parsed = read_bytes(rb"{\rtf1 some {\b words")
    assert parsed.content.text == "some words"
    assert parsed.remarks == ("The file ends too early; what there is of it was kept.",)


@settings(max_examples=60, deadline=None)
@given(st.data())
def test_mutated_files_are_read_or_refused(data: st.DataObject) -> None:
    tried(data)


@pytest.mark.slow
@settings(max_examples=5_000, deadline=None, suppress_health_check=list(HealthCheck))
@given(st.data())
def test_many_mutated_files_are_read_or_refused(data: st.DataObject) -> None:
    tried(data)
