"""Markdown: CommonMark with tables, strikethrough, footnotes and front matter."""

from __future__ import annotations

import re
from dataclasses import replace
from html import escape
from typing import TYPE_CHECKING

from markdown_it import MarkdownIt
from mdit_py_plugins.footnote import footnote_plugin

from desktop.domain import BlockKind, DocumentKind, Parsed, SpanKind
from desktop.formats import encoding
from desktop.formats.canon.canonical import Builder, clean
from desktop.formats.door import tangled
from desktop.formats.formulas.web import write_out
from desktop.formats.plain import frontmatter, plain_text
from desktop.formats.plain.interruptions import quicken
from desktop.formats.walk.inline_styles import INLINE_STYLES
from desktop.formats.walk.link_targets import Links
from desktop.formats.web.html import local_images, parse, walk

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

    from markdown_it.rules_core import StateCore
    from markdown_it.token import Token

    from desktop.domain import BlockAttributes
    from desktop.formats.door.source import Source

DEEPEST = 100
"""Levels of nesting; below it the parser would drop text, so such files are read as plain text."""

_HALF = f"{{{DEEPEST // 2}}}"
_TOO_DEEP = re.compile(rf"(?:>[ \t]*){_HALF}|^(?:[ \t]*[-*+][ \t]+){_HALF}", re.MULTILINE)
_DEEP = "It is nested too deep and was read as plain text."
_TANGLED = "Its marks are tangled beyond reading, so it was read as plain text."
_TAG = re.compile(r"<(/?)([a-zA-Z][a-zA-Z0-9]*)")
_FORMULA, _FORMULA_END = (re.compile(rf"<{end}math\b", re.IGNORECASE) for end in ("", "/"))
_SLUG = re.compile(r"[^\w\- ]")
_STYLES = {
    "strong": SpanKind.BOLD,
    "em": SpanKind.ITALIC,
    "s": SpanKind.STRIKE,
}
_LISTS = ("bullet_list", "ordered_list")


def read(source: Source) -> Parsed:
    """Return the document in a Markdown file."""
    if encoding.is_binary(source.data):
        raise source.unreadable("it is not a text, whatever its name says")
    reading = source.text()
    return reading.told(_parse(reading.text, source))


def _parse(written: str, source: Source) -> Parsed:
    if _TOO_DEEP.search(written):
        return replace(plain_text.parse(written), remarks=(_DEEP,))
    if tangled.is_tangled_markdown(written):
        return replace(plain_text.parse(written), remarks=(_TANGLED,))
    parser = MarkdownIt("commonmark", {"maxNesting": DEEPEST}).enable(["table", "strikethrough"])
    parser.use(footnote_plugin)
    quicken(parser)
    parser.core.ruler.before("footnote_tail", "unused_notes", _keep_unused_notes)
    front, body = frontmatter.split(clean_source(written))
    tokens = parser.parse(body)
    reader = _Reader(local_images(source.beside))
    reader.read(tokens)
    content = reader.builder.build()
    facts = frontmatter.read_facts(front)
    if not facts.title:
        first = next((s for s in content.sections if s.level == 1), None)
        facts = replace(facts, title=first.title if first else "")
    return Parsed(content, DocumentKind.DOCUMENT, facts, "text/markdown", "", reader.builder.assets)


def clean_source(written: str) -> str:
    """Return the source with the line ends that Markdown knows."""
    return re.sub("\r\n?|\u2029", "\n", written)


class _Context:
    """What a block that opens now will be; its marker goes to the first one only."""

    def __init__(self, kind: BlockKind, level: int, marker: str = "") -> None:
        self.kind = kind
        self.level = level
        self.marker = marker


class _Reader:
    def __init__(self, load_image: Callable[[str], bytes | None]) -> None:
        self.builder = Builder()
        self._load_image = load_image
        self._links = Links()
        self._contexts = [_Context(BlockKind.PARAGRAPH, 0)]
        self._lists = 0
        self._quotations = 0
        self._cells = 0
        self._rows = 0
        self._linked: list[bool] = []
        self._raw: list[str] = []

    def read(self, tokens: Sequence[Token]) -> None:
        """Feed all tokens of a document to the builder."""
        for token in tokens:
            handler = _HANDLERS.get(token.type)
            if handler:
                handler(self, token)

    def heading(self, token: Token) -> None:
        self._contexts.append(_Context(BlockKind.HEADING, int(token.tag[1])))

    def quotation(self, _token: Token) -> None:
        self._quotations += 1
        self._contexts.append(_Context(BlockKind.QUOTATION, self._quotations))

    def end_quotation(self, token: Token) -> None:
        self._quotations = max(0, self._quotations - 1)
        self.leave(token)

    def begin_list(self, _token: Token) -> None:
        self._lists += 1

    def end_list(self, _token: Token) -> None:
        self._lists = max(0, self._lists - 1)

    def item(self, token: Token) -> None:
        marker = f"{token.info}{token.markup}" if token.info else "•"
        self._contexts.append(_Context(BlockKind.LIST_ITEM, self._lists, marker))

    def footnote(self, token: Token) -> None:
        label = _note_label(token)
        self._contexts.append(_Context(BlockKind.FOOTNOTE, 0, label))
        self.builder.close_block()
        self.builder.anchor(_note_name(token))

    def leave(self, _token: Token) -> None:
        # A note inside the same note ends what did not begin: the parser took its beginning away.
        if len(self._contexts) > 1:
            self._contexts.pop()

    def rule(self, _token: Token) -> None:
        self.builder.block(BlockKind.RULE)
        self.builder.close_block()

    def code(self, token: Token) -> None:
        self.builder.block(BlockKind.CODE)
        self.builder.lines(token.content.rstrip("\n"))
        self.builder.close_block()

    def raw_block(self, token: Token) -> None:
        self.builder.close_block()
        tree = parse(token.content)
        if tree is not None:
            write_out(tree)
            walk(tree, self.builder, load_image=self._load_image)

    def table(self, _token: Token) -> None:
        self.builder.block(BlockKind.TABLE, header_rows=1)
        self._rows = 0

    def end_table(self, _token: Token) -> None:
        self.builder.close_block()

    def row(self, _token: Token) -> None:
        if self._rows:
            self.builder.row_break()
        self._rows += 1
        self._cells = 0

    def cell(self, _token: Token) -> None:
        if self._cells:
            self.builder.cell_break()
        self._cells += 1
        self._contexts.append(_Context(BlockKind.TABLE, 0))

    def inline(self, token: Token) -> None:
        children = token.children or []
        context = self._contexts[-1]
        if context.kind is not BlockKind.TABLE:
            self._open(context)
        if context.kind is BlockKind.HEADING:
            self.builder.anchor(_slug(token.content))
        for child in _with_formulas(children):
            handler = _INLINE_HANDLERS.get(child.type)
            if handler:
                handler(self, child)
        for _ in self._raw:
            self.builder.end()
        self._raw.clear()

    def text(self, token: Token) -> None:
        self.builder.text(token.content)

    def code_inline(self, token: Token) -> None:
        self.builder.text(token.content, SpanKind.CODE)

    def space(self, _token: Token) -> None:
        self.builder.text(" ")

    def line_break(self, _token: Token) -> None:
        self.builder.soft_break()

    def begin(self, token: Token) -> None:
        self.builder.begin(_STYLES[token.tag])

    def end(self, _token: Token) -> None:
        self.builder.end()

    def link(self, token: Token) -> None:
        target = self._links.target(str(token.attrs.get("href", "")))
        self._linked.append(bool(target))
        if target:
            self.builder.begin(SpanKind.LINK, target)

    def end_link(self, _token: Token) -> None:
        if self._linked.pop():
            self.builder.end()

    def note_reference(self, token: Token) -> None:
        self.builder.note_reference(_note_label(token), _note_name(token))

    def image(self, token: Token) -> None:
        alt = "".join(child.content for child in token.children or [])
        context = self._contexts[-1]
        data = self._load_image(str(token.attrs.get("src", "")))
        if data is None or context.kind in (BlockKind.TABLE, BlockKind.HEADING):
            self.builder.text(alt)
            return
        self.builder.image(alt, data)
        self._open(context)

    def raw_inline(self, token: Token) -> None:
        tag = _TAG.match(token.content)
        if not tag:
            return
        name = tag[2].lower()
        if name == "br":
            self.builder.soft_break()
        elif name in INLINE_STYLES and not tag[1]:
            self.builder.begin(INLINE_STYLES[name])
            self._raw.append(name)
        elif tag[1] and self._raw[-1:] == [name]:
            self.builder.end()
            self._raw.pop()

    def _open(self, context: _Context) -> None:
        attributes: BlockAttributes = {"marker": context.marker} if context.marker else {}
        context.marker = ""
        self.builder.block(context.kind, context.level, **attributes)


def _with_formulas(tokens: Sequence[Token]) -> Iterator[Token]:
    """Yield the tokens of a paragraph, those of a formula in MathML as one text."""
    held: list[Token] = []
    for token in tokens:
        is_raw = token.type == "html_inline"
        if not held and not (is_raw and _FORMULA.match(token.content)):
            yield token
            continue
        held.append(token)
        if is_raw and _FORMULA_END.match(token.content):
            yield replace(token, type="text", content=_formula(held))
            held = []
    yield from held


def _formula(tokens: Sequence[Token]) -> str:
    raw = (t.content if t.type == "html_inline" else escape(t.content) or " " for t in tokens)
    root = parse("".join(raw))
    if root is None:
        return ""
    write_out(root)
    return "".join(plain_text for plain_text in root.itertext() if isinstance(plain_text, str))


def _keep_unused_notes(state: StateCore) -> None:
    """List the notes that nothing refers to, or the parser would drop their text."""
    notes = state.env.get("footnotes", {})
    listed = notes.get("list", {})
    for label, index in notes.get("refs", {}).items():
        if index < 0:
            listed[len(listed)] = {"label": label[1:], "count": 0}
    if listed:
        notes["list"] = listed


def _note_label(token: Token) -> str:
    """Return what is printed for a note: its number where its label is only a name."""
    label = str(token.meta.get("label") or "")
    return label if label and not re.search(r"[^\W\d_]{2}", label) else str(token.meta["id"] + 1)


def _note_name(token: Token) -> str:
    return f"footnote {token.meta['id']}"


def _slug(title: str) -> str:
    """Return the anchor that Markdown viewers give a heading."""
    return _SLUG.sub("", clean(title).strip().lower()).replace(" ", "-")


_HANDLERS: dict[str, Callable[[_Reader, Token], None]] = {
    "heading_open": _Reader.heading,
    "heading_close": _Reader.leave,
    "blockquote_open": _Reader.quotation,
    "blockquote_close": _Reader.end_quotation,
    "bullet_list_open": _Reader.begin_list,
    "ordered_list_open": _Reader.begin_list,
    "bullet_list_close": _Reader.end_list,
    "ordered_list_close": _Reader.end_list,
    "list_item_open": _Reader.item,
    "list_item_close": _Reader.leave,
    "footnote_open": _Reader.footnote,
    "footnote_close": _Reader.leave,
    "hr": _Reader.rule,
    "fence": _Reader.code,
    "code_block": _Reader.code,
    "html_block": _Reader.raw_block,
    "table_open": _Reader.table,
    "table_close": _Reader.end_table,
    "tr_open": _Reader.row,
    "th_open": _Reader.cell,
    "td_open": _Reader.cell,
    "th_close": _Reader.leave,
    "td_close": _Reader.leave,
    "inline": _Reader.inline,
}
_INLINE_HANDLERS: dict[str, Callable[[_Reader, Token], None]] = {
    "text": _Reader.text,
    "code_inline": _Reader.code_inline,
    "softbreak": _Reader.space,
    "hardbreak": _Reader.line_break,
    "strong_open": _Reader.begin,
    "em_open": _Reader.begin,
    "s_open": _Reader.begin,
    "strong_close": _Reader.end,
    "em_close": _Reader.end,
    "s_close": _Reader.end,
    "link_open": _Reader.link,
    "link_close": _Reader.end_link,
    "footnote_ref": _Reader.note_reference,
    "image": _Reader.image,
    "html_inline": _Reader.raw_inline,
}
