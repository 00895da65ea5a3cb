"""What a step in the history of a library is called: a code, made a sentence when it is shown."""

from __future__ import annotations

from enum import StrEnum


class StepCode(StrEnum):
    """What a step did. Values are stored: one that was released is never changed."""

    CHANGE = "change"
    """What this version has no word for: a later one wrote it, or a very early one."""
    UNDO = "undo"
    REDO = "redo"
    HIGHLIGHT = "highlight"
    CHANGE_HIGHLIGHT = "change-highlight"
    CHANGE_COLOUR = "change-colour"
    EDIT_NOTE = "edit-note"
    SAY_WHO = "say-who"
    MOVE_HIGHLIGHT = "move-highlight"
    ACCEPT_PLACES = "accept-places"
    KEEP_RECORD = "keep-record"
    REMOVE_HIGHLIGHT = "remove-highlight"
    RESTORE_HIGHLIGHT = "restore-highlight"
    TAG = "tag"
    UNTAG = "untag"
    NEW_TAG = "new-tag"
    RENAME_TAG = "rename-tag"
    CHANGE_TAG = "change-tag"
    REMOVE_TAG = "remove-tag"
    NEW_SMART_TAG = "new-smart-tag"
    CHANGE_SMART_TAG = "change-smart-tag"
    REMOVE_SMART_TAG = "remove-smart-tag"
    LINK = "link"
    REMOVE_LINK = "remove-link"
    EDIT_FACTS = "edit-facts"
    EDIT_SECTIONS = "edit-sections"
    MOVE_DOCUMENT = "move-document"
    REMOVE_DOCUMENT = "remove-document"
    RESTORE_DOCUMENT = "restore-document"
    EMPTY_TRASH = "empty-trash"
    NEW_COLLECTION = "new-collection"
    RENAME_COLLECTION = "rename-collection"
    MOVE_COLLECTION = "move-collection"
    REMOVE_COLLECTION = "remove-collection"
    MOVE_ROWS = "move-rows"
    TRASH_ROWS = "trash-rows"
    REMOVE_ROWS = "remove-rows"
    """Of the document tree: documents, collections and tags together."""
    IMPORT = "import"
    IMPORT_AGAIN = "import-again"
    ADD_SAMPLES = "add-samples"
    REMOVE_SAMPLES = "remove-samples"
    NEW_FORMAT = "new-format"
    REPAIR = "repair"

    @classmethod
    def _missing_(cls, _value: object) -> StepCode:
        return cls.CHANGE
