"""Find in a sentence who is told to say something: Ann Ray said, said Ann Ray, according to her."""

from __future__ import annotations

import re
from itertools import pairwise
from typing import TYPE_CHECKING, NamedTuple

from desktop.annotate.speakers import hedging
from desktop.annotate.speakers import saying as words
from desktop.annotate.speakers.phrases import (
    MASK,
    Form,
    Phrase,
    beginning_at,
    ending_at,
    sentences,
    tokens,
)

if TYPE_CHECKING:
    from collections.abc import Sequence

    from desktop.annotate.speakers.phrases import Token
    from desktop.annotate.speakers.quotation_marks import Stretch

_ACCORDING = (("according", "to"), ("in", "the", "words", "of"), ("selon",), ("laut",), ("según",))
_ACCORDINGLY = frozenset(opening[0] for opening in _ACCORDING)
_FARTHEST = 30
"""Words from a verb of saying to what is quoted."""
_ENOUGH = 8
"""Words after a verb of saying that ends a sentence: told reporters in Leeds on Monday."""
# Words between commas after a name: 'the Minister of State for Immigration,'.
_LONGEST_TITLE = 8
# Words between a name and its verb, as in 'Ann Ray, who led the inquiry, said'.
_LONGEST_JOINT = 8
_DASH = re.compile(r"\s*[—–―-]{1,2}\s*(?=[^\W\d_])")
_CUTS = ",?!…—–-"


class Paragraph(NamedTuple):
    """A paragraph, or words quoted in it that quote others in turn."""

    text: str
    masked: str
    """The same with a MASK for every letter of quoted stretches."""
    stretches: tuple[Stretch, ...]


class Saying(NamedTuple):
    """That somebody says something."""

    phrase: Phrase | None
    """Who; None where it cannot be told."""
    start: int
    end: int
    verb: str


def sayings(text: str, start: int, end: int, verbs: frozenset[str] = words.SAYING) -> list[Saying]:
    """Return all that is told of speaking, where who speaks stands before the verb."""
    found = tokens(text, start, end)
    told: list[Saying] = []
    for at, token in enumerate(found):
        one = _according(found, at) or _after_subject(found, at, verbs)
        if (
            one is not None
            and (one.phrase or one.verb not in words.NOUNS)
            and not (told and told[-1].end >= token.end)
        ):
            told.append(one)
    return told


def _according(found: Sequence[Token], at: int) -> Saying | None:
    if found[at].word.lower() not in _ACCORDINGLY:
        return None
    for opening in _ACCORDING:
        after = at + len(opening)
        if tuple(token.word.lower() for token in found[at:after]) == opening:
            named = beginning_at(found, after) if after < len(found) else None
            end = found[named[1] - 1].end if named else found[after - 1].end
            return Saying(named and named[0], found[at].start, end, opening[0])
    return None


def _after_subject(found: Sequence[Token], at: int, verbs: frozenset[str]) -> Saying | None:
    verb = found[at].word
    before = at - 1
    if verb in ("put", "puts") and at + 1 < len(found) and found[at + 1].word == "it":
        verb = "says"
    will = before >= 0 and found[before].word == "will" and verb in words.BARE
    if (verb not in verbs and not will) or _is_noun(found, at):
        return None
    before -= will
    is_hedged = False
    while before >= 0 and (
        found[before].word in words.AUXILIARIES or found[before].word.endswith("ly")
    ):
        is_hedged = is_hedged or hedging.is_hedged(found[before].word)
        before -= 1
    if before < 0 or is_hedged:
        return Saying(None, found[at].start, found[at].end, verb)
    left = found[before].word.lower()
    if left in words.DENYING or (verb == "asked" and left in words.CLAUSE_STARTING):
        return None
    phrase = _beside(found, before)
    if phrase and hedging.is_doubted(found, _number(found, phrase.first)):
        phrase = None
    return Saying(phrase, (phrase or found[at]).start, found[at].end, verb)


def _is_noun(found: Sequence[Token], at: int) -> bool:
    """Whether a verb of saying is a noun before another verb: the reports mentioned it."""
    if found[at].word not in words.NOUNS or at + 1 >= len(found):
        return False
    after = found[at + 1].word
    return after.endswith("ed") or after in words.ENGLISH | words.BEING


def _number(found: Sequence[Token], start: int) -> int:
    return next(number for number, token in enumerate(found) if token.start >= start)


def _beside(found: Sequence[Token], before: int) -> Phrase | None:
    """Return who speaks in words that end before a verb, with what is put in between."""
    if found[before].word == ")":
        opening = next((n for n in range(before, -1, -1) if found[n].word == "("), 0)
        return ending_at(found, opening - 1)
    if found[before].word != ",":
        return ending_at(found, before)
    begin = next((n + 1 for n in range(before, -1, -1) if found[n].word in (MASK, ":", ";")), 0)
    commas = [n for n in range(begin, before + 1) if found[n].word == ","]
    parts = [
        phrase if phrase and _is_all(found, first, phrase) else None
        for first, comma in zip([begin, *(n + 1 for n in commas)], commas, strict=False)
        if first < comma
        for phrase in [ending_at(found[first:comma], comma - first - 1)]
    ]
    if any(_is_another(found, comma + 1, parts) for comma in commas[:-1]):
        return None
    for number, phrase in enumerate(parts[:-1]):
        if phrase is not None:
            named = parts[number + 1]
            is_only_told = phrase.form is Form.KIND and named and named.form is Form.PERSON
            return named if is_only_told else phrase
    return None


def _is_another(found: Sequence[Token], at: int, parts: Sequence[Phrase | None]) -> bool:
    """Whether a part names one more who speaks: Ann Ray, and the minister, Tom Lowe, said."""
    if found[at].word in ("together", "along", "alongside"):
        return True
    if found[at].word not in words.JOINING:
        return False
    is_put_in = found[at + 1].word in ("a", "an")  # Ann Ray, chair of it, and a baker, said
    return not is_put_in or any(part and part.start > found[at].start for part in parts)


def _is_all(found: Sequence[Token], first: int, phrase: Phrase) -> bool:
    """Whether a part of a sentence holds nothing but who speaks, and what that is."""
    while found[first].word in words.STARTING and found[first].start < phrase.first:
        if found[first].word.lower() in words.PLACING:
            return False
        first += 1
    if phrase.first > found[first].start:
        before = next(t for t in reversed(found) if t.end <= phrase.first)
        return before.word in words.CLAUSE_STARTING
    return not found[first].word.endswith("ing")


def leading(paragraph: Paragraph, stretch: Stretch) -> Saying | None:
    """Return what tells in a sentence who says the words that are quoted in it afterwards."""
    masked = paragraph.masked
    start = 0
    for begin, _ in sentences(masked, 0, stretch.start):
        start = begin
    told = sayings(masked, start, stretch.start)
    if len(told) != 1 or told[0].phrase is None:
        return None
    between = [token.word for token in tokens(masked, told[0].end, stretch.start)]
    if _are_others(between, told[0].verb):
        return None
    if between and between[-1] in ":,":
        is_thing = between[-1] == "," and len(between) > 1 and is_title(paragraph.text, stretch, 2)
        return None if is_thing else told[0]
    stop = next((e for _, e in sentences(masked, stretch.end, len(masked))), stretch.end)
    behind = tokens(masked, stretch.end, stop)
    is_thing = (
        hedging.is_of_a_thing(told[0].verb, between)
        or is_title(paragraph.text, stretch)
        or hedging.is_word_of_others(paragraph.text[stretch.start + 1 : stretch.end - 1], behind)
    )
    is_others = bool(behind) and (behind[-1].word == "?" or behind[0].word in words.QUOTED)
    return None if is_thing or is_others else told[0]


def _are_others(between: Sequence[str], verb: str) -> bool:
    """Whether the words between a verb and what is quoted let others speak, or deny it."""
    if len(between) > _FARTHEST or ";" in between or (between and between[0] in words.DENIED):
        return True
    if between[-1:] == [":"] and "received" in between:
        return True
    if verb in words.WRITING and between[-2:] == ["saying", ":"]:
        between = between[:-2]
    if any(_is_foreign(between, at) for at in range(len(between))):
        return True
    if any(o.endswith(("'s", "’s")) and w in words.ANOTHERS for o, w in pairwise(between)):
        return True  # her father’s words
    return MASK in between and not _joins(between)


def _joins(between: Sequence[str]) -> bool:
    """Whether what stands after other quoted words lets the same person speak on."""
    last = len(between) - list(reversed(between)).index(MASK)
    joint = between[last:]
    owned = any(word.endswith(("'s", "’s")) for word in joint)
    return len(joint) <= _LONGEST_JOINT and not owned and not words.ANOTHERS & set(joint)


def _is_foreign(between: Sequence[str], at: int) -> bool:
    """Whether a word shows that others speak; “wrote to her, saying” goes on with who wrote."""
    word = between[at].lower()
    if word == "saying":
        return at > 0 and between[at - 1] != ","
    return word in words.FOREIGN


def is_title(text: str, stretch: Stretch, least: int = 1) -> bool:
    """Whether `least` quoted words are what something is called: the “Palace of Peace”."""
    inner = [token.word for token in tokens(text, stretch.start, stretch.end) if token.is_word]
    return least <= len(inner) <= _LONGEST_TITLE and all(
        word[0].isupper() or word in words.LINKS | words.PLACING | words.DETERMINERS
        for word in inner
    )


def trailing(paragraph: Paragraph, stretch: Stretch) -> Saying | None:
    """Return what tells right behind a quoted stretch who says it."""
    masked = paragraph.masked
    stop = next((e for _, e in sentences(masked, stretch.end, len(masked))), stretch.end)
    found = tokens(masked, stretch.end, stop)
    has_comma = bool(found) and found[0].word in ",—–"
    found = found[1:] if has_comma else found
    if not found:
        return None
    if has_comma and found[0].word == "so":
        return _so_named(found)
    begin = 1 if found[0].word in words.AUXILIARIES else 0
    if begin < len(found) and found[begin].word in words.SAYING - words.WITH_OBJECT:
        return _inverted(found, begin)
    ends = has_comma or paragraph.text[stretch.end - 2] in _CUTS
    one = next(iter(sayings(masked, found[0].start, stop)), None) if ends else None
    if one is None or one.phrase is None or min(one.start, one.phrase.first) > found[0].start:
        return None
    is_others = _leads_on(masked, one.end) or _is_of_others(paragraph, stretch, one, stop)
    return None if is_others else one


def _is_of_others(paragraph: Paragraph, stretch: Stretch, told: Saying, stop: int) -> bool:
    """Whether a verb behind quoted words tells of other words, or the quoted ones are a title."""
    masked = paragraph.masked
    is_inside = masked[: stretch.start].rstrip()[-1:].isalnum()
    if is_inside and is_title(paragraph.text, stretch, 2):
        return True
    behind = tokens(masked, told.end, stop)
    is_own = hedging.goes_elsewhere(behind, is_inside=is_inside)
    return is_own and told.verb not in words.WITH_OBJECT


def _so_named(found: Sequence[Token]) -> Saying | None:
    """Return what „…“, so Anna Rau. tells; “so Ann Ray left” goes on with what she did."""
    named = beginning_at(found, 1) if len(found) > 1 else None
    if named is None or (named[1] < len(found) and found[named[1]].is_word):
        return None
    return Saying(named[0], found[0].start, found[named[1] - 1].end, "so")


def signature(text: str, start: int = 0) -> Saying | None:
    """Return who signs words in what stands behind them: “— Ann Ray, baker”."""
    dash = _DASH.match(text, start)
    if dash is None:
        return None
    found = tokens(text, dash.end(), len(text))
    stop = next((n for n, token in enumerate(found) if not token.is_word), len(found))
    phrase = ending_at(found[:stop], stop - 1)
    if phrase is None or phrase.form is not Form.PERSON or phrase.first != dash.end():
        return None
    return Saying(phrase, start, phrase.end, "")


def _inverted(found: Sequence[Token], verb: int) -> Saying | None:
    """Return what “said the director, Ann Ray” tells: the name, if there is one."""
    named = beginning_at(found, verb + 1) if verb + 1 < len(found) else None
    if named is None:
        return None
    phrase, stop = named
    is_kind = phrase.form is Form.KIND and not _has_person(found[verb + 1 : stop])
    if is_kind and stop + 1 < len(found) and found[stop].word == ",":
        other = beginning_at(found, stop + 1)
        if other and other[0].form is Form.PERSON:
            phrase, stop = other
    return Saying(phrase, found[verb].start, found[stop - 1].end, found[verb].word)


def _has_person(found: Sequence[Token]) -> bool:
    """Whether a name that follows may be another's: the wife of the mayor, Ann Ray."""
    links = [at for at, token in enumerate(found) if token.word in words.LINKS]
    return bool(links) and any(token.word in words.PERSONS for token in found[links[0] :])


def _leads_on(masked: str, start: int) -> bool:
    """Whether what is told introduces the words quoted next."""
    before, mark, _ = masked[start:].partition(MASK)
    return bool(mark) and before.rstrip().endswith(":")


def closing(paragraph: Paragraph, stretch: Stretch) -> Saying | None:
    """Return what tells at the end of a sentence who said words that are quoted in it."""
    masked = paragraph.masked
    stop = next((e for _, e in sentences(masked, stretch.end, len(masked))), stretch.end)
    told = _ends_saying(masked, stretch.end, stop)
    if told is None:
        return None
    between = tokens(masked, stretch.end, told.start)
    if MASK in masked[told.end : stop] or not between or between[-1].word != ",":
        return None
    if is_title(paragraph.text, stretch, 2):
        return None
    return None if any(token.word.lower() in words.FOREIGN for token in between) else told


def _ends_saying(masked: str, start: int, stop: int) -> Saying | None:
    found = tokens(masked, start, stop)
    told = sayings(masked, start, stop)
    if len(told) == 1 and told[0].phrase is not None:
        after = tokens(masked, told[0].end, stop)
        is_own = told[0].verb not in words.WITH_OBJECT and hedging.goes_elsewhere(after)
        is_last = len(after) <= _ENOUGH and told[0].verb not in words.NAMING
        return told[0] if is_last and not is_own else None
    for at, token in enumerate(found):
        if at and found[at - 1].word == "," and token.word in words.SAYING - words.WITH_OBJECT:
            return _inverted(found, at) if len(told) == 1 else None
    return None
