"""What the rows of claims, of their passages and of outlines say."""

from __future__ import annotations

from typing import TYPE_CHECKING

from desktop import words
from desktop.domain.arguing.claims import Doubt, Stance
from desktop.domain.arguing.outlines import LineKind, depths
from desktop.ui.arguing.rows import Row, Words

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from desktop.domain.arguing.claims import Evidence, Weighed
    from desktop.domain.arguing.outlines import Drafted, Line

SMALL = 0.92
LARGE = {1: 1.25, 2: 1.1}
"""How much larger the headings of the upper levels are."""
_TITLES = {
    Stance.SUPPORTS: "Supports it",
    Stance.CONTRADICTS: "Contradicts it",
    Stance.QUALIFIES: "Qualifies it",
}
_GRAVE = (Doubt.UNSUPPORTED, Doubt.CONTRADICTED, Doubt.FIGURES_DIFFER, Doubt.TO_REVIEW)


def claim_rows(claims: Sequence[Weighed]) -> list[Row]:
    """Return a row for each claim: its sentence, who speaks for it, what warns."""
    return [
        Row(one.claim.id, tuple(_claim(one)), highlight_ids=_ids(one), claim_id=one.claim.id)
        for one in claims
    ]


def _ids(claim: Weighed) -> tuple[str, ...]:
    return tuple(one.highlight_id for one in claim.evidence if not one.is_gone)


def _claim(claim: Weighed) -> Iterator[Words]:
    yield Words(claim.claim.sentence, lines=4)
    if claim.evidence:
        yield Words(words.strength(claim.strength), "muted", 1, SMALL)
    yield from warned(claim)


def warned(claim: Weighed) -> Iterator[Words]:
    """Yield what is to be known before relying on a claim."""
    for one in claim.warnings:
        yield Words(words.warning(one), "warning", 2, SMALL, icon="warning")


def by_stance(claim: Weighed) -> list[tuple[Stance, Evidence]]:
    """Return the passages of a claim as they are shown: those of one stance together."""
    return [(stance, one) for stance in Stance for one in claim.of(stance)]


def passage_rows(claim: Weighed) -> list[Row]:
    """Return a row for each passage of a claim, those of one stance below a head."""
    before, rows = None, []
    for stance, evidence in by_stance(claim):
        head = _TITLES[stance] if stance is not before else ""
        before = stance
        rows.append(
            Row(
                evidence.highlight_id,
                tuple(_passage(evidence, 8)),
                evidence.highlight.colour if evidence.highlight else "",
                head=head,
                highlight_ids=() if evidence.is_gone else (evidence.highlight_id,),
            )
        )
    return rows


def _passage(evidence: Evidence, lines: int) -> Iterator[Words]:
    highlight = evidence.highlight
    if highlight is None:
        yield Words("A passage whose document is in the trash.", "muted", 1)
        return
    said = highlight.quote.strip()
    quotation = f"“{said}”" if said else words.area(highlight)
    yield Words(quotation, "muted" if evidence.is_gone else "ink", lines)
    yield Words(evidence.citation, "muted", 2, SMALL)
    if evidence.is_removed:
        yield Words("Removed from the library.", "warning", 1, SMALL, icon="trash")
    elif place := words.place(highlight.placement):
        is_grave = evidence.is_gone or evidence.is_unsure
        yield Words(place, "warning" if is_grave else "muted", 1, SMALL, icon="warning")


def outline_rows(drafted: Drafted) -> list[Row]:
    """Return a row for each line of an outline, as far in as its heading."""
    lines = drafted.outline.lines
    return [_line(line, far, drafted) for line, far in zip(lines, depths(lines), strict=True)]


def _line(line: Line, indent: int, drafted: Drafted) -> Row:
    match line.kind:
        case LineKind.HEADING:
            rest = drafted.rests.get(line.id)
            said = [Words(line.text, lines=3, scale=LARGE.get(line.level, 1.0), is_bold=True)]
            if rest is not None:
                is_grave = not rest.passages or any(one in rest.doubts for one in _GRAVE)
                sign = "warning" if is_grave else "check"
                colour = "warning" if is_grave else "muted"
                said.append(Words(words.rest(rest), colour, 2, SMALL, icon=sign))
            return Row(line.id, tuple(said), indent=indent, written=line.text)
        case LineKind.CLAIM if line.claim_id in drafted.claims:
            claim = drafted.claims[line.claim_id]
            first, *rest_of_it = _claim(claim)
            said = [first._replace(icon="claim", is_bold=True), *rest_of_it]
            ids = _ids(claim)
            return Row(
                line.id, tuple(said), indent=indent, highlight_ids=ids, claim_id=line.claim_id
            )
        case LineKind.PASSAGE if line.highlight_id in drafted.passages:
            evidence = drafted.passages[line.highlight_id]
            bar = evidence.highlight.colour if evidence.highlight else ""
            ids = () if evidence.is_gone else (line.highlight_id,)
            said = list(_passage(evidence, 4))
            return Row(line.id, tuple(said), bar, indent, highlight_ids=ids)
        case LineKind.TEXT:
            return Row(line.id, (Words(line.text, lines=12),), indent=indent, written=line.text)
    return Row(line.id, (Words("…", "muted"),), indent=indent)  # being read
