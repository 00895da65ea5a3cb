"""Kill a session at random, again and again: `python tests/bench/killed.py [TIMES]`.

A process makes 1,000 edits of every kind and says after each which step it was; it is killed with
SIGKILL at any moment. Then the library must open, its chain and all its rows must hold, and the
step that was said last must be there. The next session goes on in the same library.
"""

from __future__ import annotations

import random
import signal
import subprocess
import sys
import tempfile
import time
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parents[2]))

from desktop.domain.arguing.claims import Stance
from desktop.errors import ManiculeError
from desktop.workspace import Workspace

EDITS = 1_000
LONGEST = 4.0
"""Seconds of a session, at most."""
WORDS = "The office counted 904 applications in 2025 and refused 415 of them, it says. "


def edit(workspace: Workspace, chance: random.Random) -> None:
    """Make one change, of any kind."""
    document = workspace.documents.all()[0]
    ids = [one.id for one in workspace.highlights.all()]
    start = chance.randrange(document.characters - 60)
    if len(ids) < 5:
        workspace.highlights.add(document.id, start, start + 40)
        return
    one, other = chance.sample(ids, 2)
    number = chance.randrange(10**6)
    chance.choice(
        [
            lambda: workspace.highlights.add(document.id, start, start + 40),
            lambda: workspace.highlights.add_tag(one, f"t{number % 7}/u{number % 3}"),
            lambda: workspace.highlights.change(one, note=f"Note {number}"),
            lambda: workspace.highlights.remove(one),
            lambda: workspace.links.add(one, other, "supports"),
            lambda: workspace.notes.add(title=f"Note {number}", text="Words."),
            lambda: workspace.bookmarks.add(document.id, start, f"Here {number}"),
            lambda: _claim(workspace, one, f"Claim {number}"),
            lambda: workspace.tags.rename(
                chance.choice(workspace.tags.all() or [workspace.tags.ensure("t0")]).id,
                f"t{number % 7}",
            ),
            workspace.history.undo,
            workspace.history.redo,
        ]
    )()


def _claim(workspace: Workspace, highlight_id: str, sentence: str) -> None:
    claim = workspace.claims.add(sentence)
    workspace.claims.put(claim, [highlight_id], Stance.SUPPORTS)


def newest(workspace: Workspace) -> int:
    """Return the number of the newest step."""
    return workspace.history.page(limit=1).steps[0].number


def session(folder: Path, seed: int) -> None:
    """Edit until killed, and say each step once it is done."""
    chance = random.Random(seed)
    workspace = Workspace.open(folder)
    for _ in range(EDITS):
        try:
            edit(workspace, chance)
        except ManiculeError:
            continue
        print(newest(workspace), flush=True)


def main() -> None:
    """Print what did not hold, and how many sessions were killed."""
    times = int(sys.argv[1]) if len(sys.argv) > 1 else 50
    chance, wrong, edits = random.Random(1), 0, 0
    with tempfile.TemporaryDirectory() as place:
        folder, text = Path(place) / "library", Path(place) / "text.txt"
        text.write_text(WORDS * 200)
        workspace = Workspace.open(folder)
        workspace.imports.files([text])
        workspace.close()
        for number in range(times):
            command = [sys.executable, __file__, "--session", str(folder), str(number)]
            with subprocess.Popen(command, stdout=subprocess.PIPE, text=True) as child:
                time.sleep(1.0 + chance.random() * LONGEST)
                child.send_signal(signal.SIGKILL)
                said = child.communicate()[0].split("\n")[:-1]  # the last line may be half
            last = int(said[-1]) if said else 0
            edits += len(said)
            workspace = Workspace.open(folder)
            problems = workspace.care.check()
            reached = newest(workspace)
            workspace.close()
            if problems or reached < last:
                wrong += 1
                print(f"session {number}: step {reached} after {last} was said; {problems[:3]}")
    print(f"{times} sessions killed after {edits:,} edits in all; {wrong} left something wrong")


if __name__ == "__main__":
    if sys.argv[1:2] == ["--session"]:
        session(Path(sys.argv[2]), int(sys.argv[3]))
    else:
        main()
