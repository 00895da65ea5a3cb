"""A citation as runs of letters with their looks, and what formats make of it."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from desktop.export.escape import inline
from desktop.export.web_page import shown

if TYPE_CHECKING:
    from collections.abc import Iterable


class Run(NamedTuple):
    """Letters that look alike."""

    text: str
    italic: bool = False
    bold: bool = False
    underlined: bool = False
    raised: int = 0
    """1 for raised letters, -1 for lowered ones."""
    small_capitals: bool = False


def plain(runs: Iterable[Run]) -> str:
    """Return the letters alone."""
    return "".join(run.text for run in runs)


def markdown(runs: Iterable[Run]) -> str:
    """Return runs as Markdown that stands on one line."""
    return "".join(map(_marked, runs)).strip()


def html(runs: Iterable[Run]) -> str:
    """Return runs as HTML."""
    return "".join(map(_tagged, runs))


def _marked(run: Run) -> str:
    """Return a run with its signs against its letters: next to a space they would be letters."""
    body = run.text.strip()
    if not body:
        return run.text
    lead = run.text[: len(run.text) - len(run.text.lstrip())]
    trail = run.text[len(run.text.rstrip()) :]
    sign = "*" * (run.italic + 2 * run.bold)
    return f"{lead}{sign}{inline(body)}{sign}{trail}"


def _tagged(run: Run) -> str:
    said = shown(run.text)
    for tag, is_so in (
        ("i", run.italic),
        ("b", run.bold),
        ("u", run.underlined),
        ("sup", run.raised > 0),
        ("sub", run.raised < 0),
    ):
        if is_so:
            said = f"<{tag}>{said}</{tag}>"
    return f'<span class="small-capitals">{said}</span>' if run.small_capitals else said
