"""Cut the power at random moments and look whether anything that was acknowledged is lost. Linux.

    python tests/bench/power_loss.py [CUTS] [SEED]

A program edits, imports, migrates and backs up, while recorder.c (compiled here, needs cc) writes
down what it does to files. For every cut a disk is made up that has what was synced before it; of
what was not, any sectors of 512 bytes, and of names made, changed or removed any first part, as a
disk may have that loses and reorders. Then the library is opened there: `check` must name nothing,
and what was acknowledged must be there.
"""

from __future__ import annotations

import os
import random
import shutil
import sqlite3
import struct
import subprocess
import sys
import tempfile
from collections import Counter
from dataclasses import dataclass, field
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parents[2]))

from desktop.errors import ManiculeError
from desktop.workspace import Workspace

ROOT = Path(__file__).parents[2]
SECTOR = 512
OLD = ROOT / "tests" / "library" / "file" / "version-0.1.0"
OLD_HIGHLIGHTS = 4
DRIVER = """
import os, sys
from pathlib import Path
sys.path.insert(0, sys.argv[2])
from desktop.workspace import Workspace

def main():
    root = Path(sys.argv[1])
    told = os.open(root / "TOLD", os.O_WRONLY | os.O_CREAT | os.O_APPEND)
    workspace = Workspace.open(root / "library")

    def tell(*words):
        os.write(told, ("\\t".join(words) + "\\n").encode())

    for number in range(12):
        letter = root / f"letter {number}.txt"
        letter.write_text(f"Letter {number}\\n\\nThe harbour counted {900 + number} boats.\\n" * 40)
        (outcome,) = workspace.imports.files([letter])
        tell("document", outcome.document_id)
        for turn in range(6):
            made = workspace.highlights.add(outcome.document_id, turn * 5, turn * 5 + 9)
            tell("note", made.id, "")
            workspace.highlights.change(made.id, note=f"Note {number}.{turn} " * 20)
            tell("note", made.id, f"Note {number}.{turn} " * 20)
            workspace.highlights.add_tag(made.id, f"quay/{turn}")
            tell("tag", made.id, f"quay/{turn}")
        if number % 4 == 1:
            tell("backup", str(workspace.backups.make(root / f"backup {number}").folder))
    workspace.close()

if __name__ == "__main__":
    main()
"""


@dataclass(eq=False)
class Inode:
    """A file's bytes: those that are safe, and what was done since."""

    safe: bytearray = field(default_factory=bytearray)
    since: list[tuple[int, bytes | None]] = field(default_factory=list)

    def sync(self) -> None:
        """Make everything safe."""
        for at, data in self.since:
            _put(self.safe, at, data)
        self.since.clear()

    def after_a_cut(self, luck: random.Random) -> bytearray:
        """Return what may be on the disk."""
        kept = bytearray(self.safe)
        share = luck.choice((0.0, 0.5, 0.9, 1.0))
        for at, data in self.since:
            if data is None:
                if luck.random() < share:
                    _put(kept, at, None)
                continue
            for start in range(0, len(data), SECTOR):
                if luck.random() < share:
                    _put(kept, at + start, data[start : start + SECTOR])
        return kept


def _put(into: bytearray, at: int, data: bytes | None) -> None:
    """Write, or with no data cut or fill up to a length."""
    if data is None:
        del into[at:]
        into.extend(bytes(at - len(into)))
        return
    into.extend(bytes(max(0, at - len(into))))
    into[at : at + len(data)] = data


class Disk:
    """Files by name as the program sees them, and as far as they are safe."""

    def __init__(self) -> None:
        self.now: dict[str, Inode | None] = {}
        self.safe: dict[str, Inode | None] = {}
        self.since: list[tuple[str, str, Inode | None, str]] = []
        """Changes of names: kind, name, file, other name."""

    def load(self, root: Path) -> None:
        """Take what is there before the program runs as safe."""
        for path in root.rglob("*"):
            inode = None if path.is_dir() else Inode(bytearray(path.read_bytes()))
            self.now[str(path)] = self.safe[str(path)] = inode

    def do(self, kind: str, number: int, name: str, other: str, data: bytes) -> None:
        """Follow one record."""
        inode = self.now.get(name)
        if kind == "s" and inode is not None:
            inode.sync()
        elif kind == "s":
            here = [one for one in self.since if name in (_folder(one[1]), _folder(one[3]))]
            self.since = [one for one in self.since if one not in here]
            for one in here:
                _rename(self.safe, *one)
        elif kind in "wt" and inode is not None:
            inode.since.append((number, data if kind == "w" else None))
        elif kind in "cmurd":
            made = Inode() if kind == "c" else None if kind == "m" else inode
            self.since.append((kind, name, made, other))
            _rename(self.now, kind, name, made, other)

    def after_a_cut(self, luck: random.Random) -> dict[str, bytes | None]:
        """Return files and folders (None) that may be found."""
        names = dict(self.safe)
        for one in self.since[: luck.randint(0, len(self.since))]:
            _rename(names, *one)
        return {
            name: None if inode is None else bytes(inode.after_a_cut(luck))
            for name, inode in names.items()
        }


def _folder(name: str) -> str:
    return name.rpartition("/")[0]


def _rename(
    names: dict[str, Inode | None], kind: str, name: str, inode: Inode | None, other: str
) -> None:
    if kind in "cm":
        names[name] = inode
    elif kind in "ud":
        names.pop(name, None)
    else:
        for old in [old for old in names if old == name or old.startswith(f"{name}/")]:
            names[other + old[len(name) :]] = names.pop(old)


def records(log: Path) -> list[tuple[str, int, str, str, bytes]]:
    """Read what the recorder wrote."""
    data, found, at = log.read_bytes(), [], 0
    while at < len(data):
        kind, number, one, other, length = struct.unpack_from("<cqIIQ", data, at)
        at += 25
        names = data[at : at + one].decode(), data[at + one : at + one + other].decode()
        at += one + other
        found.append((kind.decode(), number, *names, data[at : at + length]))
        at += length
    return found


def recorded(folder: Path, root: Path) -> list[tuple[str, int, str, str, bytes]]:
    """Run the driver and return what it did."""
    recorder, log, driver = folder / "recorder.so", folder / "log", folder / "driver.py"
    source = Path(__file__).with_name("recorder.c")
    subprocess.run(
        [shutil.which("cc") or "cc", "-shared", "-fPIC", "-O2", "-o", recorder, source, "-ldl"],
        check=True,
    )
    driver.write_text(DRIVER)
    environment = os.environ | {
        "LD_PRELOAD": str(recorder), "RECORD_ROOT": str(root), "RECORD_LOG": str(log),
        "XDG_CACHE_HOME": str(folder / "cache"),
    }  # fmt: skip
    subprocess.run([sys.executable, driver, root, ROOT], check=True, env=environment)
    return records(log)


def lost(workspace: Workspace, told: list[list[str]]) -> list[str]:
    """Return what was acknowledged, or there from the beginning, and is gone."""
    there = {one.id: one for one in workspace.highlights.all()}
    documents = {one.id for one in workspace.documents.all()}
    said = {(kind, words[0]): words for kind, *words in told}
    gone = ["lost: what was there before"] if len(there) < OLD_HIGHLIGHTS else []
    for (kind, key), words in said.items():
        if kind == "document" and key not in documents:
            gone.append("lost: a document")
        elif kind in ("note", "tag") and key not in there:
            gone.append("lost: a highlight")
        # A step that was under way may have been done, and not been told of: '' asks nothing.
        elif kind == "note" and words[1] and there[key].note != words[1]:
            gone.append("lost: a note")
        elif kind == "tag" and words[1] not in there[key].tags:
            gone.append("lost: a tag")
    return gone


def failures(root: Path, told: list[list[str]]) -> list[str]:
    """Return what is wrong with the library, and with backups that were told of, after a cut."""
    backups = [Path(words[1]) for words in told if words[0] == "backup"]
    wrong = []
    for folder in (*backups, root / "library"):
        if not (folder / "library.sqlite3").exists():
            return [f"lost: {folder.name}"]
        try:
            workspace = Workspace.open(folder)
        except ManiculeError as error:
            return [f"{folder.name} not opened: {error}"]
        wrong += workspace.care.check()
        if folder == root / "library":
            wrong += lost(workspace, told)
        workspace.close()
    return wrong


def main() -> int:
    """Print how many cuts were made and what was lost."""
    cuts = int(sys.argv[1]) if len(sys.argv) > 1 else 200
    luck = random.Random(int(sys.argv[2]) if len(sys.argv) > 2 else 1)
    faults: Counter[str] = Counter()
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        os.environ["XDG_CACHE_HOME"] = str(folder / "cache after")
        root = folder / "disk"
        (root / "library").mkdir(parents=True)
        shutil.copytree(OLD / "sources", root / "library" / "sources")
        raw = sqlite3.connect(root / "library" / "library.sqlite3")
        raw.executescript((OLD / "library.sql").read_text(encoding="utf-8"))
        raw.close()
        start = Disk()
        start.load(root)
        done = recorded(folder, root)
        print(f"{len(done)} records, {sum(one[0] == 's' for one in done)} of them syncs")
        for cut in sorted(luck.randint(1, len(done)) for _ in range(cuts)):
            shutil.rmtree(root)
            disk = Disk()
            disk.now = {name: i and Inode(bytearray(i.safe)) for name, i in start.safe.items()}
            disk.safe = dict(disk.now)
            for record in done[:cut]:
                disk.do(*record)
            told = b"".join(one[4] for one in done[:cut] if one[2].endswith("/TOLD"))
            for path, data in sorted(disk.after_a_cut(luck).items()):
                target = Path(path)
                if data is None:
                    target.mkdir(parents=True, exist_ok=True)
                elif not path.endswith("-shm"):
                    target.parent.mkdir(parents=True, exist_ok=True)
                    target.write_bytes(data)
            words = [line.split("\t") for line in told.decode().splitlines()]
            for sentence in failures(root, words)[:1]:
                faults[sentence] += 1
                print(f"cut at {cut}: {sentence}")
    print(f"{cuts} cuts, {faults.total()} with something lost")
    return bool(faults)


if __name__ == "__main__":
    sys.exit(main())
