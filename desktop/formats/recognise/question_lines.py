"""What single lines are in printed questions and answers, and the facts they hold."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from desktop.formats.recognise import people_asked
from desktop.formats.recognise.dates import DATE, line_date
from desktop.formats.recognise.names import is_name

if TYPE_CHECKING:
    from collections.abc import Sequence

    from desktop.formats.recognise.passages import Line

_NUMBER = r"(?:(?:Q(?:uestion)?\.?\s*)?\d{1,5}\s*[.):]?\s+|Q\d{0,4}\s*[.):]\s*)?"
_REFERENCE = r"(?:\[?\(?(?:UIN:?\s*)?(?:HL|[A-Z]\d?[A-Z]?-?)?\d{2,7}(?:/\d\d)?\)?\]?\s*)"
_ASKED = re.compile(r"(?:asked|tabled)\s+by\b:?\s*(.*)", re.IGNORECASE)
_NEXT_LABEL = re.compile(r"\s+(?=(?:(?:date\s+)?(?:tabled|lodged)|UIN|date):?\s)", re.IGNORECASE)
_ADDRESSED = re.compile(r"question\s+(?:to|for)\s+(?:the\s+)?(.+?)\s*:?", re.IGNORECASE)
_CORE = re.compile(rf"{_NUMBER}{_REFERENCE}?To ask (?=\S)")
# In prose people ask too: 'asked' counts after a number, or before a government and a colon.
_NAMED_CORE = re.compile(
    rf"(?:{_NUMBER}(?P<name>[^:\[]{{3,90}}?)\s*:\s*{_REFERENCE}?:?\s*To ask (?=\S)"
    rf"|\d{{1,5}}[.)]\s+(?P<deputy>[^:\[]{{3,90}}?) asked (?=the )"
    r"|(?P<peer>[^:\[]{3,90}?) asked (?=(?:Her|His) Majesty[’']s Government:?$))"
)
_ANSWERED = re.compile(
    r"(?:(?:current\s+status:\s*)?answered\s+by|answer\s+(?:by|from)|reply\s+from)\b:?\s*(.*)",
    re.IGNORECASE,
)
_ANSWERED_ON_BY = re.compile(rf"answered\s+on\s+{DATE}\s+by\s+(.+)", re.IGNORECASE)
_DATED_NAME = re.compile(rf"(?P<who>.+?)(?:\s+on|,)?\s+{DATE}", re.IGNORECASE)
_NUMBERED = re.compile(r"\bUIN:?\s*([A-Z]{0,4}-?\d{1,7})|\b(S\d[A-Z]-\d{3,6})\b", re.IGNORECASE)
_BRACKETS = r"[\[(]((?:HL)?\d{3,7}(?:/\d\d)?|S\d[A-Z]-\d{3,6})[\])]"
_BRACKETED = re.compile(_BRACKETS)
_BRACKETED_LAST = re.compile(rf"{_BRACKETS}\s*$")
_TABLED = re.compile(
    rf"\b(?:date\s+)?(?:tabled|lodged)(?:\s+on)?:?\s*({DATE})(?!\w)", re.IGNORECASE
)
_ANSWERED_ON = re.compile(
    rf"\b(?:answered(?:\s+on)?|date\s+(?:of\s+answer|answered)|answer\s+date)\b:?\s*({DATE})"
    rf"|\banswered\s+by\b[^\n]{{3,150}}?(?:\s+on|,)\s+({DATE})(?=\n|$)",
    re.IGNORECASE,
)
_HOLDING = re.compile(r"[^\n.;()\[\]]*\bholding\s+answer\b[^\n.;()\[\]]*", re.IGNORECASE)
_CORRECTED = re.compile(
    r"[^\n.;()\[\]]*\b(?:corrected|correction|correct\s+answer|error\s+has\s+been\s+identified)\b"
    r"[^\n.;()\[\]]*",
    re.IGNORECASE,
)
_BARE = re.compile(
    r"(?:question|answer|answered\s+on|tabled\s+on|date|commons|lords)\s*:?", re.IGNORECASE
)
_ASKS = (
    r"(?:what|whether|if|how|when|which|who|whose|why|where|pursuant|further to|with reference|"
    r"(?:for|to|on|in|by|at|from|of|under) (?:what|which|how|whom))\b"
)
_MORE = r"[\w’'-]*(?:,?(?:\s(?:of|for|and|the|in|&))*\s[A-ZÀ-Þ][\w’'-]*)*"
_ADDRESSEE = re.compile(
    rf"asked (?:the )?(?P<office>(?:Minister|Taoiseach|Tánaiste|Attorney){_MORE})"
    rf"|(?:To ask|asked) (?:the )?(?P<of>.{{3,160}}?)(?:,?\s+(?:\([a-z]\)\s+)?(?={_ASKS}))"
    r"|(?:To ask|asked) (?:the )?(?P<short>[^,:]{3,160})[,:]\s*"
)
LONGEST_REMARK = 200
_LONGEST_VALUE = 120
_MOST_VALUES = 4


def asked(found: Sequence[Line], index: int) -> str | None:
    """Return what stands beside 'Asked by' ('' when it stands below), or None."""
    text = found[index].text
    match = _ASKED.fullmatch(text)
    if match:
        return _NEXT_LABEL.split(match[1].strip())[0]
    return "" if _is_heading_of_member(found, index, "question") else None


def answered(found: Sequence[Line], index: int) -> str | None:
    """Return what stands beside 'Answered by' ('' when it stands below), or None."""
    text = found[index].text
    match = _ANSWERED_ON_BY.fullmatch(text) or _ANSWERED.match(text)
    if match:
        value = match[1].strip()
        dated = _DATED_NAME.fullmatch(value)
        return dated["who"] if dated else value
    return "" if _is_heading_of_member(found, index, "answer") else None


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
    groups = match.groupdict()
    return str(groups.get("name") or groups.get("deputy") or groups.get("peer") or "")


def is_label(text: str) -> bool:
    """Whether a line belongs to the head of a question."""
    if len(text) > LONGEST_REMARK or _ANSWERED.match(text) or _ANSWERED_ON_BY.match(text):
        # The state of a question is printed above its words.
        return text.casefold().startswith("current status")
    return bool(
        _ASKED.fullmatch(text)
        or _ADDRESSED.fullmatch(text)
        or _BARE.fullmatch(text)
        or _NUMBERED.match(text)
        or _TABLED.match(text)
        or _BRACKETED.fullmatch(text)
        or line_date(text)
    )


def addressee(texts: Sequence[str], words: str) -> str:
    """Return whom a question is put to: as its head says, or as its words do."""
    named = next((m[1] for m in map(_ADDRESSED.fullmatch, texts) if m), "")
    match = _ADDRESSEE.search(words)
    return named or (str(match["office"] or match["of"] or match["short"]) if match else "")


def title(words: str) -> str:
    """Return the question without its number and its address."""
    start = re.search(r"\bTo ask |\basked (?=the )", words)
    text = words[start.start() :] if start else words
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
    uin = (
        _first_group(_NUMBERED, text)
        or _first_group(_BRACKETED_LAST, words)
        or _first_group(_BRACKETED, words)
        or _first_group(_BRACKETED, text)
    )
    tabled, answered_on = _first_group(_TABLED, text), _first_group(_ANSWERED_ON, text)
    alone = next((date for each in texts if (date := line_date(each))), "")
    holding, corrected = _HOLDING.search(text), _CORRECTED.search(text)
    return {
        "uin": uin,
        "date": answered_on or tabled or alone,
        "tabled": tabled,
        "holding_answer": holding[0].strip() if holding else "",
        "correction": corrected[0].strip() if corrected else "",
    }


def _joined_labels(texts: Sequence[str]) -> list[str]:
    """Return lines with a label that stands alone put before the line after it."""
    joined: list[str] = []
    for text in texts:
        if joined and re.fullmatch(r"(?:answered|tabled)\s+on:?", joined[-1], re.IGNORECASE):
            joined[-1] += f" {text}"
        else:
            joined.append(text)
    return joined


def _first_group(pattern: re.Pattern[str], text: str) -> str:
    found = pattern.search(text)
    return next(group for group in found.groups() if group) if found else ""
