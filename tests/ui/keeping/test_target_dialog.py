from __future__ import annotations

import pytest

from desktop.domain.asking.kept import SmartTag
from desktop.domain.exchanged.kept_export import Kept, KeptForm
from desktop.ui.keeping.target_dialog import TargetDialog
from desktop.workspace.exporting.templates import TemplateFile

TEMPLATE = TemplateFile("mine.md.jinja", "/x/mine.md.jinja", "Mine & yours", "", is_own=True)


@pytest.fixture
def made(qtbot, qapp):
    def make(kept=Kept("", ""), keep=lambda _kept: ""):  # noqa: B008 - frozen
        dialog = TargetDialog(
            kept, [TEMPLATE], [SmartTag("s", "Saved", "note:x")], {"c": "A/B"}, keep, None
        )
        qtbot.addWidget(dialog)
        dialog.show()
        return dialog

    return make


def test_what_is_chosen_is_what_is_kept(made):
    dialog = made()
    dialog.name.setText(" Vault ")
    dialog.folder.setText("/notes")
    dialog.form.setCurrentIndex(2)
    dialog.which.setCurrentIndex(1)
    dialog.question.setText("tag:x")
    dialog.collection.setCurrentIndex(1)
    dialog.automatic.setChecked(True)
    assert dialog.kept() == Kept(
        "Vault", "/notes", KeptForm.TEMPLATE, "tag:x", "", "c", "mine.md.jinja", "", automatic=True
    )
    dialog.which.setCurrentIndex(2)
    assert (dialog.kept().question, dialog.kept().smart_tag) == ("", "s")


@pytest.mark.parametrize(
    "kept",
    [
        Kept("a", "/b"),
        Kept("a", "/b", KeptForm.MARKDOWN, "tag:x", automatic=True),
        Kept("a", "/b", KeptForm.TEMPLATE, smart_tag="s", template="/elsewhere/t.jinja"),
        Kept("a", "/b", KeptForm.TEMPLATE, collection="c", template="mine.md.jinja", file_name="x"),
    ],
)
def test_a_target_is_shown_as_it_is(made, kept):
    assert made(kept).kept() == kept


def test_a_question_has_a_line_only_where_one_is_asked(made):
    dialog = made()
    assert not dialog.question.isVisible()
    dialog.which.setCurrentIndex(1)
    assert dialog.question.isVisible()


def test_what_cannot_be_kept_is_said_and_the_dialog_stays(made):
    tried = []
    dialog = made(keep=lambda kept: tried.append(kept) or "There is no such folder.")
    dialog.accept()
    assert dialog.isVisible()
    assert dialog.warning.text() == "There is no such folder."
    assert len(tried) == 1
