"""The proof of a draft as a page that needs nothing beside it, and prints well."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING, NamedTuple

from desktop import words
from desktop.domain.citing.proof import FigureStatus, ProofStatus
from desktop.domain.differences import DifferenceKind
from desktop.export.web_page import shown, web_page

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from desktop.domain.citing.proof import Proof, ProvedDraft, ProvedFigure
    from desktop.domain.differences import Difference
    from desktop.domain.reviews import Excerpt

_KEY = (
    '<p class="label"><del>in the draft alone</del> · <ins>in the source alone</ins> · '
    "<b>bold</b> where it turns the sense</p>"
)
# Letters of a draft's line around a quotation: enough to find it by.
_CONTEXT = 120


class ProvedSides(NamedTuple):
    """A quotation as it stands in the draft and in its source."""

    proof: Proof
    draft: Excerpt
    source: Excerpt | None
    differences: Sequence[Difference]


def proof_html(draft: ProvedDraft, sides: Sequence[ProvedSides]) -> str:
    """Return what was found, the worst first; equal proofs give equal pages."""
    return web_page(f"Proof of {draft.path.name}", "\n".join(_body(draft, sides)))


def _body(draft: ProvedDraft, sides: Sequence[ProvedSides]) -> Iterator[str]:
    yield f"<h1>Proof of <bdi>{shown(draft.path.name)}</bdi></h1>"
    yield f"<dl>\n<dt>SHA-256</dt><dd><code>{draft.digest}</code></dd>\n</dl>"
    counts = Counter(one.proof.status for one in sides)
    told = (f"{counts[one]} × {words.proof_status(one)}" for one in ProofStatus if counts[one])
    yield f"<p>{len(sides)} quotations: {shown('; '.join(told) or 'none')}.</p>"
    wrong = sorted(
        (one for one in sides if not one.proof.status.is_good),
        key=lambda one: (one.proof.badness, one.proof.line),
    )
    if wrong:
        yield f"<h2>To be looked at</h2>\n{_KEY}"
        yield from map(_entry, wrong)
    if figures := [one for one in draft.figures if one.status is not FigureStatus.FOUND]:
        yield "<h2>Figures that are not in what is cited</h2>\n<ul>"
        yield from map(_figure, figures)
        yield "</ul>"
    if good := [one.proof for one in sides if one.proof.status is ProofStatus.VERBATIM]:
        yield "<h2>Verbatim</h2>\n<ul>"
        yield from map(_verbatim, good)
        yield "</ul>"


def _entry(one: ProvedSides) -> str:
    proof = one.proof
    told = "".join(f"<br>{shown(words.discrepancy(each))}" for each in proof.differences)
    label = f"<b>Line {proof.line}: {words.proof_status(proof.status)}</b>{told}"
    draft = _passage(one.draft, [(each, each.old) for each in one.differences], "del")
    rows = [f'<p class="label">{label}</p>', f'<p dir="auto">{draft}</p>']
    if one.source is not None:
        source = _passage(one.source, [(each, each.new) for each in one.differences], "ins")
        rows.append(f'<p class="label">{_place(proof)}</p>\n<p dir="auto">{source}</p>')
    return "<article>\n" + "\n".join(rows) + "\n</article>"


def _passage(
    excerpt: Excerpt, marked: Sequence[tuple[Difference, tuple[int, int]]], tag: str
) -> str:
    made = [f'<span class="context">{shown(_end(excerpt.before))}</span>']
    here = 0
    for one, (start, end) in marked:
        if one.kind is DifferenceKind.EQUAL or start == end:
            continue
        inner = shown(excerpt.words[start:end])
        inner = f"<b>{inner}</b>" if one.turns_sense else inner
        made += (shown(excerpt.words[here:start]), f"<{tag}>{inner}</{tag}>")
        here = end
    made.append(shown(excerpt.words[here:]))
    made.append(f'<span class="context">{shown(_begin(excerpt.after))}</span>')
    return "".join(made)


def _end(before: str) -> str:
    line = before.rpartition("\n")[2]
    return line if len(line) <= _CONTEXT else f"… {line[-_CONTEXT:].partition(' ')[2]}"


def _begin(after: str) -> str:
    line = after.partition("\n")[0]
    return line if len(line) <= _CONTEXT else f"{line[:_CONTEXT].rpartition(' ')[0]} …"


def _place(proof: Proof) -> str:
    page = f", p. {shown(proof.page)}" if proof.page else ""
    return f"<bdi>{shown(proof.title)}</bdi>{page}"


def _figure(one: ProvedFigure) -> str:
    page = f", p. {shown(one.page)}" if one.page else ""
    status = words.figure_status(one.status)
    return (
        f"<li>Line {one.line}: <b>{shown(one.text)}</b> – {status} "
        f'<span class="context">(<bdi>{shown(one.title)}</bdi>{page})</span></li>'
    )


def _verbatim(proof: Proof) -> str:
    return (
        f'<li>Line {proof.line}: <span dir="auto">“{shown(" ".join(proof.text.split()))}”</span> '
        f'<span class="context">({_place(proof)})</span></li>'
    )
