"""Questions to highlights: what answers one, and how many of each kind."""

from __future__ import annotations

import logging
from contextlib import suppress
from typing import TYPE_CHECKING

from desktop.annotate.speakers.who_says import WhoSays
from desktop.domain import LocatorKind, Progress
from desktop.domain.asking.askable import EXACTLY, near
from desktop.domain.asking.kept import Order
from desktop.domain.asking.understanding import read
from desktop.domain.asking.which import ANYTHING, Asked, Both, Either, Field, Not, both, either
from desktop.domain.tag_paths import named
from desktop.errors import CancelledError, DamagedLibraryError, NotFoundError, QuestionError
from desktop.formats.metadata.iso_dates import iso_date
from desktop.library.asking.clauses import DAY, SAID, About
from desktop.library.asking.whereabouts import Place
from desktop.workspace.contents import NOTHING
from desktop.workspace.tags import names_in

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

    from desktop.domain import Content, Highlight
    from desktop.domain.asking.kept import Answer, Kept, Matrix, Side, SmartTag
    from desktop.domain.asking.which import Which
    from desktop.library.asking.whereabouts import Unsurveyed
    from desktop.workspace.collections import Collections
    from desktop.workspace.opened import Opened

_LOG = logging.getLogger(__name__)
AT_ONCE = 8
"""Documents that are surveyed in one transaction; others wait for it."""
_MOST_TAGS = 300
"""Levels of tags with one word that are looked for; of a thousand SQLite makes no query."""
_MOST_WORDS = 64
"""More than tell one passage from all others, should a page be pasted."""
_WORDED = (Field.TEXT, Field.NOTE, Field.DOC)


class Questions:
    """What can be asked of all highlights. A question may be typed, or made of its parts.

    One that cannot be understood raises QuestionError, and one that names a tag that is not there
    NotFoundError.
    """

    def __init__(self, opened: Opened, collections: Collections) -> None:
        self._collections = collections
        self._opened = opened
        self._library = opened.library
        self._contents = opened.contents
        self._known: tuple[object, About] | None = None
        """What questions are asked about, and the version of the library that it was read from."""

    def read(self, question: str) -> Which:
        """Return what a question asks, where colours may have names of the reader's own."""
        names = names_in(self._library.settings)
        return read(question, {name.casefold(): colour for colour, name in names.items()})

    def ids(self, which: Which | str, order: Order = Order.READING) -> list[str]:
        """Return the ids of the highlights that answer."""
        question, about = self._asked(which)
        return self._library.answers.ids(question, about, order)

    def highlights(self, which: Which | str, order: Order = Order.READING) -> list[Highlight]:
        """Return the highlights that answer."""
        return self._library.answers.highlights(self.ids(which, order))

    def choosable(
        self, typed: str, within: Which = ANYTHING, without: str = "", limit: int = 200
    ) -> list[Highlight]:
        """Return highlights to choose one from: those whose passage has all the words first.

        The words may also stand in the note, the tags or the document's title; in each half what
        was changed last comes first.
        """
        parts = typed.casefold().split()[:_MOST_WORDS]
        words = [word for word in (one.strip(EXACTLY) for one in parts) if word]
        said = both(within, *(Asked(Field.TEXT, word) for word in words))
        named = both(within, *map(self._naming, words)) if words else said
        ids = dict.fromkeys([*self.ids(said, Order.CHANGED), *self.ids(named, Order.CHANGED)])
        ids.pop(without, None)
        return self._library.answers.highlights(list(ids)[:limit])

    def _naming(self, word: str) -> Which:
        """Return the question for what has a word anywhere."""
        levels = {_down_to(word, path) for path in self._about().tags.values()} - {""}
        highest = sorted(levels, key=len)[:_MOST_TAGS]
        named = (Asked(Field.TAG, f"{EXACTLY}{path}") for path in highest)
        return either(*(Asked(field, word) for field in _WORDED), *named)

    def bearing(self, path: str) -> list[str]:
        """Return the ids of the highlights that bear a tag itself, not only one below it."""
        borne = self._library.answers.bearing(path)
        return [key for key in self.ids(Asked(Field.TAG, f"={path}")) if key in borne]

    def kept(self, ids: Sequence[str]) -> list[Kept]:
        """Return highlights with what is known of their places."""
        return self._library.answers.kept(ids)

    def facts(self) -> list[str]:
        """Return the names of the facts that sections of highlights have."""
        self.survey()
        return self._library.answers.facts()

    def counts(self, which: Which | str, side: str) -> list[tuple[str, int]]:
        """Return how many of those that answer have each value of a side, the most first."""
        question, about = self._asked(which)
        return list(self._library.answers.answer(question, about, sides=[side]).counts[side])

    def answer(
        self, which: Which | str, order: Order, sides: Sequence[Side], group: Side | None = None
    ) -> Answer:
        """Return what answers a question, counted by several sides and grouped by one."""
        question, about = self._asked(which)
        return self._library.answers.answer(question, about, order, sides, group)

    def matrix(self, rows: str, columns: str, which: Which | str = "") -> Matrix:
        """Return how many of those that answer have both a value of one side and of the other.

        A side is a Side, or FACT with the name of a fact of sections.
        """
        question, about = self._asked(which)
        return self._library.answers.matrix(question, about, rows, columns)

    def saved(self) -> list[SmartTag]:
        """Return the questions that are kept under a name, by name."""
        return self._library.smart_tags.all()

    def counted(self) -> dict[str, int]:
        """Return how many highlights answer each question that is kept, by its id.

        One that asks for what is no longer there is left out.
        """
        counts = {}
        for one in self.saved():
            with suppress(NotFoundError, QuestionError):
                counts[one.id] = len(self.ids(one.question))
        return counts

    def save(self, name: str, which: Which | str) -> SmartTag:
        """Keep a question under a name; one of that name asks this from now on.

        Raises QuestionError, or InvalidValueError for a name that is empty or too long.
        """
        question = self.read(which) if isinstance(which, str) else which
        with self._opened.changing() as library:
            return library.smart_tags.put(name, str(question))

    def rename(self, smart_tag_id: str, name: str) -> None:
        """Give a kept question another name. Raises InvalidValueError, for a taken one too."""
        with self._opened.changing() as library:
            library.smart_tags.rename(smart_tag_id, name)

    def remove(self, smart_tag_id: str) -> None:
        """Keep a question no longer."""
        with self._opened.changing() as library:
            library.smart_tags.remove(smart_tag_id)

    def survey(
        self,
        progress: Callable[[Progress], None] | None = None,
        cancelled: Callable[[], bool] | None = None,
    ) -> None:
        """Look up where highlights stand in their documents, as far as it is not known.

        Every question does that first; in a large library it takes long only once.
        """
        missing = self._library.whereabouts.missing()
        for first in range(0, len(missing), AT_ONCE):
            if cancelled is not None and cancelled():
                raise CancelledError("The question")
            some = missing[first : first + AT_ONCE]
            self._library.whereabouts.put([(found, self._places(found)) for found in some])
            if progress is not None:
                progress(Progress(first + len(some), len(missing), ""))
        if missing:
            _LOG.info("Surveyed the highlights of %d documents", len(missing))

    def _asked(self, which: Which | str) -> tuple[Which, About]:
        question = self.read(which) if isinstance(which, str) else which
        self.survey()
        about = self._about()
        for name in _tags(question):
            if not named(about.tags.values(), name):
                raise NotFoundError("tag", name)
        return question, about

    def _about(self) -> About:
        version = self._library.version()
        if self._known is None or self._known[0] != version:
            about = About(
                self._library.documents.all(),
                self._library.tags.paths(),
                self._collections.paths(),
                self._library.history.by,
            )
            self._known = version, about
        return self._known[1]

    def _places(self, found: Unsurveyed) -> dict[str, Place]:
        try:
            content = self._contents.of(found.document_id, found.state.revision)
        except (DamagedLibraryError, NotFoundError):
            content = NOTHING
        whose = WhoSays(content)
        return {key: _place(content, whose, *ends) for key, ends in found.passages.items()}


def _down_to(word: str, path: str) -> str:
    """Return a tag's path as far as the level that has the word; '' if none has it."""
    at = path.casefold().find(word)
    end = path.find("/", at + len(word))
    return "" if at < 0 else path if end < 0 else path[:end]


def _place(content: Content, whose: WhoSays, start: int, end: int) -> Place:
    path = content.section_path(start)
    facts: dict[str, str] = {}
    for section in path:
        facts |= section.facts
    day = iso_date(facts.get("date", ""))
    if day:
        facts[DAY] = day
    if speaker := whose.of(start, end):
        facts[SAID] = speaker
    headings = "\n".join(" ".join(section.title.split()) for section in path)
    page = content.locator(start, LocatorKind.PAGE)
    return Place(content.blocks.at(min(start, len(content.text))), headings, page, facts)


def _tags(which: Which) -> Iterator[str]:
    """Yield the tags that a question names."""
    match which:
        case Both(parts) | Either(parts):
            for part in parts:
                yield from _tags(part)
        case Not(part):
            yield from _tags(part)
        case Asked(Field.TAG | Field.DOCTAG, value):
            yield value
        case Asked(Field.NEAR, value):
            yield near(value).tag
