"""What the tests of the readers share."""

from __future__ import annotations

import io
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from desktop import formats
from desktop.formats.door.sniff import Opened

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from desktop.domain.exchanged.project import ForeignCoding, Project


@pytest.fixture(scope="session")
def project_of() -> Callable[..., Project | None]:
    """Return what a file of a name is as a project; beside it lie others, by their names."""

    def made(
        name: str, data: bytes | str, beside: Mapping[str, bytes] | None = None
    ) -> Project | None:
        data = data.encode() if isinstance(data, str) else data
        opened = Opened(Path(name), io.BytesIO(data))
        return formats.read_project(opened, (beside or {}).get)

    return made


@pytest.fixture(scope="session")
def tags_of() -> Callable[..., list[str]]:
    """Return how the tags of some codings are called, their levels with '>' between."""

    def named(project: Project, codings: tuple[ForeignCoding, ...]) -> list[str]:
        return [" > ".join(project.tags[coding.tag].levels) for coding in codings]

    return named
