"""Read the words beside a verb as who speaks: a name, a body, or only what somebody is."""

from __future__ import annotations

import re
from enum import Enum, auto
from typing import TYPE_CHECKING, NamedTuple

from desktop.annotate.speakers import saying as words

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

MASK = "\x00"
"""Stands for each letter of quoted words, which say nothing of who speaks them."""
_TOKEN = re.compile(r"[^\W_]+(?:[-‐‑’'&][^\W_]+)*|\x00+|\S")
_ABBREVIATIONS = frozenset(
    [
        "Mr",
        "Mrs",
        "Ms",
        "Dr",
        "Prof",
        "Rev",
        "Sen",
        "Rep",
        "Gov",
        "Gen",
        "Col",
        "Capt",
        "Lt",
        "Sgt",
        "St",
        "Hon",
        "Jr",
        "Sr",
        "Cllr",
        "Mt",
        "Nr",
        "No",
        "Art",
    ]
)
_PERSON_ENDINGS = ("er", "or", "ist", "ian", "man", "woman", "person", "ant", "ent", "mate")
_NO_PERSON = frozenset(
    [
        "after",
        "under",
        "over",
        "however",
        "never",
        "ever",
        "other",
        "another",
        "together",
        "later",
        "earlier",
        "rather",
        "whether",
        "number",
        "letter",
        "paper",
        "water",
        "power",
        "matter",
        "member's",
        "october",
        "september",
        "order",
        "river",
        "winter",
        "summer",
        "for",
        "or",
        "nor",
        "government",
        "parliament",
        "moment",
        "comment",
        "statement",
        "agreement",
        "document",
        "department",
        "treatment",
        "argument",
        "president's",
        "different",
        "recent",
        "present",
        "important",
        "significant",
        "constant",
        "distant",
    ]
)
_AFTER_KIND_WORDS = """
    who yesterday today tonight last next his her their its not there here outside inside until
    familiar close ahead amid due less more late early soon once twice dem der den am im zu zur à
    au aux lors lundi mardi mercredi jeudi vendredi samedi dimanche hier a al en lunes martes
    miércoles jueves viernes sábado domingo ayer ist est es
"""
_AFTER_KIND = frozenset(_AFTER_KIND_WORDS.split())
"""What may stand behind a person or thing that speaks; another word may be its noun."""
_BEHIND = (words.SAYING | words.AUXILIARIES | words.DENYING) - words.DETERMINERS
# Words, with title and particles: more capitals in a row are a heading.
_LONGEST_NAME = 8
# Letters: “der” and “per” are no roles.
_SHORTEST_ROLE = 4
_LONGEST_KIND = 7
"""Words from a determiner to what a person is: a former North Korean prison guard."""


class Token(NamedTuple):
    """A word, or a sign, and where it stands."""

    start: int
    end: int
    word: str

    @property
    def is_capital(self) -> bool:
        """Whether it is a word that begins with a capital letter."""
        particle, dash, rest = self.word.partition("-")
        is_joined = dash and particle in words.PARTICLES  # al-Hussein
        return rest[:1].isupper() if is_joined else self.word[0].isupper()

    @property
    def is_word(self) -> bool:
        """Whether it is no sign."""
        return self.word[0].isalnum()


class Form(Enum):
    """What words for a speaker are."""

    PERSON = auto()
    BODY = auto()
    SURNAME = auto()
    """One capitalised word, which may be anybody's or anything's."""
    KIND = auto()
    """What somebody is: a spokesperson for the firm."""
    THING = auto()
    """What speaks without being anybody: the report."""
    PRONOUN = auto()


class Phrase(NamedTuple):
    """Words for a speaker, and where they stand."""

    start: int
    end: int
    form: Form
    first: int
    """Where the words begin that say what the speaker is: the Leeds baker Ann Ray."""


def tokens(text: str, start: int, end: int) -> list[Token]:
    """Return the words and signs of a text, what is quoted as one sign.

    The dot of an abbreviation belongs to its word.
    """
    found: list[Token] = []
    for match in _TOKEN.finditer(text, start, end):
        last = found[-1] if found else None
        if match[0] == "." and last and last.end == match.start() and _is_short(last.word):
            found[-1] = Token(last.start, match.end(), last.word)
            continue
        word = match[0] if match[0][0] != MASK else MASK
        found.append(Token(*match.span(), word))
    return found


def sentences(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    """Yield the sentences of a text, by their full stops."""
    begin = start
    for match in re.compile(r"[.!?…]+[)\]]?(?=\s|\x00|$)").finditer(text, start, end):
        word = re.search(r"[^\W_]+$", text[begin : match.start()])
        if match[0] == "." and word and _is_short(word[0]) and match.end() < end:
            continue
        yield begin, match.end()
        begin = match.end()
    if begin < end:
        yield begin, end


def _is_short(word: str) -> bool:
    return word in _ABBREVIATIONS or (len(word) == 1 and word.isupper() and word != "I")


def ending_at(found: Sequence[Token], last: int) -> Phrase | None:
    """Return what speaks, in words that end with token `last`; None where that is not sure."""
    if last < 0:
        return None
    token = found[last]
    if _is_owner(token.word):
        return None
    if token.word.lower() in words.PRONOUNS:
        return Phrase(token.start, token.end, Form.PRONOUN, token.start)
    if last == 0 and token.word == "Police":
        return Phrase(token.start, token.end, Form.KIND, token.start)
    if token.is_capital and (last > 0 or token.word not in words.STARTING):
        return _named(found, last) or _kind_of_body(found, last)
    return _kind(found, last, last) if token.is_word else None


def _named(found: Sequence[Token], last: int) -> Phrase | None:
    first = _name_start(found, last)
    if first is None or (first > 0 and not _may_begin_after(found, first)):
        return None
    run = found[first : last + 1]
    lead = _lead(found, first)
    if _is_object(found, lead):
        return None
    if all(token.word in words.ROLES | words.OFFICES for token in run) and first > 0:
        is_the = found[first - 1].word in ("the", "The")
        return Phrase(lead, run[-1].end, Form.KIND, lead) if is_the else None
    is_joined = any(token.word in words.JOINING for token in run)
    is_short = all(token.word.isupper() and len(token.word) > 1 for token in run)
    if _is_body(run) or (is_short and not is_joined):
        return Phrase(run[0].start, run[-1].end, Form.BODY, lead)
    named = None if is_joined else person(run, lead)
    is_owned = first > 0 and _is_owner(found[first - 1].word)
    return None if named and named.form is Form.SURNAME and is_owned else named


def _name_start(found: Sequence[Token], last: int) -> int | None:
    """Return where a name begins, without what only begins the sentence; None where none does."""
    first = _run_start(found, last)
    while first < last and not found[first].is_capital:
        first += 1
    while first < last and found[first].word in words.STARTING:
        first += 1
        if not found[first].is_capital:
            return None
    return _with_owner(found, first) if _is_body(found[first : last + 1]) else first


def _with_owner(found: Sequence[Token], first: int) -> int:
    """Return where a body's name begins that has an owner in it: Leeds County Sheriff's Office."""
    owner = first - 1
    if owner < 0 or not _is_owner(found[owner].word) or not found[owner].is_capital:
        return first
    begin = _run_start(found, owner)
    is_lead = found[begin].word in words.STARTING and begin < owner
    return begin + is_lead


def _is_object(found: Sequence[Token], lead: int) -> bool:
    """Whether what stands before words of what somebody is makes that no subject: by rebel leader.

    Where a sentence begins, what is between is when and where: On Monday Mayor Ann Ray said.
    """
    at = next(number for number, token in enumerate(found) if token.start >= lead)
    return at > 1 and found[at - 1].word.lower() in words.PLACING


def person(run: Sequence[Token], lead: int) -> Phrase | None:
    """Return the person that capitalised words name, without offices before the name."""
    ranks = [
        at
        for at, token in enumerate(run[:-2])
        if token.word in words.RANKS or token.word.lower().endswith(words.RANK_ENDINGS)
    ]
    if ranks and run[ranks[-1] + 1].is_capital and not words.LINKS & {t.word for t in run}:
        run = run[ranks[-1] + 1 :]
    low = 0
    while low < len(run) - 1 and (
        run[low].word in words.ROLES or (run[low].word in words.OFFICES and low < len(run) - 2)
    ):
        low += 1
    run = run[low:]
    titled = run[0].word in words.TITLES
    link = next((n for n, token in enumerate(run) if token.word in words.LINKS), 0)
    if link and not titled:
        if run[link].word != "of":
            return None
        run = run[:link]  # Senator Ann Ray of Bentham
    if len(run) == 1:
        if run[0].word in words.STARTING | words.TITLES | words.ROLES:
            return None
        return Phrase(run[0].start, run[0].end, Form.SURNAME, lead)
    if not titled and _has_no_name(run):
        return None
    return Phrase(run[0].start, run[-1].end, Form.PERSON, lead)


def _has_no_name(run: Sequence[Token]) -> bool:
    """Whether a word stands in no name of a person; May is a surname, and April a first name."""
    if all(len(token.word) == 1 for token in run):
        return True  # the U.S.
    if any(_is_small(token) or _is_owner(token.word) for token in run):
        return True  # CRUISE IN A WHALE BOAT
    inside = [token.word for token in run if token.word in words.NO_NAMES]
    is_month = inside == ["May"] == [run[-1].word] or (
        len(inside) == 1 and inside[0] == run[0].word in ("April", "June", "August")
    )
    return bool(inside) and not is_month


def _is_small(token: Token) -> bool:
    """Whether a word is one of those that are small unless all is in capitals; A. is an initial."""
    lower = token.word.lower()
    is_initial = len(lower) == 1 and token.end - token.start > 1
    small = words.PLACING | words.DETERMINERS | words.CLAUSE_STARTING | {"and"}
    return token.word.isupper() and lower in small and not is_initial


def _is_body(run: Sequence[Token]) -> bool:
    return any(token.word in words.BODIES for token in run) and run[0].word not in words.TITLES


def _run_start(found: Sequence[Token], last: int) -> int:
    """Return the first of the capitalised words that `last` ends, over small words inside."""
    first = last
    while first > 0 and last - first < _LONGEST_NAME:
        before = found[first - 1]
        if before.end != found[first].start and _is_owner(before.word):
            return first
        if before.is_capital and before.is_word:
            first -= 1
        elif _particles(found, first):
            first -= _particles(found, first)
        elif _linked(found, first):
            first = _linked(found, first)
        else:
            break
    return first


def _particles(found: Sequence[Token], first: int) -> int:
    """Return how many words back a name goes on over “van der” and the like."""
    back = 1
    while first - back > 0 and found[first - back].word in words.PARTICLES:
        back += 1
    if back == 1 or not found[first - back].is_capital:
        return 0
    outer = found[first - back + 1].word
    has_surname = first - back > 0 and found[first - back - 1].is_capital
    is_article = outer in words.ARTICLES or (outer in words.TO_THE and has_surname)
    return 0 if is_article else back


def _is_owner(word: str) -> bool:
    return word.endswith(("'s", "’s", "'S", "’S"))


def _linked(found: Sequence[Token], first: int) -> int:
    """Return where a name goes on to the left of “of” and the like, or 0."""
    at = first - 1
    if found[at].word == "the":
        at -= 1
    if at < 1 or found[at].word not in words.LINKS or not found[at - 1].is_capital:
        return 0
    left = found[_bare_start(found, at - 1) : at]
    heads = words.BODIES | words.TITLES | {"Duke", "Duchess", "Bishop", "Archbishop", "Earl"}
    if found[at].word in ("and", "&") and not any(t.word in words.BODIES for t in left):
        # “Department for Work and Pensions”, but not “Ann Ray and Tom Lee”
        return at - 1 if _linked(found, _bare_start(found, at - 1)) else 0
    return at - 1 if any(token.word in heads for token in left) else 0


def _bare_start(found: Sequence[Token], last: int) -> int:
    while last > 0 and found[last - 1].is_capital and found[last - 1].is_word:
        last -= 1
    return last


def _may_begin_after(found: Sequence[Token], first: int) -> bool:
    """Whether the word before a name lets it be who speaks."""
    before = found[first - 1]
    word = before.word.lower()
    if not before.is_word:
        return word in ",;:—–(\x00-"
    if word in words.JOINING:
        return False  # two of them speak
    if word in words.DETERMINERS | words.CLAUSE_STARTING or _is_owner(word):
        return True
    return before.is_capital or _is_role(before.word)


def _is_role(word: str) -> bool:
    lower = word.lower()
    if lower in words.PERSONS:
        return True
    is_verb = lower in words.SAYING | words.DENYING | words.PLACING | _NO_PERSON
    is_article = len(lower) < _SHORTEST_ROLE
    return not (is_verb or is_article) and lower.endswith(_PERSON_ENDINGS)


def _lead(found: Sequence[Token], first: int) -> int:
    """Return where the words begin that say what the named one is."""
    at = first
    while at > 0 and first - at < _LONGEST_KIND:
        before = found[at - 1]
        lower = before.word.lower()
        if lower in ("of", "for") and at > 1 and found[at].is_capital and found[at - 2].is_capital:
            at -= 2  # Bureau of Investigation agent Ann Ray
            continue
        if not before.is_word or lower in words.PLACING | words.CLAUSE_STARTING | words.LINKS:
            break
        at -= 1
        if lower in words.DETERMINERS:
            break
    return found[at].start


def _kind_of_body(found: Sequence[Token], last: int) -> Phrase | None:
    """Read “a spokesperson for Amnesty” from its end, or “Ann Ray of Leeds”."""
    at = _run_start(found, last)
    if at < 1:
        return None
    at -= 1
    if found[at].word.lower() == "the" and at > 0:
        at -= 1
    if found[at].word not in ("for", "of", "at", "from", "with") or at < 1:
        return None
    named = _named(found, at - 1) if found[at - 1].is_capital else None
    if named is not None and named.form is Form.PERSON:
        return named
    return _kind(found, at - 1, last)


def _kind(found: Sequence[Token], head: int, last: int) -> Phrase | None:
    """Read what somebody is, from its last word back to its determiner."""
    noun = found[head].word.lower()
    if noun not in words.PERSONS | words.THINGS | words.PLURAL and not _is_plain_role(noun):
        return None
    at = _kind_start(found, head)
    outer = found[at - 1].word if at else ""
    if outer in words.JOINING or any(_is_owner(t.word) for t in found[at : head + 1]):
        return None
    if outer in words.PLACING:
        is_its = outer in ("for", "of", "at", "from", "with") and at > 1
        return _kind(found, at - 2, last) if is_its else None
    is_told = found[at].word.lower() in words.DETERMINERS
    while at < head and found[at].word.lower() in words.NARROWING | {"this", "that"}:
        at += 1
    is_told = is_told or (at < head and found[at].is_capital)
    begins = found[at].word in words.STARTING - {"The", "A", "An", "One", "Another"}
    if begins or not is_told:
        return None
    form = Form.THING if noun in words.THINGS else Form.KIND
    return Phrase(found[at].start, found[last].end, form, found[at].start)


def _kind_start(found: Sequence[Token], head: int) -> int:
    """Return where the words begin that belong to a noun, from its determiner on."""
    at = head
    while at > 0 and head - at < _LONGEST_KIND:
        before = found[at - 1]
        lower = before.word.lower()
        if not before.is_word or lower in words.PLACING | words.DENYING | words.SAYING:
            break
        if lower in words.CLAUSE_STARTING | words.LINKS and before.word != "That":
            break
        at -= 1
        if lower in words.DETERMINERS:
            break
    return at


def _is_plain_role(noun: str) -> bool:
    return noun.endswith(("man", "woman", "person", "ologist", "ographer"))


def beginning_at(found: Sequence[Token], first: int) -> tuple[Phrase, int] | None:
    """Return what speaks, in words that begin with token `first`, and the token behind them."""
    opening = found[first]
    if opening.word in words.PRONOUNS.keys() - words.DETERMINERS:
        return Phrase(opening.start, opening.end, Form.PRONOUN, opening.start), first + 1
    stop = _reach(found, first)
    while stop > first:
        phrase = ending_at(found[first:stop], stop - first - 1)
        if phrase:
            is_whole = _is_whole(found, first, phrase, stop)
            return (phrase, stop) if is_whole and not _is_joined(found, stop) else None
        stop = max((at for at in range(first + 1, stop) if not found[at].is_capital), default=first)
        if found[stop].word in words.JOINING:
            return None
    return None


def _reach(found: Sequence[Token], first: int) -> int:
    """Return the token behind all that may belong to who speaks."""
    stop = first
    while stop < len(found) and stop - first < _LONGEST_NAME + _LONGEST_KIND:
        token = found[stop]
        lower = token.word.lower()
        if not token.is_word or token.word in _BEHIND:
            break
        if lower in words.PLACING | words.CLAUSE_STARTING | {"and"} and not _goes_on(found, stop):
            break
        if lower in ("who", "in", "on", "at", "during", "yesterday", "today", "last", "this"):
            break
        stop += 1
    return stop


def _is_whole(found: Sequence[Token], first: int, phrase: Phrase, stop: int) -> bool:
    """Whether nobody is named before who speaks, and no noun is cut off behind."""
    before = (token for token in found[first:stop] if token.start < phrase.first)
    if any(token.is_capital and token.word not in words.STARTING for token in before):
        return False
    is_name = phrase.form in (Form.PERSON, Form.SURNAME)
    if is_name and found[first].word == "a" and phrase.start == found[first + 1].start:
        return False  # «…», dijo a Ana Rey
    if phrase.form is Form.PERSON or stop >= len(found):
        return True
    after = found[stop].word
    known = _BEHIND | words.PLACING | words.CLAUSE_STARTING | words.LINKS | words.DETERMINERS
    is_known = after in known | words.PRONOUNS.keys() | _AFTER_KIND or not found[stop].is_word
    return found[stop].is_capital or is_known or after.endswith(("ing", "ed", "ly"))


def _is_joined(found: Sequence[Token], stop: int) -> bool:
    """Whether somebody else follows: said Ann Ray and the mayor."""
    if stop + 1 >= len(found) or found[stop].word not in words.JOINING:
        return False
    after = found[stop + 1]
    return after.is_capital or after.word in words.DETERMINERS | {"his", "her", "their"}


def _goes_on(found: Sequence[Token], link: int) -> bool:
    """Whether a small word belongs to what stands around it: Lord Alton of Liverpool."""
    if found[link].word not in ("of", "for", "and", "from", "at") or link + 1 >= len(found):
        return False
    after = found[link + 1]
    if after.word == "the" and link + 2 < len(found):
        after = found[link + 2]
    is_kind = _is_role(after.word) or after.word in words.THINGS
    return after.is_capital or (found[link].word in ("for", "of") and is_kind)
