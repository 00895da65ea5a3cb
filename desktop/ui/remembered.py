"""What the window remembers between two starts, typed."""

from __future__ import annotations

import json
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import TYPE_CHECKING, TypeVar

from PySide6.QtCore import QByteArray, QSettings, QStandardPaths

from desktop.paths import settings_file
from desktop.ui.shown import Shown

if TYPE_CHECKING:
    from collections.abc import Callable

T = TypeVar("T")
_LARGEST = 10_000
ARRANGED = "arranged"
"""What the arrangement of a document's pages is remembered under, before its id."""
THEMES = ("system", "light", "sepia", "dark")


@dataclass(frozen=True, slots=True)
class Preferences:
    """What the reader chose in Preferences."""

    theme: str = "system"
    family: str = ""
    """An installed family; '' for the best serif there is."""
    size: int = 18
    """Pixels."""
    line_height: float = 1.5
    measure: int = 66
    """Characters a line."""
    justified: bool = False
    reduced_motion: bool = False
    paged: bool = False
    """Whether the wheel turns whole pages."""
    interface_size: int = 0
    """Pixels of the words around the page; 0 for those of the system."""
    watched_folder: str = ""
    copy_style: str = "plain"
    """A CopyStyle, which would bring all nouns along before the window is painted."""
    """In what form words are copied with their citation."""
    citation_style: str = ""
    """The name of a citation style, or the path of its file; '' for the program's own way."""


@dataclass(frozen=True, slots=True)
class OpenTab:
    """A tab to open again: what it shows, on which side."""

    document_id: str
    side: int
    current: bool
    revision: int = 0
    against: int = 0
    note_id: str = ""
    is_preview: bool = False
    """Whether it is only looked into: the next one takes its place."""

    @property
    def shown(self) -> Shown:
        """What it shows."""
        return Shown(self.document_id, self.revision, self.against, self.note_id)


class WindowSettings:
    """An INI file; a value of the wrong type counts as absent."""

    def __init__(self, path: Path | None = None) -> None:
        self._store = QSettings(str(path or settings_file()), QSettings.Format.IniFormat)

    def preferences(self) -> Preferences:
        """Return the reader's choices, defaults where there are none."""
        usual = Preferences()
        return Preferences(
            theme=self._kept("theme", _theme, usual.theme),
            family=self._kept("family", str, usual.family),
            size=self._kept("size", _small, usual.size),
            line_height=self._kept("line_height", float, usual.line_height),
            measure=self._kept("measure", _small, usual.measure),
            justified=self._kept("justified", _yes, usual.justified),
            reduced_motion=self._kept("reduced_motion", _yes, usual.reduced_motion),
            paged=self._kept("paged", _yes, usual.paged),
            interface_size=self._kept("interface_size", _small, usual.interface_size),
            watched_folder=self._kept("watched_folder", str, usual.watched_folder),
            copy_style=self._kept("copy_style", str, usual.copy_style),
            citation_style=self._kept("citation_style", str, usual.citation_style),
        )

    def _kept(self, name: str, read: Callable[[str], T], usual: T) -> T:
        text = self._store.value(f"preferences/{name}")
        try:
            return usual if text is None else read(str(text))
        except ValueError:
            return usual

    def set_preferences(self, preferences: Preferences) -> None:
        """Keep the reader's choices."""
        for name, value in asdict(preferences).items():
            self._store.setValue(f"preferences/{name}", str(value))

    def state(self, name: str) -> QByteArray:
        """Return geometry or splitter state kept under a name; empty when there is none."""
        value = self._store.value(f"window/{name}")
        return value if isinstance(value, QByteArray) else QByteArray()

    def set_state(self, name: str, state: QByteArray) -> None:
        """Keep geometry or splitter state."""
        self._store.setValue(f"window/{name}", state)

    def tabs(self, library_id: str) -> list[OpenTab]:
        """Return the tabs that were open in a library."""
        try:
            rows = json.loads(str(self._store.value(f"tabs/{library_id}", "[]")))
            return [
                OpenTab(str(i), max(0, int(side)), bool(current), *_which_of(which))
                for i, side, current, *which in rows
            ]
        except (ValueError, TypeError, OverflowError, RecursionError):
            return []

    def set_tabs(self, library_id: str, tabs: list[OpenTab]) -> None:
        """Remember the open tabs of a library."""
        rows = [[tab.document_id, tab.side, tab.current, *_which(tab)] for tab in tabs]
        self._store.setValue(f"tabs/{library_id}", json.dumps(rows))

    def zoom(self, document_id: str) -> int:
        """Return by how many steps the text of a document is larger than that of all."""
        try:
            return _small(self.text(f"zoom/{document_id}") or "0")
        except ValueError:
            return 0

    def set_zoom(self, document_id: str, steps: int) -> None:
        """Remember by how many steps it is larger; 0 is forgotten."""
        if steps:
            self.set_text(f"zoom/{document_id}", str(steps))
        else:
            self._store.remove(f"window/zoom/{document_id}")

    def flag(self, name: str, *, default: bool = False) -> bool:
        """Return a yes or no."""
        return str(self._store.value(f"window/{name}", default)).lower() == "true"

    def set_flag(self, name: str, *, value: bool) -> None:
        """Remember a yes or no."""
        self._store.setValue(f"window/{name}", str(value))

    def text(self, name: str) -> str:
        """Return a remembered text, or ''."""
        return str(self._store.value(f"window/{name}", ""))

    def set_text(self, name: str, value: str) -> None:
        """Remember a text."""
        self._store.setValue(f"window/{name}", value)

    def folder(self, name: str) -> str:
        """Return the folder that was chosen last, or else where the reader keeps documents."""
        last = self.text(name)
        place = QStandardPaths.StandardLocation.DocumentsLocation
        known = (last, QStandardPaths.writableLocation(place))
        return next((one for one in known if one and Path(one).is_dir()), str(Path.home()))

    def sync(self) -> None:
        """Write to disk now."""
        self._store.sync()


def _which(tab: OpenTab) -> tuple[object, ...]:
    """Return what is kept of a tab that does not show the newest revision, or not for good."""
    kept = (*tab.shown[1:], True) if tab.is_preview else tab.shown[1:]
    return kept if tab.shown.mark or tab.note_id or tab.is_preview else ()


def _which_of(kept: list[object]) -> tuple[int, int, str, bool]:
    """Return of what was kept of a tab its revisions, its note, and whether it may go again."""
    usual = (0, 0, "", False)
    revision, against, note_id, is_preview = (*kept, *usual[len(kept) :])[: len(usual)]
    return max(0, int(str(revision))), max(0, int(str(against))), str(note_id), bool(is_preview)


def _small(text: str) -> int:
    """Return a number that Qt can hold, and that could be meant."""
    number = int(text)
    if abs(number) > _LARGEST:
        raise ValueError(text)
    return number


def _yes(text: str) -> bool:
    return text.lower() == "true"


def _theme(text: str) -> str:
    return THEMES[THEMES.index(text)]
