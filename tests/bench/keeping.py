"""Measure kept exports and templates: `python tests/bench/keeping.py [SHARE]`.

On the library of annotations.py, 1,000 documents with 50,000 highlights: all notes are written for
the first time, again without a change, and again after one; one template is followed over all of
it. Each is set beside writing the same bytes to one file. SHARE below 1 makes it all smaller.
"""

from __future__ import annotations

import sys
import tempfile
import time
from pathlib import Path
from typing import TYPE_CHECKING

sys.path.insert(0, str(Path(__file__).parents[2]))

from desktop.domain.exchanged.kept_export import Kept, KeptForm
from desktop.workspace import Workspace
from tests.bench.annotations import fill

if TYPE_CHECKING:
    from collections.abc import Callable


def took(name: str, act: Callable[[], object]) -> object:
    """Print how long something takes, and return what it returns."""
    begun = time.perf_counter()
    made = act()
    print(f"{name:<44} {time.perf_counter() - begun:8.2f} s", flush=True)
    return made


def _measure(workspace: Workspace, form: KeptForm, vault: Path, highlight_id: str) -> None:
    vault.mkdir()
    one = workspace.keeping.add(Kept(str(form), str(vault), form, automatic=True)).id
    took(f"{form}: written for the first time", lambda: workspace.keeping.refresh([one]))
    took(f"{form}: nothing changed", lambda: workspace.keeping.refresh([one]))
    workspace.highlights.change(highlight_id, note=f"Changed for {form}")
    took(f"{form}: one highlight changed", lambda: workspace.keeping.refresh([one]))
    workspace.highlights.change(highlight_id, note=f"Changed again for {form}")
    took(
        f"{form}: the same, of the change alone",
        lambda: workspace.keeping.refresh_changed(highlights=[highlight_id]),
    )
    whole = b"".join(path.read_bytes() for path in vault.rglob("*.md"))
    took(f"  {len(whole) / 1e6:.1f} MB to one file", lambda: (vault / "x").write_bytes(whole))


def main() -> None:
    """Print how long each step takes."""
    share = float(sys.argv[1]) if len(sys.argv) > 1 else 1.0
    with tempfile.TemporaryDirectory() as place:
        folder = Path(place)
        fill(folder / "library", share)
        workspace = Workspace.open(folder / "library")
        found = workspace.highlights.all()
        print(f"{len(workspace.documents.all()):,} documents, {len(found):,} highlights")
        took("The survey of places, once", workspace.questions.survey)
        for form in (KeptForm.OBSIDIAN, KeptForm.MARKDOWN):
            _measure(workspace, form, folder / str(form), found[0].id)
        name = "obsidian-note.md.jinja"
        took(
            "A template: one file for each document",
            lambda: workspace.templates.files(folder / "t", name),
        )
        took(
            "A template: a preview",
            lambda: workspace.templates.preview(name, workspace.templates.source(name)),
        )
        workspace.close()


if __name__ == "__main__":
    main()
