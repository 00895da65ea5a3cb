"""Who says the words of highlights, as the reader has it, and who is known to speak at all."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sqlalchemy import select

from desktop.domain.asking.which import Field
from desktop.domain.steps import StepCode
from desktop.domain.tidy import LONGEST_NAME, one_line
from desktop.library.asking.clauses import FACTS
from desktop.library.file.tables import HighlightRow, PassageFactRow
from desktop.library.file.values import now, text_of
from desktop.library.highlight_rows import found_highlight
from desktop.library.ordering import natural

if TYPE_CHECKING:
    from collections.abc import Iterable

    from desktop.library.steps.history import History


class Speakers:
    """What the reader says of who speaks."""

    def __init__(self, history: History) -> None:
        self._history = history

    def put(self, highlight_ids: Iterable[str], name: str | None) -> None:
        """Say who speaks in highlights: '' is nobody, None leaves it to what the text suggests."""
        said = None if name is None else one_line(name, LONGEST_NAME)
        with self._history.change(StepCode.SAY_WHO) as journal:
            for key in highlight_ids:
                row = found_highlight(journal.session, key)
                if row.said_by != said:
                    journal.update(row, said_by=said, modified=now())

    def names(self) -> list[str]:
        """Return all who are known to speak, ask, answer or write in passages that are kept."""
        own = select(HighlightRow.said_by).where(HighlightRow.said_by.is_not(None)).distinct()
        facts = select(PassageFactRow.value).where(PassageFactRow.name.in_(FACTS[Field.PERSON]))
        with self._history.store.reading() as session:
            found = {*session.scalars(own), *session.scalars(facts.distinct())}
        return sorted(filter(None, map(text_of, found)), key=natural)
