"""Codes in, words out, at the time they are shown: what is stored is never a sentence."""

from __future__ import annotations

from typing import TYPE_CHECKING

from desktop.domain import PlacementStatus
from desktop.domain.reviews import Reason
from desktop.domain.steps import StepCode

if TYPE_CHECKING:
    from collections.abc import Mapping

    from desktop.domain.recognised import Recognition
    from desktop.domain.reviews import Review

_STEPS = {
    StepCode.CHANGE: "Change",
    StepCode.UNDO: "Undo",
    StepCode.REDO: "Redo",
    StepCode.HIGHLIGHT: "Highlight",
    StepCode.CHANGE_HIGHLIGHT: "Change highlight",
    StepCode.CHANGE_COLOUR: "Change colour",
    StepCode.EDIT_NOTE: "Edit note",
    StepCode.MOVE_HIGHLIGHT: "Move highlight",
    StepCode.ACCEPT_PLACES: "Accept new places",
    StepCode.KEEP_RECORD: "Keep as record",
    StepCode.REMOVE_HIGHLIGHT: "Remove highlight",
    StepCode.RESTORE_HIGHLIGHT: "Restore highlight",
    StepCode.TAG: "Tag",
    StepCode.UNTAG: "Remove tag",
    StepCode.NEW_TAG: "New tag",
    StepCode.RENAME_TAG: "Rename tag",
    StepCode.CHANGE_TAG: "Change tag",
    StepCode.REMOVE_TAG: "Remove tag",
    StepCode.LINK: "Link",
    StepCode.REMOVE_LINK: "Remove link",
    StepCode.EDIT_FACTS: "Edit facts",
    StepCode.EDIT_SECTIONS: "Edit sections",
    StepCode.MOVE_DOCUMENT: "Move document",
    StepCode.REMOVE_DOCUMENT: "Remove document",
    StepCode.RESTORE_DOCUMENT: "Restore document",
    StepCode.EMPTY_TRASH: "Empty trash",
    StepCode.NEW_COLLECTION: "New collection",
    StepCode.RENAME_COLLECTION: "Rename collection",
    StepCode.MOVE_COLLECTION: "Move collection",
    StepCode.REMOVE_COLLECTION: "Remove collection",
    StepCode.MOVE_ROWS: "Move",
    StepCode.TRASH_ROWS: "Move to trash",
    StepCode.REMOVE_ROWS: "Remove",
    StepCode.IMPORT: "Import",
    StepCode.IMPORT_AGAIN: "Import again",
    StepCode.ADD_SAMPLES: "Add the samples",
    StepCode.REMOVE_SAMPLES: "Remove the sample documents",
    StepCode.NEW_FORMAT: "New format of the library",
    StepCode.REPAIR: "Repair",
}


def recognition(done: Recognition) -> str:
    """Return what became of recognising text, as one line."""
    said = [
        _counted(done.pages, "page"),
        _counted(done.words, "word"),
        f"{done.confidence} % sure on average",
    ]
    if done.unsure:
        said.append(f"unsure of {_counted(done.unsure, 'word')}")
    if done.blank:
        said.append(f"{_counted(done.blank, 'page')} without words")
    if done.failed:
        said.append(f"{_counted(len(done.failed), 'page')} not read: {done.reason}")
    return "; ".join(said)


def _counted(count: int, what: str) -> str:
    return f"{count:,} {what}" + "s" * (count != 1)


def step(code: StepCode) -> str:
    """Return what a step is called where it can be undone, 'Change colour'."""
    return _STEPS[code]


_STANDING = {
    PlacementStatus.SAME: "same",
    PlacementStatus.EDITED: "edited",
    PlacementStatus.MOVED: "moved",
    PlacementStatus.REVIEW: "to review",
    PlacementStatus.LOST: "lost",
    PlacementStatus.WAITING: "not looked for yet",
}
"""What is told of highlights in a new revision, in this order, beside the reader's decisions."""
_REASONS = {
    Reason.NEGATION: "a negation came or went",
    Reason.BESIDE: "a figure or a negation beside it changed",
    Reason.REWORDED: "reworded",
    Reason.GONE: "no longer in the text",
    Reason.ELSEWHERE: "its words stand elsewhere",
}


def standing(counts: Mapping[str, int]) -> str:
    """Return where highlights stand in a new revision, '9 edited, 1 lost'; '' where all are same.

    `counts` is by the values of PlacementStatus.
    """
    told = {status: counts[status] for status in _STANDING if counts.get(status)}
    if not told.keys() - {PlacementStatus.SAME}:
        return ""
    return ", ".join(f"{count:,} {_STANDING[status]}" for status, count in told.items())


def reasons(review: Review) -> str:
    """Return why a passage is asked about, 'a figure changed: 30 → 14; reworded'."""
    return "; ".join(_reason(reason, review) for reason in review.reasons)


def _reason(reason: Reason, review: Review) -> str:
    if reason is Reason.FIGURE:
        pairs = ", ".join(f"{old or '–'} → {new or '–'}" for old, new in review.figures)
        return f"a figure changed: {pairs}"
    if reason is Reason.SEVERAL:
        return f"it stands in {len(review.places)} places now"
    return _REASONS[reason]
