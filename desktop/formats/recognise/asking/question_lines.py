"""What single lines are in printed questions and answers, and the facts they hold."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from desktop.formats.recognise.asking import people_asked
from desktop.formats.recognise.printed_dates import DATE, line_date
from desktop.formats.recognise.printed_names import is_name

if TYPE_CHECKING:
    from collections.abc import Sequence

    from desktop.formats.recognise.printed_lines import Line

_NUMBER = r"(?:(?:Q(?:uestion)?\.?\s*)?\d{1,5}\s*[.):]?\s+|Q\d{0,4}\s*[.):]\s*)?"
_REFERENCE = r"(?:\[?\(?(?:UIN:?\s*)?(?:HL|[A-Z]\d?[A-Z]?-?)?\d{2,7}(?:/\d\d)?\)?\]?\s*)"
# For: Asked by Ann Bee (Quayside)
_ASKED = re.compile(r"(?:asked|tabled)\s+by\b:?\s*(.*)", re.IGNORECASE)
# For: Ann Bee Date tabled: 3 May 2024
_NEXT_LABEL = re.compile(r"\s+(?=(?:(?:date\s+)?(?:tabled|lodged)|UIN|date):?\s)", re.IGNORECASE)
# For: Question for the Department for Tides
_ADDRESSED = re.compile(r"question\s+(?:to|for)\s+(?:the\s+)?(.+?)\s*:?", re.IGNORECASE)
# For: 12. HL1234 To ask the Minister for Tides
_CORE = re.compile(rf"{_NUMBER}{_REFERENCE}?To ask (?=\S)")
_SERIES = r"(?:AQ[WOT]|[A-Z]?[WO]Q|[A-Z]Q[WO]?|PQ)\s?\d{2,6}(?:/\d\d(?:-\d\d)?)?"
"""Numbers that begin with the letters of their series."""
# For: AQW 1234/22-27
_OF_SERIES = re.compile(
    rf"^(?:Written question )?({_SERIES}|(?<=ion )\d{{1,6}} \(\d{{4}}\))", re.MULTILINE
)
# For: AQW 1234/22-27 Tabled 3 May 2024
_LEADS_HEAD = re.compile(
    rf"{_SERIES}(?:\s+\([a-z]\))?[\s,|–—-]+(?:date\s+)?(?:tabled|lodged)\b.*", re.IGNORECASE
)
# In prose people ask too: 'asked' counts after a number, or before a government and a colon.
# For: Ann Bee: To ask the Secretary of State
_NAMED_CORE = re.compile(
    rf"(?:{_NUMBER}(?P<name>[^:\[]{{3,90}}?)\s*:\s*{_REFERENCE}?:?\s*To ask (?=\S)"
    rf"|\d{{1,5}}[.)]\s+(?P<deputy>[^:\[]{{3,90}}?) asked (?=the )"
    r"|(?P<peer>[^:\[]{3,90}?) asked (?=(?:Her|His) Majesty[’']s Government:?$)"
    # The words of these stand on the next line.
    rf"|[†*#]?{_NUMBER}[†*#]?\s?(?P<below>[^:\[]{{3,90}}?)"
    r" to ask the (?=[A-Z][^.?!\[\]]{3,150}(?:\[\d+\])?$)"
    rf"|[†*#]?{_NUMBER}[†*#]?\s?(?P<pleased>[^:\[]{{3,90}}?)\s?:"
    r"\s*(?=Will the [^:]{3,150} be pleased to )"
    r"|Written question\s+\d{1,6}\s*\(\d{4}\)\.?\s*"
    r"(?P<written>[^:\[]{3,90}?) (?=to the [^:]{3,120}: \S))"
)
_BELOW = ("peer", "below")
# For: Answered by Carl Dee on 4 May 2024
_ANSWERED = re.compile(
    r"(?:(?:current\s+status:\s*)?answered\s+by|answer\s+(?:by|from)|reply\s+from)\b:?\s*(.*)",
    re.IGNORECASE,
)
# For: Answered on 4 May 2024 by Carl Dee
_ANSWERED_ON_BY = re.compile(rf"answered\s+on\s+{DATE}\s+by\s+(.+)", re.IGNORECASE)
# For: Carl Dee on 4 May 2024
_DATED_NAME = re.compile(
    rf"(?P<who>.+?)(?:\s*[|·]\s*answered)?(?:\s+on|,)?\s+{DATE}", re.IGNORECASE
)
# For: UIN 12345
_NUMBERED = re.compile(r"\bUIN:?\s*([A-Z]{0,4}-?\d{1,7})|\b(S\d[A-Z]-\d{3,6})\b", re.IGNORECASE)
_BRACKETS = r"[\[(]((?:HL)?\d{3,7}(?:/\d\d)?|S\d[A-Z]-\d{3,6})[\])]"
# For: [HL1234]
_BRACKETED = re.compile(_BRACKETS)
# For: Ann Bee (Quayside) [12345]
_BRACKETED_LAST = re.compile(rf"{_BRACKETS}\s*$")
# For: Tabled on: 3 May 2024
_TABLED = re.compile(
    rf"\b(?:date\s+)?(?:tabled|lodged|asked\s+on)(?:\s+on)?:?\s*({DATE})(?!\w)", re.IGNORECASE
)
# For: Date of answer: 4 May 2024
_ANSWERED_ON = re.compile(
    rf"\b(?:answered(?:\s+at)?(?:\s+on)?|date\s+(?:of\s+answer|answered)|answer\s+date)\b:?\s*({DATE})"
    rf"|\banswered\s+by\b[^\n]{{3,150}}?(?:\s+on|,)\s+({DATE})(?=\n|$)",
    re.IGNORECASE,
)
# For: Answered on 4 May 2024
_ANSWERED_ON_ALONE = re.compile(rf"answered(?:\s+on)?:?\s+{DATE}", re.IGNORECASE)
# For: Holding answer 3 May 2024
_HOLDING = re.compile(r"[^\n.;()\[\]]*\bholding\s+answer\b[^\n.;()\[\]]*", re.IGNORECASE)
# For: [holding answer 3 May 2024]
_HOLDING_BRACKET = re.compile(r"[\[(]holding answer [^\[\]()]{3,60}[\])]", re.IGNORECASE)
# For: This is the correct answer to that of 3 May
_CORRECTED = re.compile(
    r"[^\n.;()\[\]]*\b(?:corrected|correction|correct\s+answer|error\s+has\s+been\s+identified)\b"
    r"[^\n.;()\[\]]*",
    re.IGNORECASE,
)
# For: Written answer
_BARE = re.compile(
    r"(?:questions?(?:\s+\([\d, ]+\))?|answer|reply|response|q|a|\[[A-Z]\]"
    r"|answered\s+on|tabled\s+on|date|commons|lords|named\s+day|view\s+answer|(?:written|oral)\s+answers?"
    r"|ceist(?:eanna)?(?:\s+\([\d, ]+\))?|amharc ar fhreagra|freagraí? scríofa)\s*:?",
    re.IGNORECASE,
)
# For: 3 May 2024 - W12345
_DATED_NUMBER = re.compile(rf"({DATE})\s*[-–—|·]\s*[A-Z]{{1,3}}\d{{2,6}}[A-Z]?", re.IGNORECASE)
# For: In the House of Commons at 12:00 am, answered on 3 May 2024
_SITTING = re.compile(
    r".*\b(?:in the (?:House of )?(?:Commons|Lords)|written question)\b.*\banswered\b.*",
    re.IGNORECASE,
)
# For: (Quayside and Weir)
_BRACKETS_ALONE = re.compile(r"\([^()]{3,60}\)")
# For: It was answered on 4 May 2024.
_PROSE = re.compile(r".*[.?!…]['\"”’)]*", re.DOTALL)
# For: Answered on 4 May 2024.
_LABEL = re.compile(
    r"(?:UIN|date|tabled|lodged|asked on|answered|answer date|current status|due|question)\b.*",
    re.IGNORECASE,
)
# Letters of a label with its value. More, with a full stop, is a sentence.
_LONGEST_LABELLED = 60
# For: What is planned? - Ann Bee
_SIGNED = re.compile(r"(?<=[\].?])\s*[-–—]\s*(?P<name>[^\d\[\]()–—]{5,60}?)\.?\s*$")
# For: What is planned? (W1234)
_LAST_REFERENCE = re.compile(r"(?<=[?.;])\s*\(?\b([A-Z]{1,3}\d{1,6}[A-Z]?)\)?\s*$")
# For: What is planned [HL1234] for 2025?
_IN_WORDS = re.compile(r"\[((?:HL)?\d{3,7}(?:/\d\d)?|S\d[A-Z]-\d{3,6})\]")
# For: (b) how many
_GOES_ON = re.compile(r"\((?:\d|[b-z])\)\s")
_ASKS = (
    r"(?:what|whether|if|how|when|which|who|whose|why|where|pursuant|further to|with reference|"
    r"(?:for|to|on|in|by|at|from|of|under) (?:what|which|how|whom))\b"
)
_MORE = r"[\w’'-]*(?:,?(?:\s(?:of|for|and|the|in|&))*\s[A-ZÀ-Þ][\w’'-]*)*"
# For: To ask the Minister for Tides what is planned
_ADDRESSEE = re.compile(
    rf"asked (?:the )?(?P<office>(?:Minister|Taoiseach|Tánaiste|Attorney){_MORE})"
    rf"|(?:To ask|asked) (?:the )?(?P<of>.{{3,160}}?)(?:,?\s+(?:\((?:[a-z]|\d)\)\s+)?(?={_ASKS}))"
    r"|Will the (?P<pleased>.{3,150}?) be pleased to"
    r"|to ask the (?P<below>[A-Z][^:\[\]]{3,150}?)\s*(?:\[\d+\])?:?\s*$"
    r"|(?<=\s)to the (?P<written>[^:]{3,120}): "
    r"|(?:To ask|asked) (?:the )?(?P<short>[^,:]{3,160})[,:]\s*"
)
# Letters of a remark in brackets; in longer ones the question goes on.
LONGEST_REMARK = 200
# Letters of what stands beside a label.
_LONGEST_VALUE = 120
# Lines below a label that may be its values: two members and their places.
_MOST_VALUES = 4


def asked(found: Sequence[Line], index: int) -> str | None:
    """Return what stands beside 'Asked by' ('' when it stands below), or None."""
    text = found[index].text
    match = _ASKED.fullmatch(text)
    if match and not _is_said(text, match[1]):
        return _NEXT_LABEL.split(match[1].strip())[0]
    if _OF_SERIES.fullmatch(text) and index + 1 < len(found):
        name = found[index + 1].text.partition(" (")[0]
        return "" if is_name(name, 2) else None
    return "" if _is_heading_of_member(found, index, "question") else None


def answered(found: Sequence[Line], index: int) -> str | None:
    """Return what stands beside 'Answered by' ('' when it stands below), or None."""
    text = found[index].text
    match = _ANSWERED_ON_BY.fullmatch(text) or _ANSWERED.match(text)
    if match and not _is_said(text, match[1]):
        value = match[1].strip()
        dated = _DATED_NAME.fullmatch(value)
        return dated["who"] if dated else value
    return "" if _is_heading_of_member(found, index, "answer") else None


def _is_said(text: str, value: str) -> bool:
    """Whether a line is a sentence that only begins as a label does: Asked by members, they say."""
    is_label = ":" in text[: text.find(value)] or not value
    return not is_label and value[:1].islower() and bool(_PROSE.fullmatch(text))


def _is_heading_of_member(found: Sequence[Line], index: int, word: str) -> bool:
    """Whether a line says 'Question' or 'Answer' and a member's name and party stand below."""
    if found[index].text.casefold() != word or index + 2 >= len(found):
        return False
    below = [line.text for line in found[index + 1 : index + 3]]
    is_member = is_name(below[0], 2) and len(below[1]) <= _LONGEST_VALUE
    return is_member and not any(is_label(text) or core(text) for text in below)


def core(text: str) -> re.Match[str] | None:
    """Return the match of a line that holds the words of a question."""
    if plain := _CORE.match(text):
        return plain
    match = _NAMED_CORE.match(text)
    return match if match and people_asked.asker(asking(match)) else None


def asking(match: re.Match[str]) -> str:
    """Return the name that leads the words of a question, or ''."""
    return next((group for group in match.groupdict().values() if group), "")


def is_below(match: re.Match[str] | None) -> bool:
    """Whether the words of a question stand on the line after the one that names who asks."""
    return match is not None and any(match.groupdict().get(name) for name in _BELOW)


def goes_on(text: str) -> bool:
    """Whether a line is a further part of a question: '(2) ...', '(b) ...'."""
    return bool(_GOES_ON.match(text))


def signed(words: str) -> str:
    """Return the name after the last words of a question: '... on the matter. – Name', or ''."""
    match = _SIGNED.search(words)
    return match["name"].strip() if match and is_name(match["name"].strip(), 2) else ""


def is_label(text: str) -> bool:
    """Whether a line belongs to the head of a question."""
    if len(text) > LONGEST_REMARK or _ANSWERED.match(text) or _ANSWERED_ON_BY.match(text):
        # The state of a question is printed above its words.
        return text.casefold().startswith("current status")
    asked = _ASKED.fullmatch(text)
    return bool(
        (asked and not _is_said(text, asked[1]))
        or _ADDRESSED.fullmatch(text)
        or _BARE.fullmatch(text)
        or _NUMBERED.match(text)
        or _TABLED.match(text)
        or _BRACKETED.fullmatch(text)
        or _BRACKETS_ALONE.fullmatch(text)
        or _OF_SERIES.fullmatch(text)
        or _LEADS_HEAD.fullmatch(text)
        or _SITTING.fullmatch(text)
        or _DATED_NUMBER.fullmatch(text)
        or line_date(text)
    )


def is_answered_on(text: str) -> bool:
    """Whether a line says when the answer was given, and nothing more."""
    return bool(_ANSWERED_ON_ALONE.fullmatch(text))


def is_date_below(text: str) -> bool:
    """Whether a line says that the day of the answer stands on the next."""
    return bool(re.fullmatch(r"answered\s+on:?", text, re.IGNORECASE))


def is_bare(text: str) -> bool:
    """Whether a line is a label and says nothing more, such as 'Answer' or 'Reply:'."""
    return bool(_BARE.fullmatch(text))


def holding(text: str) -> str:
    """Return the remark on a holding answer that stands between name and answer, or ''."""
    match = _HOLDING_BRACKET.search(text[:LONGEST_REMARK])
    return match[0] if match else ""


def leads_head(text: str) -> bool:
    """Whether a line with number and date begins the head of a question that is not 'To ask'."""
    return bool(_LEADS_HEAD.fullmatch(text))


def addressee(texts: Sequence[str], words: str) -> str:
    """Return whom a question is put to: as its head says, or as its words do."""
    named = next((m[1] for m in map(_ADDRESSED.fullmatch, texts) if m), "")
    match = _ADDRESSEE.search(words)
    return named or (next(group for group in match.groups() if group) if match else "")


def title(words: str) -> str:
    """Return the question without its number and its address."""
    start = re.search(r"\bTo ask |\basked (?=the )|\bWill the (?=.{3,150} be pleased)", words)
    written = _NAMED_CORE.match(words)
    if written and written["written"]:
        return words[written.end() :].partition(": ")[2]
    text = words[start.start() :] if start else words
    if signed(text):
        text = _SIGNED.sub("", text)
    address = _ADDRESSEE.match(text)
    rest = text[address.end() :].strip() if address else text
    rest = _BRACKETED_LAST.sub("", rest).rstrip() or rest
    return rest[:1].upper() + rest[1:]


def values(found: Sequence[Line], index: int, end: int) -> list[str]:
    """Return the short lines below a label that stands alone."""
    kept: list[str] = []
    for line in found[index + 1 : min(end, index + 1 + _MOST_VALUES)]:
        if len(line.text) > _LONGEST_VALUE or _BARE.fullmatch(line.text):
            break
        kept.append(line.text)
    return kept


def remarks(texts: Sequence[str], words: str) -> dict[str, str]:
    """Return number, dates and remarks from the lines around a question and its answer."""
    text = "\n".join(_joined_labels(texts))
    heads = "\n".join(_joined_labels([each for each in texts if not _is_told(each)]))
    uin = (
        _first_group(_NUMBERED, text)
        or _first_group(_BRACKETED_LAST, _SIGNED.sub("", words))
        or _first_group(_LAST_REFERENCE, words)
        or _first_group(_OF_SERIES, f"{text}\n{words}")
        or _first_group(_IN_WORDS, words)
        or _first_group(_BRACKETED, text)
    )
    tabled, answered_on = _first_group(_TABLED, heads), _first_group(_ANSWERED_ON, heads)
    alone = next((date for each in texts if (date := _alone(each))), "")
    holding, corrected = _HOLDING.search(text), _CORRECTED.search(text)
    return {
        "uin": uin,
        "date": answered_on or tabled or alone,
        "tabled": tabled,
        "holding_answer": holding[0].strip() if holding else "",
        "correction": corrected[0].strip() if corrected else "",
    }


def _is_told(text: str) -> bool:
    """Whether a line is a sentence, in which dates are those of other answers."""
    is_label = bool(_LABEL.match(text)) and len(text) <= _LONGEST_LABELLED
    return bool(_PROSE.fullmatch(text)) and not (is_label or _SITTING.fullmatch(text))


def _alone(text: str) -> str:
    """Return the date of a line that is a date, or a date and a number, or ''."""
    numbered = _DATED_NUMBER.fullmatch(text)
    return numbered[1] if numbered else line_date(text)


def _joined_labels(texts: Sequence[str]) -> list[str]:
    """Return lines with a label that stands alone put before the line after it."""
    joined: list[str] = []
    for text in texts:
        if joined and (
            is_date_below(joined[-1]) or re.fullmatch(r"tabled\s+on:?", joined[-1], re.I)
        ):
            joined[-1] += f" {text}"
        else:
            joined.append(text)
    return joined


def _first_group(pattern: re.Pattern[str], text: str) -> str:
    found = pattern.search(text)
    return next(group for group in found.groups() if group) if found else ""
