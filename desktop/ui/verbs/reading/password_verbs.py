"""The verb about passwords that are kept."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from shiboken6 import isValid

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from desktop.keyring import Keyring
    from desktop.ui.desk import Desk
    from desktop.ui.locked.kept_passwords_dialog import KeptPasswordsDialog


class PasswordVerbs:
    """The keyring says what is kept, and forgets what the reader chose."""

    def __init__(self, desk: Desk) -> None:
        self._desk = desk
        desk.passwords.told.connect(desk.status.say)

    def open(self) -> None:
        """Show whose passwords are kept."""
        from desktop.ui.locked.kept_passwords_dialog import KeptPasswordsDialog  # when first asked

        dialog = KeptPasswordsDialog(self._desk.window)
        dialog.forget_asked.connect(lambda keys: self._ask(dialog, keys))
        dialog.finished.connect(dialog.deleteLater)
        self._ask(dialog, [])
        dialog.open()

    def _ask(self, dialog: KeptPasswordsDialog, forgotten: Sequence[str]) -> None:
        def shown(names: Mapping[str, str]) -> None:
            if isValid(dialog):
                dialog.show_names({key: self._title(key) or name for key, name in names.items()})

        def failed(sentence: str) -> None:
            if isValid(dialog):
                dialog.show_failure(sentence)

        self._desk.passwords.keyring.ask(partial(_names_without, forgotten), shown, failed)

    def _title(self, key: str) -> str:
        """Return what a file is called in this library, should it be there."""
        documents = self._desk.catalogue.documents.values()
        return next((one.title for one in documents if one.sha256 == key), "")


def _names_without(forgotten: Sequence[str], keyring: Keyring) -> Mapping[str, str]:
    for key in forgotten:
        keyring.forget(key)
    return keyring.names()
