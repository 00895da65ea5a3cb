"""Verbs about who says what was kept."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from desktop.domain.steps import StepCode
from desktop.ui.fields.speaker_popup import SpeakerPopup

if TYPE_CHECKING:
    from collections.abc import Sequence

    from desktop.domain import Highlight
    from desktop.domain.speaker import Speaker
    from desktop.ui.desk import Desk
    from desktop.ui.fields.speaker_popup import Answer
    from desktop.ui.verbs.highlights import HighlightVerbs


class SpeakerVerbs:
    """Cards say who speaks; the reader accepts that, corrects it, or says that nobody does."""

    def __init__(self, desk: Desk, highlights: HighlightVerbs) -> None:
        self._desk = desk
        self._highlights = highlights
        desk.sidebar.model.speaker_of = self._speaker
        clicked = desk.sidebar.card.delegate.speaker_clicked
        clicked.connect(desk.safely(lambda key: self._ask_of([key])))

    def _speaker(self, highlight: Highlight) -> Speaker | None:
        return self._desk.workspace.speakers.of(highlight) if self._desk.is_open else None

    def ask(self) -> None:
        """Ask beside the highlights in hand who says them."""
        self._ask_of(self._desk.subject.ids)

    def _ask_of(self, ids: Sequence[str]) -> None:
        pane, known = self._desk.reading.on_show(), self._highlights.known(ids)
        if pane is None or not known:
            self._desk.status.say("Choose a highlight first, then press W.")
            return
        speakers = self._desk.workspace.speakers
        suggested = [told for one in known if (told := speakers.suggested(one))]
        is_decided = any(one.said_by is not None for one in known)
        popup = SpeakerPopup(
            pane, speakers.names(), tuple(dict.fromkeys(suggested)), is_decided=is_decided
        )
        popup.answered.connect(self._desk.safely(partial(self._say, known)))
        popup.show_beside(pane.rect_of(known))

    def _say(self, known: Sequence[Highlight], answer: Answer) -> None:
        speakers, ids = self._desk.workspace.speakers, [one.id for one in known]
        if not answer.is_suggested:
            speakers.say(ids, answer.name)
            name = answer.name
        else:
            told = {one.id: speakers.suggested(one) for one in known}
            with self._desk.workspace.step(StepCode.SAY_WHO):
                for name in dict.fromkeys(filter(None, told.values())):
                    speakers.say([key for key in ids if told[key] == name], name)
            names = set(told.values())
            name = names.pop() if len(names) == 1 else None
        said = f"Said by {name}." if name else "Said by nobody." if name == "" else "Noted."
        self._desk.status.say_undoable(said)
