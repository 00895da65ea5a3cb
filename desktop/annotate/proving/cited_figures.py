"""Find the figures in a draft that stand in one sentence with a citation."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

from desktop.annotate.proving.cited_source import source_said
from desktop.annotate.proving.drafted import beside
from desktop.domain import BlockKind
from desktop.domain.arguing.figures import Figure, figures

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from desktop.annotate.proving.cited_source import Source
    from desktop.annotate.proving.drafted import Drafted
    from desktop.domain import Content

_KINDS = frozenset((BlockKind.PARAGRAPH, BlockKind.LIST_ITEM))
_ABBREVIATED = (
    r"(?<!\b[A-Z])(?<!\bal)(?<!\bpp)(?<!\bp)(?<!\bvgl)(?<!\bcf)(?<!\bNo)(?<!\bMr)(?<!\bDr)"
)
_END = re.compile(
    rf"{_ABBREVIATED}[.!?…][”“\"»’)]*\d{{0,3}}(?:\[[^\[\]\n]{{0,200}}\]|\([^()\n]{{0,200}}\)|[\s])*"
    r"(?=\s|\Z)\s*(?=[^\W\d_a-zß-öø-ÿ]|[“„«‘\"(\[]|\Z)"
)
"""A sentence's end, with the citation or the note's mark that stands behind it."""
_ASIDE = re.compile(
    r"\[[^\[\]]*\]|\([^()]*(?:\b(?:1[5-9]|20)\d\d|\bpp?\.|\bS\.|ibid)[^()]*\)", re.IGNORECASE
)
"""A citation, in which figures are years and pages."""
_NUMBER_OF = re.compile(
    r"(?:§+|\b(?:paras?|paragraphs?|sections?|sec|art(?:icle)?s?|chap(?:ter)?s?|ch|nos?|nr|abs|kap"
    r"|fig(?:ure)?s?|tab(?:le)?s?|eqs?|version|v|app(?:endix)?|annex|abb|vols?|bd|n|note))\.?\s*\Z",
    re.IGNORECASE,
)
"""What a figure numbers: para. 1.2"""
_MOST = 10**13
"""More is a row of a table, whose figures nothing sets apart."""
# Numbers that most languages write in one word.
_SMALL = 20
# Figures before the zeros: four hundred, two million.
_SHARED = 2


class CitedFigure(NamedTuple):
    """A figure in a draft, and what is cited in its sentence."""

    start: int
    end: int
    text: str
    figure: Figure
    source: Source
    links: tuple[str, ...]


def cited_figures(draft: Content, quoted: Sequence[Drafted]) -> Iterator[CitedFigure]:
    """Yield the figures of a draft's own words that stand beside a citation.

    Those in quotations are theirs; a share that two others in the sentence make is worked out.
    """
    for block in draft.blocks:
        if block.kind not in _KINDS:
            continue
        here = block.start
        ends = [match.end() for match in _END.finditer(draft.text, block.start, block.end)]
        for end in dict.fromkeys((*ends, block.end)):
            yield from _of_sentence(draft, here, end, quoted)
            here = end


def _of_sentence(
    draft: Content, start: int, end: int, quoted: Sequence[Drafted]
) -> Iterator[CitedFigure]:
    said, links = beside(draft, start, end)
    source = source_said(said)
    if not (source.keys or source.dated or any(one.startswith("manicule:") for one in links)):
        return
    words = draft.text[start:end]
    masked = _ASIDE.sub(lambda match: " " * len(match[0]), words)
    for one in quoted:
        if one.start < end and start < one.end:
            first, last = max(0, one.start - start), min(len(words), one.end - start)
            masked = masked[:first] + "\x00" * (last - first) + masked[last:]
    found = figures(masked)
    for figure in found:
        is_number_of = _NUMBER_OF.search(masked, 0, figure.start)
        if figure.low < _MOST and not is_number_of and not _is_worked_out(figure, found):
            text = masked[figure.start : figure.end].strip()
            yield CitedFigure(start + figure.start, start + figure.end, text, figure, source, links)


def _is_worked_out(figure: Figure, beside_it: Sequence[Figure]) -> bool:
    """Whether a share is that of two other figures of the sentence."""
    others = [one.low for one in beside_it if one.unit != "%" and one.low > 0]
    return figure.unit == "%" and any(
        abs(part / whole * 100 - figure.low) < 1
        for part in others
        for whole in others
        if part < whole
    )


def is_plain_number(figure: Figure) -> bool:
    """Whether a text in any language may well say a number in words: nine, four hundred."""
    if figure.high <= _SMALL:
        return True
    middle = figure.low if not figure.high.is_finite() else (figure.low + figure.high) / 2
    is_whole = middle == middle.to_integral_value()
    return is_whole and len(str(int(middle)).rstrip("0")) < _SHARED
