"""A library with a document whose source changed under what was kept of it."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from desktop.workspace import Workspace

if TYPE_CHECKING:
    from pathlib import Path

OLD = """# Terms of the reading room

## Loans

Volumes are to be returned within 30 days. The reader must not lend them to anybody else.

Requests for an extension are answered by the librarian on duty within two working days.

## Fees

A fee of 2 euros is charged for each volume that comes back late.

The cloakroom is free of charge for all readers of the house.

## Conduct

Visitors may take photographs without a flash for their own private study.

Bags are left in the lockers beside the entrance.
"""
NEW = """# Terms of the reading room

## Conduct

Visitors may take photographs without a flash for their own private study.

## Loans

Volumes are to be returned within 14 days. The reader must not lend them to anybody else.

Requests for an extension are answered by the librarian in charge within two working days.

## Fees

A fee of 2 euros is charged for each volume that comes back late. Bags are left in the lockers
beside the entrance.

Bags are left in the lockers beside the entrance.
"""
KEPT = {
    "days": "Volumes are to be returned within 30 days.",
    "lend": "The reader must not lend them to anybody else.",
    "duty": "Requests for an extension are answered by the librarian on duty within two working "
    "days.",
    "cloakroom": "The cloakroom is free of charge for all readers of the house.",
    "flash": "Visitors may take photographs without a flash for their own private study.",
    "bags": "Bags are left in the lockers beside the entrance.",
}
"""What was kept: of these the figure changed, nothing, words, it went, it moved, it is twice."""


@pytest.fixture(scope="session")
def prepared(tmp_path_factory) -> Path:
    """Return a folder with the library, made once."""
    folder = tmp_path_factory.mktemp("reviewed")
    terms = folder / "terms.md"
    terms.write_text(OLD, encoding="utf-8")
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("XDG_CACHE_HOME", str(folder / "cache"))
        opened = Workspace.open(folder / "library")
        (outcome,) = opened.imports.files([terms])
        for words in KEPT.values():
            opened.highlights.add_quotation(outcome.document_id, words)
        terms.write_text(NEW, encoding="utf-8")
        opened.imports.files([terms])
        opened.close()
    return folder


@pytest.fixture
def kept(workspace) -> dict[str, str]:
    """Return the ids of what was kept, by name."""
    ids = {one.quote: one.id for one in workspace.highlights.all()}
    return {name: ids[words] for name, words in KEPT.items()}


@pytest.fixture
def terms(workspace):
    """Return the document."""
    return workspace.documents.find("Terms of the reading room")


@pytest.fixture
def status(workspace, kept):
    """Return a function that says how a highlight stands."""
    return lambda name: workspace.highlights.find(kept[name]).placement.status.value
