"""Follows the tokens of an RTF file and feeds a Builder."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, ClassVar

from desktop.domain import SpanKind
from desktop.formats.canon.picture_size import measure
from desktop.formats.formulas import MARK
from desktop.formats.office.fields import bookmarked, is_drawn, label_of, link_of, mention_of
from desktop.formats.rtf import formulas
from desktop.formats.rtf.beside import MARGIN
from desktop.formats.rtf.controls import form_state
from desktop.formats.rtf.document import COUNT_WORDS, own_mark
from desktop.formats.rtf.flow import Flow
from desktop.formats.rtf.formulas import Formula
from desktop.formats.rtf.groups import FIELD_RESULT, NOT_TEXT, PASSED, rest_of_group
from desktop.formats.rtf.head import HEAD_WORDS, OF_THE_HEAD
from desktop.formats.rtf.letters import TEXT_WORDS, Letters, plain
from desktop.formats.rtf.lexer import BYTES, CLOSE, OPEN, SIGN, WORD, Token
from desktop.formats.rtf.pictures import picture
from desktop.formats.rtf.state import WORDS, State, formatted

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator

    from desktop.formats.rtf.document import Document

_DEEPEST_BOX = 3
"""Boxes inside boxes, and versions inside versions, whose text is read."""
_LONGEST_MARKER = 40
"""Signs that are kept of a printed number: the group may hold anything."""
_ENDS = ("par", "sect", "page", "column", "nestcell", "nestrow")


def write(document: Document, tokens: Iterator[Token]) -> None:
    """Write the text that `tokens` make, then its notes."""
    Reader(document).read(tokens)
    for note in sorted(document.notes, key=lambda note: note.at_end):
        reader = Reader(document, depth=1)
        aliases = map(bookmarked, note.bookmarks)
        document.prose.note(
            note.label, note.name, partial(reader.read, iter(note.tokens)), *aliases
        )
    document.prose.flush()


class Reader:
    """Follows groups, words and text; `depth` counts the notes and boxes around this text."""

    def __init__(self, document: Document, depth: int = 0) -> None:
        self._document = document
        self._depth = depth
        self._prose = document.prose
        self._head = document.head
        self._letters = Letters()
        self._flow = Flow(document)
        self._state = State()
        self._stack: list[State] = []
        self._tokens: Iterator[Token] = iter(())
        self._is_optional = False
        self._versions = 0
        self._said_in = self._state
        self._counted = False
        """Whether the number of a note that is counted stands here."""

    def read(self, tokens: Iterator[Token]) -> None:
        """Write the text that `tokens` make."""
        self._tokens = tokens
        for token in tokens:
            self._follow(token)
        self._say()
        self._flow.finish()
        self._document.counts["unclosed"] += bool(self._stack)

    def _follow(self, token: Token) -> None:
        kind = token.kind
        if kind == BYTES:
            self._text(token)
        elif kind == WORD:
            self._word(token)
        elif kind == SIGN:
            if token.word == "*":
                self._is_optional = True
                return
            if not self._text(token) and token.word in "\r\n":
                self._say()
                self._end_paragraph()
        else:
            self._letters.end_group()
            if kind == OPEN:
                self._stack.append(self._state)
            elif kind == CLOSE:
                self._leave()
        self._is_optional = False

    def _leave(self) -> None:
        self._state = self._stack.pop() if self._stack else State()

    def _text(self, token: Token) -> bool:
        """Take a token's text, if it has some; what looks the same is said in one piece."""
        state, letters = self._state, self._letters
        if state is not self._said_in:
            if not letters.is_empty and not state.looks_like(self._said_in):
                self._say()
            self._said_in = state
        return letters.add(token, self._head.encoding_of(state.font), state.fallbacks)

    def _word(self, token: Token) -> None:
        word = token.word
        if word == "footnote":
            self._footnote(self._group())
        elif word in self._DESTINATIONS:
            self._say()
            self._DESTINATIONS[word](self, self._group())
        elif word in MARGIN:
            self._say()
            tokens = self._group()
            write = MARGIN[word](self._document, tokens, self._plain(tokens).strip())
            if write is not None:
                self._flow.mark(write)
        elif word in OF_THE_HEAD:
            OF_THE_HEAD[word](self._head, self._group())
        elif (
            word in NOT_TEXT
            or (word == FIELD_RESULT and self._state.is_drawn)
            or (self._is_optional and word not in PASSED)
        ):
            self._group()
        elif word in TEXT_WORDS or self._letters.is_skipping:
            self._text(token)
        else:
            self._obey(word, token.number)

    def _obey(self, word: str, number: int | None) -> None:
        if word in WORDS:
            self._state = formatted(self._state, word, number)
            if word == "deleted":
                self._document.counts["deletion"] += self._state.deleted
        elif word in self._ACTS:
            self._say()
            self._ACTS[word](self)
        elif word in HEAD_WORDS:
            self._head.set(word, number)
        elif word in COUNT_WORDS:
            self._document.count_in(word, number)

    def _group(self) -> list[Token]:
        """Return the rest of the open group, and leave it."""
        found = list(rest_of_group(self._tokens))
        self._leave()
        return found

    def _plain(self, tokens: Iterable[Token]) -> str:
        return plain(tokens, self._head.encoding_of)

    def _say(self) -> None:
        if not self._letters.is_empty:
            self._flow.say(self._letters.take(), self._said_in)

    def _end_paragraph(self) -> None:
        self._counted = False
        self._flow.end()

    def _cell(self) -> None:
        self._end_paragraph()
        self._flow.rows.end_cell()

    def _row(self) -> None:
        self._end_paragraph()
        self._flow.rows.end_row()

    def _revised(self) -> None:
        self._document.counts["insertion"] += 1

    def _list_text(self, tokens: list[Token]) -> None:
        self._flow.marker = self._plain(tokens).strip()[:_LONGEST_MARKER]

    def _field(self, tokens: list[Token]) -> None:
        told = formulas.instruction(tokens, self._head.encoding_of)
        self._state = self._state._replace(link=link_of(told), note=mention_of(told))
        label = form_state(tokens, self._plain) or label_of(told)
        self._draw(Formula(label), is_whole=is_drawn(told))

    def _draw(self, formula: Formula, *, is_whole: bool = True) -> None:
        """Say a formula, or what else a field shows; when it is whole, its result is left out."""
        state = self._state
        if not formula.text or state.deleted or state.hidden:
            return
        self._state = state._replace(is_drawn=is_whole)
        self._document.counts["formulas"] += formula.text == MARK
        self._flow.put(self._state, formula.say, self._prose, state.link)

    def _footnote(self, tokens: list[Token]) -> None:
        if self._depth or self._state.deleted:
            self._say()
            return
        counted = self._counted or any(token.word == "chftn" for token in tokens)
        mark = self._own_mark(
            "" if self._counted else self._document.next_label(tokens), counted=counted
        )
        self._counted = False
        note = self._document.cite(tokens, mark)
        self._flow.put(self._state, self._prose.refer, note.label, note.name)

    def _own_mark(self, next_label: str, *, counted: bool) -> str:
        """Return the mark that the writer put before a note in letters, '' when there is none."""
        if self._letters.is_empty:
            return ""
        text, state = self._letters.take(), self._said_in
        raised = SpanKind.SUPERSCRIPT in state.spans
        mark = "" if state.hidden else own_mark(text, raised=raised)
        # Of a note that is counted only its own number can stand there.
        mark = "" if counted and mark != next_label else mark
        self._flow.say(text.rstrip().removesuffix(mark) if mark else text, state)
        return mark

    def _count_note(self) -> None:
        self._counted = True

    def _picture(self, tokens: list[Token]) -> None:
        found = picture(tokens, self._plain)
        if measure(found.data) or not self._state.is_drawn:
            self._flow.put(self._state, self._prose.later, partial(self._document.show, found))

    def _box(self, tokens: list[Token]) -> None:
        if self._depth < _DEEPEST_BOX:
            inner = Reader(self._document, self._depth + 1)
            self._flow.put(self._state, self._prose.later, partial(inner.read, iter(tokens)))

    def _unicode(self, tokens: list[Token]) -> None:
        """Take the second of two versions, the one in Unicode."""
        if self._versions >= _DEEPEST_BOX:
            return
        self._versions += 1
        start = next((n for n, token in enumerate(tokens) if token.word == "ud"), len(tokens))
        outside = self._tokens
        self._tokens = iter(tokens[start + 1 : -1])
        for token in self._tokens:
            self._follow(token)
        self._tokens = outside
        self._versions -= 1

    _DESTINATIONS: ClassVar[dict[str, Callable[[Reader, list[Token]], None]]] = {
        **dict.fromkeys(("listtext", "pntext"), _list_text),
        "fldinst": _field,
        "mmath": lambda self, tokens: self._draw(formulas.read(tokens, self._head.encoding_of)),
        "objclass": lambda self, tokens: self._draw(formulas.of_object(self._plain(tokens))),
        "pict": _picture,
        "shptxt": _box,
        "upr": _unicode,
    }
    _ACTS: ClassVar[dict[str, Callable[[Reader], None]]] = {
        **dict.fromkeys(_ENDS, _end_paragraph),
        **dict.fromkeys(("line", "lbr"), lambda self: self._flow.break_line(self._state)),
        "cell": _cell,
        "row": _row,
        "trowd": lambda self: self._flow.rows.begin_row(),
        "trhdr": lambda self: self._flow.rows.repeat_row(),
        "revised": _revised,
        "chftn": _count_note,
    }
