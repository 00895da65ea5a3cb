"""Which actions mean something now: only those are enabled, in menus, toolbar and palette alike."""

from __future__ import annotations

from dataclasses import dataclass
from operator import attrgetter
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

from desktop.domain.reviews import can_be_accepted, can_be_record
from desktop.ui.actions import COPY_AS, Needs, actions, plain
from desktop.ui.look.application import application
from desktop.ui.look.plain import tip
from desktop.ui.shown import PROOF
from desktop.ui.tabs.other_tab import WAITING, looked_at
from desktop.ui.tabs.revision_words import OLD
from desktop.ui.tree.tree_nodes import Kind
from desktop.ui.work.own_turn import OwnTurn

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence

    from desktop.domain import Highlight
    from desktop.ui.desk import Desk
    from desktop.ui.pages.arranging.arrangement import Arrangement
    from desktop.ui.tabs.document_pane import DocumentPane
    from desktop.ui.verbs import Verbs

PAGES = ("text/html", "application/xhtml+xml", "multipart/related")
"""Media types of web pages."""
_KIND = attrgetter(
    "anchor.revision", "placement.revision", "placement.status", "placement.is_proposed"
)
SCANS = ("application/pdf", "image/png", "image/jpeg", "image/tiff")
"""Those of documents whose pages may be only pictures."""


@dataclass(frozen=True, slots=True)
class Situation:
    """What is chosen and on show."""

    reached: Needs = Needs.NOTHING
    passage: bool = False
    """Whether some of the text is chosen."""
    highlights: tuple[Highlight, ...] = ()
    """Those in hand, one of each kind: thousands of them may be alike in all that is asked here."""
    listed: int = 0
    """How many highlights the document in front has."""
    is_reviewing: bool = False
    """Whether a passage is gone through that could be put elsewhere."""
    is_page: bool = False
    is_encoded: bool = False
    """Whether the document in hand may be in any encoding."""
    may_be_scan: bool = False
    """Whether pages of the document in front may be only pictures."""
    is_whole: bool = False
    """Whether everything on the web page is shown, and not its article alone."""
    has_pinned: bool = False
    """Whether a tag is in hand."""
    has_section: bool = False
    rows: tuple[Kind, ...] = ()
    """What the chosen rows of the tree are, while the keyboard is there."""
    row: Kind = Kind.ROOT
    """What the tree's current row is."""
    has_pages: bool = False
    is_pages: bool = False
    """Whether those are shown, and not the text."""
    kept: str = ""
    """What the text is folded to."""
    is_small_too: bool = False
    """Whether they are shown in small beside that."""
    arrangement: Arrangement | None = None
    """How they stand, where they are shown."""
    revision: int = 0
    """The number of the revision in front."""
    is_old: bool = False
    """Whether there is a newer one."""
    revisions: int = 0
    """How many the document in hand has."""
    is_note: bool = False
    """Whether a free note is in front."""
    is_comparison: bool = False
    """Whether two revisions are compared in front."""
    tabs: int = 0
    is_split: bool = False
    has_closed: bool = False
    can_go_back: bool = False
    can_go_forward: bool = False


def _reached(pane: DocumentPane | None, page: DocumentPane | None) -> Needs:
    if pane is not None:
        return Needs.DOCUMENT
    return Needs.PAGES if page is not None else Needs.LIBRARY


def _kinds(highlights: Sequence[Highlight]) -> tuple[Highlight, ...]:
    """Return one of each kind of highlight that some rule tells from others."""
    return tuple(dict(zip(map(_KIND, highlights), highlights, strict=True)).values())


def _arranged(now: Arrangement | None) -> dict[str, bool]:
    """Return which of the actions that arrange pages say how they stand."""
    layout, fit = (now.layout.value, now.fit.value) if now is not None else ("", "")
    return {
        "pages_continuous": layout == "continuous",
        "pages_single": layout == "single",
        "pages_two_up": layout == "two-up",
        "cover_apart": now is not None and now.has_cover,
        "fit_width": fit == "width",
        "fit_page": fit == "page",
    }


def _words(now: Situation) -> bool:
    return now.passage or bool(now.highlights)


def _marked(now: Situation) -> bool:
    return bool(now.highlights) or (now.passage and not now.is_old)


def _section(now: Situation) -> bool:
    return (now.has_section and not now.is_old) or Kind.SECTION in now.rows


_PAST = ("highlight_history", "receipt")
_PAGED = ("turn_over", "go_to_page", "next_page", "previous_page")
_ON_PAGES = (
    "pages_continuous", "pages_single", "pages_two_up", "fit_width", "fit_page", "rotate_pages",
    "thumbnails",
)  # fmt: skip
COPIES_AS = tuple(row.name for row in actions() if row.inside == COPY_AS)
MARKS = frozenset(
    (
        "underline",
        "tag",
        "tick_tags",
        "tag_in_vivo",
        "note",
        "add_to_claim",
        "add_to_outline",
        *(r.name for r in actions() if r.name.startswith("highlight_")),
    )
)
"""Actions that may make a highlight."""

_OF_TEXT = MARKS | {row.name for row in actions() if row.needs is Needs.DOCUMENT}

RULES: Mapping[str, Callable[[Situation], object]] = {
    **dict.fromkeys(("copy_citation", "search_selection", *COPIES_AS), _words),
    **dict.fromkeys((*MARKS, "copies"), _marked),
    **dict.fromkeys(("section_rename", "section_facts", "section_join"), _section),
    **dict.fromkeys(("read_article", "read_page"), lambda now: now.is_page and not now.is_old),
    **dict.fromkeys(("section_begin", "bookmark"), lambda now: not now.is_old),
    "export_note": lambda now: now.is_note or Kind.NOTE in now.rows,
    **dict.fromkeys(("revisions", "compare"), lambda now: now.revisions > 1),
    **dict.fromkeys(("next_change", "previous_change"), lambda now: now.is_comparison),
    "made_on": lambda now: any(one.anchor.revision != now.revision for one in now.highlights),
    **dict.fromkeys(("close_tab", "list_tabs"), lambda now: now.tabs),
    **dict.fromkeys(("next_highlight", "previous_highlight"), lambda now: now.listed),
    **dict.fromkeys(("next_tab", "previous_tab"), lambda now: now.tabs > 1),
    "only_marked": lambda now: now.listed or now.kept == "marked",
    "area": lambda now: now.has_pages and not now.is_old,
    "page_labels": lambda now: now.has_pages and not now.is_old,
    **dict.fromkeys(_PAGED, lambda now: now.has_pages),
    **dict.fromkeys(_ON_PAGES, lambda now: now.is_pages),
    "cover_apart": lambda now: _arranged(now.arrangement)["pages_two_up"],
    "read_as": lambda now: now.is_encoded,
    "recognise": lambda now: now.may_be_scan,
    "unpin": lambda now: now.has_pinned,
    **dict.fromkeys(
        ("link", "linked", "who_says", "quote_in_note", *_PAST), lambda now: now.highlights
    ),
    "put_here": lambda now: (
        not now.is_old and (now.is_reviewing or any(map(can_be_record, now.highlights)))
    ),
    "keep_record": lambda now: not now.is_old and any(map(can_be_record, now.highlights)),
    "accept_review": lambda now: (
        not now.is_old and any(can_be_accepted(one) for one in now.highlights)
    ),
    "copy_link": lambda now: (
        now.highlights or now.reached is Needs.DOCUMENT or Kind.DOCUMENT in now.rows
    ),
    "remove": lambda now: now.highlights or set(now.rows) - {Kind.ROOT, Kind.SECTION},
    "rename": lambda now: now.row is not Kind.ROOT,
    **dict.fromkeys(
        (
            *("facts", "tag_document", "copy_document", "copy_document_link"),
            *("copy_bibtex", "copy_csl", "mark_read", "mark_unread"),
        ),
        lambda now: now.reached is Needs.DOCUMENT or Kind.DOCUMENT in now.rows,
    ),
    "move_to": lambda now: (
        now.reached is Needs.DOCUMENT or {Kind.DOCUMENT, Kind.COLLECTION, Kind.NOTE} & set(now.rows)
    ),
    "split": lambda now: now.reached is Needs.DOCUMENT or now.is_split or now.tabs > 1,
    "move_tab": lambda now: now.is_split or now.tabs > 1,
    "reopen_tab": lambda now: now.has_closed,
    "back": lambda now: now.can_go_back,
    "forward": lambda now: now.can_go_forward,
}
"""What an action wants besides the library or the document that its row in the table names."""

WHY: Mapping[str, str] = {
    **{
        row.name: "Select a passage first, then press 1 to 6."
        for row in actions()
        if row.name.startswith("highlight_")
    },
    "area": "Only documents with pages, as PDF files and pictures are, have areas to be marked.",
    "underline": "Select a passage or a highlight first, then press U.",
    "tag": "Select a passage or a highlight first, then press T.",
    "tick_tags": "Select a passage or a highlight first, then press Shift+T.",
    "tag_in_vivo": "Select a passage or a highlight first, then press V.",
    "unpin": "No tag is in hand: press P to take one.",
    "note": "Select a passage or a highlight first, then press N.",
    "who_says": "Choose a highlight first, then press W.",
    "quote_in_note": "Choose a highlight first, then press Q.",
    "add_to_claim": "Select a passage or a highlight first, then press C.",
    "add_to_outline": "Select a passage or a highlight first, then press O.",
    "link": "Choose a highlight first, then press L.",
    "copies": "Select a passage or a highlight first, then press E.",
    "receipt": "Choose a highlight first; its receipt is about that one.",
    "highlight_history": "Choose a highlight first; its history is shown then.",
    "linked": "Choose a highlight first, then press Shift+L.",
    "put_here": "Choose a highlight whose text changed first, or press F8 to go through all.",
    "only_marked": "No highlights yet: select a passage and press 1 to 6 first.",
    "next_highlight": "This document has no highlights.",
    "previous_highlight": "This document has no highlights.",
    "reopen_tab": "No tab was closed.",
    "recognise": "Open a PDF file or a picture first: other files hold their text.",
    **dict.fromkeys((*_PAGED, "page_labels"), "Only PDF documents have pages."),
    **dict.fromkeys(_ON_PAGES, "Show a PDF document as pages first: press F9."),
    "cover_apart": "Show pages in pairs first: press Ctrl+5.",
    "section_begin": "Open the newest revision of a document first: sections are changed there.",
    "bookmark": "Open the newest revision of a document first: bookmarks are put there.",
    "export_note": "Open a note first, or choose one in the tree.",
    "copy_link": "Choose a highlight or a document first.",
    "split": "Open a document first.",
    "compare": "Open a document of several revisions: one revision only has none to compare.",
    "next_change": "Compare two revisions, or check a draft first.",
    "previous_change": "Compare two revisions first: Document › Compare Revisions.",
    "made_on": "Choose a highlight first that was made on another revision of the text.",
    "read_as": "Open a text, a web page or a message first: other files say their encoding.",
}
"""What is said when the key of an action is pressed that means nothing now."""


class Possible(QObject):
    """Looks once after a turn of the event loop in which something was chosen, opened or changed.

    What that turn did is painted before. Sooner when somebody asks for an action: see
    `look_if_due`.
    """

    def __init__(self, desk: Desk, verbs: Verbs) -> None:
        super().__init__(desk)
        self._desk = desk
        self._verbs = verbs
        self._idle: frozenset[str] = frozenset()
        """Undo and redo while there is no step for them."""
        self._steps_changed = False
        """Whether what undo and redo would do is to be asked again."""
        self._told: dict[str, bool] = {}
        """Whether each action was enabled at the last look."""
        self._due = OwnTurn(self.look, self)
        desk.actions.bring_level = self.look_if_due
        desk.places_changed.connect(self.look_soon)
        desk.actions.triggered.connect(self.look_soon)  # Qt turned a check mark over by itself
        desk.opened.connect(self._opened)
        desk.subject.changed.connect(self.look_soon)
        application().focusChanged.connect(self.look_soon)

    def _opened(self) -> None:
        self._desk.bridge.settled.connect(self._changed)
        self._changed()

    def _changed(self) -> None:
        self._steps_changed = True
        self.look_soon()

    def why(self, name: str) -> str:
        """Return why an action means nothing now, '' if there is nothing to say about it."""
        now = self.situation()
        if now.reached is Needs.PAGES and name in _OF_TEXT:
            return WAITING
        return OLD if name in MARKS and now.passage and now.is_old else WHY.get(name, "")

    def look_soon(self) -> None:
        """Look when all that happens now has happened."""
        self._due.ask()

    def look_if_due(self) -> None:
        """Look now if something has happened: a key or a caller is about to use an action."""
        self._due.catch_up()

    def look(self) -> None:
        """Enable what means something now."""
        if self._steps_changed:
            self._name_steps()
        now, actions_by_name = self.situation(), self._desk.actions.by_name
        for row in actions():
            rule = RULES.get(row.name)
            enabled = row.needs <= now.reached and (rule is None or bool(rule(now)))
            enabled = enabled and row.name not in self._idle
            if self._told.get(row.name) is not enabled:
                self._told[row.name] = enabled
                actions_by_name[row.name].setEnabled(enabled)
        actions_by_name["read_article"].setChecked(now.is_page and not now.is_whole)
        for name, checked in {
            "turn_over": now.is_pages,
            "only_marked": now.kept == "marked",
            "only_found": now.kept == "found",
            "thumbnails": now.is_small_too,
            **_arranged(now.arrangement),
        }.items():
            actions_by_name[name].setChecked(checked)
        actions_by_name["read_page"].setChecked(now.is_page and now.is_whole)

    def situation(self) -> Situation:
        """Return what is chosen and on show."""
        desk = self._desk
        if not desk.is_open:
            return Situation()
        tree, places = desk.left.tree, desk.places
        node = tree.current_node()
        pane, shown = desk.reading.current(), desk.reading.on_show()
        document = pane.document if pane is not None else None
        in_hand = self._verbs.revisions.in_hand()
        page = looked_at(shown)
        pages = page.views.pages_view if page is not None else None
        return Situation(
            reached=_reached(pane, page),
            passage=desk.subject.passage is not None,
            highlights=_kinds(desk.subject.highlights),
            listed=len(pane.highlights) if pane is not None else 0,
            is_reviewing=self._verbs.reviews.round.is_open,
            is_page=document is not None and document.media_type in PAGES,
            is_encoded=self._verbs.encodings.in_hand() is not None,
            may_be_scan=document is not None and document.media_type in SCANS,
            is_whole=document is not None and "whole_page" in document.facts.other,
            has_pages=page is not None and page.views.printed is not None,
            is_pages=pages is not None,
            kept=pane.views.kept if pane is not None else "",
            is_small_too=pages is not None and desk.settings.flag("thumbnails"),
            arrangement=pages.arrangement if pages is not None else None,
            has_pinned=bool(self._verbs.tagging.pinned),
            has_section=pane is not None and pane.section_in_hand() >= 0,
            rows=tuple(row.kind for row in desk.subject.rows),
            row=node.kind if node is not None else Kind.ROOT,
            revision=document.revision if document is not None else 0,
            is_old=pane is not None and bool(pane.revision),
            revisions=in_hand.revision if in_hand is not None else 0,
            is_note=shown is not None and bool(shown.shown.note_id),
            is_comparison=shown is not None and (bool(shown.shown.against) or shown.shown == PROOF),
            tabs=desk.reading.tabs_beside(),
            is_split=desk.reading.is_split(),
            has_closed=desk.reading.can_reopen(desk.catalogue.openable),
            can_go_back=places.can_go_back,
            can_go_forward=places.can_go_forward,
        )

    def _name_steps(self) -> None:
        """Say in the menu what undo would take back, and redo make again."""
        self._steps_changed = False
        if not self._desk.is_open:
            return
        from desktop import words  # and the nouns with it: the window is painted without them

        workspace = self._desk.workspace
        idle = set()
        for name, word, code in (
            ("undo", "&Undo", workspace.history.next_undo()),
            ("redo", "R&edo", workspace.history.next_redo()),
        ):
            action = self._desk.actions.by_name[name]
            action.setText(f"{word} {words.step(code)}" if code else word)
            action.setToolTip(tip(f"{plain(action.text())} ({action.shortcut().toString()})"))
            if code is None:
                idle.add(name)
        self._idle = frozenset(idle)
