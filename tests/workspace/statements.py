"""Count the statements that a library is asked."""

from __future__ import annotations

from contextlib import contextmanager
from typing import TYPE_CHECKING

from sqlalchemy import event

if TYPE_CHECKING:
    from collections.abc import Iterator

    from desktop.workspace import Workspace


@contextmanager
def counted(workspace: Workspace) -> Iterator[list[str]]:
    """Give a list that fills with the statements made inside."""
    engine = workspace.opened.library._store._engine
    statements: list[str] = []

    def note(_connection, _cursor, statement, *_rest):
        statements.append(statement)

    event.listen(engine, "before_cursor_execute", note)
    try:
        yield statements
    finally:
        event.remove(engine, "before_cursor_execute", note)
