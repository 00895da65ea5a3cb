"""The text of Word paragraphs on its way into prose: fields, links, marks of notes and breaks."""

from __future__ import annotations

from contextlib import contextmanager
from typing import TYPE_CHECKING, NamedTuple

from desktop.domain import SOFT_BREAK, SpanKind
from desktop.formats.docx.breaks import Parting
from desktop.formats.formulas import MARK
from desktop.formats.office.fields import RAISED, Fields, bookmarked
from desktop.formats.office.roles import Look

if TYPE_CHECKING:
    from collections import Counter
    from collections.abc import Iterator

    from desktop.formats.docx.beside import Margin
    from desktop.formats.docx.notes import Notes
    from desktop.formats.docx.paragraphs import Shape
    from desktop.formats.office.prose import Prose

_LONGEST_MARK = 10
"""Signs of a mark that was typed after a reference; a longer text is the sentence going on."""


class _Cited(NamedTuple):
    """A note's kind and id."""

    kind: str
    key: str


class Flow:
    """Feeds a Prose; what is in an unfinished instruction of a field is not said."""

    def __init__(
        self,
        prose: Prose,
        notes: Notes,
        margin: Margin,
        counts: Counter[str],
        *,
        hyphenated: bool,
    ) -> None:
        self.look = Look()
        """How the text looks that comes now."""
        self.look_of_paragraph = Look()
        self.parting = Parting(hyphenated=hyphenated)
        self._prose = prose
        self._notes = notes
        self._margin = margin
        self._counts = counts
        self._fields = Fields()
        self._links: list[str] = []
        self._awaits_mark: _Cited | None = None

    @property
    def is_hidden(self) -> bool:
        """Whether what comes now belongs to the instruction of a field."""
        return self._fields.is_hidden

    def begin(self, shape: Shape) -> None:
        """Begin a paragraph."""
        self._prose.begin(shape.kind, shape.level, shape.marker)
        self.look_of_paragraph = self.look = shape.look

    def end(self, shape: Shape) -> None:
        """End a paragraph."""
        self._fields.end_paragraph()
        self._take_mark("")
        self.parting.end_paragraph()
        self._prose.end(joins_next=shape.joins_next)

    def say(self, text: str, *, is_formula: bool = False) -> None:
        """Append text, in the look of now."""
        if not text or self._fields.is_hidden:
            self._fields.quote(text)
            return
        if self.look.hidden:
            self._counts["hidden"] += 1
            return
        if self._take_mark(text):
            return
        if self.parting.comes_before(text):
            self._prose.say(SOFT_BREAK)
        self._fields.say()
        spans, mention = self.look.spans, self._fields.note
        if mention.bookmark and (mention.raised or SpanKind.SUPERSCRIPT in spans):
            self._prose.refer(text, bookmarked(mention.bookmark))
            return
        link = self._links[-1] if self._links else self._fields.link
        self._prose.say(text, spans, link, is_formula=is_formula)

    def say_formula(self, text: str) -> None:
        """Append a formula, or what else a field or a drawing shows."""
        self._counts["formulas"] += text == MARK and not self._fields.is_hidden
        self.say(text, is_formula=True)

    @contextmanager
    def link(self, target: str) -> Iterator[None]:
        """Make the text inside the `with` a link."""
        self._links.append(target)
        yield
        self._links.pop()

    def field(self, kind: str, form: str = "") -> None:
        """Follow a field's character, and say what it shows where it is its last.

        The kinds are 'begin', 'separate' and 'end'; `form` is the state of a form field.
        """
        self.say_formula(self._fields.mark(kind, form))

    def instruct(self, text: str, *, styled: bool = True) -> None:
        """Add to the instruction of the innermost field; where `styled`, in the look of now."""
        raised = [kind for kind in self.look.spans if kind in RAISED] if styled else []
        self._fields.instruct(text, *raised)

    def cite(self, kind: str, key: str, *, has_own_mark: bool) -> None:
        """Refer to a note; where it has a mark of its own, that is the next text."""
        self._take_mark("")
        if has_own_mark:
            self._awaits_mark = _Cited(kind, key)
        else:
            self._refer(_Cited(kind, key), "")

    def _take_mark(self, text: str) -> bool:
        """Refer to the note whose own mark should come now; return whether `text` is that mark."""
        note, self._awaits_mark = self._awaits_mark, None
        mark = text.strip() if len(text.strip()) <= _LONGEST_MARK else ""
        return note is not None and self._refer(note, mark) and bool(mark)

    def _refer(self, cited: _Cited, mark: str) -> bool:
        """Write a note's mark; return whether there is such a note."""
        note = self._notes.cite(*cited, mark, self._margin.bookmarks)
        if note is not None and not self._fields.is_hidden:
            self._fields.say()
            self._prose.refer(note.label, note.name)
        return note is not None
