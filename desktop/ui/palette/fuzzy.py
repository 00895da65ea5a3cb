"""How well a name answers to a few typed letters."""

from __future__ import annotations


def score(typed: str, name: str) -> int:
    """Return 0 when the letters do not occur in order; else more for beginnings and runs.

    Both arguments are case-folded already.
    """
    if not typed:
        return 1
    if (place := name.find(typed)) >= 0:
        start = place == 0 or not name[place - 1].isalnum()
        return 1000 + 300 * start - min(place, 200) - min(len(name), 100)
    return _scattered(typed, name)


def _scattered(typed: str, name: str) -> int:
    total, place, run = 100, -1, 0
    for letter in typed:
        if letter == " ":
            run = 0
            continue
        found = name.find(letter, place + 1)
        if found < 0:
            return 0
        start = found == 0 or not name[found - 1].isalnum()
        run = run + 1 if found == place + 1 else 0
        total += 12 * start + 4 * run - min(found - place - 1, 10)
        place = found
    return max(total, 1)
