"""The typesetter: makes laid out blocks from content, and guesses heights before it has."""

from __future__ import annotations

from bisect import bisect_left
from operator import attrgetter
from typing import TYPE_CHECKING

from PySide6.QtCore import QRectF
from PySide6.QtGui import QColor, QFont, QFontMetricsF, QTextCharFormat, QTextLayout

from desktop.domain import Block, BlockKind, Content, Span, SpanKind
from desktop.ui.look.reading_style import ReadingStyle, monospace
from desktop.ui.reader.canvas.block_layout import (
    BlockLayout,
    PlacedPicture,
    RowHeights,
    attribute,
    is_said_to_be_rtl,
)
from desktop.ui.reader.canvas.boxes import Box, Setting
from desktop.ui.reader.canvas.spacing import SECTION, space
from desktop.ui.reader.canvas.table.table_layout import lay_out_table
from desktop.ui.reader.canvas.utf16 import Utf16

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

_SAMPLE = (
    "In March 2024 the Committee asked how many people were held; the Department said that "
    "it “did not keep” the figure, and referred Members to its previous answer. "
)
_HEADING_SIZES = (1.8, 1.45, 1.2, 1.06, 1.0, 0.92)
_SMALL = {
    BlockKind.CAPTION: 0.86,
    BlockKind.FOOTNOTE: 0.86,
    BlockKind.CODE: 0.84,
    BlockKind.TABLE: 0.9,
}
_INDENT = 1.7
_start_of = attrgetter("start")


class Typesetter:
    """Sets the blocks of one content at one width and style."""

    def __init__(self, content: Content, style: ReadingStyle, available: int) -> None:
        self.content, self.style = content, style
        self.settings = _settings(style)
        self._advance = average_advance(self.settings["body"].font)
        self.width = max(120, min(self.width_for(style.measure), available))
        self.sizes: dict[str, tuple[int, int]] = {}
        """Sizes of pictures that came without one, learned when they were decoded."""
        self.row_heights: dict[int, RowHeights] = {}
        """What is known of the rows of tables, by where those begin."""
        self._formats = _span_formats(style)
        self._beginnings = frozenset(section.start for section in content.sections)
        self._makers: Mapping[BlockKind, Callable[[BlockLayout, int, Block], float]] = {
            BlockKind.LIST_ITEM: self._list_item,
            BlockKind.QUOTATION: self._quotation,
            BlockKind.TABLE: self._table,
            BlockKind.IMAGE: self._image,
            BlockKind.RULE: self._rule,
            BlockKind.CODE: self._code,
            BlockKind.FOOTNOTE: self._footnote,
        }

    def width_for(self, characters: int) -> int:
        """Return how wide a line of so many average characters is."""
        return round(characters * self._advance)

    def em(self, factor: float) -> int:
        """Return a distance in multiples of the type size."""
        return round(self.style.size * factor)

    # -- estimates

    def rough(self, first: int, last: int) -> int:
        """Guess the height of some blocks together."""
        starts = self.content.blocks.starts
        lines = (starts[last] - starts[first]) * self._advance * 1.05 / self.width
        step = self.settings["body"].step
        space = self.em(self.style.paragraph_spacing)
        return round(lines * step + (last - first) * (step * 0.5 + space))

    def fine(self, first: int, last: int) -> list[int]:
        """Guess the height of each of some blocks."""
        blocks = self.content.blocks
        per = self._advance * 1.02 / self.width
        step = self.settings["body"].step
        space = self.em(self.style.paragraph_spacing)
        starts, kinds = blocks.starts, blocks.kinds
        extra = {int(BlockKind.HEADING): self.em(1.6), int(BlockKind.IMAGE): self.em(12)}
        return [
            int((starts[i + 1] - starts[i]) * per + 1) * step + space + extra.get(kinds[i], 0)
            for i in range(first, last)
        ]

    # -- blocks

    def lay_out(self, index: int) -> BlockLayout:
        """Lay out one block."""
        block = self.content.blocks[index]
        made = BlockLayout(top=self._space_above(index, block))
        if index and self._begins_plainly(BlockKind(self.content.blocks.kinds[index - 1]), block):
            made.opening = QRectF(0, made.top // 2, self.width, 1)
        maker = self._makers.get(block.kind, self._text)
        bottom = maker(made, index, block)
        # Of a table, this is only what is left free below its last row.
        last = index == len(self.content.blocks) - 1
        made.foot = max(1, round(bottom) + (self.em(6) if last else 0))
        made.muted = block.kind in {BlockKind.CAPTION, BlockKind.FOOTNOTE}
        return made

    def _space_above(self, index: int, block: Block) -> int:
        if index == 0:
            return self.em(2.6)
        before = BlockKind(self.content.blocks.kinds[index - 1])
        if self._begins_plainly(before, block):
            return self.em(SECTION)
        return self.em(space(before, block.kind, block.level, self.style.paragraph_spacing))

    def _begins_plainly(self, before: BlockKind, block: Block) -> bool:
        """Say whether a section begins here that no heading or rule announces."""
        announcing = {BlockKind.HEADING, BlockKind.RULE}
        return block.start in self._beginnings and not announcing & {before, block.kind}

    def _text_of(self, block: Block) -> str:
        return self.content.text[block.start : block.end]

    def _box(self, block: Block, setting: Setting, width: float) -> Box:
        text = self._text_of(block)
        rtl = is_said_to_be_rtl(block)
        return Box(text, block.start, setting, width, self.formats(block.start, text), rtl=rtl)

    def _footnote(self, made: BlockLayout, index: int, block: Block) -> float:
        first = index == 0 or self.content.blocks.kinds[index - 1] != BlockKind.FOOTNOTE
        if first:
            # A short line sets the notes apart from the text.
            made.rule = QRectF(0, made.top - self.em(0.6), self.em(6), 1)
        label = block.attributes.get("marker", "")
        if not label:
            return self._text(made, index, block)
        setting = self.settings["footnote"]
        advance = QFontMetricsF(setting.font).horizontalAdvance(label)
        indent = max(self.em(1.4), advance + self.em(0.5))
        box = made.add(self._box(block, setting, max(80, self.width - indent)), 0, made.top)
        marker = made.marker = Box(label, block.start, setting, advance + 4, rtl=box.rtl)
        marker.y = box.y
        if box.rtl:
            marker.x = self.width - marker.width
        else:
            box.x = indent
        return made.top + box.height

    def _text(self, made: BlockLayout, _index: int, block: Block) -> float:
        box = made.add(self._box(block, self._setting(block), self.width), 0, made.top)
        return made.top + box.height

    def _setting(self, block: Block) -> Setting:
        if block.kind is BlockKind.HEADING:
            return self.settings[f"heading {min(max(block.level, 1), 6)}"]
        return self.settings[_ROLES.get(block.kind, "body")]

    def _list_item(self, made: BlockLayout, _index: int, block: Block) -> float:
        indent = self.em(_INDENT) * max(1, block.level)
        box = self._box(block, self.settings["body"], max(80, self.width - indent))
        made.add(box, 0 if box.rtl else indent, made.top)
        text = block.attributes.get("marker", "") or "•"
        setting = self.settings["body"]
        advance = QFontMetricsF(setting.font).horizontalAdvance(text)
        marker = Box(text, block.start, setting, advance + 4, rtl=box.rtl)
        gap = self.em(0.5)
        beyond = box.x + box.width + gap + advance - marker.width
        marker.x = beyond if box.rtl else box.x - advance - gap
        marker.y = box.y
        made.marker = marker
        return made.top + box.height

    def _quotation(self, made: BlockLayout, index: int, block: Block) -> float:
        indent = self.em(1.3) * max(1, block.level)
        box = self._box(block, self.settings["body"], max(80, self.width - indent))
        made.add(box, 0 if box.rtl else indent, made.top)
        blocks, bottom = self.content.blocks, made.top + box.height
        after = index > 0 and blocks.kinds[index - 1] == BlockKind.QUOTATION
        joined = blocks.levels[index - 1] if after else 0
        for level in range(max(1, block.level)):
            # The bar of a quotation runs on beside those in it, and from paragraph to paragraph.
            top = 0 if level < joined else made.top
            x = self.em(1.3) * level
            x = self.width - 3 - x if box.rtl else x
            made.bars.append(QRectF(x, top, 3, bottom - top))
        return bottom

    def _code(self, made: BlockLayout, _index: int, block: Block) -> float:
        pad = self.em(0.7)
        box = self._box(block, self.settings["code"], max(80, self.width - 2 * pad))
        made.add(box, pad, made.top + pad)
        made.panel = QRectF(0, made.top, self.width, box.height + 2 * pad)
        made.seen = QRectF(pad, made.top, self.width - 2 * pad, pad + box.height - 1)
        # A line that is broken where the writer did not break it says something else.
        made.overflow = max(0, round(box.natural_width - made.seen.width()))
        return made.top + box.height + 2 * pad

    def _rule(self, made: BlockLayout, _index: int, _block: Block) -> float:
        width = min(self.width, self.em(7))
        made.rule = QRectF((self.width - width) / 2, made.top, width, 1)
        return made.top + 1

    def _table(self, made: BlockLayout, _index: int, block: Block) -> float:
        cells = self.settings["table"], self.settings["table header"]
        return lay_out_table(made, self._text_of(block), block, cells, self)

    def _image(self, made: BlockLayout, _index: int, block: Block) -> float:
        asset = block.attributes.get("asset", "")
        alt = self._text_of(block)
        width, height = self._picture_size(block, asset)
        rect = QRectF((self.width - width) / 2, made.top, width, height)
        if not asset:
            return self._missing(made, block, alt)
        made.picture = PlacedPicture(rect, asset, alt)
        return rect.bottom()

    def _missing(self, made: BlockLayout, block: Block, alt: str) -> float:
        pad = self.em(0.7)
        made.muted = True
        box = Box(alt, block.start, self.settings["caption"], self.width - 2 * pad)
        made.add(box, pad, made.top + pad)
        made.panel = QRectF(0, made.top, self.width, box.height + 2 * pad)
        made.picture = PlacedPicture(made.panel, "", alt)
        return made.panel.bottom()

    def _picture_size(self, block: Block, asset: str) -> tuple[float, float]:
        width, height = attribute(block.attributes, "width"), attribute(block.attributes, "height")
        if asset in self.sizes:
            width, height = self.sizes[asset]
        if width <= 0 or height <= 0:
            return self.width, self.width * 0.6
        scale = min(1.0, self.width / width)
        return max(1.0, width * scale), max(1.0, height * scale)

    # -- inline styles

    def spans(self, start: int, end: int) -> list[Span]:
        """Return the spans that begin in a range; they never cross a block."""
        spans = self.content.spans
        first = bisect_left(spans, start, key=_start_of)
        return list(spans[first : bisect_left(spans, end, lo=first, key=_start_of)])

    def formats(self, start: int, text: str) -> list[QTextLayout.FormatRange]:
        """Return the inline styles of a run of text, in UTF-16 units."""
        found = self.spans(start, start + len(text))
        return format_ranges(text, start, [(s.start, s.end, self._formats[s.kind]) for s in found])


def format_ranges(
    text: str, start: int, ranges: list[tuple[int, int, QTextCharFormat]]
) -> list[QTextLayout.FormatRange]:
    """Return ranges of the whole text as Qt wants them for a run that begins at `start`."""
    if not ranges:
        return []
    utf16, found = Utf16(text), []
    for first, last, look in ranges:
        made = QTextLayout.FormatRange()
        made.start = utf16.units(max(0, first - start))
        made.length = utf16.units(min(len(text), last - start)) - made.start
        made.format = look
        if made.length > 0:
            found.append(made)
    return found


_ROLES = {
    BlockKind.CAPTION: "caption",
    BlockKind.FOOTNOTE: "footnote",
    BlockKind.CODE: "code",
    BlockKind.TABLE: "table",
}


def average_advance(font: QFont) -> float:
    """Return the width of an average character of running text."""
    return QFontMetricsF(font).horizontalAdvance(_SAMPLE) / len(_SAMPLE)


def _font(style: ReadingStyle, families: list[str], size: float, *, bold: bool = False) -> QFont:
    font = QFont()
    font.setFamilies(families)
    font.setPixelSize(max(6, round(size)))
    if style.is_on_paper:
        font.setHintingPreference(QFont.HintingPreference.PreferNoHinting)
    if bold:
        font.setWeight(QFont.Weight.DemiBold)
    return font


def _settings(style: ReadingStyle) -> dict[str, Setting]:
    size, height, families = style.size, style.line_height, style.families

    def made(factor: float, lines: float, *, bold: bool = False, justify: bool = False) -> Setting:
        step = round(size * factor * lines)
        return Setting(_font(style, families, size * factor, bold=bold), step, justify=justify)

    small = min(height, 1.42)
    settings = {
        "body": made(1, height, justify=style.justify),
        "caption": made(_SMALL[BlockKind.CAPTION], small),
        "footnote": made(_SMALL[BlockKind.FOOTNOTE], small),
        "table": made(_SMALL[BlockKind.TABLE], min(height, 1.35)),
        "table header": made(_SMALL[BlockKind.TABLE], min(height, 1.35), bold=True),
    }
    for level, factor in enumerate(_HEADING_SIZES, 1):
        settings[f"heading {level}"] = made(factor, 1.25, bold=True)
    code = size * _SMALL[BlockKind.CODE]
    mono = Setting(_font(style, [monospace()], code), round(code * 1.45), wrap=False)
    return settings | {"code": mono}


def _span_formats(style: ReadingStyle) -> dict[SpanKind, QTextCharFormat]:
    formats = {kind: QTextCharFormat() for kind in SpanKind}
    formats[SpanKind.BOLD].setFontWeight(QFont.Weight.Bold)
    formats[SpanKind.ITALIC].setFontItalic(True)
    formats[SpanKind.UNDERLINE].setFontUnderline(True)
    formats[SpanKind.STRIKE].setFontStrikeOut(True)
    formats[SpanKind.CODE].setFontFamilies([monospace()])
    formats[SpanKind.CODE].setProperty(
        QTextCharFormat.Property.FontPixelSize, round(style.size * 0.86)
    )
    above = QTextCharFormat.VerticalAlignment.AlignSuperScript
    formats[SpanKind.SUPERSCRIPT].setVerticalAlignment(above)
    formats[SpanKind.SUBSCRIPT].setVerticalAlignment(
        QTextCharFormat.VerticalAlignment.AlignSubScript
    )
    formats[SpanKind.UNSURE].setUnderlineStyle(QTextCharFormat.UnderlineStyle.DotLine)
    formats[SpanKind.UNSURE].setUnderlineColor(QColor(style.theme.muted))
    link = QColor(style.theme.link)
    formats[SpanKind.LINK].setForeground(link)
    formats[SpanKind.LINK].setFontUnderline(True)
    faint = QColor(link)
    faint.setAlphaF(0.45)
    formats[SpanKind.LINK].setUnderlineColor(faint)
    formats[SpanKind.NOTE_REFERENCE].setForeground(link)
    formats[SpanKind.NOTE_REFERENCE].setVerticalAlignment(above)
    return formats
