"""The table of actions: menus, toolbar, shortcuts, palette and help page are views of it."""

from __future__ import annotations

from enum import IntEnum
from functools import partial
from operator import attrgetter
from typing import TYPE_CHECKING, NamedTuple

from PySide6.QtCore import QObject, Signal
from PySide6.QtGui import QAction, QKeySequence

from desktop.ui.look.icons import icon
from desktop.ui.look.plain import caption, tip
from desktop.ui.look.tag_colours import dot, own_name

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence


class Needs(IntEnum):
    """What must be there before an action can do anything; each includes those before it."""

    NOTHING = 0
    LIBRARY = 1
    PAGES = 2
    """Something to look at, be its text there or still to come."""
    DOCUMENT = 3


class Action(NamedTuple):
    """One thing the reader can ask for. `slot` is a dotted name on the window's verbs.

    `icon` names a drawing, or after '@' a colour of highlights.
    """

    name: str
    text: str
    keys: tuple[str, ...]
    icon: str
    slot: str
    menu: str
    needs: Needs = Needs.LIBRARY
    checkable: bool = False
    argument: str | None = None
    """What the verb is given, where several actions are one verb."""
    inside: str = ""
    """The menu inside the menu that it stands in, if any."""


class Separator(NamedTuple):
    """A line between two actions of a menu."""

    menu: str


MENUS = (
    "&File",
    "&Edit",
    "&Highlight",
    "&View",
    "&Pages",
    "&Go",
    "&Document",
    "&Argument",
    "&Help",
)

COPY_AS = "Cop&y with Citation as"
_COLOUR, _TAGS, _LINKS = "&Colour", "Ta&gs", "Link&s"
_REVIEW, _SECTION = "&Review", "Sectio&n"
_KEPT, _READ, _COPY = "&Kept Exports", "&How Much Is Read", "&Copy"

INSIDE = {
    COPY_AS: "quotation", _COLOUR: "theme", _TAGS: "tag", _LINKS: "link", _REVIEW: "warning",
    _SECTION: "section", _KEPT: "export", _READ: "book", _COPY: "copy",
}  # fmt: skip
"""The menus inside menus, and their icons."""

_N, _P, _D = Needs.NOTHING, Needs.PAGES, Needs.DOCUMENT

TABLE: tuple[Action | Separator, ...] = (
    Action("import_files", "&Import Files…", ("Ctrl+O",), "import", "imports.choose_files",
           "&File"),
    Action("import_folder", "Import &Folder…", ("Ctrl+Shift+O",), "collection",
           "imports.choose_folder", "&File"),
    Action("paste_document", "Paste as New &Document", ("Ctrl+Shift+V",), "paste",
           "imports.paste", "&File"),
    Action("new_collection", "New &Collection…", ("Ctrl+Shift+N",), "collection",
           "documents.new_collection", "&File"),
    Action("new_note", "&New Note", ("Ctrl+N",), "note", "free_notes.new", "&File"),
    Separator("&File"),
    Action("check_draft", "Check &a Draft…", ("Ctrl+Shift+P",), "proof", "proofs.check", "&File"),
    Action("export", "&Export…", ("Ctrl+E",), "export", "exporting.export", "&File"),
    Action("keep_export", "&Keep Exporting…", (), "export", "keeping.keep", "&File", inside=_KEPT),
    Action("update_exports", "&Update Kept Exports", ("F5",), "redo", "keeping.refresh", "&File",
           inside=_KEPT),
    Action("kept_exports", "K&ept Exports…", ("Ctrl+F5",), "report", "keeping.open", "&File",
           inside=_KEPT),
    Action("templates", "&Templates…", (), "edit", "templates.open", "&File", inside=_KEPT),
    Action("export_note", "Exp&ort the Note…", (), "export", "free_notes.export", "&File"),
    Action("print", "P&rint…", ("Ctrl+P",), "print", "printing.print", "&File"),
    Action("backup", "&Back Up Library…", (), "library", "backups.make", "&File"),
    Action("restore", "Restore fro&m Backup…", (), "restore", "backups.restore", "&File"),
    Separator("&File"),
    Action("history", "&History…", ("Ctrl+Shift+Y",), "revisions", "past.history", "&File"),
    Action("trash", "&Trash…", (), "trash", "library.trash", "&File"),
    Action("remove_starter", "Remove the &Sample Documents", (), "trash",
           "library.remove_starter", "&File"),
    Separator("&File"),
    Action("kept_passwords", "Kept Pass&words…", (), "key", "passwords.open", "&File"),
    Action("preferences", "&Preferences…", ("Ctrl+,",), "settings", "view.preferences", "&File",
           _N),
    Action("quit", "&Quit", ("Ctrl+Q",), "close", "view.quit", "&File", _N),
    Action("undo", "&Undo", ("Ctrl+Z",), "undo", "library.undo", "&Edit"),
    Action("redo", "R&edo", ("Ctrl+Shift+Z", "Ctrl+Y"), "redo", "library.redo", "&Edit"),
    Separator("&Edit"),
    Action("copy", "&Copy", ("Ctrl+C",), "copy", "highlights.copy", "&Edit"),
    Action("copy_citation", "Copy with C&itation", ("Ctrl+Shift+C",), "quotation",
           "citations.copy", "&Edit"),
    Action("copy_as_plain", "Plain &Text", (), "quotation", "citations.copy", "&Edit",
           argument="plain", inside=COPY_AS),
    Action("copy_as_markdown", "&Markdown", (), "quotation", "citations.copy", "&Edit",
           argument="markdown", inside=COPY_AS),
    Action("copy_as_pandoc", "Pan&doc Citation", (), "quotation", "citations.copy", "&Edit",
           argument="pandoc", inside=COPY_AS),
    Action("copy_as_footnote", "Markdown F&ootnote", (), "quotation", "citations.copy", "&Edit",
           argument="footnote", inside=COPY_AS),
    Action("copy_link", "Copy Link &Back Here", ("Ctrl+Alt+C",), "link", "deep_links.copy",
           "&Edit"),
    Action("remove", "&Remove", ("Delete",), "trash", "library.remove_focused", "&Edit"),
    Action("select_all", "Select &All", ("Ctrl+A",), "select", "highlights.select_all", "&Edit"),
    Separator("&Edit"),
    Action("find", "&Find in Document…", ("Ctrl+F",), "search", "finding.find", "&Edit", _D),
    Action("find_next", "Find &Next", ("F3",), "down", "finding.find_next", "&Edit", _D),
    Action("find_previous", "Find &Previous", ("Shift+F3",), "up", "finding.find_previous", "&Edit",
           _D),
    Action("search", "&Search the Library", ("Ctrl+L", "Ctrl+Shift+F"), "search",
           "view.focus_search", "&Edit"),
    Action("search_selection", "Search the &Library for This", ("Ctrl+Shift+L",), "search",
           "highlights.search_selection", "&Edit", _D),
    Action("copies", "Where Else It Stan&ds…", ("E",), "copy", "past.copies", "&Edit"),
    Action("highlight_yellow", "&Yellow", ("1",), "@yellow", "highlights.mark", "&Highlight",
           argument="yellow", inside=_COLOUR),
    Action("highlight_green", "&Green", ("2",), "@green", "highlights.mark", "&Highlight",
           argument="green", inside=_COLOUR),
    Action("highlight_blue", "&Blue", ("3",), "@blue", "highlights.mark", "&Highlight",
           argument="blue", inside=_COLOUR),
    Action("highlight_pink", "&Pink", ("4",), "@pink", "highlights.mark", "&Highlight",
           argument="pink", inside=_COLOUR),
    Action("highlight_purple", "P&urple", ("5",), "@purple", "highlights.mark", "&Highlight",
           argument="purple", inside=_COLOUR),
    Action("highlight_orange", "&Orange", ("6",), "@orange", "highlights.mark", "&Highlight",
           argument="orange", inside=_COLOUR),
    Action("name_colours", "Na&mes of Colours…", (), "theme", "colours.name", "&Highlight",
           inside=_COLOUR),
    Action("underline", "Under&line or Fill", ("U",), "underline", "highlights.underline",
           "&Highlight", _D),
    Action("area", "Mark an Ar&ea", ("A",), "area", "areas.mark", "&Highlight", _D),
    Separator("&Highlight"),
    Action("tag", "&Tag…", ("T",), "tag", "tagging.tag", "&Highlight"),
    Action("tick_tags", "Tick Ta&gs…", ("Shift+T",), "check", "tagging.tick", "&Highlight",
           inside=_TAGS),
    Action("tag_in_vivo", "T&ag with Its Own Words", ("V",), "quotation", "tagging.tag_in_vivo",
           "&Highlight", inside=_TAGS),
    Action("pin", "Keep a Tag in &Hand…", ("P",), "pin", "tagging.pin", "&Highlight", _D,
           inside=_TAGS),
    Action("unpin", "Let Go o&f the Tags in Hand", ("Shift+P",), "close", "tagging.let_go",
           "&Highlight", inside=_TAGS),
    Action("who_says", "&Who Says It…", ("W",), "person", "speakers.ask", "&Highlight"),
    Action("note", "&Note…", ("N",), "note", "notes.note", "&Highlight"),
    Separator("&Highlight"),
    Action("link", "Lin&k to Another Highlight…", ("L",), "link", "links.link",
           "&Highlight"),
    Action("linked", "P&assages Linked to It", ("Shift+L",), "link", "links.show_around",
           "&Highlight", inside=_LINKS),
    Action("link_kinds", "&Kinds of Links…", (), "link", "links.kinds", "&Highlight",
           inside=_LINKS),
    Action("quote_in_note", "&Quote in a Note", ("Q",), "quotation", "quoting.quote",
           "&Highlight"),
    Separator("&Highlight"),
    Action("next_highlight", "Ne&xt Highlight", ("]",), "down", "highlights.next", "&Highlight",
           _D),
    Action("previous_highlight", "Pre&vious Highlight", ("[",), "up", "highlights.previous",
           "&Highlight", _D),
    Action("made_on", "Show the Text It Was Made &On", ("Ctrl+Shift+H",), "revisions",
           "revisions.made_on", "&Highlight", _D),
    Action("annotations", "&All Highlights", ("Ctrl+J",), "filter", "annotations.open",
           "&Highlight"),
    Action("matrix", "&Matrix", ("Ctrl+Alt+J",), "matrix", "matrix.open", "&Highlight"),
    Action("next_review", "Next to &Review", ("F8",), "warning", "reviews.next",
           "&Highlight", inside=_REVIEW),
    Action("previous_review", "Previous to Revie&w", ("Shift+F8",), "up", "reviews.previous",
           "&Highlight", inside=_REVIEW),
    Action("accept_review", "Keep It H&ere", (), "check", "reviews.accept",
           "&Highlight", _D, inside=_REVIEW),
    Action("put_here", "&Put It at the Selection", ("H",), "select", "reviews.put_here",
           "&Highlight", _D, inside=_REVIEW),
    Action("keep_record", "Keep a&s Record", (), "quotation", "reviews.keep_record",
           "&Highlight", _D, inside=_REVIEW),
    Action("accept_carried", "&All Edited and Moved Are Right", (), "check",
           "reviews.accept_carried", "&Highlight", inside=_REVIEW),
    Separator("&Highlight"),
    Action("codebook", "Co&debook", ("Ctrl+Shift+D",), "tag", "codebook.open",
           "&Highlight"),
    Action("highlight_history", "&History of This Highlight…", (), "revisions",
           "past.of_highlight", "&Highlight"),
    Action("receipt", "Evidence Recei&pt…", ("Ctrl+Shift+R",), "quotation", "past.receipt",
           "&Highlight"),
    Action("toggle_tree", "&Documents Pane", ("Ctrl+B",), "tree", "view.toggle_tree", "&View", _N,
           checkable=True),
    Action("toggle_sidebar", "&Highlights Pane", ("Ctrl+Shift+B",), "sidebar",
           "view.toggle_sidebar", "&View", _N, checkable=True),
    Action("split", "S&plit Side by Side", ("Ctrl+\\",), "split", "view.split", "&View"),
    Action("move_tab", "&Move Tab to the Other Side", ("Ctrl+Shift+\\",), "split",
           "view.move_tab", "&View"),
    Separator("&View"),
    Action("zoom_in", "Zoom &In", ("Ctrl++", "Ctrl+="), "zoom-in", "alone.zoom_in", "&View", _N),
    Action("zoom_out", "Zoom &Out", ("Ctrl+-",), "zoom-out", "alone.zoom_out", "&View", _N),
    Action("zoom_reset", "&Actual Size", ("Ctrl+0",), "search", "alone.zoom_reset", "&View", _N),
    Separator("&View"),
    Action("theme_system", "Theme of the S&ystem", (), "theme", "view.show_theme", "&View", _N,
           checkable=True, argument="system"),
    Action("theme_light", "&Light Theme", (), "theme", "view.show_theme", "&View", _N,
           checkable=True, argument="light"),
    Action("theme_sepia", "S&epia Theme", (), "theme", "view.show_theme", "&View", _N,
           checkable=True, argument="sepia"),
    Action("theme_dark", "Da&rk Theme", (), "theme", "view.show_theme", "&View", _N,
           checkable=True, argument="dark"),
    Separator("&View"),
    Action("only_marked", "Only &What Is Marked", ("M",), "fold", "condensing.keep_marked", "&View",
           _D, checkable=True),
    Action("only_found", "Only What Is &Found", ("Ctrl+M",), "search", "condensing.keep_found",
           "&View", _D, checkable=True),
    Separator("&View"),
    Action("full_screen", "The Page Alo&ne", ("F11",), "full-screen", "alone.turn", "&View",
           _N),
    Action("paged", "T&urn Whole Pages", ("Ctrl+F11",), "book", "view.turn_paged", "&View", _N,
           checkable=True),
    Action("turn_over", "&Show as Pages", ("F9",), "book", "pages.turn_over", "&Pages", _D,
           checkable=True),
    Separator("&Pages"),
    Action("pages_continuous", "&Below One Another", ("Ctrl+3",), "document", "pages.arrange",
           "&Pages", _P, checkable=True, argument="continuous"),
    Action("pages_single", "&One by One", ("Ctrl+4",), "document", "pages.arrange", "&Pages", _P,
           checkable=True, argument="single"),
    Action("pages_two_up", "In &Pairs", ("Ctrl+5",), "book", "pages.arrange", "&Pages", _P,
           checkable=True, argument="two-up"),
    Action("cover_apart", "First Page Stands &Alone", (), "book", "pages.set_cover_apart", "&Pages",
           _P, checkable=True),
    Separator("&Pages"),
    Action("fit_width", "Fit W&idth", ("Ctrl+1",), "document", "pages.fit", "&Pages", _P,
           checkable=True, argument="width"),
    Action("fit_page", "Fit &Whole Page", ("Ctrl+2",), "document", "pages.fit", "&Pages", _P,
           checkable=True, argument="page"),
    Action("thumbnails", "Pages in S&mall", ("F7",), "sidebar", "pages.toggle_small", "&Pages", _P,
           checkable=True),
    Action("rotate_pages", "Ro&tate", ("Ctrl+R",), "redo", "pages.rotate", "&Pages", _P),
    Separator("&Pages"),
    Action("next_page", "&Next Page", ("Alt+PgDown",), "down", "pages.next", "&Pages", _P),
    Action("previous_page", "Pre&vious Page", ("Alt+PgUp",), "up", "pages.previous", "&Pages", _P),
    Action("go_to_page", "&Go to Page…", ("Ctrl+G",), "section", "pages.go_to_page", "&Pages", _P),
    Separator("&Pages"),
    Action("page_labels", "Page &Labels…", (), "edit", "pages.edit_labels", "&Pages", _D),
    Action("palette", "&Command Palette…", ("Ctrl+K",), "palette", "view.palette", "&Go", _N),
    Separator("&Go"),
    Action("back", "&Back", ("Alt+Left",), "back", "view.back", "&Go"),
    Action("forward", "&Forward", ("Alt+Right",), "forward", "view.forward", "&Go"),
    Separator("&Go"),
    Action("next_tab", "&Next Tab", ("Ctrl+Tab", "Ctrl+PgDown"), "forward", "view.next_tab", "&Go"),
    Action("previous_tab", "&Previous Tab", ("Ctrl+Shift+Tab", "Ctrl+PgUp"), "back",
           "view.previous_tab", "&Go"),
    Action("list_tabs", "List &Open Documents", ("Ctrl+Shift+A",), "document", "view.list_tabs",
           "&Go"),
    Action("close_tab", "C&lose Tab", ("Ctrl+W",), "close", "view.close_tab", "&Go"),
    Action("reopen_tab", "&Reopen Closed Tab", ("Ctrl+Shift+T",), "restore", "view.reopen_tab",
           "&Go"),
    Action("next_change", "Next C&hange", ("F4",), "down", "comparisons.next", "&Go"),
    Action("previous_change", "Previo&us Change", ("Shift+F4",), "up", "comparisons.previous",
           "&Go"),
    Action("next_pane", "Next P&ane", ("F6",), "forward", "view.next_pane", "&Go", _N),
    Action("previous_pane", "Previous Pan&e", ("Shift+F6",), "back", "view.previous_pane", "&Go",
           _N),
    Action("facts", "&Facts…", ("Ctrl+I",), "info", "documents.edit_facts", "&Document"),
    Action("tag_document", "Ta&g Document…", ("Ctrl+Shift+G",), "tag", "tags.tag_document",
           "&Document"),
    Action("rename", "&Rename", ("F2",), "edit", "documents.rename", "&Document"),
    Action("move_to", "&Move to…", ("Ctrl+Shift+M",), "collection", "documents.move",
           "&Document"),
    Action("reveal", "&Show in the Documents Pane", ("Ctrl+Shift+E",), "tree",
           "documents.reveal", "&Document", _D),
    Action("bookmark", "Boo&kmark Here…", ("Ctrl+D",), "bookmark", "bookmarks.put",
           "&Document", _D),
    Action("mark_read", "Mar&k as Read", (), "check", "readings.mark_read", "&Document",
           inside=_READ),
    Action("mark_unread", "Mark as &Unread", (), "document", "readings.mark_unread", "&Document",
           inside=_READ),
    Action("revisions", "Re&visions", (), "revisions", "revisions.choose", "&Document"),
    Action("compare", "Com&pare Revisions", ("Ctrl+Shift+K",), "compare", "comparisons.compare",
           "&Document"),
    Separator("&Document"),
    Action("section_begin", "&Begin a Section Here…", ("Ctrl+Shift+Return",), "section",
           "sections.begin", "&Document", _D, inside=_SECTION),
    Action("section_rename", "Rename Secti&on…", (), "edit", "sections.rename", "&Document", _D,
           inside=_SECTION),
    Action("section_facts", "Section Fa&cts…", ("Ctrl+Shift+I",), "info", "sections.edit_facts",
           "&Document", inside=_SECTION),
    Action("section_join", "&Join Section to the One Before", (), "up", "sections.join",
           "&Document", inside=_SECTION),
    Separator("&Document"),
    Action("read_article", "Show &Article Only", (), "news", "imports.read_article",
           "&Document", _D, checkable=True),
    Action("read_page", "Show &Whole Page", (), "web", "imports.read_page", "&Document", _D,
           checkable=True),
    Action("read_as", "Rea&d as…", (), "letters", "encodings.read_as", "&Document"),
    Action("recognise", "Recognise Te&xt…", (), "scan", "scans.ask", "&Document", _D),
    Separator("&Document"),
    Action("copy_document", "Copy C&itation", (), "quotation", "citations.copy_citation",
           "&Document", inside=_COPY),
    Action("copy_document_link", "C&opy Link", (), "link", "deep_links.copy_document",
           "&Document", inside=_COPY),
    Action("copy_bibtex", "Cop&y as BibTeX", (), "copy", "citations.copy_bibtex", "&Document",
           inside=_COPY),
    Action("copy_csl", "&Copy as CSL-JSON", (), "copy", "citations.copy_csl", "&Document",
           inside=_COPY),
    Action("export_document", "&Export This Document…", ("Ctrl+Shift+X",), "export",
           "exporting.export_document", "&Document", _D),
    Action("remove_document", "Move to &Trash", (), "trash", "documents.remove_current",
           "&Document", _D),
    Action("add_to_claim", "Add to Clai&m…", ("C",), "claim", "putting.to_claim", "&Argument"),
    Action("add_to_outline", "Add to O&utline…", ("O",), "outline", "putting.to_outline",
           "&Argument"),
    Separator("&Argument"),
    Action("claims", "C&laims", ("Ctrl+Shift+J",), "claim", "claims.open", "&Argument"),
    Action("outlines", "Outline&s", ("Ctrl+Alt+O",), "outline", "outlines.open", "&Argument"),
    Action("figures", "&Figures Side by Side", ("Ctrl+Shift+U",), "figures", "figures.open",
           "&Argument"),
    Separator("&Argument"),
    Action("new_claim", "&New Claim…", (), "add", "claims.add", "&Argument"),
    Action("new_outline", "N&ew Outline…", (), "add", "outlines.add", "&Argument"),
    Action("help", "&Help", ("F1",), "help", "help.page", "&Help", _N),
    Action("shortcuts", "&Keyboard Shortcuts", ("Ctrl+/",), "palette", "help.shortcuts", "&Help",
           _N),
    Action("log_folder", "Open the &Log Folder", (), "collection", "help.log_folder", "&Help", _N),
    Action("about", "&About Manicule", (), "info", "help.about", "&Help", _N),
)  # fmt: skip

TOOLBAR = (
    "toggle_tree", "import_files", "|", "back", "forward", " ", "search", " ",
    "undo", "split", "export", "|", "toggle_sidebar",
)  # fmt: skip
"""Names in order; '|' is a gap, ' ' takes up the free room, 'search' is the search field."""


_ROWS = tuple(row for row in TABLE if isinstance(row, Action))


def actions() -> tuple[Action, ...]:
    """Return the table without its separators."""
    return _ROWS


def plain(text: str) -> str:
    """Return an action's text without its mnemonic and dots."""
    return text.replace("&", "").removesuffix("…")


def shown_keys(row: Action) -> str:
    """Return the first shortcut as this system writes it."""
    if not row.keys:
        return ""
    return QKeySequence(row.keys[0]).toString(QKeySequence.SequenceFormat.NativeText)


class ActionSet(QObject):
    """The table as Qt actions, each wired to its verb."""

    triggered = Signal(str)

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self.bring_level: Callable[[], None] = lambda: None
        """Called before somebody looks at an action: what is enabled may be due to be told."""
        self.by_name: dict[str, QAction] = {row.name: self._made(row) for row in actions()}

    def _made(self, row: Action) -> QAction:
        picture = dot(row.icon[1:]) if row.icon.startswith("@") else icon(row.icon)
        action = QAction(picture, row.text, self)
        action.setObjectName(row.name)
        action.setShortcuts([QKeySequence(keys) for keys in row.keys])
        action.setCheckable(row.checkable)
        action.setIconVisibleInMenu(not row.checkable)  # a menu shows an icon or a check mark
        hint = plain(row.text)
        action.setToolTip(tip(f"{hint} ({shown_keys(row)})" if row.keys else hint))
        # Menus of the desktop's own must not adopt Quit or About by their text.
        action.setMenuRole(QAction.MenuRole.NoRole)
        action.triggered.connect(lambda _checked=False, name=row.name: self.triggered.emit(name))
        return action

    def __getitem__(self, name: str) -> QAction:
        self.bring_level()
        return self.by_name[name]

    def name_colours(self) -> None:
        """Call colours by the reader's own names."""
        for row in actions():
            if row.icon.startswith("@"):
                action, own = self.by_name[row.name], own_name(row.icon[1:])
                action.setText(f"{row.text} – {caption(own)}" if own else row.text)


def slots(verbs: object) -> dict[str, Callable[[], None]]:
    """Return each action's verb by the action's name; a missing one is an AttributeError."""
    found = {row: attrgetter(row.slot)(verbs) for row in actions()}
    return {
        row.name: verb if row.argument is None else partial(verb, row.argument)
        for row, verb in found.items()
    }


def menu_rows(menu: str) -> Sequence[Action | Separator]:
    """Return the rows of one menu, separators included."""
    return [row for row in TABLE if row.menu == menu]
