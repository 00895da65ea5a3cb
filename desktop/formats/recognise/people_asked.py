"""Who asks and who answers a question, as printed beside their names."""

from __future__ import annotations

import re

from desktop.formats.recognise.names import is_name

_DASH = re.compile(r"\s+[-–—]\s+")
_PEERAGE = re.compile(r"\b(?:peer|peeress|hereditary|bishops?|archbishops?)\b", re.IGNORECASE)
_PEER = re.compile(
    r"(?:The\s+)?(?:Lord|Lady|Baroness|Baron|Viscount|Viscountess|Earl|Countess|Duke|Marquess|"
    r"Bishop|Archbishop)\b"
)
_PARTY = re.compile(
    r"[A-Z]{2,5}|(?:Con|Lab|Lab/Co-op|Ind|Lib ?Dem|LD|Non-Afl|Alliance|Alba|GP|Green)\b.*"
    r"|.*\b(?:Party|Democrats?|Labour|Conservative|Independent|Liberal|Republican|Unionist|"
    r"Crossbench|Non-affiliated|Greens?)\b.*"
)
_DEPUTY = re.compile(r"(?:Deputy|Senator|Mr|Mrs|Ms|Miss|Dr|Sir|Dame)\.?\s+")


def asker(text: str, following: list[str] | None = None) -> dict[str, str]:
    """Return asked_by, party and constituency or peerage, or {} when there is no name.

    `following` are the lines below the name in layouts that give each its own line.
    """
    name, groups = _groups(text.strip().rstrip(":").strip())
    if not is_name(_DEPUTY.sub("", name) or name):
        return {}
    facts = {"asked_by": name}
    if len(groups) == 1:
        parts = _split(groups[0])
        facts.update(_pair(*parts) if len(parts) > 1 else _single(name, parts[0]))
    elif groups:
        # 'Name (Constituency) (Party)'
        facts.update(_pair(groups[1], groups[0]))
    elif following:
        facts.update(_pair(following[0], following[1] if len(following) > 1 else ""))
    return facts


def answerer(text: str) -> dict[str, str]:
    """Return answered_by and role."""
    parts = _DASH.split(text.strip(), maxsplit=1)
    if len(parts) == 1:
        name, comma, rest = text.partition(", ")
        parts = [name, rest] if comma and is_name(name) else [text]
    name, role = parts[0].strip().rstrip(":"), parts[1].strip() if len(parts) > 1 else ""
    if not role:
        name, groups = _groups(name)
        role = " ".join(f"({group})" for group in groups) if len(groups) > 1 else "".join(groups)
    return {"answered_by": name, "role": role}


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
    return {"party": party, "peerage" if _PEERAGE.search(seat) else "constituency": seat}


def _single(name: str, group: str) -> dict[str, str]:
    if _PEERAGE.search(group):
        return {"peerage": group}
    if _PEER.match(name) or _PARTY.fullmatch(group):
        return {"party": group}
    return {"constituency": group}
