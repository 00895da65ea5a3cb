"""Every dialog, and what Tab, Esc and Enter do there."""

from __future__ import annotations

import pkgutil
from importlib import import_module
from typing import NamedTuple

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QAbstractButton,
    QApplication,
    QDialog,
    QFormLayout,
    QLabel,
    QLineEdit,
    QPlainTextEdit,
    QWidget,
)

import desktop.ui
from desktop.annotate import differences
from desktop.domain import (
    LINKS,
    DocumentKind,
    Encoding,
    ImportOutcome,
    ImportStatus,
    Section,
)
from desktop.domain.exchanged.brought_report import BroughtReport, Tally
from desktop.domain.exchanged.kept_export import ExportTarget, Kept
from desktop.domain.printed.labelling import PageLabels
from desktop.ui.bringing.brought_dialog import BroughtDialog
from desktop.ui.codebook.example_dialog import ExampleDialog
from desktop.ui.codebook.remove_dialog import RemoveTagDialog
from desktop.ui.dialogs import (
    AboutDialog,
    FactsDialog,
    HelpPage,
    ImportReport,
    LinkDialog,
    LostDialog,
    MoveDialog,
    NameDialog,
    PreferencesDialog,
    ReadAsDialog,
    RestoreDialog,
    SectionFactsDialog,
    TrashDialog,
    frame,
)
from desktop.ui.exporting.export_dialog import ExportDialog
from desktop.ui.keeping.kept_exports_dialog import KeptExportsDialog
from desktop.ui.keeping.target_dialog import TargetDialog
from desktop.ui.keeping.template_dialog import TemplateDialog
from desktop.ui.large_change import LargeChangeDialog
from desktop.ui.linking.kinds_dialog import LinkKindsDialog
from desktop.ui.locked.kept_passwords_dialog import KeptPasswordsDialog
from desktop.ui.locked.password_dialog import PasswordDialog
from desktop.ui.look.elided import ElidedChoice, ElidedLabel
from desktop.ui.look.theme import INTERFACE, ThemeChoice
from desktop.ui.pages.labels.page_labels_dialog import PageLabelsDialog
from desktop.ui.past.copies_dialog import CopiesDialog
from desktop.ui.past.history_dialog import HistoryDialog
from desktop.ui.printing.paper import PrintChoices
from desktop.ui.printing.print_dialog import PrintDialog
from desktop.ui.printing.sheets import FlowSheets
from desktop.ui.remembered import Preferences
from desktop.ui.scans.recognise_dialog import RecogniseDialog
from desktop.ui.tagging.colour_names_dialog import ColourNamesDialog
from desktop.ui.work.others_turn import OthersTurnDialog
from tests.ui.dialogs.backups.test_lost import LOST
from tests.ui.dialogs.backups.test_restore import backup, nowhere
from tests.ui.dialogs.samples import DOCUMENT, choosing, highlight
from tests.ui.exporting.samples import dialog as export_dialog

Key = Qt.Key
UTF_8 = Encoding("utf-8", "All languages (UTF-8)", "All languages", "Unicode")


def nothing_to_print(choices: PrintChoices) -> FlowSheets:
    sheets = FlowSheets("A report", choices, [])
    sheets.begin(iter(()))
    return sheets


BROUGHT = ImportOutcome(
    "a.qdpx",
    ImportStatus.IMPORTED,
    brought=BroughtReport("refi-qda", "NVivo", "a", Tally(1, 2, 3, exact=3), {}),
)


class Walked(NamedTuple):
    """What Esc asks about: a field whose words it would throw away, by its place; else nothing.

    Tab goes on to what is next in every dialog and throws nothing away. Enter is for the one
    button that is coloured, where there is one; in a field of several lines it is a new line.
    """

    made: object
    writes: str = ""
    enter: bool = True


WALK = {
    AboutDialog: Walked(lambda: AboutDialog(None), enter=False),
    BroughtDialog: Walked(lambda: BroughtDialog(BROUGHT, "", None)),
    ColourNamesDialog: Walked(lambda: ColourNamesDialog({}, None), "fields.yellow"),
    ExportDialog: Walked(export_dialog),
    FactsDialog: Walked(lambda: FactsDialog(DOCUMENT, None), "title"),
    HelpPage: Walked(lambda: HelpPage(None), enter=False),
    CopiesDialog: Walked(lambda: CopiesDialog("Words", "", [], differences, None), enter=False),
    HistoryDialog: Walked(lambda: HistoryDialog("History", str, differences, None), enter=False),
    ImportReport: Walked(lambda: ImportReport([], str, None), enter=False),
    LinkDialog: Walked(lambda: LinkDialog(choosing(highlight(1, "Words")), str, LINKS, None)),
    LostDialog: Walked(lambda: LostDialog(LOST, [backup()], None)),
    MoveDialog: Walked(lambda: MoveDialog("“A report”", {"": "All"}, None)),
    NameDialog: Walked(lambda: NameDialog("Name", "", "Create", None), "field"),
    KeptPasswordsDialog: Walked(lambda: KeptPasswordsDialog(None), enter=False),
    PageLabelsDialog: Walked(
        lambda: PageLabelsDialog("Journal", PageLabels(("1", "2", "3"), "", ""), None)
    ),
    PasswordDialog: Walked(lambda: PasswordDialog("a.pdf", None, can_keep=True)),
    PreferencesDialog: Walked(lambda: PreferencesDialog(Preferences(), None)),
    PrintDialog: Walked(
        lambda: PrintDialog({"text": "A report"}, PrintChoices("text"), nothing_to_print, None)
    ),
    ReadAsDialog: Walked(lambda: ReadAsDialog("A report", [UTF_8], "utf-8", None)),
    RecogniseDialog: Walked(lambda: RecogniseDialog("A report", 3, ["eng"], None)),
    RestoreDialog: Walked(lambda: RestoreDialog([backup()], nowhere, None, target=None)),
    SectionFactsDialog: Walked(
        lambda: SectionFactsDialog(
            Section("Question 1", 1, 0, 10, {}), DocumentKind.WRITTEN_QUESTIONS, None
        )
    ),
    ExampleDialog: Walked(lambda: ExampleDialog("a", choosing(highlight(1, "Words")), str, None)),
    RemoveTagDialog: Walked(lambda: RemoveTagDialog("a", "In use.", 2, ["b"], None)),
    LinkKindsDialog: Walked(lambda: LinkKindsDialog(LINKS, None), enter=False),
    KeptExportsDialog: Walked(
        lambda: KeptExportsDialog([ExportTarget("1", Kept("Vault", "/notes"))], None)
    ),
    TargetDialog: Walked(
        lambda: TargetDialog(Kept("Vault", "/notes"), [], [], {}, lambda _kept: "", None), "name"
    ),
    TemplateDialog: Walked(lambda: TemplateDialog([], str, None)),
    OthersTurnDialog: Walked(lambda: OthersTurnDialog(lambda: False, None), enter=False),
    LargeChangeDialog: Walked(lambda: LargeChangeDialog("Undo", None), enter=False),
    TrashDialog: Walked(lambda: TrashDialog([DOCUMENT], [], str, None), enter=False),
}


@pytest.fixture(params=WALK.values(), ids=[kind.__name__ for kind in WALK])
def walked(request, qtbot, qapp):
    """Return one of the dialogs, shown, with what is known of it."""
    made = request.param.made()
    made.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose, False)
    qtbot.addWidget(made)
    made.show()
    qtbot.waitActive(made)
    return made, request.param


@pytest.fixture
def questions(monkeypatch):
    """Answer each question with no, and take it down."""
    asked = []
    monkeypatch.setattr(frame, "confirm", lambda *args: asked.append(args[0]))
    return asked


def test_none_is_left_out():
    for module in pkgutil.walk_packages(desktop.ui.__path__, "desktop.ui."):
        import_module(module.name)
    assert set(frame.Dialog.__subclasses__()) == set(WALK)


@pytest.fixture
def large_letters(qapp):
    look = ThemeChoice()
    look.choose("light")
    look.size(INTERFACE[1])
    yield
    look.size(0)


def cut(widget: QWidget) -> bool:
    """Whether words of a widget do not fit into it; some show what fits, and dots."""
    if isinstance(widget, ElidedLabel | ElidedChoice) or not widget.text():
        return False
    if isinstance(widget, QLabel) and widget.wordWrap():
        return widget.height() < widget.heightForWidth(widget.width())
    wanted = widget.sizeHint()
    return widget.width() < wanted.width() or widget.height() < wanted.height()


def test_nothing_is_cut_in_large_letters(large_letters, walked):
    dialog, _ = walked
    words = [*dialog.findChildren(QLabel), *dialog.findChildren(QAbstractButton)]
    assert [one.text() for one in words if one.isVisible() and cut(one)] == []
    fields = (one for one in dialog.findChildren(QLineEdit) if one.isVisible())
    letters = dialog.fontMetrics().height()
    assert [one.accessibleName() for one in fields if one.height() < letters] == []
    assert not any(one.pos().isNull() for one in dialog.children() if visible_part(one))


def visible_part(child) -> bool:
    return isinstance(child, QWidget) and child.isVisible() and not child.isWindow()


def written(dialog):
    lines = [one.text() for one in dialog.findChildren(QLineEdit)]
    return lines + [one.toPlainText() for one in dialog.findChildren(QPlainTextEdit)]


def test_tab_stays_inside_and_throws_nothing_away(walked, qtbot):
    dialog, _ = walked
    before, seen = written(dialog), set()
    for _ in range(20):
        focused = QApplication.focusWidget() or dialog
        assert focused is dialog or dialog.isAncestorOf(focused)
        seen.add(focused)
        qtbot.keyClick(focused, Key.Key_Tab)
    assert dialog.isVisible()
    assert written(dialog) == before


def test_tab_goes_as_the_eye_does_in_a_form(walked, qtbot):
    dialog, _ = walked
    forms = dialog.findChildren(QFormLayout)
    rows = [(form, row) for form in forms for row in range(form.rowCount())]
    order, at = {}, dialog.nextInFocusChain()
    while at is not dialog:
        order[at] = len(order)
        at = at.nextInFocusChain()
    places = []
    for form, row in rows:
        item = form.itemAt(row, QFormLayout.ItemRole.FieldRole)
        field = item.widget() if item is not None else None
        if field is not None and field.focusPolicy() & Qt.FocusPolicy.TabFocus:
            places.append(order[field])
    assert places == sorted(places)


def test_preferences_begin_with_the_theme(qtbot):
    dialog = PreferencesDialog(Preferences(), None, "")
    qtbot.addWidget(dialog)
    dialog.show()
    qtbot.waitActive(dialog)
    qtbot.keyClick(dialog.focusWidget() or dialog, Key.Key_Tab)
    first = dialog.focusWidget()
    qtbot.keyClick(first, Key.Key_Backtab)
    assert dialog.theme in (first, dialog.focusWidget())


def test_escape_leaves_at_once_where_nothing_is_new(walked, questions, qtbot):
    dialog, _ = walked
    qtbot.keyClick(dialog, Key.Key_Escape)
    assert questions == []
    assert not dialog.isVisible()
    assert dialog.result() == QDialog.DialogCode.Rejected


def field_of(dialog, name: str) -> QWidget:
    first, _, key = name.partition(".")
    return getattr(dialog, first)[key] if key else getattr(dialog, first)


def test_escape_asks_where_something_new_is_written(walked, questions, qtbot):
    dialog, known = walked
    if known.writes:
        field = field_of(dialog, known.writes)
        field.setFocus()
        qtbot.keyClicks(field, "new words")
        qtbot.keyClick(field, Key.Key_Escape)
        assert len(questions) == 1
        assert dialog.isVisible()
        assert "new words" in field.text()


def test_enter_is_for_the_button_that_is_coloured(walked, qtbot):
    dialog, known = walked
    named = [button for button in dialog.findChildren(frame.QPushButton) if button.isDefault()]
    assert len(named) == int(known.enter)
