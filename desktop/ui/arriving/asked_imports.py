"""Has imports made in the background, and goes on with those that the program's end broke off."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, Protocol

from desktop.ui.arriving.wanted_imports import Wanted
from desktop.ui.work.tasks import call

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from desktop.domain import ImportOutcome
    from desktop.ui.arriving.arriving_tab import ArrivingTab
    from desktop.ui.arriving.arriving_verbs import ArrivingVerbs
    from desktop.ui.arriving.wanted_imports import WantedImports
    from desktop.ui.desk import Desk

MOST = 2
"""Ends without notice after which an import may be what brings the program down."""

_GOING_ON = "What was being imported when the program ended is imported now: {}."
_GIVEN_UP = "Not imported, as the program ended each time: {}."


class Report(Protocol):
    """Says what became of an import."""

    def __call__(
        self,
        outcomes: list[ImportOutcome],
        tab: ArrivingTab | None = None,
        *,
        is_awaited: bool = True,
    ) -> None:
        """`tab` becomes that of the document, which is only offered unless it `is_awaited`."""


class AskedImports:
    """Each is kept on disk from when it is asked for until it is said what became of it."""

    def __init__(
        self, desk: Desk, arriving: ArrivingVerbs, wanted: WantedImports, report: Report
    ) -> None:
        self._desk = desk
        self._arriving = arriving
        self._wanted = wanted
        self._report = report

    def files(self, paths: Sequence[Path], collection: str = "") -> None:
        """Import files and folders; a file alone is looked at meanwhile, and never asked twice."""
        if self._arriving.is_coming(paths):
            return
        under_way = self._wanted.under_way(paths, collection)
        if under_way is not None:
            self._turn_to(under_way)
        else:
            self._begin(Wanted(tuple(paths), collection))

    def text(self, text: str, *, html: bool) -> None:
        """Make a document of a text or a copied web page."""
        self._begin(Wanted(text=text, is_html=html))

    def _turn_to(self, wanted: Wanted) -> None:
        """Look again at a file whose import goes on, or have it shown once it is there."""
        wanted.is_awaited = True
        wanted.tab = self._arriving.open(wanted.paths)
        if wanted.tab is None:
            self._desk.status.say(f"{wanted.name} is being imported already.")
        else:
            self._attend(wanted)

    def _begin(self, wanted: Wanted) -> None:
        self._wanted.begin(wanted)
        wanted.tab = self._arriving.open(wanted.paths)
        self._arriving.when_seen(wanted.tab, lambda: self._run(wanted))

    def _run(self, wanted: Wanted) -> None:
        if not self._desk.is_open:
            return

        def then(outcomes: list[ImportOutcome]) -> None:
            self._report(outcomes, wanted.tab, is_awaited=wanted.is_awaited)

        def failed(sentence: str) -> None:
            self._arriving.break_off(wanted.tab, sentence)

        imports = self._desk.workspace.imports
        if wanted.paths:
            paths, place = list(wanted.paths), wanted.collection
            asked = call(imports.files, paths, collection=place, asks=True)
            self._wanted.run(wanted, asked, then, failed)
        else:
            pasted = call(imports.text, wanted.text, html=wanted.is_html)
            self._wanted.run(wanted, pasted, lambda outcome: then([outcome]), failed)
        self._attend(wanted)

    def _attend(self, wanted: Wanted) -> None:
        self._arriving.attend(wanted.tab, wanted.job, lambda: self._run(wanted))

    # -- what the end of the program broke off

    def take_up(self) -> None:
        """Go on with what was not done when the program ended, and say so.

        What has brought the program down again and again is only offered.
        """
        if self._desk.workspace.read_only:
            return
        left = self._wanted.left()
        going_on = [one for one in left if one.times < MOST]
        for one in going_on:
            self._wanted.take_over(one)
            self._run(one)
        given_up = [one for one in left if one not in going_on]
        for one in given_up:
            self._wanted.drop(one)
        if given_up:
            again = partial(self._begin_all, given_up)
            self._desk.status.offer(_GIVEN_UP.format(_named(given_up)), "Try Again", again)
        elif going_on:
            sentence = _GOING_ON.format(_named(going_on))
            if len(going_on) == 1 and self._arriving.has_pages(going_on[0].paths):
                self._desk.status.offer(sentence, "Look at It", partial(self._turn_to, going_on[0]))
            else:
                self._desk.status.say(sentence)

    def _begin_all(self, given_up: Sequence[Wanted]) -> None:
        for one in given_up:
            one.times, one.is_awaited = 0, True
            self._begin(one)


def _named(wanted: Sequence[Wanted]) -> str:
    first, others = wanted[0], len(wanted) - 1
    if not others:
        return first.name
    return f"{first.name}, and {others} more"
