"""What is known of a section, in words: who asked whom, who wrote it, when."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping


def label(fact: str) -> str:
    """Return a fact's name as it is shown: 'asked_by' is 'Asked by'."""
    words = fact.replace("_", " ")
    return "UIN" if words == "uin" else words[:1].upper() + words[1:]


def fact_of(label_: str) -> str:
    """Return the name under which a fact is kept."""
    return "_".join(label_.casefold().split())


def in_one_line(facts: Mapping[str, str]) -> str:
    """Return the facts of a section as a line to glance at; long ones are left out."""
    # Here, since the tree shows facts and the window is painted without the nouns.
    from desktop.domain.section_facts import USUAL, answerer, asker

    told = {name for names in USUAL.values() for name in names} - {"uin"}
    asked = asker(facts)
    if asked and facts.get("asked_of"):
        asked += f" to {facts['asked_of']}"
    answered = answerer(facts)
    parts = [
        f"Asked by {asked}" if asked else "",
        f"answered by {answered}" if answered else "",
        *(facts.get(name, "") for name in ("author", "speaker", "date", "time")),
        *(f"{label(name)} {value}" for name, value in facts.items() if name not in told),
    ]
    return " · ".join(part for part in parts if part)


def of_mail(facts: Mapping[str, str]) -> dict[str, str]:
    """Return who wrote to whom, of a document that is an e-mail; empty for any other."""
    told = ("from", "to", "cc")
    return {name: facts[name] for name in told if facts.get(name)} if facts.get("from") else {}


def in_lines(facts: Mapping[str, str]) -> list[str]:
    """Return one line for each fact."""
    return [f"{label(name)}: {value}" for name, value in facts.items()]
