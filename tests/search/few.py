"""A few small documents, and how many of them are found."""

from __future__ import annotations

from typing import TYPE_CHECKING

from desktop.search import parse

if TYPE_CHECKING:
    from collections.abc import Callable

    from desktop.domain import Content
    from desktop.search import Index

    Make = Callable[..., Content]


def documents(make: Make, count: int = 5, revision: int = 1) -> list[tuple[str, int, Content]]:
    return [
        (f"d{n}", revision, make(f"shared words number{chr(97 + n)} revision{chr(96 + revision)}"))
        for n in range(count)
    ]


def total(index: Index, query: str) -> int:
    answer = index.search(parse(query))
    return answer.total if answer.query == parse(query) else 0  # not what was corrected
