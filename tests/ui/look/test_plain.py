"""What a stranger wrote is shown and does nothing, wherever the window shows it."""

from __future__ import annotations

import ast
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PySide6.QtCore import Qt
from PySide6.QtGui import QAction, QTextDocument
from PySide6.QtGui import Qt as Text
from PySide6.QtWidgets import (
    QWidget,
)

from desktop.ui.look.plain import LONGEST, LONGEST_TIP, Label, caption, short, tip, window_title

ROLES = (Qt.ItemDataRole.ToolTipRole, Qt.ItemDataRole.StatusTipRole, Qt.ItemDataRole.WhatsThisRole)
TAG = "<img src='picture.png'> &x <b>tag"
UI = Path(__file__).resolve().parents[3] / "desktop" / "ui"
HTML_OF_OUR_OWN = {"reader/surface/surface.py"}
"""Shows what desktop/ui/reader/tips.py has escaped."""
PAGES = {"exporting/export_preview.py"}
"""Shows a page whose words an export has escaped, in what loads nothing."""


def text_of(html: str) -> str:
    document = QTextDocument()
    document.setHtml(html)
    return document.toPlainText()


@given(st.text(st.one_of(st.sampled_from("<>&;bl t/\n"), st.characters(exclude_categories=("C",)))))
def test_a_tip_says_the_very_words(text):
    made = tip(text)
    if not Text.mightBeRichText(made):
        assert made == text
        return
    assert "<" not in made.removeprefix("<p style='white-space: pre-wrap'>").removesuffix("</p>")
    assert text_of(made) == " ".join(text.split(" ")).replace("\r", "\n")


@pytest.mark.parametrize("text", ["a &lt;b&gt; c", "<b>x</b>", "1 <i>2", "<img src=/dev/zero>"])
def test_a_tip_with_markup_is_not_taken_for_html(text):
    assert text_of(tip(text)) == text


def test_captions_and_titles_have_no_sign_of_qts():
    assert caption("Q&A\tx\ny") == "Q&&A x y"
    assert window_title("a [*] b") == "a [*][*] b"


def test_a_window_is_called_what_it_was_told(qtbot):
    window = QWidget()
    qtbot.addWidget(window)
    window.setWindowTitle(window_title("Prices [*] 2024"))
    window.show()
    assert window.windowHandle().title() == "Prices [*] 2024"


def test_what_is_long_is_cut_before_it_is_laid_out():
    assert short("x" * LONGEST) == "x" * LONGEST
    assert short("x" * 5_000_000) == "x" * (LONGEST - 1) + "…"
    assert len(text_of(tip("<b>" + "x" * 5_000_000))) == LONGEST_TIP
    assert len(caption("&" * 5_000_000)) <= 2 * LONGEST


def _called(module: Path, *names: str) -> list[ast.Call]:
    tree = ast.parse(module.read_text(encoding="utf-8"))
    calls = [node for node in ast.walk(tree) if isinstance(node, ast.Call)]
    return [
        call
        for call in calls
        if getattr(call.func, "attr", getattr(call.func, "id", None)) in names
    ]


def _is_plain(text: ast.expr) -> bool:
    own = isinstance(text, ast.Constant)
    return own or (isinstance(text, ast.Call) and getattr(text.func, "id", "") in {"tip", "_tip"})


@pytest.mark.parametrize("module", sorted(UI.rglob("*.py")), ids=lambda m: str(m.relative_to(UI)))
def test_no_other_label_or_tip_is_made(module):
    name = module.relative_to(UI).as_posix()
    if name != "look/plain.py":
        assert (
            not _called(module, "QLabel", "setHtml", "insertHtml")
            or "clipboard" in name
            or (name in PAGES and not _called(module, "QLabel", "insertHtml"))
        )
    tips = _called(
        module, "setToolTip", "setTabToolTip", "showText", "setStatusTip", "setWhatsThis"
    )
    if name not in HTML_OF_OUR_OWN:
        assert all(_is_plain(call.args[0]) or _is_plain(call.args[-1]) for call in tips)
    for _ in _called(module, "QMessageBox"):
        assert _called(module, "setTextFormat")


def test_a_label_never_opens_what_it_names(qtbot):
    label = Label("<img src=/dev/zero>", wraps=True)
    qtbot.addWidget(label)
    label.show()
    assert label.textFormat() is Qt.TextFormat.PlainText
    assert QAction(caption("&x"), label).text() == "&&x"
