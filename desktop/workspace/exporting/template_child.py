"""Has a template followed where it can do no harm, and believes nothing of what comes of it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, NamedTuple, cast

from desktop.errors import TemplateFaultError
from desktop.formats.door import limits
from desktop.formats.door.confined.following import Ended, NoAnswerError, answered

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

_ENGINE = "desktop.export.templates.template_run"
_ALLOWANCE = limits.Allowance(seconds=10.0, per_megabyte=3.0, patience=4.0, grace=20.0)
_OF_A_PREVIEW = limits.Allowance(seconds=3.0, per_megabyte=3.0, patience=3.0, grace=6.0)
"""Somebody waits, and is typing on."""
# Letters: the words are a stranger's.
_LONGEST_REASON = 400


class Task(NamedTuple):
    """A template with what it is to be followed for."""

    name: str
    """What it is called in a sentence."""
    source: str
    suffix: str
    """Of the files that it makes: it decides what is escaped unasked."""
    file_name: str | None = None
    """A template for the name of each file, where each document has one of its own."""
    is_preview: bool = False


def followed(
    task: Task, values: Mapping[str, Any], cancelled: Callable[[], bool]
) -> list[tuple[str, str]]:
    """Return names and texts: one for each document, or one without a name for all of them.

    Raises TemplateFaultError, or CancelledError within a moment.
    """
    request = {**task._asdict(), "values": values}
    allowance = _OF_A_PREVIEW if task.is_preview else _ALLOWANCE
    try:
        said = answered(_ENGINE, request, allowance, cancelled)
    except NoAnswerError as error:
        raise TemplateFaultError(task.name, 0, error.ended) from error
    match said:
        case {"fault": [int(line), str(reason)]}:
            plain = "".join(sign for sign in reason if sign.isprintable())[:_LONGEST_REASON]
            raise TemplateFaultError(task.name, max(0, line), plain)
        case {"made": [*made]} if all(map(_is_pair, made)):
            return [(name, text) for name, text in cast("list[list[str]]", made)]
    raise TemplateFaultError(task.name, 0, Ended.DEATH)


def _is_pair(one: object) -> bool:
    match one:
        case [str(), str()]:
            return True
    return False
