"""What else a sentence says of a figure: whether it is a whole, where it was counted, and of whom.

Figures of different frames are told of different things, even where the same word is counted. A
contradiction that is none does more harm than one that is not noticed, so that in doubt a figure
is held against none.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

_MONTH_NAMES = (
    "january|february|march|april|may|june|july|august|september|october|november|december"
)
_DAYS = "mondays?|tuesdays?|wednesdays?|thursdays?|fridays?|saturdays?|sundays?"
_SPAN = "second|minute|hour|day|night|week|weekend|fortnight|month|quarter|season|year|decade"
_UNDATED = re.compile(
    rf"\b(?:(?:last|this|next|previous|past|same|following|that)\s+(?:\w+\s+)?(?:{_SPAN}|spring"
    rf"|summer|autumn|winter|{_DAYS}|{_MONTH_NAMES})s?|yesterday|today|tonight|tomorrow|currently"
    rf"|now|so\s+far|to\s+date|recently|{_SPAN}s?\s+(?:ago|earlier|later|before)|{_DAYS}"
    rf"|(?:in|since|by|until|from|during|to|for|of|between|and|on)\s+(?:early\s+|late\s+|mid-)?"
    rf"(?:{_MONTH_NAMES})|\d{{1,2}}[./-]\d{{1,2}}[./-]\d{{2,4}}|\d{{1,2}}(?:st|nd|rd|th)?\s+"
    rf"(?:{_MONTH_NAMES})|(?:{_MONTH_NAMES})\s+\d{{1,2}})\b",
    re.IGNORECASE,
)
"""Times that say another date in every text."""
_UNDATED_ABROAD = re.compile(
    r"\b(?:(?:letzte|diese|vergangene|vorige|nächste)[nmrs]?\s+(?:jahr|monat|woche|nacht)"
    r"|gestern|heute|l[’'](?:an(?:née)?)\s+(?:dernier|dernière|passée?)|cette\s+année"
    r"|(?:mois|semaine)\s+derni(?:er|ère)|hier|aujourd[’']hui"
    r"|(?:año|mes)\s+pasado|semana\s+pasada|este\s+(?:año|mes)|ayer|hoy)\b",
    re.IGNORECASE,
)
_RATE = re.compile(
    rf"\b(?:a|an|per|each|every)\s+(?:{_SPAN}|head|person|capita|household|child|pupil)\b"
    r"|\b(?:daily|nightly|weekly|monthly|quarterly|yearly|annual|annually)\b",
    re.IGNORECASE,
)
_UNREAL = re.compile(
    r"\b(?:would|could|might|should|may|if|target|targets|aims?|aimed|plans?|planned|expects?"
    r"|expected|forecasts?|predict(?:s|ed)?|projected|projections?|hopes?|hoped|wants?|wanted"
    r"|den(?:y|ies|ied)|averages?|averaged|median|mean)\b",
    re.IGNORECASE,
)
_CHANGE = re.compile(
    r"\b(?:(?:increase|rise|fall|drop|decrease|reduction|growth|gain|loss|decline|jump|cut"
    r"|difference|gap)s?\s+of|by|up|down|another|further|additional|extra|remaining|others?|first"
    r"|last|next|every|each|not|than|the|these|those|its|their|his|her|our|my|of\s+(?:the|these|those|whom|which|them)"
    r"|(?<!\btotal )(?<!\bsum )(?<!\btoll )(?<!\bcount )of)\s+\Z|\(\Z",
    re.IGNORECASE,
)
"""Before a figure of a difference or of a part."""
_APPOSED = re.compile(r"(?:[^\s,]+\s+){4,}[^\s,]+,\s+\Z")
"""Before a figure that stands beside a whole clause: it fled, 32% of the population."""
_COMPARED = re.compile(
    r"\s+(?:more|fewer|less|higher|lower|above|below)\b|\s?/\s?\d|\s+per\b", re.IGNORECASE
)
_JOINED = re.compile(r"\s*(?:and|or|&|/)\s*(?!(?:\w+\s+){0,2}\d)[^\W\d]", re.IGNORECASE)
"""Behind what is counted, something that is counted with it: men and women."""
_AGED = re.compile(r"\s+(?:aged|under|over|between|older|younger)\b", re.IGNORECASE)
_SCORE = re.compile(r"\s+to\s+\d")
_HEADED = re.compile(r"([^.:;\n\u2028]{2,60}):\s*\Z")
"""Before a figure, what it is of: Sudan: 12 cases."""
_BRACKETED = re.compile(r"\s*[(\[]([^()\[\]]{2,60})[)\]]")
_PARTIAL_WORDS = "new more fewer less additional extra further other remaining net average former"
_PARTIAL = frozenset(_PARTIAL_WORDS.split())
_MEASURE_WORDS = """
    second minute hour day night week weekend fortnight month quarter year decade century noon
    metre meter kilometre kilometer km mile foot feet inch yard acre hectare degree gram gramme kg
    kilogram kilo pound ton tonne litre liter gallon barrel watt kilowatt megawatt gigawatt volt
    time point percentage euro dollar cent penny pence yen franc rupee shekel rouble ruble yuan
    krona krone crown peso real rand old jahr jahre monat monate tag tage stunde stunden
    prozentpunkt prozentpunkte pfund kilometer an ans mois jour jours heure heures euros año años
    mes meses día días hora horas
"""
_MEASURES = frozenset(_MEASURE_WORDS.split())
"""Units, which count nothing in particular: 12 years."""
_PLACE = re.compile(
    r"\b(?:[Ii]n|[Aa]t|[Ff]rom|[Aa]cross|[Nn]ear|[Oo]utside|[Ii]nside|[Tt]hroughout|[Ww]ithin"
    r"|[Ii]nto|[Oo]f)\s+(?:the\s+)?([A-Z][\w’'-]+(?:\s+[A-Z][\w’'-]+)*)"
)
_SPEECH = re.compile(
    r"\b(?:said|says|told|tells|reported|reports|claimed|claims|found|finds|estimated|estimates"
    r"|noted|notes|that)\b|[,;:()—–]",
    re.IGNORECASE,
)
"""Behind these a clause begins that says who or what has the figure."""
_CLAUSE_ENDS = re.compile(r"[.,;:()—–\n\u2028]")
_WORD = re.compile(r"[^\W\d_](?:[\w’'-]*[^\W_])?")
_NOTHING_WORDS = "total number figure all some about around only just in"
_SOMEBODY = frozenset(("he", "she", "we", "you"))
"""Who has a figure, whoever that is."""
_TURNING = frozenset(("against", "without", "not"))
"""Words that turn what is told: voted against it."""
_NOTHING = frozenset(_NOTHING_WORDS.split())


Kind = tuple[tuple[str, ...], str]
"""Places, and what more is told of what is counted: only frames of one kind fit."""


class Frame(NamedTuple):
    """How a sentence frames a figure."""

    is_loose: bool = False
    """Whether it is held against no other: a difference, a rate, a plan, or at no certain time."""
    places: tuple[str, ...] = ()
    before: tuple[str, ...] = ()
    """Words that tell who or what has it, in no order of their own."""
    behind: str = ""
    """The first word that tells more of what is counted: people in prison."""

    @property
    def kind(self) -> Kind:
        """What frames that fit have in common."""
        return self.places, self.behind

    def on(self, days: Iterable[str]) -> Frame:
        """Return the frame of a figure of these days of its months."""
        return self._replace(places=tuple(sorted({*self.places, *days})))

    def fits(self, other: Frame) -> bool:
        """Whether figures of both may be told of the same."""
        if self.is_loose or other.is_loose or self.kind != other.kind:
            return False
        mine, its = set(self.before), set(other.before)
        return mine <= its or its <= mine


UNFRAMED = Frame()


class Told(NamedTuple):
    """What was read of a figure in its sentence already."""

    start: int
    end: int
    """Behind what is counted."""
    counted: str
    fate: str
    is_dated: bool


def frame(sentence: str, told: Told, idle: frozenset[str]) -> Frame:
    """Return how a sentence frames a figure in it.

    Times in the sentence are blank already. `idle` words say nothing of what is counted.
    """
    before, behind = sentence[: told.start], sentence[told.end :]
    clause = before[max((match.end() for match in _SPEECH.finditer(before)), default=0) :]
    own = {*_content(clause, idle - _SOMEBODY)}
    places = {
        name.casefold() for name in _PLACE.findall(sentence) if name.casefold() not in _NO_PLACES
    }
    beside = (_HEADED.search(before), _BRACKETED.match(behind))
    places |= {match[1].strip().casefold() for match in beside if match}
    ends = _CLAUSE_ENDS.search(behind)
    after = _content(behind[: ends.start()] if ends else behind, idle - _TURNING | {told.fate})
    return Frame(
        _is_loose(sentence, told),
        tuple(sorted(places)),
        tuple(sorted(own)),
        next(after, ""),
    )


_NO_PLACES = frozenset((*_MONTH_NAMES.split("|"), "parliament", "english"))


def _is_loose(sentence: str, told: Told) -> bool:
    before, behind = sentence[: told.start], sentence[told.end :]
    words = told.counted.casefold().split()
    if _PARTIAL & {*words} or any(_is_measure(word) for word in words) or told.fate == "aged":
        return True
    if any(one.match(behind) for one in (_COMPARED, _AGED, _SCORE)):
        return True
    if any(one.search(before) for one in (_CHANGE, _APPOSED)):
        return True
    if not told.fate and _JOINED.match(behind):
        return True
    return any(
        one.search(sentence)
        for one in (_RATE, _UNREAL, *(() if told.is_dated else (_UNDATED, _UNDATED_ABROAD)))
    )


def _is_measure(word: str) -> bool:
    return word in _MEASURES or word.removesuffix("s") in _MEASURES


def _content(words: str, idle: frozenset[str]) -> Iterator[str]:
    """Yield the words that say something, in one spelling; a letter may be a name: boat A."""
    for match in _WORD.finditer(words):
        word = match[0].casefold()
        if len(word) == 1 and match[0].isupper() and match.start() > 1:
            yield word
        elif word not in idle and word not in _NOTHING and not word.endswith("ly"):
            yield word.removesuffix("s") if not word.endswith("ss") else word
