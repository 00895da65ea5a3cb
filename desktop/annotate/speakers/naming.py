"""The name of who is told to speak: whole, and of him whom “he” can only mean."""

from __future__ import annotations

from typing import TYPE_CHECKING

from desktop.annotate.speakers import saying as words
from desktop.annotate.speakers.attribution import sayings
from desktop.annotate.speakers.introductions import Introductions, is_same, name_of, sex
from desktop.annotate.speakers.phrases import MASK, Form
from desktop.annotate.speakers.subjects import is_crowded, is_subject

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from desktop.annotate.speakers.attribution import Saying
    from desktop.annotate.speakers.introductions import Named
    from desktop.annotate.speakers.speeches import Speeches
    from desktop.domain import Content

_BACK = 3
"""Paragraphs in which is looked for whom “he” means, or whom a spokesperson speaks for."""
_FAR = 20_000
"""Letters: farther back somebody is introduced anew."""
_SPOKES = frozenset({"spokesperson", "spokesman", "spokeswoman"})


class Naming:
    """How those who speak are named in a text."""

    def __init__(self, content: Content, speeches: Speeches) -> None:
        self._content = content
        self._speeches = speeches
        self._articles: dict[tuple[int, int], Introductions] = {}
        """By where an article begins, and which part of it that is, if it is a long one."""

    def name(self, told: Saying, block: int, base: int) -> str:
        """Return the name of who speaks; offsets of `told` count from `base`, in that block."""
        phrase = told.phrase
        if phrase is None:
            return ""
        start, end = base + phrase.start, base + phrase.end
        said = self._said(start, end)
        match phrase.form:
            case Form.PRONOUN if told.verb not in words.ANSWERING:
                return self._meant(said.lower(), block, start)
            case Form.PERSON | Form.SURNAME:
                return self._whole(phrase.form, block, start, end)
            case Form.KIND if said.lower().split()[-1] in _SPOKES and len(said.split()) < _BACK:
                body = self._spoken_for(block, start)
                return f"{said} ({body})" if body else said
            case Form.PRONOUN:
                return ""
            case _:
                return said

    def _said(self, start: int, end: int) -> str:
        return " ".join(self._content.quoted(start, end).text.split())

    def _introduced(self, offset: int) -> Introductions:
        """Return who is named in the article at an offset."""
        around = [one for one in self._content.section_path(offset) if one.facts][-1:]
        start, end = (around[0].start, around[0].end) if around else (0, self._content.body_end)
        number = (offset - start) // _FAR
        if (start, number) not in self._articles:
            first, last = start + max(0, number - 1) * _FAR, start + (number + 1) * _FAR
            self._articles[start, number] = Introductions(self._content.text, first, min(end, last))
        return self._articles[start, number]

    def _whole(self, form: Form, block: int, start: int, end: int) -> str:
        named = name_of(self._content.text, start, end)
        article = self._introduced(start)
        full = article.full(named)
        if form is Form.SURNAME and full is named and not self._is_told_of(named, block):
            return ""
        if full is named and " " in named.given and article.begins_by_chance(named):
            start += len(named.given.split(" ")[0])  # Outside Ann Ray said
            return self._said(start, end).strip()
        return self._said(full.start, full.end)

    def _is_told_of(self, named: Named, block: int) -> bool:
        """Whether one capitalised word is somebody, and not a place or a sentence's beginning."""
        if named.surname in words.NO_NAMES:
            return False
        found = self._content.blocks[block]
        before = self._speeches.paragraph(block).masked[: named.start - found.start].rstrip()
        if before and (before[-1] not in f".!?…{MASK}" or self._goes_on(found.start + len(before))):
            return True
        article = self._introduced(named.start)
        if article.has_word(named.surname.lower()):
            return named.surname.endswith("s")  # “Defectors said”, where it tells of defectors
        return article.has_name(named.surname)

    def _goes_on(self, offset: int) -> bool:
        """Whether quoted words end there with a comma, so that the sentence is not over."""
        return "," in self._content.text[max(0, offset - 2) : offset]

    def _outside(self, block: int, stop: int) -> Iterator[Named]:
        """Yield the names of a paragraph, up to an offset, that stand in nobody's words."""
        found = self._content.blocks[block]
        masked = self._speeches.paragraph(block).masked
        for one in self._introduced(stop).within(found.start, min(found.end, stop)):
            if MASK not in masked[one.start - found.start : one.end - found.start]:
                yield one

    def _meant(self, pronoun: str, block: int, stop: int) -> str:
        """Return whom a pronoun means, where it can be one alone."""
        wanted = words.PRONOUNS[pronoun]
        if wanted == "n":
            return self._thing(block, stop)
        if not wanted:
            return ""
        seen: list[Named] = []
        for above in range(block, max(-1, block - _BACK), -1):
            base = self._content.blocks[above].start
            if is_crowded(self._speeches.paragraph(above).masked, stop - base):
                return ""
            telling = self._telling(above, stop)
            seen = [*self._outside(above, stop), *telling]
            seen = [one for one in seen if sex(one) in ("", wanted)]
            if seen:
                return self._sole(seen, telling, above, stop)
        return ""

    def _telling(self, block: int, stop: int) -> list[Named]:
        """Return who is told to speak in a paragraph, up to an offset, by name."""
        base = self._content.blocks[block].start
        masked = self._speeches.paragraph(block).masked
        told = sayings(masked, 0, max(0, min(len(masked), stop - base)))
        named = (one.phrase for one in told if one.start + base < stop and one.phrase)
        return [
            name_of(self._content.text, base + one.start, base + one.end)
            for one in named
            if one.form in (Form.PERSON, Form.SURNAME)
        ]

    def _sole(self, seen: Sequence[Named], telling: Sequence[Named], block: int, stop: int) -> str:
        """Return the name of those seen in a paragraph, if they are one who acts or speaks."""
        if not all(is_same(one, other) for one in seen for other in seen):
            return ""
        base, masked = self._content.blocks[block].start, self._speeches.paragraph(block).masked
        acts = (is_subject(masked, one.start - base, one.end - base) for one in seen)
        if not telling and not any(acts):
            return ""
        article = self._introduced(stop)
        first = article.full(min(seen))
        first = article.first(first) if first.given or first.title else first
        is_somebody = first.given or first.title  # else one capitalised word may be anything
        return self._said(first.start, first.end) if is_somebody else ""

    def _thing(self, block: int, stop: int) -> str:
        """Return the report or body that spoke last, if “it” can mean no other."""
        for above in range(block, max(-1, block - 2), -1):
            base = self._content.blocks[above].start
            masked = self._speeches.paragraph(above).masked
            told = sayings(masked, 0, min(len(masked), stop - base))
            found = [one.phrase for one in told if one.start + base < stop]
            if found:
                names = {self._said(base + p.start, base + p.end) for p in found if p}
                is_thing = all(p and p.form in (Form.THING, Form.BODY) for p in found)
                return names.pop() if is_thing and len(names) == 1 else ""
        return ""

    def _spoken_for(self, block: int, stop: int) -> str:
        """Return the only body that took a stand just before a spokesperson speaks, or ''."""
        names: set[str] = set()
        for above in range(block, max(-1, block - _BACK - 1), -1):
            base = self._content.blocks[above].start
            masked = self._speeches.paragraph(above).masked
            told = sayings(masked, 0, max(0, min(len(masked), stop - base)), words.STANDING)
            names |= {
                self._said(base + one.phrase.start, base + one.phrase.end)
                for one in told
                if one.phrase and one.phrase.form is Form.BODY
            }
        return names.pop() if len(names) == 1 else ""
