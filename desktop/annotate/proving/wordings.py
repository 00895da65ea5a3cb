"""How a quotation would be right: in the words of its source, or with its changes marked.

Each wording is held against the source anew, and only what is verbatim is offered.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from desktop.annotate.meaning.sense import negations, sense
from desktop.annotate.proving.elisions import ellipsis_in, fragments, parted
from desktop.annotate.proving.judging import judged
from desktop.annotate.proving.nearest_words import is_set_alike
from desktop.annotate.word_diff import Passage, WordDiff
from desktop.domain.citing.mend import MendKind
from desktop.domain.citing.proof import ProofStatus
from desktop.domain.differences import DifferenceKind

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from desktop.annotate.proving.elisions import Fragment
    from desktop.domain import Content
    from desktop.domain.citing.proof import Proof

_LONGEST = 2_000
"""Letters of a quotation that is made longer."""
_BREAKS = re.compile("[ \t]*[\n\u2028\x1e\x1f]+[ \t]*")
_FIRST_IN_BRACKETS = re.compile(r"\[(\w)\]")


def wordings(proof: Proof, content: Content) -> Iterator[tuple[MendKind, str]]:
    """Yield the ways in which a quotation would be verbatim, the surest first."""
    made = {
        ProofStatus.ALTERED: ((MendKind.SOURCE, _of_source), (MendKind.MARKED, _marked)),
        ProofStatus.CUT: ((MendKind.WHOLE, _whole),),
    }
    for kind, write in made.get(proof.status, ()):
        words = write(proof, content)
        if words and words != proof.text and _is_right(words, proof, content):
            yield kind, words


def _is_right(words: str, proof: Proof, content: Content) -> bool:
    parts = fragments(words)
    found = judged(content, parts, (proof.start, proof.end), "") if parts else None
    if found is None:
        return False
    # What was cut before may be negated by the draft itself: its words alone are looked at.
    is_altered = proof.status is ProofStatus.ALTERED
    good = {ProofStatus.VERBATIM, ProofStatus.CUT} if is_altered else {ProofStatus.VERBATIM}
    return found.status in good


def _words(content: Content, start: int, end: int) -> str:
    return _BREAKS.sub(" ", content.quoted(start, end).text)


def _of_source(proof: Proof, content: Content) -> str:
    """Return the quotation with the words of its source wherever they are others."""
    places = parted(proof.text)
    if len(places) != len(proof.parts) or any(start == end for start, end in proof.parts):
        return ""
    written = [fragments(proof.text[start:end])[0] for start, end in places]
    new = (
        _in_place(fragment, _words(content, *part))
        for fragment, part in zip(written, proof.parts, strict=True)
    )
    return _with(proof.text, places, list(new))


def _in_place(fragment: Fragment, words: str) -> str:
    """Return words of a source in place of others; the case of the first letter stays."""
    if is_set_alike(words, fragment.written):
        return fragment.written
    bracketed = _FIRST_IN_BRACKETS.match(fragment.written)
    first = bracketed[1] if bracketed else fragment.written[:1]
    if first != words[:1] and first.casefold() == words[:1].casefold():
        return f"[{first}]{words[1:]}"
    return words


def _marked(proof: Proof, content: Content) -> str:
    """Return the quotation with what it changes marked, where no figure or negation is lost."""
    places = parted(proof.text)
    if len(places) != len(proof.parts):
        return ""
    gap, new = ellipsis_in(proof.text), []
    for (start, end), part in zip(places, proof.parts, strict=True):
        written = proof.text[start:end]
        if "[" in written or part[0] == part[1]:
            return ""
        words = _words(content, *part)
        marked = written if is_set_alike(words, written) else _with_marks(words, written, gap)
        if not marked:
            return ""
        new.append(marked)
    return _with(proof.text, places, new)


def _with_marks(source: str, written: str, gap: str) -> str:
    made: list[str] = []
    here = 0
    for one in WordDiff(source, written).between(Passage(source), Passage(written)):
        old, new = source[slice(*one.old)], written[slice(*one.new)]
        if one.kind is DifferenceKind.EQUAL or (old and is_set_alike(old, new)):
            continue
        if sense(old) or negations(new) or (not old and sense(new)):
            return ""
        made.append(written[here : one.new[0]].rstrip() if not new else written[here : one.new[0]])
        made.append(f"[{new.strip()}]" if new.strip() else f" {gap} ")
        here = one.new[1]
        if not new:
            rest = written[one.new[1] :]
            here = one.new[1] + len(rest) - len(rest.lstrip())
    return "".join((*made, written[here:])).strip()


def _whole(proof: Proof, content: Content) -> str:
    """Return the quotation with the words that it left out and that negate it."""
    places = parted(proof.text)
    if len(places) != len(proof.parts):
        return ""
    parts = [list(part) for part in proof.parts]
    text, joined = proof.text, False
    for start, end in proof.omitted:
        if end <= parts[0][0]:
            parts[0][0] = start
        elif start >= parts[-1][1]:
            parts[-1][1] = end
        else:
            joined = joined or _reach(parts, start, end)
    if joined:
        parts = [[parts[0][0], parts[-1][1]]]
        places = [(places[0][0], places[-1][1])]
    new = [_words(content, *part) for part in parts]
    kept = _with(text, places, new)
    return kept if len(kept) <= _LONGEST else ""


def _reach(parts: list[list[int]], start: int, end: int) -> bool:
    """Have what stands beside words take them up; return whether the gap is closed by that."""
    number = max(at for at, part in enumerate(parts) if part[1] <= start)
    before, after = parts[number], parts[number + 1]
    if start <= before[1] + 1 and end >= after[0] - 1:
        return True
    if start - before[1] <= after[0] - end:
        before[1] = end
    else:
        after[0] = start
    return False


def _with(text: str, places: Sequence[tuple[int, int]], new: Sequence[str]) -> str:
    made: list[str] = []
    here = 0
    for (start, end), words in zip(places, new, strict=True):
        made += (text[here:start], words)
        here = end
    return "".join((*made, text[here:]))
