"""Questions that begin with a line of their own that says their number.

So print the European Parliament, and the houses that number questions on notice.
"""

from __future__ import annotations

import re
from itertools import pairwise
from typing import TYPE_CHECKING

from desktop.formats.canon.outline import short
from desktop.formats.recognise.asking import people_asked
from desktop.formats.recognise.printed_dates import DATE, line_date
from desktop.formats.recognise.printed_names import is_name
from desktop.formats.recognise.result import Item

if TYPE_CHECKING:
    from collections.abc import Sequence

    from desktop.formats.recognise.printed_lines import Line

# For: Question for written answer E-001234/2024
_REFERENCE = re.compile(
    r"(?:priority\s+)?question\s+for\s+(?:written|oral)\s+answer\s+"
    r"(?P<european>[A-Z]-\d{1,6}/\d{2,4})\S*"
    r"|(?:un)?starred\s+question\s+no\.?\s*:?\s*(?P<starred>[\d*]{1,6})"
    r"|\(?question\s+no\.?\s*(?P<notice>\d{1,5}(?:/\d{2,4})?)\s*\)?\s*[-–—.:]*"
    r"|(?P<answer>[A-Z]-\d{1,6}/\d{2,4})(?:\(ASW\))?",
    re.IGNORECASE,
)
# For: to the Commission
_TO = re.compile(r"to the (?P<of>(?:Commission|Council|European)\b.{0,120})", re.IGNORECASE)
# For: Ann Bee asked the Minister for Tides, upon notice, on 3 May 2024:
_ON_NOTICE = re.compile(
    rf"(?P<name>[^:]{{3,80}}?) asked the (?P<of>.{{3,160}}?),? (?:(?:up)?on notice|in writing)"
    rf"(?:,? on (?P<date>(?i:{DATE})))?\s*[:.]?"
)
# For: Dr Ann Bee (Quayside) asked the Minister of Tides:
_ASKED = re.compile(
    r"(?P<name>(?:Hon|Sen|Mr|Mrs|Ms|Miss|Dr|Prof|Capt|Rev)\.?\s[^:()]{3,60}?)"
    r"(?:\s\((?P<seat>[^:()]{2,60})\))?,? asked the (?P<of>[A-Z][^:]{3,160}?)\s*:"
)
# For: Will the Minister of Tides be pleased to state
_PLEASED = re.compile(r"Will the (?P<of>.{3,120}?) be pleased to state\b", re.IGNORECASE)
# For: Subject: Tides
_SUBJECT = re.compile(r"Subject:\s*(?P<title>\S.*)", re.IGNORECASE)
# For: 12. Ann Bee:
_NAMED = re.compile(r"(?:\d{1,5}\.\s*)?(?P<name>[^:\d]{3,90}):")
# For: Ann Bee (Greens), Carl Dee (Left) and Eve Foe (Left)
_GROUPED = re.compile(r"(?:[^(),]{3,60} \([^()]{2,40}\)(?:, (?=\S)| and )?)+")
# For: Answer given by Mr Dee on behalf of the Commission (4.5.2024)
_GIVEN = re.compile(
    rf"Answer given by (?P<name>.{{3,60}}?)(?:\s+on behalf of (?P<role>the .{{3,60}}?))?"
    rf"(?:\s*\((?P<date>{DATE})\))?",
    re.IGNORECASE,
)
# For: on behalf of the Commission (4.5.2024)
_BEHALF = re.compile(rf"on behalf of (?P<role>the .{{3,60}}?)(?:\s*\((?P<date>{DATE})\))?", re.I)
# For: (4.5.2024)
_DATE_ALONE = re.compile(rf"\(?({DATE})\)?", re.IGNORECASE)
# For: Submitted: 3.5.2024
_SUBMITTED = re.compile(rf"Submitted:\s*({DATE})", re.IGNORECASE)
# For: To be answered on: 03.05.2024
_TO_BE_ANSWERED = re.compile(rf"To be answered on\s*:?\s*({DATE})", re.IGNORECASE)
# For: With regard to the tides at Quayside
_ASKS = re.compile(
    r"With (?:regard|respect) to .{3,}|.*\b(?:be pleased to state|notice)\b.*"
    r"|.{3,120} asked the .*:",
    re.IGNORECASE,
)
# For: ANSWER:
_ANSWER = re.compile(r"(?:ANSWER|Answer)\s*:?")
# For: TIDES AT QUAYSIDE
_CAPITALS = re.compile(r"(?!ANSWER)[^a-z\d:*]{4,150}(?<!\))")
# For: THE MINISTER OF TIDES
_OFFICE_ALONE = re.compile(r"(?:THE\s+)?(?:[A-Z]+\s+){0,4}MINISTER\b[^a-z\d:]*")
# For: (Carl Dee):
_NAME_ALONE = re.compile(r"\((?P<name>[^()\d]{3,80})\):?")
# Letters, as in question_marks.
_LONGEST_TITLE = 110
# Lines of a question before its words: reference, subject, member, party, place, department,
# dates.
_HEAD = 14
# A title stands less than four lines above the reference: a label or a rule may come between.
_ABOVE = 4


def items(found: Sequence[Line]) -> list[Item]:
    """Return one section per question, or [] where none says who asks it and whom."""
    places = [index for index, line in enumerate(found) if _REFERENCE.fullmatch(line.text)]
    if not places:
        return []
    made: list[Item] = []
    ends = [*places[1:], len(found)]
    for place, end in zip(places, ends, strict=True):
        part = found[place:end]
        facts = _facts(part)
        printed = next((day for i in _above(place) if (day := line_date(found[i].text))), "")
        if made and "asked_by" not in facts and made[-1].facts["uin"] == facts["uin"]:
            # The answer is printed under the number of its question once more.
            answer = {"date": printed, **facts} if printed else facts
            made[-1] = made[-1]._replace(facts={**made[-1].facts, **answer})
            continue
        # What every one of these layouts has: a number, somebody who asks, somebody asked; only
        # the answers of a commission are printed without their questions.
        is_asked = "asked_by" in facts and bool({"asked_of", "answered_by"} & facts.keys())
        if not is_asked and not (
            _GIVEN.match(part[1].text if len(part) > 1 else "") and "answered_by" in facts
        ):
            continue
        above = next((found[i] for i in _above(place) if _is_title(found[i])), None)
        above = above if is_asked else part[1]
        if printed:
            facts = {("tabled" if is_asked else "date"): printed, "date": printed, **facts}
        made.append(Item(_title(part, facts, above), part[0].start, facts))
    return _with_what_stands_above(found, made)


def _facts(part: Sequence[Line]) -> dict[str, str]:
    match = _REFERENCE.fullmatch(part[0].text)
    reference = next((group for group in match.groups() if group), "") if match else ""
    texts = [line.text for line in part]
    answer = next((i for i, text in enumerate(texts) if _GIVEN.match(text)), -1)
    facts = {**_asked(texts[1:_HEAD]), **_answered(texts, answer)}
    submitted = next((m[1] for m in map(_SUBMITTED.search, texts) if m), "")
    due = next((m[1] for m in map(_TO_BE_ANSWERED.fullmatch, texts[:_HEAD]) if m), "")
    facts["tabled"] = facts.get("tabled") or submitted
    facts["date"] = facts.get("date") or due or facts["tabled"]
    facts["uin"] = reference
    return {name: value for name, value in facts.items() if value}


def _asked(texts: Sequence[str]) -> dict[str, str]:
    """Return who asks and who is asked, from the lines below a question's number."""
    facts: dict[str, str] = {}
    for text in texts:
        notice = _ON_NOTICE.match(text)
        asked = None if notice else _ASKED.fullmatch(text)
        if asked:
            seat = people_asked.asker(f"{asked['name']} ({asked['seat']})") if asked["seat"] else {}
            return {**seat, "asked_by": asked["name"], "asked_of": asked["of"]}
        addressed = _TO.fullmatch(text) or _PLEASED.match(text)
        named = _NAMED.fullmatch(text)
        if notice:
            facts = {"asked_by": notice["name"], "asked_of": notice["of"]}
            return {**facts, "tabled": notice["date"] or ""}
        if addressed:
            facts.setdefault("asked_of", addressed["of"].rstrip(" ."))
        elif "asked_by" not in facts and _GROUPED.fullmatch(text):
            name, _, group = text.rstrip(")").partition(" (")
            one = {"asked_by": name, "party": group}
            facts.update({"asked_by": text} if text.count("(") > 1 else one)
        elif named and is_name(named["name"].strip(), 2) and "asked_of" not in facts:
            others = sum(name.startswith("asked_by") for name in facts)
            facts[f"asked_by_{others + 1}" if others else "asked_by"] = named["name"].strip()
        if _GIVEN.match(text) or _ANSWER.fullmatch(text):
            break
    return facts


def _answered(texts: Sequence[str], given: int) -> dict[str, str]:
    if given >= 0:
        match = _GIVEN.fullmatch(texts[given])
        behalf = _BEHALF.fullmatch(texts[given + 1]) if given + 1 < len(texts) else None
        if not match:
            return {}
        source = match if match["role"] or not behalf else behalf
        facts = {"answered_by": match["name"], "role": source["role"] or ""}
        below = (m[1] for m in map(_DATE_ALONE.fullmatch, texts[given + 1 : given + 3]) if m)
        return {**facts, "date": source["date"] or match["date"] or next(below, "")}
    for office, name in pairwise(texts):
        alone = _NAME_ALONE.fullmatch(name) if _OFFICE_ALONE.fullmatch(office) else None
        if alone:
            return {"answered_by": alone["name"], "role": office}
    asking = next((i for i, text in enumerate(texts) if _ASKS.match(text)), 0)
    return next((who for text in texts[asking + 1 :] if (who := people_asked.replying(text))), {})


def _title(part: Sequence[Line], facts: dict[str, str], above: Line | None) -> str:
    texts = [line.text for line in part]
    subject = next((m["title"] for m in map(_SUBJECT.fullmatch, texts[:_HEAD]) if m), "")
    if subject or above:
        return subject or (above.text if above else "")
    asker = next((i for i, t in enumerate(texts[:_HEAD]) if facts.get("asked_by", "\n") in t), 1)
    head = [t for t in texts[1:asker] if not line_date(t) and not _TO_BE_ANSWERED.fullmatch(t)]
    if head and len(head[-1]) <= _LONGEST_TITLE and head[-1][-1] not in ".:;,":
        return head[-1]
    capitals = next((t for t in texts[1:_HEAD] if _CAPITALS.fullmatch(t)), "")
    asks = next((t for t in texts[1:] if _ASKS.match(t)), "")
    return capitals or short(asks, 110) or facts["uin"]


def _above(place: int) -> range:
    return range(place - 1, max(-1, place - _ABOVE), -1)


def _is_title(line: Line) -> bool:
    text = line.text
    # A line in capitals names a department or the house.
    is_line = len(text) <= _LONGEST_TITLE and text[-1] not in ".:;,)*?" and text[0] != "("
    is_line = is_line and not text.isupper()
    return is_line and not line_date(text)


def _with_what_stands_above(found: Sequence[Line], made: list[Item]) -> list[Item]:
    """Return questions that begin with the title printed above their number."""
    starts = {line.start: index for index, line in enumerate(found)}
    moved: list[Item] = []
    for item in made:
        index = starts[item.start]
        title = next((i for i in _above(index) if found[i].text == item.title), index)
        moved.append(item._replace(start=found[title].start))
    return moved
