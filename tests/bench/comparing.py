"""How long two versions of a text take to be compared, and what is found. By hand:

    python tests/bench/comparing.py FOLDER

FOLDER has a folder for each pair, with `old.*` and `new.*`. Beside each time stands what difflib
takes for the same two texts by lines in the same run, up to a minute, and how many of its hunks
there are. Times are of the processor; last comes the most memory that was held.
"""

from __future__ import annotations

import argparse
import difflib
import resource
import signal
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

T = TypeVar("T")
PATIENCE = 60
"""Seconds for difflib: of long texts with many equal lines it makes no end."""


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
    matcher = difflib.SequenceMatcher(None, old.split("\n"), new.split("\n"), autojunk=False)
    return sum(1 for tag, *_ in matcher.get_opcodes() if tag != "equal")


def took(work: Callable[[], T]) -> tuple[float, T]:
    begun = time.process_time()
    found = work()
    return time.process_time() - begun, found


def in_time(old: str, new: str) -> str:
    """Return seconds and hunks of difflib, or that it took too long."""

    def stop(_signal: int, _frame: object) -> None:
        raise TimeoutError

    signal.signal(signal.SIGALRM, stop)
    signal.alarm(PATIENCE)
    try:
        seconds, found = took(lambda: hunks(old, new))
    except TimeoutError:
        return f"{f'>{PATIENCE}':>9}{'':>9}"
    finally:
        signal.alarm(0)
    return f"{seconds:>9.2f}{found:>9}"


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
        seconds, found = took(lambda: compare(before, after))  # noqa: B023 - called at once
        print(
            f"{folder.name:24}{len(old):>9,}{len(new):>10,}{seconds:>9.2f}"
            + "".join(f"{found.count(kind):>9}" for kind in kinds)
            + in_time(old, new),
            flush=True,
        )
    memory = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    print(f"{memory / 1024:.0f} MB at most, difflib's included")


if __name__ == "__main__":
    main()
