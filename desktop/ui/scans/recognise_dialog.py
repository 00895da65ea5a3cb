"""In which languages to recognise the text of a document’s pages."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QLocale, Qt
from PySide6.QtWidgets import QListWidget, QListWidgetItem, QWidget

from desktop.ui.dialogs.frame import Button, Dialog
from desktop.ui.look.plain import short

if TYPE_CHECKING:
    from collections.abc import Sequence

    from desktop.domain.printed.recognised import Recogniser

_NAME = int(Qt.ItemDataRole.UserRole)
LONGEST = 60
"""Characters of a title in a sentence."""
SECONDS = 3.0
"""For a page of print, with another being read beside it."""
_MINUTE = 60
_USUAL = "eng"
_LOOKING = "Looking for the languages that are installed…"
_CHOOSE = "Choose the languages of the pages; each takes its time."
_NONE = "Choose at least one language."
_KEPT = (
    "The text becomes a new revision: the one before stays in the document’s history, and "
    "highlights are looked for in the new one."
)


class RecogniseDialog(Dialog):
    """A list of languages; whoever opens it says which there are."""

    def __init__(
        self, title: str, pages: int, chosen: Sequence[str], parent: QWidget | None
    ) -> None:
        """Begin with the languages that were `chosen` before."""
        super().__init__("Recognise Text", parent)
        self._chosen = set(chosen)
        what = "1 page that is a picture" if pages == 1 else f"{pages:,} pages that are pictures"
        self.say(
            f"“{short(title, LONGEST)}” has {what}. Tesseract, a program on this computer, reads "
            f"{'it' if pages == 1 else 'them'} in {_time(pages)}."
        )
        self.words = self.say(_LOOKING)
        self.list = QListWidget(self)
        self.list.setAccessibleName("Languages")
        self.list.setMinimumHeight(170)
        self.list.itemChanged.connect(lambda _item: self._changed())
        self.column.addWidget(self.list)
        self.say(_KEPT, quiet=True)
        self.ok = self.finish(Button.Ok | Button.Cancel, "Recognise").button(Button.Ok)
        self.ok.setEnabled(False)

    def show_languages(self, found: Recogniser) -> None:
        """Show which languages there are, or why there are none."""
        self.list.clear()
        if not found.languages:
            self.list.hide()
            self.words.setText(found.missing or f"{found.name} has data for no language.")
            return
        known = self._chosen.intersection(found.languages) or {_usual(found.languages)}
        for name, language in sorted((_named(language), language) for language in found.languages):
            item = QListWidgetItem(name, self.list)
            item.setData(_NAME, language)
            item.setFlags(item.flags() | Qt.ItemFlag.ItemIsUserCheckable)
            state = Qt.CheckState.Checked if language in known else Qt.CheckState.Unchecked
            item.setCheckState(state)
        self._changed()
        self.list.setFocus()
        self.list.setCurrentRow(0)

    def languages(self) -> list[str]:
        """Return those that are chosen, by the names that tesseract gives them."""
        items = (self.list.item(row) for row in range(self.list.count()))
        return [
            str(item.data(_NAME)) for item in items if item.checkState() is Qt.CheckState.Checked
        ]

    def _changed(self) -> None:
        any_chosen = bool(self.languages())
        self.ok.setEnabled(any_chosen)
        self.words.setText(_CHOOSE if any_chosen else _NONE)


def _named(language: str) -> str:
    """Return what people call a language, such as 'German (deu)'."""
    code = language.partition("_")[0]
    known = QLocale.codeToLanguage(code, QLocale.LanguageCodeType.ISO639Alpha3)
    if known in (QLocale.Language.AnyLanguage, QLocale.Language.C):
        return language
    title = QLocale.languageToString(known)
    return f"{title} ({language})" if title else language


def _usual(languages: Sequence[str]) -> str:
    """Return the language of this computer if there is data for it, or else English."""
    here = QLocale.languageToCode(QLocale.system().language(), QLocale.LanguageCodeType.ISO639Part3)
    return next((one for one in (here, _USUAL) if one in languages), languages[0])


def _time(pages: int) -> str:
    seconds = pages * SECONDS
    if seconds < _MINUTE:
        return f"some {max(5, round(seconds / 5) * 5)} seconds"
    minutes = round(seconds / _MINUTE)
    return "about a minute" if minutes == 1 else f"about {minutes:,} minutes"
