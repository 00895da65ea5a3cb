from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from desktop.export.kept.kept_note import KeptNote, Part
from desktop.export.kept.managed_block import (
    Fault,
    Marking,
    NoBlockError,
    Written,
    documents_in,
    fresh,
    merged,
)

ID = "d0000000-0000-4000-8000-000000000000"
FRONT = {"title": '"A report"', "highlights": "1"}


def note(*names: str, front=FRONT, struck=(), form="> words of {}"):
    parts = tuple(Part(f"{form.format(n)}\n\n^m-{n}", n, f"^m-{n}") for n in names)
    gone = tuple(Part(f"~~{n}~~\n\n^m-{n}", n, f"^m-{n}") for n in struck)
    entries = {key: f"{key}: {value}" for key, value in front.items()}
    return KeptNote(ID, entries, (Part("# A report"), *parts), gone)


def again(text, written, *names, **values):
    return merged(text, note(*names, **values), written, "29 Nov 2026")


@pytest.fixture(params=Marking)
def first(request):
    return fresh(note("one"), request.param)


def test_an_untouched_block_is_written_again(first):
    second = again(first.text, first.written, "one", "two", front={**FRONT, "highlights": "2"})
    assert second.text.count("manicule:begin") == second.text.count("manicule:end") == 1
    assert "words of two" in second.text
    assert "highlights: 2\n" in second.text
    assert not second.is_edited
    assert again(second.text, second.written, "two").text.count("words of") == 1


def test_what_stands_around_the_block_stays(first):
    mine = first.text.replace("---\n\n", "---\n\nMine above\n\n", 1) + "\nMine below, without end"
    second = again(mine, first.written, "one", "two")
    assert "Mine above\n\n" in second.text
    assert second.text.endswith("\nMine below, without end")
    assert "words of two" in second.text


def test_an_edited_block_is_kept_and_what_is_new_is_put_under_a_date(first):
    mine = first.text.replace("words of one", "words of one, which I doubt")
    second = again(mine, first.written, "one", "two", form="> other words of {}")
    assert second.is_edited
    assert second.added == ("two",)
    assert "> words of one, which I doubt" in second.text
    assert "\n\n### Added 29 Nov 2026\n\n> other words of two\n\n^m-two\n" in second.text
    third = again(second.text, second.written, "one", "two", "three")
    assert third.added == ("three",)
    assert third.text.count("### Added") == 1
    assert again(third.text, third.written, "one", "two", "three").text == third.text


def test_a_passage_that_was_taken_out_of_the_block_does_not_come_back(first):
    mine = re.sub("> words of one\n\n.*\n", "My own words instead\n", first.text)
    assert again(mine, first.written, "one").text == mine


def test_an_emptied_block_is_filled_again(first):
    mine = re.sub(r"(begin.*\n)[^§]*?\n(.*manicule:end)", r"\1\n\2", first.text)
    second = again(mine, first.written, "one")
    assert "words of one" in second.text
    assert not second.is_edited


def test_a_block_whose_record_was_lost_is_taken_for_edited_unless_it_is_what_would_be_written(
    first,
):
    assert again(first.text, Written(), "one").text == first.text
    second = again(first.text, Written(), "one", "two")
    assert second.added == ("two",)
    assert again(second.text, Written(), "one", "two").text == second.text


def test_struck_passages_stay_and_are_struck_once(first):
    second = again(first.text, first.written, struck=["one"])
    assert "## Removed in Manicule\n\n~~one~~\n\n^m-one\n" in second.text
    assert second.written.marks == {"one": "^m-one"}
    assert again(second.text, second.written, struck=["one"]).text == second.text


@pytest.mark.parametrize(
    ("change", "fault"),
    [
        (lambda text: re.sub(".*manicule:begin.*\n", "", text), Fault.NO_BEGIN),
        (lambda text: re.sub(".*manicule:end.*\n", "", text), Fault.NO_END),
        (lambda text: re.sub(".*manicule:.*\n", "", text), Fault.NO_MARKS),
        (lambda text: text + text, Fault.TWICE),
        (lambda _text: "", Fault.NO_MARKS),
        (lambda text: re.sub("(.*manicule:begin.*)", r"\1 mine", text), Fault.NO_BEGIN),
        (lambda text: text.replace("manicule:begin", "manicule:end"), Fault.TWICE),
    ],
)
def test_without_its_marks_there_is_no_block(first, change, fault):
    with pytest.raises(NoBlockError) as raised:
        again(change(first.text), first.written, "one")
    assert raised.value.fault is fault


def test_a_block_of_another_document_inside_is_no_business_of_ours(first):
    other = first.text.replace(ID, "e" + ID[1:])
    inside = re.sub("(.*manicule:end.*\n)", lambda end: other + end[0], first.text)
    with pytest.raises(NoBlockError):
        again(inside, first.written, "one", "two")
    assert documents_in(inside) == [ID, "e" + ID[1:]]


@pytest.mark.parametrize("line", ["\r\n", "\r", "\n"])
def test_line_ends_and_the_mark_of_the_encoding_stay(first, line):
    mine = "\ufeff" + first.text.replace("\n", line) + f"Mine{line}"
    second = again(mine, first.written, "one", "two", front={"title": '"B"', "kind": "x"})
    assert not second.is_edited
    assert second.text.startswith(f'\ufeff---{line}title: "B"{line}kind: x{line}---{line}')
    assert set(re.findall("\r\n|\r|\n", second.text)) == {line}
    assert again(mine, first.written, "one").text == mine


def test_front_matter_of_others_is_untouched(first):
    theirs = "# my remark\nrating: 5 # of 5\naliases:\n- x\n\n- y\nnested:\n  title: no\n"
    mine = first.text.replace("---\n", f"---\n{theirs}", 1)
    second = again(mine, first.written, "one", front={"title": '"New"', "date": '"2026"'})
    head = second.text.split("---\n")[1]
    assert head == f'{theirs}title: "New"\ndate: "2026"\n'
    changed = second.text.replace('date: "2026"', 'date: "2025" # so the paper says')
    third = again(changed, second.written, "one", front={"title": '"New"', "date": '"2027"'})
    assert 'date: "2025" # so the paper says\n' in third.text
    assert third.theirs == ("date",)
    without = third.text.replace('title: "New"\n', "")
    assert "title:" not in again(
        without, third.written, "one", front={"title": '"N"'}
    ).text.replace("  title", "")
    bare = third.text[third.text.index("---\n", 4) + 4 :]
    assert again(bare, third.written, "one").text == bare


LINES = st.sampled_from(
    ["Mine {}", "", "---", "%% manicule {} %%", "- [ ] {}", "^m-one", "title: {}", "```", "> {}"]
)


@given(
    edits=st.lists(
        st.tuples(
            st.sampled_from(["insert", "append", "prepend", "delete"]),
            st.integers(0, 60),
            LINES,
        ),
        max_size=8,
    ),
    rounds=st.lists(st.lists(st.sampled_from("abcdef"), unique=True, max_size=5), max_size=4),
    line=st.sampled_from(["\n", "\r\n"]),
    marking=st.sampled_from(Marking),
)
def test_no_word_of_a_person_is_ever_lost(edits, rounds, line, marking):
    now = fresh(note("one"), marking)
    text, written, mine = now.text.replace("\n", line), now.written, []
    for number, names in enumerate([*rounds, ["a"]]):
        for kind, place, form in edits[number * 2 : number * 2 + 2]:
            lines = text.split(line)
            at = place % len(lines)
            word = form.format(f"mine{number}{at}{kind}")
            if kind == "insert":
                lines.insert(at, word)
            elif kind == "delete" and "manicule:" not in lines[at] and "mine" not in lines[at]:
                del lines[at]
            elif kind == "append":
                lines[at] = f"{lines[at]} {word}"
            else:
                lines[at] = f"{word} {lines[at]}"
            text = line.join(lines)
            mine = re.findall("mine[0-9]+[a-z]+", text)
        try:
            made = again(text, written, *names, front={"title": f'"{number}"'})
        except NoBlockError:
            continue
        assert sorted(re.findall("mine[0-9]+[a-z]+", made.text)) == sorted(mine)
        once_more = again(made.text, made.written, *names, front={"title": f'"{number}"'})
        assert once_more.text == made.text
        text, written = made.text, made.written
