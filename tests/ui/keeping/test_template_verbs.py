from __future__ import annotations

import pytest

from desktop.paths import templates_folder
from desktop.ui.keeping import template_verbs
from desktop.ui.keeping.template_dialog import TemplateDialog


@pytest.fixture
def used(window, asked, monkeypatch):
    """Open the templates and do something with them, as a reader does."""

    def use(act):
        monkeypatch.setattr(TemplateDialog, "exec", act)
        window.do("templates")
        return asked

    return use


def test_a_template_is_tried_in_the_search_worker(used):
    def act(dialog):
        dialog.preview_asked.emit("a.md.jinja", "{{ document.title }}")

    ((method, arguments, known),) = used(act)
    assert (method, arguments) == ("templates.preview", ("a.md.jinja", "{{ document.title }}"))
    known["then"](("A.md", "made"))  # the dialog is gone: nothing happens


def test_one_of_the_gallery_is_saved_as_an_own_one_and_removed(used, monkeypatch):
    monkeypatch.setattr(template_verbs.NameDialog, "ask", lambda *_asked: "mine.md")
    monkeypatch.setattr(template_verbs, "confirm", lambda *_asked: True)

    def act(dialog):
        dialog.editor.setPlainText("{# Mine #}x")
        dialog.accept()
        assert dialog.chosen() == "mine.md.jinja"
        assert dialog.is_own
        assert not dialog.is_changed
        dialog.editor.setPlainText("{# Mine #}y")
        dialog.accept()
        path = templates_folder() / "mine.md.jinja"
        assert path.read_text(encoding="utf-8") == "{# Mine #}y"
        dialog.remove_asked.emit("mine.md.jinja")
        assert not path.exists()
        assert not dialog.is_own

    used(act)


def test_an_export_goes_where_it_is_said(used, monkeypatch, tmp_path):
    path = tmp_path / "out.html"
    monkeypatch.setattr(
        template_verbs.QFileDialog, "getSaveFileName", lambda *_asked: (str(path), "")
    )

    def act(dialog):
        dialog.export_asked.emit("reading-notes.html.jinja")

    asked = used(act)
    assert asked[-1][0] == "templates.file"
    assert asked[-1][1] == (path, "reading-notes.html.jinja")
