"""How long two versions of a text take to be compared, and what is found. By hand:

    python tests/bench/comparing.py FOLDER

FOLDER has a folder for each pair, with `old.*` and `new.*`. Beside each time stands what difflib
takes for the same two texts by lines in the same run, and how many hunks it makes: it knows no
moves and no words, and leaves out lines that are often there. Times are of the processor; last
comes the most memory that was held.
"""

from __future__ import annotations

import argparse
import difflib
import resource
import sys
import time
from array import array
from pathlib import Path
from typing import TYPE_CHECKING, TypeVar

sys.path.insert(0, str(Path(__file__).parents[2]))

from desktop.annotate import compare
from desktop.domain import Blocks, Content
from desktop.domain.differences import ChangeKind

if TYPE_CHECKING:
    from collections.abc import Callable

S, T = TypeVar("S"), TypeVar("T")


def text_of(path: Path) -> str:
    text = path.read_bytes().decode("utf-8-sig", "replace")
    return text.replace("\r\n", "\n").replace("\r", "\n")


def content_of(text: str) -> Content:
    starts = array("I", [0])
    for line in text.split("\n"):
        starts.append(starts[-1] + len(line) + 1)
    count = len(starts) - 1
    return Content(text, Blocks(starts, bytes(count), bytes(count)))


def hunks(old: str, new: str) -> int:
    matcher = difflib.SequenceMatcher(None, old.split("\n"), new.split("\n"))
    return sum(1 for tag, *_ in matcher.get_opcodes() if tag != "equal")


def took(work: Callable[[S, S], T], old: S, new: S) -> tuple[float, T]:
    begun = time.process_time()
    found = work(old, new)
    return time.process_time() - begun, found


def main() -> None:
    parser = argparse.ArgumentParser()
    parser.add_argument("folder", type=Path)
    kinds = tuple(ChangeKind)
    print(
        f"{'pair':24}{'letters':>19}{'seconds':>9}"
        + "".join(f"{kind:>9}" for kind in kinds)
        + f"{'difflib':>9}{'hunks':>9}"
    )
    for folder in sorted(path for path in parser.parse_args().folder.iterdir() if path.is_dir()):
        old, new = (text_of(next(folder.glob(f"{side}.*"))) for side in ("old", "new"))
        before, after = content_of(old), content_of(new)
        seconds, found = took(compare, before, after)
        baseline, count = took(hunks, old, new)
        print(
            f"{folder.name:24}{len(old):>9,}{len(new):>10,}{seconds:>9.2f}"
            + "".join(f"{found.count(kind):>9}" for kind in kinds)
            + f"{baseline:>9.2f}{count:>9}",
            flush=True,
        )
    memory = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    print(f"{memory / 1024:.0f} MB at most, difflib's included")


if __name__ == "__main__":
    main()
