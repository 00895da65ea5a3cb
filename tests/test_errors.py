from __future__ import annotations

import pickle
from dataclasses import fields
from datetime import UTC, datetime
from pathlib import Path

import pytest

from desktop import errors
from desktop.errors import (
    AmbiguousNameError,
    DeadLink,
    InvalidValueError,
    ManiculeError,
    NotFoundError,
    QuotationNotFoundError,
    UnreadableFileError,
)

SAMPLES = {
    "Path": Path("folder") / "name.txt",
    "str": "a word",
    "int": 3,
    "bool": True,
    "DeadLink": DeadLink.HIGHLIGHT_GONE,
    "tuple[str, ...]": ("one", "two"),
    "tuple[datetime, ...]": (datetime(2026, 11, 28, 12, tzinfo=UTC),),
}
KINDS = sorted(
    (
        kind
        for kind in vars(errors).values()
        if isinstance(kind, type) and issubclass(kind, ManiculeError) and kind is not ManiculeError
    ),
    key=lambda kind: kind.__name__,
)


def sample(kind: type[ManiculeError]) -> ManiculeError:
    return kind(*(SAMPLES[str(field.type)] for field in fields(kind)))


@pytest.mark.parametrize("kind", KINDS)
def test_every_failure_is_a_sentence_that_names_what_it_is_about(kind):
    text = str(sample(kind))
    assert text[0] in "“" or text[0].isupper() or text.startswith(("name.txt", "folder", "a word"))
    assert text.endswith(".")
    assert "\n" not in text
    assert not text.endswith("..")


@pytest.mark.parametrize("kind", KINDS)
def test_every_failure_travels_between_processes(kind):
    error = sample(kind)
    there = pickle.loads(pickle.dumps(error))  # noqa: S301  # our own
    assert type(there) is kind
    assert str(there) == str(error)
    assert [getattr(there, field.name) for field in fields(kind)] == [
        getattr(error, field.name) for field in fields(kind)
    ]


def test_a_long_quotation_is_not_repeated_whole():
    text = str(QuotationNotFoundError("q" * 500, "Title", 0))
    assert "q" * 500 not in text
    assert "…" in text


def test_a_long_value_or_name_is_not_repeated_whole():
    for error in (
        InvalidValueError("tag", "q" * 250, "at least one character"),
        NotFoundError("document", "q" * 250),
        AmbiguousNameError("documents", "q" * 250, ("a", "b")),
    ):
        assert "q" * 61 not in str(error)
        assert "q…”" in str(error)


@pytest.mark.parametrize("reason", ["it is empty", "it is empty."])
def test_a_reason_ends_with_one_full_stop(reason):
    assert str(UnreadableFileError(Path("a.txt"), reason)) == "a.txt was not imported: it is empty."
