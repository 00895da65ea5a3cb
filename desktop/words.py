"""Codes in, words out, at the time they are shown: what is stored is never a sentence."""

from __future__ import annotations

from desktop.domain.steps import StepCode

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


def step(code: StepCode) -> str:
    """Return what a step is called where it can be undone, 'Change colour'."""
    return _STEPS[code]
