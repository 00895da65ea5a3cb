from __future__ import annotations

from uuid import uuid4

import pytest

from desktop import app
from desktop.cli.arguments import parser
from desktop.domain.exchanged.deep_link import link_to
from desktop.workspace import Workspace


@pytest.fixture
def shown(monkeypatch):
    """Take down what a window would be opened with."""
    calls = []

    def run(library, open_path=None, *, link="", begin_anew=False):
        calls.append((open_path, link))
        return 0

    monkeypatch.setattr(app, "run", run)
    return calls


@pytest.fixture
def library_id(tmp_path, imported):
    opened = Workspace.open(tmp_path / "library")
    opened.close()
    return opened.library_id


def test_a_link_opens_the_window_at_what_it_names(run, imported, library_id, shown):
    link = link_to(library_id, imported)
    assert run("open", link)[0] == 0
    assert shown == [(None, link)]


def test_of_what_is_gone_it_is_said_what_it_was(run, imported, library_id, shown, tmp_path):
    opened = Workspace.open(tmp_path / "library")
    opened.trash.put(imported)
    opened.close()
    code, _, err = run("open", link_to(library_id, imported))
    assert code == 1
    assert "“Harbour survey”, which is in the trash" in err
    code, _, err = run("open", link_to(str(uuid4()), imported))
    assert (code, "another library" in err) == (1, True)
    assert run("open", "manicule://../../etc/passwd")[2].startswith("This is no link")
    assert shown == []


def test_what_the_desktop_opens_is_said_in_the_window(run, imported, shown):
    assert run("open", "--in-window", "manicule://gone")[0] == 0
    assert shown == [(None, "manicule://gone")]


def test_the_address_of_a_file_is_its_path(report):
    given = parser().parse_args(["open", report.as_uri()]).path
    assert given == report
