"""An evidence receipt: what lets a stranger check one passage, without the library.

It is one JSON value. What else is made of it, a page or Markdown, says nothing that is not in it.
`digest` covers all the rest, so that what was altered by accident shows; whoever alters a receipt
on purpose can make a new digest, and then meets the source and the seals.
"""

from __future__ import annotations

import hashlib
import json
import types
from dataclasses import asdict, dataclass, fields, is_dataclass, replace
from enum import StrEnum
from typing import TYPE_CHECKING, Any, Union, get_args, get_origin, get_type_hints

from desktop.domain.past.happenings import turns

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

FORM = "manicule receipt"
# Of the form of a receipt, not of the program; the check reads all that there were.
VERSION = 1


class ReceiptForm(StrEnum):
    """How a receipt is written."""

    MARKDOWN = "markdown"
    HTML = "html"
    JSON = "json"

    @property
    def suffix(self) -> str:
        """How the names of its files end."""
        return {"markdown": ".md"}.get(self, f".{self}")

    @classmethod
    def of_name(cls, name: str) -> ReceiptForm | None:
        """Return the form that the name of a file ends like."""
        return next((form for form in cls if name.lower().endswith(form.suffix)), None)


@dataclass(frozen=True, slots=True)
class Source:
    """The bytes that a passage stands in, and who read them when, with what."""

    sha256: str
    name: str
    """Of the file, without its folder."""
    media_type: str
    importer: str
    imported: str
    imported_by: str
    revision: int
    characters: int
    encoding: str
    """What its letters were read as by the reader's wish; '' where it was left to the importer."""
    whole_page: bool
    recognised: bool
    """Whether some of the words were recognised on pictures, and are not in the bytes."""
    own_outline: bool
    """Whether the reader has drawn the outline, or named the pages, other than the importer did."""


@dataclass(frozen=True, slots=True)
class About:
    """What is known of the document, corrected by the reader where it was wrong."""

    id: str
    title: str
    kind: str
    authors: tuple[str, ...]
    date: str
    publisher: str
    url: str
    language: str


@dataclass(frozen=True, slots=True)
class Picture:
    """A part of a page, in points, and how it looked: a PNG file in base 64, or ''."""

    page: int
    rectangle: tuple[float, ...]
    sha256: str
    png: str


@dataclass(frozen=True, slots=True)
class Passage:
    """Where the words stand in the text and in print, and what stands around them."""

    start: int
    end: int
    quotation: str
    """The letters of the text from start to end."""
    prefix: str
    suffix: str
    words: str
    """The quotation as it may be quoted: note marks left out, exponents told from digits."""
    before: str
    after: str
    sections: tuple[str, ...]
    page: str
    paragraph: str
    picture: Picture | None


@dataclass(frozen=True, slots=True)
class Kept:
    """The highlight: what its reader made of the passage."""

    id: str
    colour: str
    note: str
    tags: tuple[str, ...]
    created: str
    created_by: str
    modified: str
    came_with_file: bool
    """Whether it was a comment in the file: then no event tells how it was made."""


@dataclass(frozen=True, slots=True)
class Standing:
    """Where the passage stands in one revision of the document."""

    revision: int
    imported: str
    sha256: str
    status: str
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Told:
    """An event as a person reads it: by what step, and what became what, each with what it is."""

    seq: int
    at: str
    by: str
    code: str
    turns: tuple[tuple[str, str, str], ...]


@dataclass(frozen=True, slots=True)
class Sealed:
    """An event as the chain has it, with the seal before it; binary values in hexadecimal.

    Of an event about other things too, such as an import, the words are left out (`withheld`).
    """

    seq: int
    step: int
    noun: str
    key: str
    document: str | None
    at: str
    code: str
    step_at: str
    by: str
    window: str
    kind: str
    of: int | None
    withheld: bool
    before: str | None
    after: str | None
    salt: str
    digest: str
    previous: str
    seal: str


@dataclass(frozen=True, slots=True)
class Head:
    """The last event of the library when the receipt was made: all before it is under its seal."""

    seq: int
    at: str
    seal: str


@dataclass(frozen=True, slots=True)
class Receipt:
    """All of it; `names` are what the ids in the events are called, each with its name."""

    form: str
    version: int
    program: str
    made: str
    made_by: str
    highlight: Kept
    passage: Passage
    document: About
    source: Source
    standings: tuple[Standing, ...]
    history: tuple[Told, ...]
    names: tuple[tuple[str, str], ...]
    chain: tuple[Sealed, ...]
    head: Head
    digest: str = ""

    def sealed(self) -> Receipt:
        """Return it with its digest."""
        return replace(self, digest=self.own_digest())

    def own_digest(self) -> str:
        """Return the SHA-256 of all that is in it beside the digest."""
        rest = {**asdict(self), "digest": ""}
        plain = json.dumps(rest, sort_keys=True, separators=(",", ":"))
        return hashlib.sha256(plain.encode("ascii")).hexdigest()

    def as_json(self) -> str:
        """Return it as the JSON file that it is handed on as."""
        return json.dumps(asdict(self), ensure_ascii=False, indent=1) + "\n"


def history_of(chain: Iterable[Sealed], names: Mapping[str, str]) -> tuple[Told, ...]:
    """Return the events of a chain as a person reads them."""
    return tuple(_told(event, names) for event in chain)


def _told(event: Sealed, names: Mapping[str, str]) -> Told:
    told = turns(event.noun, event.key, (side_of(event.before), side_of(event.after)), names)
    return Told(
        event.seq,
        event.at,
        event.by,
        event.code,
        tuple((one.what, one.before, one.after) for one in told),
    )


def side_of(words: str | None) -> dict[str, Any] | None:
    """Return what one side of an event says, None where it says nothing."""
    try:
        found = None if words is None else json.loads(words)
    except (ValueError, RecursionError):
        return None
    return found if isinstance(found, dict) else None


def receipt_of(text: str) -> Receipt:
    """Return the receipt that JSON says.

    Raises ValueError, which names what is missing, superfluous or of another kind.
    """
    try:
        value = json.loads(text, object_pairs_hook=_Fields)
    except (ValueError, RecursionError) as error:
        raise ValueError("no receipt stands in it") from error
    found: Receipt = _read(Receipt, value, "the receipt")
    return found


class _Fields(dict[str, Any]):
    """An object of JSON. Of two values of one name a person sees the first, a program the last."""

    def __init__(self, pairs: list[tuple[str, Any]]) -> None:
        super().__init__(pairs)
        names = [name for name, _ in pairs]
        self.twice = next((name for name in names if names.count(name) > 1), "")


def _read(wanted: Any, value: Any, name: str) -> Any:  # noqa: ANN401 - as JSON and types are
    if get_origin(wanted) in (Union, types.UnionType):
        (one,) = (each for each in get_args(wanted) if each is not type(None))
        return None if value is None else _read(one, value, name)
    if get_origin(wanted) is tuple:
        return _read_tuple(get_args(wanted), value, name)
    if is_dataclass(wanted):
        return _read_fields(wanted, value, name)
    if wanted is float and type(value) is int:
        return float(value)
    if type(value) is not wanted:
        raise ValueError(f"{name} is not what it should be")
    return value


def _read_tuple(parts: tuple[Any, ...], value: object, name: str) -> tuple[Any, ...]:
    if not isinstance(value, list):
        raise ValueError(f"{name} is no list")  # noqa: TRY004 - of a file, not of a call
    if parts[-1] is Ellipsis:
        return tuple(_read(parts[0], each, name) for each in value)
    if len(parts) != len(value):
        raise ValueError(f"{name} has another length")
    return tuple(_read(part, each, name) for part, each in zip(parts, value, strict=True))


def _read_fields(wanted: Any, value: object, name: str) -> Any:  # noqa: ANN401 - as in _read
    if not isinstance(value, _Fields):
        raise ValueError(f"{name} is no object")  # noqa: TRY004 - as above
    if value.twice:
        raise ValueError(f"{name} says “{value.twice}” twice")
    known = [each.name for each in fields(wanted)]
    if other := set(known) ^ value.keys():
        raise ValueError(f"{name} lacks “{min(other)}”, or has it in vain")
    hints = get_type_hints(wanted)
    return wanted(**{each: _read(hints[each], value[each], each) for each in known})
