from __future__ import annotations

import json
import re
from pathlib import Path

import pytest

from desktop.cli import main
from desktop.cli.arguments import parser
from desktop.domain import COLOURS


def test_the_library_may_be_named_after_the_verb(tmp_path, capsys):
    assert main(["documents", "--library", str(tmp_path / "library"), "--json"]) == 0
    assert json.loads(capsys.readouterr().out) == []


@pytest.mark.parametrize(
    ("arguments", "library"),
    [
        (["documents"], None),
        (["--library", "here", "documents"], "here"),
        (["documents", "--library", "there"], "there"),
        (["--library", "here", "documents", "--library", "there"], "there"),
        ([], None),
    ],
)
def test_the_last_library_named_is_used(arguments, library):
    assert parser().parse_args(arguments).library == (library and Path(library))


@pytest.mark.parametrize(
    ("arguments", "debug"),
    [(["documents"], False), (["--debug", "documents"], True), (["documents", "--debug"], True)],
)
def test_details_may_be_asked_for_before_the_verb_and_after(arguments, debug):
    assert bool(parser().parse_args(arguments).debug) is debug


def test_a_passage_may_bear_several_tags_and_has_the_first_colour():
    options = parser().parse_args(["highlight", "d", "--quote", "q", "--tag", "a", "--tag", "b/c"])
    assert options.tag == ["a", "b/c"]
    assert (options.colour, options.occurrence, options.note) == (COLOURS[0], 1, "")


def test_no_two_calls_share_what_they_gather():
    first, second = (parser().parse_args(["export", "--tag", tag]) for tag in "ab")
    assert (first.tag, second.tag) == (["a"], ["b"])
    assert parser().parse_args(["export"]).tag == []


def test_open_may_name_no_file_as_a_launcher_does():
    assert parser().parse_args(["open"]).path is None
    assert parser().parse_args(["open", "a.txt"]).path == Path("a.txt")


@pytest.mark.parametrize("number", ["0", "-1", "many"])
def test_what_is_counted_begins_with_one(number, capsys):
    with pytest.raises(SystemExit):
        parser().parse_args(["search", "a", "--limit", number])
    assert "--limit" in capsys.readouterr().err


CALLS = (
    "open", "import a", "explain a", "reread a", "recognise a", "documents", "show a",
    "compare a 1 2", "search a", "starter",
    "highlight a", "annotations", "matrix tag month", "notes", "note a", "claims",
    "outlines", "export", "templates", "keep-export", "codebook", "tag a", "link a b", "kinds",
    "receipt a", "copies a", "proof a", "history", "review a", "accept a", "reject a b",
    "reindex", "check", "backup a",
    "restore a b",
)  # fmt: skip


def test_every_verb_has_its_function_but_those_that_open_the_window():
    listed = re.findall(r"^    ([\w-]+)", parser().format_help(), re.MULTILINE)
    assert [call.split()[0] for call in CALLS] == listed
    asked = {call: parser().parse_args(call.split()) for call in CALLS}
    assert [call for call, options in asked.items() if options.act is None] == ["open"]


@pytest.mark.parametrize(
    "arguments",
    [["import", ""], ["import", "a.txt", " "], ["open", ""], ["--library", "", "documents"]],
)
def test_an_empty_path_is_not_the_current_folder(arguments, capsys):
    with pytest.raises(SystemExit) as ended:
        parser().parse_args(arguments)
    assert ended.value.code == 2
    assert "not an empty one" in capsys.readouterr().err


def test_wrong_usage_repeats_nothing_that_acts(capsys):
    with pytest.raises(SystemExit):
        parser().parse_args(["show", "x", "-\x1b[31mred\x07.txt"])
    assert "-\\x1b[31mred\\x07.txt" in capsys.readouterr().err
