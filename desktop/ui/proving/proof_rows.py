"""What was found in a draft as rows of a list: the worst first, or in the order of the draft."""

from __future__ import annotations

from enum import StrEnum
from typing import TYPE_CHECKING

from desktop import words
from desktop.domain.citing.proof import FigureStatus, ProofStatus
from desktop.ui.arguing.rows import Row, Words
from desktop.ui.look.plain import short

if TYPE_CHECKING:
    from collections.abc import Iterator

    from desktop.domain.citing.proof import Proof, ProvedDraft, ProvedFigure

_SMALL = 0.9
_ICONS = {
    ProofStatus.ALTERED: "edit",
    ProofStatus.CUT: "fold",
    ProofStatus.MISATTRIBUTED: "person",
    ProofStatus.WRONG_PAGE: "book",
    ProofStatus.NOT_FOUND: "search",
    ProofStatus.TOO_SHORT: "quotation",
    ProofStatus.VERBATIM: "check",
}
_TITLES = {
    ProofStatus.ALTERED: "Altered",
    ProofStatus.CUT: "Cut so that a negation is lost",
    ProofStatus.MISATTRIBUTED: "Said by another",
    ProofStatus.WRONG_PAGE: "On another page",
    ProofStatus.NOT_FOUND: "Not found",
    ProofStatus.TOO_SHORT: "Too short to judge, or a title",
    ProofStatus.VERBATIM: "Verbatim",
}
TURNED, FIGURES = "Figures and negations first", "Figures not in what is cited"


class Filter(StrEnum):
    """What is listed besides one status alone."""

    WRONG = "wrong"
    ALL = "all"
    FIGURES = "figures"


def choices(draft: ProvedDraft) -> list[tuple[str, str]]:
    """Return what can be listed, each with its count and by name."""
    proofs = draft.proofs
    wrong = sum(not one.status.is_good for one in proofs) + len(wrong_figures(draft))
    found = [
        (f"What to look at ({wrong:,})", str(Filter.WRONG)),
        (f"All quotations ({len(proofs):,})", str(Filter.ALL)),
    ]
    for status, title in _TITLES.items():
        if count := sum(one.status is status for one in proofs):
            found.append((f"{title} ({count:,})", str(status)))
    if draft.figures:
        found.append((f"All figures ({len(draft.figures):,})", str(Filter.FIGURES)))
    return found


def wrong_figures(draft: ProvedDraft) -> list[ProvedFigure]:
    """Return the figures that do not stand where they are said to."""
    return [one for one in draft.figures if one.status is not FigureStatus.FOUND]


def rows(draft: ProvedDraft, wanted: str) -> list[Row]:
    """Return the rows of what is wanted, by the names that `choices` gives."""
    return list(_told_once(_rows(draft, wanted)))


def _rows(draft: ProvedDraft, wanted: str) -> Iterator[Row]:
    numbered = list(enumerate(draft.proofs))
    if wanted == Filter.WRONG:
        wrong = [(at, one) for at, one in numbered if not one.status.is_good]
        wrong.sort(key=lambda pair: (pair[1].badness, pair[1].line, pair[0]))
        yield from (_row(at, one, _group(one)) for at, one in wrong)
    elif wanted != Filter.FIGURES:
        yield from (_row(at, one, "") for at, one in numbered if wanted in (Filter.ALL, one.status))
    for at, figure in enumerate(draft.figures):
        is_wrong = figure.status is not FigureStatus.FOUND
        if wanted == Filter.FIGURES or (wanted == Filter.WRONG and is_wrong):
            yield _figure_row(at, figure, FIGURES if wanted == Filter.WRONG else "")


def _told_once(found: Iterator[Row]) -> Iterator[Row]:
    """Have each head stand above its first row only."""
    head = ""
    for row in found:
        yield row._replace(head="" if row.head == head else row.head)
        head = row.head


def _group(proof: Proof) -> str:
    is_turned = any(one.turns_sense for one in proof.differences)
    return TURNED if is_turned else _TITLES[proof.status]


def _row(at: int, proof: Proof, head: str) -> Row:
    colour = "muted" if proof.status.is_good else "warning"
    told = f"Line {proof.line} · {_TITLES[proof.status].partition(' so ')[0].lower()}"
    lines = [
        Words(told, colour, 1, _SMALL, is_bold=not proof.status.is_good, icon=_ICONS[proof.status]),
        Words(f"“{short(' '.join(proof.text.split()))}”", "ink", 2),
    ]
    if proof.differences:
        lines.append(
            Words(words.discrepancy(proof.differences[0]).removeprefix("! "), "muted", 2, _SMALL)
        )
    return Row(f"{at}", tuple(lines), head=head)


def _figure_row(at: int, figure: ProvedFigure, head: str) -> Row:
    is_good = figure.status is FigureStatus.FOUND
    page = f", page {figure.page}" if figure.page else ""
    told = f"Line {figure.line} · {words.figure_status(figure.status)}"
    colour = "muted" if is_good else "warning"
    first = Words(told, colour, 1, _SMALL, is_bold=not is_good, icon="figure")
    place = Words(f"{figure.title}{page}", "muted", 1, _SMALL)
    return Row(f"figure {at}", (first, Words(figure.text), place), head=head)
