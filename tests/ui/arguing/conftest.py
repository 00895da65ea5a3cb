"""A library with passages to argue from, and workers that answer at once."""

from __future__ import annotations

import pytest

from desktop.domain.arguing.claims import Stance
from desktop.domain.arguing.outlines import Line, LineKind


@pytest.fixture
def answered(monkeypatch, window):
    """Answer what the search worker is asked at once, in this process."""

    def answer(asked, *, then, failed=None, text=""):
        noun, _, name = asked.method.partition(".")
        if noun in ("claims", "outlines", "figures"):
            then(getattr(getattr(window.desk.workspace, noun), name)(*asked.args, **asked.kwargs))

    monkeypatch.setattr(window.desk.tasks, "search", answer)


@pytest.fixture
def kept(workspace, report):
    """Keep three passages of the report and return their ids."""
    add = workspace.highlights.add_quotation
    return [
        add(report.id, words).id
        for words in ("holds no figures", "published a table", "1,412 people in police cells")
    ]


@pytest.fixture
def claims(workspace, kept):
    """Make two claims, the first with all the passages; return their ids."""
    first, second = workspace.claims.add("It counts nobody."), workspace.claims.add("It counts.")
    workspace.claims.put(first, kept[:2], Stance.SUPPORTS)
    workspace.claims.put(first, kept[2:], Stance.QUALIFIES)
    return [first, second]


@pytest.fixture
def outline(workspace, claims, kept):
    """Make an outline with a line of each kind and return its id."""
    made = workspace.outlines.add("Draft")
    lines = [
        Line("", LineKind.HEADING, 1, "Figures"),
        Line("", LineKind.CLAIM, claim_id=claims[0]),
        Line("", LineKind.TEXT, text="Say what is counted."),
        Line("", LineKind.HEADING, 1, "Next"),
        Line("", LineKind.PASSAGE, highlight_id=kept[1]),
    ]
    workspace.outlines.put(made, 0, lines)
    return made
