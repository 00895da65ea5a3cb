"""Who asks and who answers a question, as printed beside their names."""

from __future__ import annotations

import re

from desktop.formats.recognise.printed_dates import DATE, TIME
from desktop.formats.recognise.printed_names import is_name

# For: Quayside - Labour
_DASH = re.compile(r"\s+[-–—]\s+")
# For: hereditary peer
_PEERAGE = re.compile(r"\b(?:peer|peeress|hereditary|bishops?|archbishops?)\b", re.IGNORECASE)
# For: Baroness Bee
_PEER = re.compile(
    r"(?:The\s+)?(?:Lord|Lady|Baroness|Baron|Viscount|Viscountess|Earl|Countess|Duke|Marquess|"
    r"Bishop|Archbishop)\b"
)
# For: Liberal Democrat
_PARTY = re.compile(
    r"[A-Z]{2,5}|[A-Z][a-z]{1,4}\."
    r"|(?:Con|Lab|Lab/Co-op|Ind|Lib ?Dem|LD|Non-Afl|Alliance|Alba|GP|Green)\b.*"
    r"|.*\b(?:Party|Democrats?|Labour|Conservative|Independent|Liberal|Republican|Unionist|"
    r"Crossbench|Non-affiliated|Greens?)\b.*"
)
# For: Ann Bee, MSP for Quayside (Labour)
_MEMBER = re.compile(
    r"(?P<name>[^,()]{3,60}), (?:Member|MSP|MP|MS|MLA|TD|MEP)(?: for (?P<seat>[^()]+?))?"
    r"(?:, (?P<party>[^,()]+)| \((?P<group>[^()]+)\))?"
)
# For: Ann Bee Labour, Quayside
_STANDING = re.compile(
    r"(?:Photo of (?P<same>.{3,60}?) (?=(?P=same)))?(?P<name>.{3,60}?) "
    r"(?P<party>Labour/Co-operative"
    r"|Labour|Conservative|Liberal Democrats?|Scottish National Party|SNP|Green"
    r"|Plaid Cymru|Independent|Democratic Unionist Party|DUP|Reform UK|Crossbench|Non-affiliated)"
    rf"(?:,? (?P<seat>.{{3,60}}?))?(?:\s+(?i:{TIME}),?\s+(?i:{DATE}))?"
)
# For: Minister of State for Tides
_OFFICE = re.compile(
    r"(?:the\s+|his\s+|her\s+)?(?:parliamentary|minister|secretary|under-secretary|attorney"
    r"|solicitor|lord\s+(?:chancellor|president|advocate|privy)"
    r"|chancellor|prime|deputy|leader|advocate|first|cabinet|assistant|president)\b"
    r".*\b(?:minister|secretary|general|chancellor|leader|of|for)\b.*",
    re.IGNORECASE,
)
# For: Ann Bee Minister for Tides
_HOLDING = re.compile(
    r"(?:Photo of (?P<same>.{3,60}?) (?=(?P=same)))?(?P<name>.{3,60}?) "
    r"(?P<role>(?:The |Parliamentary |Minister |Secretary |Attorney |Solicitor |Assistant ).+)"
)
# For: The Minister for Tides (Carl Dee): It is planned.
_REPLY = re.compile(
    r"(?P<label>[^:“”\"?!—–\[\]]{3,160}?(?:\((?P<group>[^()]*)\))?)\s?"
    r"(?:\[[^\[\]]{3,60}\]\s?)?"
    r"(?::\s*(?=\S|$)|[—–](?=[A-Z]))"
)
# For: Deputy Ann Bee
_DEPUTY = re.compile(r"(?:Deputy|Senator|Mr|Mrs|Ms|Miss|Dr|Sir|Dame)\.?\s+")
# For: Bee, Mrs A
_TURNED = re.compile(r"[^,]{2,40}, (?:Mr|Mrs|Ms|Miss|Dr|Prof|Adv|Rev)\.? [A-Z]{1,4}")
# Letters: that of a minister of four subjects. More is a sentence of the question.
_LONGEST_OFFICE = 200


def asker(text: str, following: list[str] | None = None) -> dict[str, str]:
    """Return asked_by, party and constituency or peerage, or {} when there is no name.

    `following` are the lines below the name in layouts that give each its own line.
    """
    text = text.strip()
    member = _MEMBER.fullmatch(text)
    if member and is_name(member["name"]):
        said = {"asked_by": member["name"], "party": member["party"] or member["group"] or ""}
        return {k: v for k, v in {**said, "constituency": member["seat"] or ""}.items() if v}
    name, groups = _groups(text.strip().rstrip(":").strip())
    if not is_name(_DEPUTY.sub("", name) or name) and not _TURNED.fullmatch(name):
        return {}
    facts = {"asked_by": name}
    if len(groups) == 1:
        parts = _split(groups[0])
        facts.update(_pair(*parts) if len(parts) > 1 else _single(name, parts[0]))
    elif groups:
        # 'Name (Constituency) (Party)'
        facts.update(_pair(groups[1], groups[0]))
    elif following and len(following) == 1:
        facts.update(_single(name, following[0]))
    elif following:
        facts.update(_pair(following[0], following[1] if len(following) > 1 else ""))
    return facts


def answerer(text: str) -> dict[str, str]:
    """Return answered_by and role."""
    parts = _dashed(text.strip())
    if len(parts) == 1:
        name, comma, rest = text.partition(", ")
        parts = [name, rest] if comma and is_name(name) else [text]
    name, role = parts[0].strip().rstrip(":"), parts[1].strip() if len(parts) > 1 else ""
    name, groups = _groups(name)
    if not role:
        role = " ".join(f"({group})" for group in groups) if len(groups) > 1 else "".join(groups)
    return {"answered_by": name, "role": role}


def standing(text: str) -> dict[str, str]:
    """Return who stands above a question as 'Name Party, Constituency', or {}."""
    match = _STANDING.fullmatch(text)
    if not match or not is_name(match["name"], 2):
        return _with_title(text)
    facts = {"asked_by": match["name"], "party": match["party"]}
    return {**facts, "constituency": match["seat"]} if match["seat"] else facts


def _with_title(text: str) -> dict[str, str]:
    """Return who stands alone on a line as a peer, or with constituency and party, or {}."""
    if len(text) > _LONGEST_OFFICE or text.endswith((".", ":", "?")):
        return {}
    name, groups = _groups(text)
    is_peer = bool(_PEER.match(name)) and is_name(name, 2)
    return asker(text) if is_peer or (len(groups) == 2 and is_name(name, 2)) else {}  # noqa: PLR2004


def holding_office(text: str) -> dict[str, str]:
    """Return who stands above an answer as 'Name Office', or {}."""
    match = _HOLDING.fullmatch(text) if len(text) <= _LONGEST_OFFICE else None
    if not match or not is_name(match["name"], 2):
        return _titled_answerer(text)
    return {"answered_by": match["name"], "role": match["role"]}


def _titled_answerer(text: str) -> dict[str, str]:
    """Return who answers as a peer alone on a line, or as 'The Office (Name) (Party)', or {}."""
    name, groups = _groups(text) if len(text) <= _LONGEST_OFFICE else ("", [])
    if groups and is_office(name) and is_name(groups[0], 2):
        return {"answered_by": groups[0], "role": name}
    stands = _with_title(text)
    return {"answered_by": stands["asked_by"]} if stands else {}


def replying(text: str) -> dict[str, str]:
    """Return who a line says is speaking: 'Name:', 'Name (Party):' or 'Office (Name):', or {}."""
    match = _REPLY.match(text)
    if not match:
        return {}
    label = match["label"].strip()
    name, group = label.split("(")[0].strip(), (match["group"] or "").strip()
    if group and is_office(name) and is_name(_DEPUTY.sub("", group)):
        return {"answered_by": group, "role": name}
    if not is_name(name, 2):
        return {}
    return {"answered_by": name, "role": group} if is_office(group) else {"answered_by": name}


def is_office(text: str) -> bool:
    """Whether a text names an office rather than a person or a party."""
    return bool(_OFFICE.fullmatch(text))


def _dashed(text: str) -> list[str]:
    """Return 'Name - Role' in two; a dash inside brackets does not part them."""
    for match in _DASH.finditer(text):
        before = text[: match.start()]
        if before.count("(") == before.count(")"):
            return [before, text[match.end() :]]
    return [text]


def _groups(text: str) -> tuple[str, list[str]]:
    """Return a name and what stands in brackets after it, brackets inside brackets kept."""
    start = re.search(r"\s[(\[]", text)
    if not start:
        return text, []
    groups: list[str] = []
    depth = 0
    begin = 0
    for index in range(start.end() - 1, len(text)):
        if text[index] in "([":
            depth += 1
            begin = index + 1 if depth == 1 else begin
        elif text[index] in ")]":
            depth -= 1
            if depth == 0:
                groups.append(text[begin:index].strip())
        elif depth == 0 and not text[index].isspace():
            return text, []
    return (text[: start.start()].strip(), groups) if depth == 0 else (text, [])


def _split(group: str) -> list[str]:
    """Return 'Party - Constituency' in two; a dash inside brackets does not part them."""
    depth = 0
    for match in re.finditer(r"[(\[\])]|\s[-–—]\s|,\s", group):
        sign = match[0]
        if sign in "([":
            depth += 1
        elif sign in ")]":
            depth -= 1
        elif depth == 0 and (sign != ", " or not _DASH.search(group)):
            return [group[: match.start()].strip(), group[match.end() :].strip()]
    return [group]


def _pair(party: str, seat: str) -> dict[str, str]:
    if _PARTY.fullmatch(seat) and not _PARTY.fullmatch(party):
        party, seat = seat, party
    return {"party": party, "peerage" if _PEERAGE.search(seat) else "constituency": seat}


def _single(name: str, group: str) -> dict[str, str]:
    if _PEERAGE.search(group):
        return {"peerage": group}
    party, dash, seat = group.partition("—")  # Labour—Quayside
    if dash and "—" not in seat and _PARTY.fullmatch(party):
        return {"party": party, "constituency": seat}
    if _PEER.match(name) or _PARTY.fullmatch(group):
        return {"party": group}
    return {"constituency": group}
