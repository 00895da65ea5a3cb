"""Questions that go on asking the same when a tag is called otherwise."""

from __future__ import annotations

from typing import TYPE_CHECKING

from desktop.domain.asking.askable import near
from desktop.domain.asking.which import Asked, Both, Either, Field, Not, both, either
from desktop.domain.tag_paths import named

if TYPE_CHECKING:
    from collections.abc import Iterable

    from desktop.domain.asking.which import Which


def renamed(which: Which, paths: Iterable[str], old: str, new: str) -> Which:
    """Return a question as it is asked once `old`, with the tags below it, is called `new`.

    `paths` are those of all tags before. What still names the same tags stays as it was typed.
    """
    before = set(paths)
    return _renamed(which, before, {path: _moved(path, old, new) for path in before}, (old, new))


def _renamed(
    which: Which, before: set[str], after: dict[str, str], names: tuple[str, str]
) -> Which:
    match which:
        case Both(parts):
            return both(*(_renamed(part, before, after, names) for part in parts))
        case Either(parts):
            return either(*(_renamed(part, before, after, names) for part in parts))
        case Not(part):
            return Not(_renamed(part, before, after, names))
        case Asked((Field.TAG | Field.DOCTAG) as field, value):
            return either(*(Asked(field, path) for path in _paths(value, before, after, names)))
        case Asked(Field.NEAR, value):
            tag, paragraphs = near(value)
            return either(
                *(
                    Asked(Field.NEAR, f"{path}/{paragraphs}")
                    for path in _paths(tag, before, after, names)
                )
            )
        case _:
            return which


def _paths(
    value: str, before: set[str], after: dict[str, str], names: tuple[str, str]
) -> tuple[str, ...]:
    meant = {_moved(level, *names) for level in named(before, value)}
    if meant == named(after.values(), value):
        return (value,)
    return tuple(sorted(meant))


def _moved(path: str, old: str, new: str) -> str:
    return new + path[len(old) :] if f"{path}/".startswith(f"{old}/") else path
