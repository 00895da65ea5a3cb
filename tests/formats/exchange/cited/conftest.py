"""What the tests of bibliographies share."""

from __future__ import annotations

import io
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from desktop import formats
from desktop.formats.door.sniff import Opened

if TYPE_CHECKING:
    from collections.abc import Callable

    from desktop.domain.exchanged.project import Project


@pytest.fixture(scope="session")
def project_of() -> Callable[..., Project | None]:
    """Return what a file of a name, with such bytes or such a text, is as a project."""

    def made(name: str, data: bytes | str) -> Project | None:
        data = data.encode() if isinstance(data, str) else data
        return formats.read_project(Opened(Path(name), io.BytesIO(data)), lambda _address: None)

    return made
