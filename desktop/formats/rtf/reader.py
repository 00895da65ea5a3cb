"""Follows the tokens of an RTF file and feeds a Builder."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from desktop.domain import SOFT_BREAK, BlockKind, SpanKind
from desktop.formats.comments import Remark
from desktop.formats.fields import link_of
from desktop.formats.roles import MAX_HEADING, Role
from desktop.formats.rtf.letters import Letters, plain
from desktop.formats.rtf.pictures import comment_date, find_value, picture
from desktop.formats.rtf.state import NO_OUTLINE, State, formatted
from desktop.formats.rtf.tables import Rows
from desktop.formats.rtf.tokens import BINARY, CLOSE, OPEN, SIGN, WORD, Token

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator

    from desktop.formats.rtf.document import Document

_DEEPEST_BOX = 3
_LONGEST_MARKER = 40
_PASSED = frozenset({"shppict", "shpinst", "result", "shptxt", "ud"})
"""Optional groups whose text belongs to the document."""
_DROPPED = """
    aftncn aftnsep aftnsepc atnicn atnid atnref bkmkend colorschememapping colortbl datafield
    datastore do falt fchars filetbl footer footerf footerl footerr formfield ftncn ftnsep ftnsepc
    generator lchars listoverridetable listtable mmathPr nonshppict objdata operator panose
    pgdsctbl pn pnseclvl private revtbl rsidtbl rxe shprslt sp tc tcl template themedata txe
    userprops xe xmlnstbl
"""


def write(document: Document, tokens: Iterator[Token]) -> None:
    """Write the text that `tokens` make, then its notes."""
    Reader(document).read(tokens)
    for note in sorted(document.notes, key=lambda note: note.at_end):
        reader = Reader(document, depth=1)
        document.prose.note(note.label, note.name, partial(reader.read, iter(note.tokens)))


class Reader:
    """Follows groups, words and text; `depth` counts the notes and boxes around this text."""

    def __init__(self, document: Document, depth: int = 0) -> None:
        self._document = document
        self._depth = depth
        self._prose = document.prose
        self._head = document.head
        self._letters = Letters()
        self._state = State()
        self._stack: list[State] = []
        self._tokens: Iterator[Token] = iter(())
        self._is_optional = False
        self._versions = 0
        self._rows = Rows(document.prose)
        self._is_open = False
        self._in_table = False
        self._in_heading = False
        self._marker = ""
        self._waiting: list[Callable[[], None]] = []
        head = self._head
        self._destinations: dict[str, Callable[[list[Token]], None]] = {
            **dict.fromkeys(_DROPPED.split(), lambda _: None),
            **dict.fromkeys(("listtext", "pntext"), self._list_text),
            **dict.fromkeys(("header", "headerf", "headerl", "headerr"), head.running_head),
            "fonttbl": head.fonts,
            "stylesheet": head.styles,
            "info": head.info,
            "fldinst": self._field,
            "footnote": self._footnote,
            "annotation": self._annotation,
            "atnauthor": self._author,
            "atrfstart": self._comment_start,
            "atrfend": self._comment_end,
            "bkmkstart": self._bookmark,
            "pict": self._picture,
            "shptxt": self._box,
            "upr": self._unicode,
        }
        self._words: dict[str, Callable[[], None]] = {
            **dict.fromkeys(("par", "sect", "nestcell", "nestrow"), self._end_paragraph),
            **dict.fromkeys(("line", "lbr"), self._line),
            "cell": self._cell,
            "row": self._row,
            "trowd": self._rows.begin_row,
            "trhdr": self._rows.repeat_row,
            "revised": self._revised,
            "deleted": self._deleted,
        }

    def read(self, tokens: Iterator[Token]) -> None:
        """Write the text that `tokens` make."""
        self._tokens = tokens
        for token in tokens:
            self._follow(token)
        self._say()
        self._end_paragraph()
        self._rows.flush()
        self._drain()
        self._document.counts["unclosed"] += bool(self._stack)

    def _follow(self, token: Token) -> None:
        if token.kind in (OPEN, CLOSE):
            self._brace(token)
        elif token.kind == WORD and token.word in self._destinations:
            self._destination(token.word)
        elif token.kind == SIGN and token.word == "*":
            self._is_optional = True
            return
        elif self._is_optional and token.kind == WORD and token.word not in _PASSED:
            self._group()
        elif token.kind != BINARY:
            self._text_or_word(token)
        self._is_optional = False

    def _brace(self, token: Token) -> None:
        self._say()
        self._letters.end_group()
        if token.kind == OPEN:
            self._stack.append(self._state)
        else:
            self._state = self._stack.pop() if self._stack else State()

    def _text_or_word(self, token: Token) -> None:
        encoding = self._head.encoding_of(self._state.font)
        if self._letters.add(token, encoding, self._state.fallbacks):
            return
        if token.kind == SIGN:
            if token.word in "\r\n":
                self._say()
                self._end_paragraph()
            return
        state = formatted(self._state, token.word, token.number)
        act = self._words.get(token.word)
        if state is not None:
            if not self._state.looks_like(state):
                self._say()
            self._state = state
        if act is not None:
            self._say()
            act()
        elif state is None:
            self._head.set(token.word, token.number)

    def _group(self) -> list[Token]:
        """Return the rest of the open group, and leave it."""
        self._say()
        found: list[Token] = []
        depth = 1
        for token in self._tokens:
            depth += (token.kind == OPEN) - (token.kind == CLOSE)
            if not depth:
                break
            found.append(token)
        self._state = self._stack.pop() if self._stack else State()
        return found

    def _destination(self, word: str) -> None:
        self._destinations[word](self._group())

    def _plain(self, tokens: Iterable[Token]) -> str:
        return plain(tokens, self._head.encoding_of)

    def _say(self) -> None:
        text = self._letters.take()
        state = self._state
        if not text or state.deleted:
            return
        if state.hidden:
            self._document.counts["hidden"] += bool(text.strip())
            return
        self._begin_paragraph()
        if self._in_table:
            text = text.replace("\t", " ")
        # Headings are bold anyway.
        spans = state.spans - {SpanKind.BOLD} if self._in_heading else state.spans
        self._out(partial(self._prose.say, text, sorted(spans), state.link))

    def _begin_paragraph(self) -> None:
        if self._is_open:
            return
        self._in_table = self._state.in_table
        if not self._in_table and not self._rows.is_empty:
            self._rows.flush()
        self._is_open = True
        role = self._role()
        kind, level = role.kind, role.level
        self._in_heading = kind is BlockKind.HEADING
        if self._in_heading:
            level = self._document.outline.level(role)
        elif kind is BlockKind.PARAGRAPH and self._marker:
            kind, level = BlockKind.LIST_ITEM, self._state.list_level + 1
        self._out(partial(self._prose.begin, kind, level, self._marker))
        self._marker = ""
        self._drain()

    def _role(self) -> Role:
        role = self._head.role_of(self._state.style)
        if self._state.outline < NO_OUTLINE and not role.is_title:
            return Role(BlockKind.HEADING, min(self._state.outline + 1, MAX_HEADING))
        return role

    def _end_paragraph(self) -> None:
        self._marker = ""
        if self._is_open:
            self._is_open = False
            self._out(self._prose.end)
            if self._in_table:
                self._rows.end_paragraph()

    def _out(self, write: Callable[[], None]) -> None:
        if self._in_table:
            self._rows.add(write)
        else:
            write()

    def _mark(self, write: Callable[[], None]) -> None:
        """Do something at this place; between paragraphs, where the next one begins."""
        self._say()
        if self._is_open:
            self._out(write)
        else:
            self._waiting.append(write)

    def _drain(self) -> None:
        waiting, self._waiting = self._waiting, []
        for write in waiting:
            self._out(write)

    def _line(self) -> None:
        self._begin_paragraph()
        self._out(partial(self._prose.say, SOFT_BREAK))

    def _cell(self) -> None:
        self._end_paragraph()
        self._rows.end_cell()

    def _row(self) -> None:
        self._end_paragraph()
        self._rows.end_row()

    def _revised(self) -> None:
        self._document.counts["insertion"] += 1

    def _deleted(self) -> None:
        self._document.counts["deletion"] += self._state.deleted

    def _list_text(self, tokens: list[Token]) -> None:
        self._marker = self._plain(tokens).strip()[:_LONGEST_MARKER]

    def _field(self, tokens: list[Token]) -> None:
        self._state = self._state._replace(link=link_of(self._plain(tokens)))

    def _footnote(self, tokens: list[Token]) -> None:
        if self._depth or self._state.deleted:
            return
        note = self._document.cite(tokens)
        self._begin_paragraph()
        self._out(partial(self._prose.refer, note.label, note.name))

    def _author(self, tokens: list[Token]) -> None:
        self._document.author = self._plain(tokens).strip()

    def _annotation(self, tokens: list[Token]) -> None:
        self._document.counts["comments"] += 1
        key = find_value(tokens, "atnref") or f"\0{self._document.counts['comments']}"
        date = comment_date(find_value(tokens, "atndate"))
        remark = Remark(self._plain(tokens).strip(), self._document.author, date)
        comments = self._document.comments
        comments.add(key, remark)
        self._mark(lambda: comments.mark(key, self._document.builder.position))

    def _comment_start(self, tokens: list[Token]) -> None:
        key, document = self._plain(tokens).strip(), self._document
        self._mark(lambda: document.comments.begin(key, document.builder.position))

    def _comment_end(self, tokens: list[Token]) -> None:
        key, document = self._plain(tokens).strip(), self._document
        self._mark(lambda: document.comments.end(key, document.builder.position))

    def _bookmark(self, tokens: list[Token]) -> None:
        self._mark(partial(self._document.builder.anchor, self._plain(tokens).strip()))

    def _picture(self, tokens: list[Token]) -> None:
        found = picture(tokens, self._plain)
        self._begin_paragraph()

        def show() -> None:
            if not self._document.builder.image(*found):
                self._document.counts["pictures"] += 1

        self._out(partial(self._prose.later, show))

    def _box(self, tokens: list[Token]) -> None:
        if self._depth < _DEEPEST_BOX:
            self._begin_paragraph()
            inner = Reader(self._document, self._depth + 1)
            self._out(partial(self._prose.later, partial(inner.read, iter(tokens))))

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
