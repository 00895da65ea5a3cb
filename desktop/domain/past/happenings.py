"""What a step did to one row, as it can be told: what was said before, and what after."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, NamedTuple

from desktop.domain.noted.note_links import plain

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping
    from datetime import datetime

    from desktop.domain import Step
    from desktop.domain.steps import StepCode

Values = dict[str, Any]
HIGHLIGHTS, PLACEMENTS, HIGHLIGHT_TAGS = "highlights", "placements", "highlight_tags"

SILENT = frozenset(
    (
        *("id", "created", "created_by", "modified", "added", "added_by", "decided", "position"),
        *("prefix", "suffix", "original", "origin", "start", "end", "quotation", "words"),
        *("region", "picture", "deleted_at", "revision", "document_id", "edited_sections", "mark"),
    )
)
"""Columns that tell a reader nothing, or that are told together with others."""
_LABELS = {"said_by": "speaker", "edited_facts": "facts", "edited_kind": "kind"}


class Turn(NamedTuple):
    """One thing that became another; '' on a side where there was nothing."""

    what: str
    before: str
    after: str


class Happening(NamedTuple):
    """What a step did to one thing; without turns where the words were deleted for good."""

    seq: int
    """0 for what no event tells, such as where an import placed a highlight."""
    step: int
    code: StepCode
    at: datetime
    by: str
    holds: bool
    noun: str
    document_id: str
    highlight_id: str
    """Of the highlight that it is about, or ''."""
    called: str
    """The thing by its name, or the beginning of its words."""
    turns: tuple[Turn, ...]
    of: StepCode | None = None
    """What an undo took back, or a redo made again."""


class StepFilter(NamedTuple):
    """Which steps are wanted; what is empty does not count.

    `words` stand in what a step said, or it is one of these `codes` or about one of `documents`.
    """

    document_id: str = ""
    by: str = ""
    words: str = ""
    codes: frozenset[str] = frozenset()
    documents: frozenset[str] = frozenset()


class StepsPage(NamedTuple):
    """Some steps, the newest first, and the number before which there may be others; 0 if none."""

    steps: tuple[Step, ...]
    before: int


def turns(
    noun: str, key: str, sides: tuple[Values | None, Values | None], names: Mapping[str, str]
) -> tuple[Turn, ...]:
    """Return what became of a row; `names` are what the ids in it are called."""
    before, after = ({} if side is None else side for side in sides)
    if noun == PLACEMENTS:
        return tuple(_place(key, before, after))
    if noun == HIGHLIGHT_TAGS:
        name = _named(key.rpartition(" ")[2], names)
        return (Turn("tag", name if before else "", name if after else ""),)
    return tuple(_columns(before, after, names))


def _place(key: str, before: Values, after: Values) -> Iterator[Turn]:
    revision = key.rpartition(" ")[2]
    old, new = _where(before), _where(after)
    if old != new:
        yield Turn(f"place in revision {revision}", old, new)


def _where(values: Values) -> str:
    status = values.get("status")
    return ", ".join(filter(None, (_text(status), _range(values))))


def _range(values: Values) -> str:
    start, end = values.get("start"), values.get("end")
    if start is None and end is None:
        return ""
    return f"{'…' if start is None else start}–{'…' if end is None else end}"


def _columns(before: Values, after: Values, names: Mapping[str, str]) -> Iterator[Turn]:
    yield from _changed("passage", _quoted(before), _quoted(after))
    yield from _changed("characters", _range(before), _range(after))
    if "deleted_at" in before or after.get("deleted_at"):
        was, now = before.get("deleted_at"), after.get("deleted_at")
        if bool(was) != bool(now):
            yield Turn("state", "in the trash" if was else "", "in the trash" if now else "kept")
    for name in dict.fromkeys((*before, *after)):
        if name not in SILENT:
            label = _LABELS.get(name, name.removesuffix("_id").replace("_", " "))
            old, new = (_named(_text(side.get(name)), names) for side in (before, after))
            if name == "text":  # of a free note, whose links say ids
                old, new = plain(old), plain(new)
            yield from _changed(label, old, new)


def _changed(what: str, before: str, after: str) -> Iterator[Turn]:
    if before != after:
        yield Turn(what, before, after)


def _quoted(values: Values) -> str:
    return _text(values.get("words") or values.get("quotation"))


def _named(value: str, names: Mapping[str, str]) -> str:
    return names.get(value, value)


def _text(value: object) -> str:
    return "" if value is None else str(value)
