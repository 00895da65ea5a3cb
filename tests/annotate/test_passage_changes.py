from __future__ import annotations

from difflib import SequenceMatcher

import pytest

from desktop.annotate.passage_changes import Changes, changes
from desktop.annotate.runs import Run, Stretch
from desktop.annotate.worded_text import Vocabulary, WordedText
from desktop.domain import Quoted


def compared(old: str, new: str) -> Changes:
    """Compare what stands between brackets in two texts."""
    sides = []
    for text in (old, new):
        before, passage, _ = text.replace("]", "[").split("[")
        worded = WordedText(Quoted.plain(text.replace("[", "").replace("]", "")), SHARED)
        sides.append((worded, worded.range(len(before), len(before + passage))))
    (mine, (first, last)), (theirs, (start, end)) = sides
    return Changes(mine, theirs, Stretch(first, last, start, end))


SHARED = Vocabulary()


def test_changes_are_what_lies_between_runs():
    runs = [Run(2, 3, 2), Run(6, 5, 1)]
    assert list(changes(runs, Stretch(1, 8, 2, 6))) == [
        Stretch(1, 2, 2, 3),
        Stretch(4, 6, 5, 5),
        Stretch(7, 8, 6, 6),
    ]


@pytest.mark.parametrize(
    ("old", "new", "turns"),
    [
        ("They [pay] it", "They [pay] it", False),
        ("They may [pay] it", "They may not [pay] it", True),
        ("They [pay] 5 pounds", "They [pay] 6 pounds", True),
        ("They [pay] the sum of 5 pounds", "They [pay] the sum of 6 pounds", False),
        ("No more of it. They [pay] it", "All of it. They [pay] it", False),
        ("12 They [pay] it", "13 They [pay] it", False),
        ("Not so\n[They] pay", "Just so\n[They] pay", False),
        ("no\tday [then] on", "no day [then] on", False),
        ("They shall [pay] it", "They may [pay] it", True),
        ("They [pay] it", "They may [pay] it", False),
    ],
)
def test_what_stands_just_beside_in_the_sentence_counts(old, new, turns):
    assert compared(old, new).turn_it_from_beside() is turns


@pytest.mark.parametrize(
    ("old", "new", "renames"),
    [
        ("the [policy on Mali] is", "the [policy on Chad] is", True),
        ("the [policy on Mali] is", "the [policy on MALI] is", False),
        ("of [what Catherine said]", "of [what Katherine said]", False),
        ("[Then they] left", "[Now they] left", False),
        ("the [old boat] there", "the [new boat] there", False),
    ],
)
def test_a_name_gives_way_to_a_name(old, new, renames):
    found = compared(old, new)
    assert found.rename([]) is renames


@pytest.mark.parametrize(
    ("old", "new", "turns"),
    [
        ("[within 30 days of it]", "[within 30 weeks of it]", True),
        ("[within 30 days of it]", "[within 30 day of it]", False),
        ("[within these days of it]", "[within these weeks of it]", True),
        ("[of the boats there]", "[of the ships there]", False),
        ("[as (a) has it]", "[as (b) has it]", True),
        ("[as 3a has it]", "[as 3b has it]", True),
        ("[as iv has it]", "[as vi has it]", True),
        ("[as 3H has it]", "[as 3 H has it]", False),
        ("[those who shall go]", "[those who may go]", True),
        ("[the owner pays the tenant]", "[the tenant pays the owner]", True),
        ("[often the owner pays]", "[the owner often pays]", False),
    ],
)
def test_what_changed_in_a_passage_turns_its_sense_or_not(old, new, turns):
    found = compared(old, new)
    first = old.strip("[]").split()
    second = new.strip("[]").split()
    blocks = SequenceMatcher(None, first, second, autojunk=False).get_matching_blocks()
    runs = [] if "3 H" in new else [Run(b.a, b.b, b.size) for b in blocks if b.size]
    assert found.turn_its_sense(runs) is turns
