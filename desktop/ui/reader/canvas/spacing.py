"""The space between one block and the next, in multiples of the type size."""

from __future__ import annotations

from desktop.domain import BlockKind

_TIGHT = {
    (BlockKind.LIST_ITEM, BlockKind.LIST_ITEM): 0.3,
    (BlockKind.FOOTNOTE, BlockKind.FOOTNOTE): 0.4,
    (BlockKind.CODE, BlockKind.CODE): 0.3,
    (BlockKind.IMAGE, BlockKind.CAPTION): 0.5,
    (BlockKind.TABLE, BlockKind.CAPTION): 0.6,
    (BlockKind.CAPTION, BlockKind.TABLE): 0.5,
    (BlockKind.CAPTION, BlockKind.IMAGE): 0.5,
}
_ROOMY = {
    BlockKind.IMAGE: 1.3,
    BlockKind.TABLE: 1.2,
    BlockKind.CAPTION: 1.1,
    BlockKind.RULE: 1.6,
    BlockKind.FOOTNOTE: 1.6,
    BlockKind.CODE: 1.0,
    BlockKind.QUOTATION: 0.9,
}
SECTION = 3.2
"""Above a section that begins without a heading."""
_HEADING_SPACE = (2.2, 1.9, 1.5, 1.2, 1.1, 1.1)


def space(before: BlockKind, kind: BlockKind, level: int, paragraph: float) -> float:
    """Return the space between two blocks; `paragraph` is the reader's own choice."""
    if (before, kind) in _TIGHT:
        return _TIGHT[before, kind]
    if kind is BlockKind.HEADING:
        full = _HEADING_SPACE[min(max(level, 1), 6) - 1]
        return 0.55 if before is BlockKind.HEADING else full
    if before is BlockKind.HEADING:
        return 0.6 if kind is not BlockKind.RULE else 0.8
    if before is kind:
        return paragraph
    return max(paragraph, _ROOMY.get(kind, 0), _ROOMY.get(before, 0))
