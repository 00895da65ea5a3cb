"""Another program's project as inert bytes, and back: every value is looked at on its way in."""

from __future__ import annotations

import json
import struct
from collections.abc import Mapping
from dataclasses import fields, is_dataclass, replace
from functools import cache
from itertools import chain
from types import NoneType, UnionType
from typing import Any, TypeVar, Union, get_args, get_origin, get_type_hints

from desktop.domain.exchanged.project import ForeignFile, Project
from desktop.formats.door.confined.channel import NonsenseError

LONGEST_TAIL = 256 << 20
"""Bytes of JSON."""
_LENGTH = struct.Struct("<Q")
# Positions, times in milliseconds, sizes: what is larger is no number that any program counts.
_FAR = 1e15
# Letters, as of documents.
_LONGEST_REASON = 200

T = TypeVar("T")


def pack_project(project: Project) -> list[bytes]:
    """Return pieces that together are the project; MemoryError for one of far too many names."""
    files = project.files
    named = _plain(replace(project, files=()))
    tail = json.dumps([named, [file.name for file in files]], separators=(",", ":")).encode()
    if len(tail) > LONGEST_TAIL:
        raise MemoryError
    pieces = ((_LENGTH.pack(len(file.data)), file.data) for file in files)
    return [_LENGTH.pack(len(tail)), tail, *chain.from_iterable(pieces)]


def unpack_project(data: bytes) -> Project:
    """Return the project of `pack_project`; NonsenseError for what is none in every respect."""
    try:
        (length,) = _LENGTH.unpack_from(data)
        at = _LENGTH.size + length
        _must(length <= LONGEST_TAIL and at <= len(data))
        named, names = json.loads(data[_LENGTH.size : at])
        project: Project = _made(Project, named)
        files = []
        for name in names:
            (length,) = _LENGTH.unpack_from(data, at)
            at += _LENGTH.size
            file = data[at : at + length]
            at += length
            _must(len(file) == length)
            files.append(ForeignFile(_made(str, name), file))
        _must(at == len(data))
        _check(project, len(files))
    except (ValueError, TypeError, KeyError, AttributeError, RecursionError, struct.error) as error:
        reason = str(error)[:_LONGEST_REASON]
        raise NonsenseError(f"its answer is no project: {reason}") from error
    return replace(project, files=tuple(files))


def _check(project: Project, files: int) -> None:
    """Let nothing be called by a number that nothing has."""
    for source in project.sources:
        _must(source.file is None or 0 <= source.file < files)
        marked = (passage.codings for passage in source.passages)
        for coding in chain(source.codings, chain.from_iterable(marked)):
            _must(0 <= coding.tag < len(project.tags))


def _plain(value: Any) -> Any:  # noqa: ANN401 - of any of the values of a project
    """Return a value as JSON has it: the fields of one, in their order, as a list."""
    if is_dataclass(value):
        return [_plain(getattr(value, field.name)) for field in fields(value)]
    if isinstance(value, tuple):
        return [_plain(each) for each in value]
    if isinstance(value, Mapping):
        return {name: _plain(each) for name, each in value.items()}
    return value


@cache
def _hints(cls: type) -> dict[str, Any]:
    return get_type_hints(cls, localns={"Mapping": Mapping})


def _made(wanted: Any, value: Any) -> Any:  # noqa: ANN401, PLR0911 - one way out a type
    """Return a value of the type that is wanted, or raise TypeError or ValueError."""
    if is_dataclass(wanted):
        hints = _hints(wanted)  # type: ignore[arg-type]
        named = zip(fields(wanted), value, strict=True)
        return wanted(**{one.name: _made(hints[one.name], each) for one, each in named})  # type: ignore[operator]
    if wanted is str:
        _must(isinstance(value, str))
        # Halves of pairs and NULs, which no database takes.
        return value.encode("utf-8", "ignore").decode().replace("\0", "")
    if wanted is float:
        _must(isinstance(value, int | float) and not isinstance(value, bool) and abs(value) < _FAR)
        return float(value)
    if wanted in {int, bool, NoneType}:
        _must(type(value) is wanted and (value is None or abs(value) < _FAR))
        return value
    origin, inner = get_origin(wanted), get_args(wanted)
    if origin in {Union, UnionType}:
        return None if value is None else _made(inner[0], value)
    if origin is tuple:
        _must(isinstance(value, list))
        kinds = (inner[0],) * len(value) if inner[-1] is ... else inner
        return tuple(_made(kind, each) for kind, each in zip(kinds, value, strict=True))
    if origin is Mapping:
        _must(isinstance(value, dict))
        return {_made(str, name): _made(inner[1], each) for name, each in value.items()}
    raise TypeError(f"a value of no kind: {wanted}")


def _must(holds: bool) -> None:  # noqa: FBT001 - as an assertion reads
    if not holds:
        raise ValueError("a value that cannot be")
