"""What a child of the tests answers with."""

from __future__ import annotations

import os
from pathlib import Path
from typing import Any


def warm() -> None:
    """Load nothing: all is loaded."""


def answer(request: dict[str, Any]) -> object:
    """Do as asked, and mostly come to grief."""
    return {
        "echo": lambda: request["value"],
        "count": lambda: len(request["value"]),
        "nest": _nest,
        "fail": lambda: 1 / 0,
        "die": lambda: os._exit(3),
        "grow": lambda: len(bytearray(1 << 33)),
        "loop": _loop,
        "read": lambda: _read(request["path"]),
    }[request["do"]]()


def _nest() -> object:
    return _nest()


def _loop() -> None:
    while True:
        pass


def _read(path: str) -> str:
    try:
        return Path(path).read_text(encoding="utf-8")
    except OSError as error:
        return type(error).__name__
