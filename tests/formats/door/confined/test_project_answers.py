from __future__ import annotations

from contextlib import suppress
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from desktop.domain.exchanged.project import (
    ForeignCoding,
    ForeignFile,
    ForeignPassage,
    ForeignSource,
    ForeignTag,
    PageBoxes,
    Project,
)
from desktop.domain.reading import Facts
from desktop.formats.door.confined.channel import NonsenseError
from desktop.formats.door.confined.project_answers import pack_project, unpack_project

WORDS = st.text(st.characters(exclude_categories=("Cs",), exclude_characters="\0"), max_size=8)
TAGS = st.builds(ForeignTag, st.lists(WORDS, min_size=1, max_size=3).map(tuple), WORDS)
BOXES = st.builds(PageBoxes, st.integers(0, 9), st.just(((0.0, 1.5, 2.0, 3.0),)))
PASSAGES = st.builds(
    ForeignPassage,
    WORDS,
    at=st.none() | st.floats(0, 1e9),
    printed=st.none() | BOXES,
    codings=st.lists(st.builds(ForeignCoding, st.just(0), WORDS), max_size=2).map(tuple),
)
SOURCES = st.builds(
    ForeignSource,
    WORDS,
    st.builds(Facts, WORDS, other=st.dictionaries(WORDS, WORDS, max_size=2)),
    file=st.none() | st.just(0),
    passages=st.lists(PASSAGES, max_size=2).map(tuple),
)
PROJECTS = st.builds(
    Project,
    WORDS,
    WORDS,
    tags=st.lists(TAGS, min_size=1, max_size=3).map(tuple),
    sources=st.lists(SOURCES, max_size=2).map(tuple),
    files=st.lists(st.builds(ForeignFile, WORDS, st.binary(max_size=9)), min_size=1).map(tuple),
    without_a_home=st.dictionaries(WORDS, st.integers(0, 9), max_size=2),
)


@given(PROJECTS)
def test_a_project_comes_out_as_it_went_in(project: Project) -> None:
    assert unpack_project(b"".join(pack_project(project))) == project


@given(PROJECTS, st.data())
def test_whatever_is_sent_is_a_project_or_nonsense(project: Project, data: st.DataObject) -> None:
    sent = bytearray(b"".join(pack_project(project)))
    for _ in range(data.draw(st.integers(1, 4))):
        sent[data.draw(st.integers(0, len(sent) - 1))] = data.draw(st.integers(0, 255))
    with suppress(NonsenseError):
        assert isinstance(unpack_project(bytes(sent)), Project)


SOUND = Project("form", "Program", tags=(ForeignTag(("a",)),))


@pytest.mark.parametrize(
    "wrong",
    [
        replace(SOUND, sources=(ForeignSource("s", file=0),)),
        replace(SOUND, sources=(ForeignSource("s", codings=(ForeignCoding(1),)),)),
        replace(SOUND, sources=(ForeignSource("s", passages=(ForeignPassage(7),)),)),  # type: ignore[arg-type]
        replace(SOUND, sources=(ForeignSource("s", length=1e300),)),
        replace(SOUND, without_a_home={"cases": "many"}),  # type: ignore[dict-item]
    ],
)
def test_numbers_of_nothing_and_values_of_another_type_are_nonsense(wrong: Project) -> None:
    with pytest.raises(NonsenseError):
        unpack_project(b"".join(pack_project(wrong)))


def test_letters_that_no_database_takes_are_left_out() -> None:
    project = replace(SOUND, name="a\ud800b\0c")
    assert unpack_project(b"".join(pack_project(project))).name == "abc"
