"""An interview: questions and answers, each with its label."""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import replace
from itertools import pairwise
from typing import TYPE_CHECKING, NamedTuple

from desktop.domain import BlockKind, DocumentKind
from desktop.formats.canon.outline import short
from desktop.formats.recognise.printed_names import is_name
from desktop.formats.recognise.result import Item, Recognised, Unlike
from desktop.formats.recognise.speaking import unlabelled

if TYPE_CHECKING:
    from collections.abc import Sequence

    from desktop.domain import Facts
    from desktop.formats.recognise.printed_lines import Line

# For: Q: What rose?
_LABELLED = re.compile(
    r"(?P<label>[^\s:.!?][^:.!?]{0,40}?(?:\s?\d{1,3})?)\s?[:.]\s+(?P<said>\S.*)", re.DOTALL
)
# For: Interviewer
_ASKS = re.compile(
    r"(?:Q|Question|Interviewer|Frage|Pregunta|Entretien)(?:\s?\d{1,3})?", re.IGNORECASE
)
# For: Answer
_ANSWERS = re.compile(r"(?:A|Answer|Antwort|Réponse|Respuesta)(?:\s?\d{1,3})?", re.IGNORECASE)
_LEAST_LENGTH = 30
"""Characters of a turn on average, with what follows it."""
# Three questions and answers. With fewer, labels are those of a form.
_FEWEST_TURNS = 6
# Round tables have that many. More are a debate, or a play.
_MOST_SPEAKERS = 5
# Of the text below the first turn; an interview may end in a long note about who was asked.
_LEAST_SHARE = 0.4
# Of all text: a report may quote an interview in it and is none.
_LEAST_OF_ALL = 0.25
# Of what one side says: who asks says also 'I see.'
_MOSTLY = 0.6


class _Turn(NamedTuple):
    line: int
    label: str
    said: str


def recognise(found: Sequence[Line], facts: Facts) -> Recognised | Unlike:
    """Return one section per question, when few speakers take turns through most of the text."""
    spoken = _turns(found)
    asking = _asking(spoken)
    if len(spoken) < _FEWEST_TURNS or not asking or not _fills(found, spoken):
        return unlabelled.recognise(found, facts)
    # Questions that are asked often are answered by nobody; messages are short.
    if unlabelled.is_help(facts.title):
        return Unlike("its title announces answers to whoever reads them")
    if not _is_talk(found, spoken):
        return Unlike("its turns are as short as messages")
    items = [
        Item(short(turn.said, 110), found[turn.line].start, _facts(turn))
        for turn in spoken
        if turn.label in asking
    ]
    kinds: dict[int, tuple[BlockKind, int]] = {}
    first = found[spoken[0].line]
    if first.kind is BlockKind.HEADING:  # the first words of a talk are not its title
        kinds[first.block] = (BlockKind.PARAGRAPH, 0)
        facts = replace(facts, title="" if facts.title == first.text else facts.title)
    return Recognised(DocumentKind.INTERVIEW, facts, items, kinds)


def _turns(found: Sequence[Line]) -> list[_Turn]:
    """Return the lines whose label comes back."""
    made: list[_Turn] = []
    for index, line in enumerate(found):
        match = _LABELLED.fullmatch(line.text)
        if match and line.kind is not BlockKind.LIST_ITEM and _is_label(line.text, match):
            label = re.sub(r"\s?\d{1,3}$", "", match["label"])
            made.append(_Turn(index, label.casefold(), match["said"]))
    made = _under_full_names(made)
    often = Counter(turn.label for turn in made)
    kept = [turn for turn in made if often[turn.label] > 1]
    return kept if 1 < len({turn.label for turn in kept}) <= _MOST_SPEAKERS else []


def _under_full_names(made: list[_Turn]) -> list[_Turn]:
    """Return turns with initials replaced by the name printed in full once: 'AB' by 'Ann Bee'."""
    full = {
        "".join(word[0] for word in turn.label.split()): turn.label
        for turn in made
        if " " in turn.label
    }
    return [turn._replace(label=full.get(turn.label, turn.label)) for turn in made]


def _is_label(text: str, match: re.Match[str]) -> bool:
    label = match["label"]
    if _ASKS.fullmatch(label) or _ANSWERS.fullmatch(label):
        return True
    return text[match.end("label") :].lstrip().startswith(":") and is_name(
        re.sub(r"\s?\d{1,3}$", "", label)
    )


def _asking(spoken: Sequence[_Turn]) -> set[str]:
    """Return the labels of those who ask: by name, or by how their turns end."""
    labels = {turn.label for turn in spoken}
    named = {label for label in labels if _ASKS.fullmatch(label)}
    if named:
        return named if len(labels) > len(named) else set()
    asking: set[str] = set()
    for label in labels:
        said = [turn.said for turn in spoken if turn.label == label]
        questions = sum(1 for text in said if "?" in text[-80:])
        if questions >= _MOSTLY * len(said):
            asking.add(label)
    return asking if len(asking) < len(labels) else set()


def _fills(found: Sequence[Line], spoken: Sequence[_Turn]) -> bool:
    """Whether the turns alternate, and hold a good part of all lines below the first."""
    changes = sum(a.label != b.label for a, b in pairwise(spoken))
    below = len(found) - spoken[0].line
    least = max(_LEAST_SHARE * below, _LEAST_OF_ALL * len(found))
    return changes >= _MOSTLY * (len(spoken) - 1) and len(spoken) >= least


def _is_talk(found: Sequence[Line], spoken: Sequence[_Turn]) -> bool:
    length = sum(len(line.text) for line in found[spoken[0].line :])
    return length >= _LEAST_LENGTH * len(spoken)


def _facts(turn: _Turn) -> dict[str, str]:
    # The label as printed is enough; 'Q' is nobody's name.
    return {"question": short(turn.said, 400)} if turn.said else {}
