"""The open document's highlights as a Qt model with a filter; those that are gone come last."""

from __future__ import annotations

from collections import Counter
from itertools import compress, count
from operator import attrgetter, is_not, ne
from typing import TYPE_CHECKING

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, Qt
from typing_extensions import override

from desktop import words
from desktop.domain import PlacementStatus
from desktop.ui.cards.folded_words import FoldedWords
from desktop.ui.cards.gone_bar import GONE
from desktop.ui.cards.narrowing import Grouping
from desktop.ui.look.drops import DraggedRows
from desktop.ui.look.plain import tip
from desktop.ui.look.tag_colours import called

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from PySide6.QtCore import QObject

    from desktop.domain import Highlight
    from desktop.domain.speaker import Speaker

Index = QModelIndex | QPersistentModelIndex
HIGHLIGHT = int(Qt.ItemDataRole.UserRole) + 1
_Role = Qt.ItemDataRole
_ID = attrgetter("id")
_STATUS = attrgetter("placement.status")
UNTAGGED = "No tag"


class SidebarModel(DraggedRows):
    """A list of Highlight values; one that changed alone repaints alone."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._all: list[Highlight] = []
        self.shown: list[Highlight] = []
        """What the rows show; for reading."""
        self.unsure = 0
        """How many wait for somebody to look at their place."""
        self.waiting = 0
        """How many wait to be looked for."""
        self.gone = 0
        """How many are no longer in the text; the filter finds them in any case."""
        self._with_gone = self._unsure_only = False
        self._rows: dict[str, int] = {}
        self._words: list[str] = []
        self._colour = self._tag = ""
        self._grouping = Grouping.NONE
        self._groups: dict[str, str] = {}
        self.section_of: Callable[[Highlight], str] = lambda _highlight: ""
        """Returns the title of the section that a highlight stands in."""
        self.speaker_of: Callable[[Highlight], Speaker | None] = lambda _highlight: None
        """Returns who says a highlight's words."""
        self._spoken: dict[str, tuple[Highlight, str]] = {}
        self.page_of: Callable[[Highlight], str] = lambda _highlight: ""
        """Returns what the page is called that a highlight stands on, '' where there are none."""
        self._folded = FoldedWords(self)

    def show_highlights(self, highlights: Sequence[Highlight]) -> None:
        """Show these; rows stay where they are when only their contents changed."""
        self._all = list(highlights)
        self._groups.clear()
        counts = Counter(map(_STATUS, self._all))
        self.unsure = sum(number for status, number in counts.items() if status.is_unsure)
        self.gone = sum(number for status, number in counts.items() if status.is_gone)
        self.waiting = counts[PlacementStatus.WAITING]
        if len(self._spoken) > 2 * len(self._all):
            self._spoken.clear()  # mostly of highlights that are no longer here
        self._folded.prepare(self._all)
        self._show(self._matching())

    def forget_words(self) -> None:
        """Fold all words anew: colours are called otherwise."""
        self._folded.forget()

    def set_filter(self, text: str) -> None:
        """Show only those whose quotation, note, tags or colour hold every word of `text`."""
        self._words = text.casefold().split()
        self._show(self._matching())

    def want(self, colour: str, tag: str) -> None:
        """Show only those of a colour and with a tag or one below it, '' for any."""
        self._colour, self._tag = colour, tag
        self._show(self._matching())

    def group(self, grouping: Grouping) -> None:
        """Show those together that belong to one section or tag."""
        self._grouping = grouping
        self._groups.clear()
        self.beginResetModel()
        fresh = self._matching()
        self._fill(fresh, list(map(_ID, fresh)))
        self.endResetModel()

    def show_unsure_only(self, *, wanted: bool) -> None:
        """Show only those whose place is unsure, or all again."""
        self._unsure_only = wanted
        self._show(self._matching())

    def show_gone(self, *, wanted: bool) -> None:
        """Show those that are no longer in the text, too, after all others."""
        self._with_gone = wanted
        self._show(self._matching())

    @property
    def _hides_gone(self) -> bool:
        narrow = self._words or self._unsure_only or self._colour or self._tag
        return not (self._with_gone or narrow)

    @property
    def total(self) -> int:
        """How many there are without the filter, and without the group if that is closed."""
        return len(self._all) - (self.gone if self._hides_gone else 0)

    def is_hidden(self, highlight_id: str) -> bool:
        """Whether a highlight is here, in the group that is closed."""
        if not (self.gone and self._hides_gone):
            return False
        gone = (one for one in self._all if one.placement.status.is_gone)
        return any(one.id == highlight_id for one in gone)

    @property
    def is_grouped(self) -> bool:
        """Whether headings stand above some of the cards."""
        return bool(self.gone and not self._hides_gone) or self._grouping is not Grouping.NONE

    def heading(self, row: int) -> str:
        """Return what stands above a row that begins a group, '' above any other."""
        group = self._group(self.shown[row])
        return group if row == 0 or group != self._group(self.shown[row - 1]) else ""

    def _group(self, highlight: Highlight) -> str:
        if highlight.placement.status.is_gone:
            return GONE
        if self._grouping is Grouping.NONE:
            return ""
        if highlight.id not in self._groups:
            self._groups[highlight.id] = (
                self.section_of(highlight) or "Before the first section"
                if self._grouping is Grouping.SECTION
                else next(iter(highlight.tags), UNTAGGED)
            )
        return self._groups[highlight.id]

    def speaker(self, highlight: Highlight) -> str:
        """Return what a card says of who speaks, '' for nothing."""
        known = self._spoken.get(highlight.id)
        if known is None or known[0] is not highlight:
            told = self.speaker_of(highlight)
            known = self._spoken[highlight.id] = highlight, words.speaker(told) if told else ""
        return known[1]

    def highlight(self, index: Index) -> Highlight | None:
        """Return the highlight in a row."""
        row = index.row()
        return self.shown[row] if 0 <= row < len(self.shown) else None

    def index_of(self, highlight_id: str) -> QModelIndex:
        """Return a highlight's row; an invalid index when it is not shown."""
        row = self._rows.get(highlight_id)
        return QModelIndex() if row is None else self.index(row)

    def _matching(self) -> list[Highlight]:
        found = self._all
        if self.gone:
            gone = [] if self._hides_gone else [h for h in found if h.placement.status.is_gone]
            found = [h for h in found if not h.placement.status.is_gone] + gone
        if self._colour:
            found = [h for h in found if h.colour == self._colour]
        if self._tag:
            found = [h for h in found if any(_is_below(path, self._tag) for path in h.tags)]
        if self._grouping is Grouping.TAG:
            found = sorted(found, key=self._tag_order)
        if self._unsure_only:
            found = [h for h in found if h.placement.status.is_unsure]
        for word in self._words:
            found = self._folded.holding(found, word)
        return found

    def _tag_order(self, highlight: Highlight) -> tuple[bool, bool, str]:
        first = next(iter(highlight.tags), "")
        return highlight.placement.status.is_gone, not first, first.casefold()

    def _show(self, fresh: list[Highlight]) -> None:
        ids = list(map(_ID, fresh))
        if ids != list(self._rows):
            self._reshape(fresh, ids)
            return
        others = compress(count(), map(is_not, self.shown, fresh))
        changed = [row for row in others if self.shown[row] != fresh[row]]
        self.shown = list(fresh)
        if changed:
            self.dataChanged.emit(self.index(changed[0]), self.index(changed[-1]), [])

    def _reshape(self, fresh: list[Highlight], new: list[str]) -> None:
        """Insert or remove a single row as such; else start anew."""
        old, nowhere = list(self._rows), QModelIndex()
        row = next(compress(count(), map(ne, old, new)), min(len(old), len(new)))
        if len(new) == len(old) + 1 and new[row + 1 :] == old[row:]:
            self.beginInsertRows(nowhere, row, row)
            self._fill(fresh, new)
            self.endInsertRows()
        elif len(old) == len(new) + 1 and old[row + 1 :] == new[row:]:
            self.beginRemoveRows(nowhere, row, row)
            self._fill(fresh, new)
            self.endRemoveRows()
        else:
            self.beginResetModel()
            self._fill(fresh, new)
            self.endResetModel()

    def _fill(self, fresh: list[Highlight], ids: list[str]) -> None:
        self.shown = list(fresh)
        self._rows = {key: row for row, key in enumerate(ids)}

    @override
    def rowCount(self, parent: Index = QModelIndex()) -> int:
        return 0 if parent.isValid() else len(self.shown)

    @override
    def data(self, index: Index, role: int = _Role.DisplayRole) -> object:
        highlight = self.highlight(index)
        if highlight is None:
            return None
        match role:
            case _Role.DisplayRole:
                return words.called(highlight, self.page_of(highlight))
            case _Role.AccessibleTextRole:
                return spoken(highlight, self.page_of(highlight), self.speaker(highlight))
            case _Role.ToolTipRole:
                return tip(highlight.note) or None
        return highlight if role == HIGHLIGHT else None

    @override
    def id_at(self, row: int) -> str:
        return self.shown[row].id


def _is_below(path: str, tag: str) -> bool:
    return f"{path}/".startswith(f"{tag}/")


def _kind(highlight: Highlight) -> str:
    return "highlight" if highlight.anchor.region is None else "area"


def spoken(highlight: Highlight, page: str = "", said_by: str = "") -> str:
    """Return a highlight as a screen reader should say it."""
    caption = words.caption(highlight, page)
    kind = f"{called(highlight.colour)} {_kind(highlight)}"
    parts = [part for part in (highlight.quote.strip()[:300], caption, kind) if part]
    if highlight.tags:
        parts.append("tags: " + ", ".join(highlight.tags))
    if highlight.note:
        parts.append("note: " + highlight.note)
    if place := words.place(highlight.placement):
        parts.append(place)
    if said_by:
        parts.append(f"said by {said_by}")
    return ". ".join(parts)
