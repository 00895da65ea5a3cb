"""Flip single bits of a library: `python tests/bench/tampered.py [FLIPS]`.

Each value that a library of a row in every table stores is flipped by one bit at random, FLIPS
times in all, in a copy of its own. `check` must name it, or it is of a cache, which is made anew.
Original bytes and the file that says the library's id are flipped too.
"""

from __future__ import annotations

import random
import shutil
import sys
import tempfile
from collections import Counter
from pathlib import Path
from typing import TYPE_CHECKING

sys.path.insert(0, str(Path(__file__).parents[2]))

from desktop.errors import ManiculeError
from desktop.library import Library
from tests.library.checking.tampering import CACHES, PROVED, fill_every_table, flip, places
from tests.library.conftest import Desk

if TYPE_CHECKING:
    from collections.abc import Iterator


def problems(folder: Path) -> list[str]:
    """Return what is found wrong with a library; one that cannot be opened says so."""
    try:
        with Library.open(folder) as library:
            return library.care.check()
    except ManiculeError as error:
        return [str(error)]


def each_file_altered(folder: Path, done: Counter[str]) -> Iterator[list[str]]:
    """Alter each file beside the database, and yield what is said of it."""
    for path in [*(folder / "sources").iterdir(), folder / "library.id"]:
        kept = path.read_bytes()
        path.chmod(0o600)
        path.write_bytes(bytes([kept[0] ^ 1]) + kept[1:])
        done["files"] += 1
        yield problems(folder)
        path.write_bytes(kept)


def main() -> None:
    """Print what was not named, and totals."""
    flips = int(sys.argv[1]) if len(sys.argv) > 1 else 500
    chance, done, unnamed = random.Random(1), Counter(), Counter()
    with tempfile.TemporaryDirectory() as place:
        desk = Desk(Path(place))
        fill_every_table(desk)
        desk.library.close()
        whole, copy = desk.library.folder, Path(place) / "copy"
        assert problems(whole) == []
        by_column: dict[str, list[object]] = {}
        for each in places(whole / "library.sqlite3"):
            if each.table not in CACHES and str(each) not in PROVED:
                by_column.setdefault(str(each), []).append(each)
        wanted = sorted(by_column) * (flips // len(by_column) + 1)
        chance.shuffle(wanted)
        for name in wanted[:flips] if len(sys.argv) > 1 else wanted:
            shutil.copytree(whole, copy)
            if flip(copy / "library.sqlite3", chance.choice(by_column[name]), chance):
                said = problems(copy)
                done[name] += 1
                unnamed[name] += not said
                if "-v" in sys.argv:
                    print(f"{name}: {said[:2]}")
            shutil.rmtree(copy)
        unnamed["files"] = sum(not problem for problem in each_file_altered(whole, done))
    print(f"{done.total()} bits flipped in {len(done)} columns; {unnamed.total()} not named")
    for name, count in unnamed.most_common():
        if count:
            print(f"  {name}: {count} of {done[name]}")


if __name__ == "__main__":
    main()
