"""Runs a template: in a process that is shut in, since it may be made to do harm.

The sandbox of Jinja keeps what a template reaches to plain values; that a text is multiplied, or a
loop never ends, is kept by what is counted here, and by the limits of the process.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, NamedTuple

from jinja2 import StrictUndefined, TemplateSyntaxError
from jinja2.exceptions import SecurityError, UndefinedError
from jinja2.sandbox import ImmutableSandboxedEnvironment
from typing_extensions import override

from desktop.export.templates.template_filters import FILTERS

if TYPE_CHECKING:
    from collections.abc import Mapping

    from jinja2 import Template
    from jinja2.runtime import Context

PLACE = "<template>"
"""What Jinja calls a template that is no file."""
LONGEST = 4 << 20
"""Characters that any template may make, beside `FOR_EACH` for each that it sees."""
FOR_EACH = 20
# Letters that `*` may make at once: the limit on what is written comes too late for it.
_LONGEST_PRODUCT = 1_000_000
# Letters: the words are a stranger's.
_LONGEST_REASON = 200
_ESCAPED = (".html", ".htm", ".xhtml", ".xml")


class Fault(NamedTuple):
    """Why a template could not be followed, as a clause; `line` is 0 where none is to blame."""

    line: int
    reason: str


class FaultError(Exception):
    """A template cannot be followed."""

    def __init__(self, fault: Fault) -> None:
        super().__init__(fault.reason)
        self.fault = fault


class _TooLongError(Exception):
    """A template makes more text than anybody meant it to."""


_REASONS = (
    ((_TooLongError,), "it makes more text than there is any use for"),
    ((RecursionError, SyntaxError), "it is nested too deep"),
)


class _Environment(ImmutableSandboxedEnvironment):
    """The sandbox, with what would make a large value of a small one looked at."""

    intercepted_binops = frozenset({"*", "**", "%"})

    @override
    def call_binop(self, context: Context, operator: str, left: Any, right: Any) -> Any:
        numbers = isinstance(left, int | float), isinstance(right, int | float)
        if operator == "*" and not all(numbers):
            many, times = (right, left) if numbers[0] else (left, right)
            if len(many) * max(times, 1) > _LONGEST_PRODUCT:
                raise _TooLongError
        if operator == "**" or (operator == "%" and not numbers[0]):
            raise SecurityError(f"the sign {operator} is not known to templates here")
        return super().call_binop(context, operator, left, right)


def answer(request: Mapping[str, Any]) -> dict[str, list[Any]]:
    """Return names with texts under 'made', or line and reason under 'fault'."""
    source, suffix, values = request["source"], request["suffix"], request["values"]
    try:
        if request["file_name"] is None:
            return {"made": [("", run(source, suffix, values))]}
        return {"made": run_each(source, suffix, request["file_name"], values)}
    except FaultError as error:
        return {"fault": list(error.fault)}


def run(source: str, suffix: str, values: Mapping[str, Any]) -> str:
    """Return what a template makes of values. Raises FaultError, MemoryError."""
    return rendered(_read(source, suffix), values)


def run_each(
    source: str, suffix: str, name: str, values: Mapping[str, Any]
) -> list[tuple[str, str]]:
    """Return what a template, and one for the name of its file, make of each document."""
    text, called = _read(source, suffix), _read(name, "")
    found = []
    for document in values["documents"]:
        alone = {**values, "documents": [document]}
        found.append((rendered(called, alone), rendered(text, alone)))
    return found


def rendered(template: Template, values: Mapping[str, Any]) -> str:
    """Return what a template makes of values, of which each highlight knows its document."""
    documents = values["documents"]
    highlights = []
    for document in documents:
        for highlight in document["highlights"]:
            highlight["document"] = document
            highlights.append(highlight)
    seen = {**values, "document": documents[0] if documents else {}, "highlights": highlights}
    most, pieces = LONGEST + FOR_EACH * _size(documents), []
    try:
        for piece in template.generate(seen):
            most -= len(piece)
            if most < 0:
                raise _TooLongError  # noqa: TRY301 - it is told as any other is
            pieces.append(piece)
    except MemoryError:
        raise
    except Exception as error:
        raise FaultError(Fault(_line(error), _reason(error))) from error
    return "".join(pieces)


def warm() -> None:
    """Load what is loaded late: nothing can be opened once the door is shut."""
    values = {"documents": [{"title": "x", "highlights": []}], "only_new": False}
    texts = "{{ 'a'|wordwrap(1)|tojson|urlize|pprint|urlencode }}{{ '%s'|format('a') }}"
    loop = "{% for a in documents %}{{ a.title|e|date }}{% endfor %}"
    for source in (texts, loop, "{{ a }}", "{% x"):
        for suffix in (".md", ".html"):
            try:
                run(source, suffix, values)
            except FaultError:
                continue


def _read(source: str, suffix: str) -> Template:
    environment = _Environment(
        trim_blocks=True,
        lstrip_blocks=True,
        keep_trailing_newline=True,
        undefined=StrictUndefined,
        autoescape=suffix in _ESCAPED,
        extensions=["jinja2.ext.loopcontrols"],
    )
    environment.filters |= FILTERS
    del environment.filters["random"], environment.globals["lipsum"]  # never the same twice
    try:
        return environment.from_string(source)
    except MemoryError:
        raise
    except Exception as error:
        raise FaultError(Fault(_line(error), _reason(error))) from error


def _size(documents: list[dict[str, Any]]) -> int:
    """Return how many characters highlights hold, roughly."""
    return sum(
        len(one["quotation"]) + len(one["note"]) + _LONGEST_REASON
        for document in documents
        for one in document["highlights"]
    )


def _line(error: BaseException) -> int:
    """Return the line of the template that an error comes from, 0 where that is not known."""
    if isinstance(error, TemplateSyntaxError):
        return error.lineno
    found, trace = 0, error.__traceback__
    while trace is not None:
        if trace.tb_frame.f_code.co_filename == PLACE:
            found = trace.tb_lineno
        trace = trace.tb_next
    return found


def _reason(error: Exception) -> str:
    """Return a clause about what is wrong."""
    for kinds, reason in _REASONS:
        if isinstance(error, kinds):
            return reason
    if isinstance(error, UndefinedError):
        return _unknown(str(error))
    if isinstance(error, TypeError) and "no loader" in str(error):
        return "a template cannot bring in other files"
    if isinstance(error, SecurityError):
        return f"templates may not do that ({_short(error)})"
    return _short(error)


def _unknown(said: str) -> str:
    """Return what Jinja says of a name that is not there, in our words."""
    name = said.rpartition("has no attribute ")[2].split(" is undefined")[0].strip("'")
    return f"there is nothing called “{name[:_LONGEST_REASON]}”"


def _short(error: Exception) -> str:
    said = " ".join(str(error).split())
    return "".join(sign for sign in said if sign.isprintable())[:_LONGEST_REASON].rstrip(".")
