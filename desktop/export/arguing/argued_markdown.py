"""Claims and outlines as Markdown: each passage with its citation, and its id for a later look."""

from __future__ import annotations

from typing import TYPE_CHECKING

from desktop import words
from desktop.domain.arguing.claims import Stance
from desktop.domain.arguing.outlines import LineKind
from desktop.export.escape import inline, yaml_string
from desktop.export.quotation import blockquote, on_a_line

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from desktop.domain.arguing.claims import Evidence, Weighed
    from desktop.domain.arguing.outlines import Drafted, Line

_SAID = {
    Stance.SUPPORTS: "",
    Stance.CONTRADICTS: "Against it: ",
    Stance.QUALIFIES: "With this qualification: ",
}
_DEEPEST_HEADING = 6


def claims_markdown(claims: Sequence[Weighed], title: str = "Claims") -> str:
    """Return claims as a paragraph each, with what is to be known before relying on it."""
    parts = [_front(title, f"claims: {len(claims)}")]
    for claim in claims:
        parts.append(_paragraph(claim))
        if claim.claim.note.strip():
            parts.append(claim.claim.note.strip())
        parts += [f"*{inline(words.warning(one))}*" for one in claim.warnings]
    return "\n\n".join(parts) + "\n"


def draft_markdown(drafted: Drafted) -> str:
    """Return an outline as a draft: its headings, claims, quotations and lines in their order."""
    outline = drafted.outline
    parts = [_front(outline.name, f"outline: {outline.id}"), f"# {inline(outline.name)}"]
    for line in outline.lines:
        parts += _line(line, drafted)
    return "\n\n".join(parts) + "\n"


def _front(title: str, *facts: str) -> str:
    return "\n".join(("---", f"title: {yaml_string(title)}", *facts, "---"))


def _line(line: Line, drafted: Drafted) -> Iterator[str]:
    match line.kind:
        case LineKind.HEADING:
            yield f"{'#' * min(line.level + 1, _DEEPEST_HEADING)} {inline(line.text)}"
        case LineKind.CLAIM if line.claim_id in drafted.claims:
            yield _paragraph(drafted.claims[line.claim_id])
        case LineKind.PASSAGE if line.highlight_id in drafted.passages:
            yield _quotation(drafted.passages[line.highlight_id])
        case _ if line.text:
            yield inline(line.text)


def _paragraph(claim: Weighed) -> str:
    """Return a claim with its passages, those of one stance together."""
    parts = [f"**{inline(claim.claim.sentence)}**"]
    for stance, said in _SAID.items():
        told = [_told(one) for one in claim.of(stance)]
        if told:
            parts.append(said + " ".join(told))
    return " ".join(parts)


def _told(evidence: Evidence) -> str:
    highlight = evidence.highlight
    if highlight is None:
        return f"[A passage in the trash.] {_sign(evidence)}"
    quotation = inline(on_a_line(words.called(highlight)))
    return f"{quotation} ({inline(evidence.citation)}){_doubt(evidence)}. {_sign(evidence)}"


def _quotation(evidence: Evidence) -> str:
    highlight = evidence.highlight
    if highlight is None:
        return f"> [A passage in the trash.]\n\n{_sign(evidence)}"
    quotation = blockquote(highlight) if highlight.quote.strip() else f"> {words.area(highlight)}"
    return f"{quotation}\n\n— {inline(evidence.citation)}{_doubt(evidence)} {_sign(evidence)}"


def _doubt(evidence: Evidence) -> str:
    if evidence.is_removed:
        return " [removed from the library]"
    if evidence.is_gone:
        return " [no longer in the source]"
    return " [to review: the source changed]" if evidence.is_unsure else ""


def _sign(evidence: Evidence) -> str:
    return f"<!-- manicule:{evidence.highlight_id} -->"
