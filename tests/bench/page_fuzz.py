"""Open and draw changed PDF files as a window does, and count what its process cannot bear. Linux.

    python tests/bench/page_fuzz.py KEPT FOLDER [--each N] [--seed N]

Each PDF file up to 200 KB is cut at every twentieth of it, then changed at random. A page process
draws and reads two pages of each. It may end, and another goes on; what it answers may not bring
down who asked, nor may it be silent for longer than a page is waited for. Such files are kept in
KEPT.
"""

from __future__ import annotations

import argparse
import logging
import random
import sys
import tempfile
import time
import traceback
import zlib
from collections import Counter
from multiprocessing.connection import wait
from pathlib import Path
from typing import TYPE_CHECKING

ROOT = Path(__file__).resolve().parents[2]
sys.path.insert(0, str(ROOT))

from desktop.domain.printed.page_wishes import Broken, Kind, Wish  # noqa: E402
from desktop.formats.pages import PageProcess, page_process  # noqa: E402
from tests.bench.fuzz import changed  # noqa: E402

if TYPE_CHECKING:
    from collections.abc import Iterator

LARGEST = 200_000
SIDE = 300
FILES = 200
"""That one process opens; it is then ended, as with a window."""


def inputs(folder: Path, each: int, seed: int) -> Iterator[bytes]:
    """Yield files cut short, and changed ones."""
    paths = (path for path in sorted(folder.glob("*.pdf")) if path.stat().st_size <= LARGEST)
    seeds = [path.read_bytes() for path in paths]
    luck = random.Random(seed)
    for data in seeds:
        yield from (data[: len(data) * part // 20] for part in range(1, 20))
    for _ in range(each):
        yield changed(luck.choice(seeds), luck.choice(seeds), luck)


def shown(process: PageProcess, name: bytes, path: Path) -> Counter[str]:
    """Ask for two pages of a file; return what came of each wish."""
    found: Counter[str] = Counter()
    process.open(name, path)
    parts = [Wish(Kind.DRAW, name, page, 0, SIDE, SIDE, 0, 0, SIDE, SIDE) for page in (0, 1)]
    for wish in (*parts, Wish(Kind.READ, name, 0)):
        process.ask(wish)
        until = time.monotonic() + page_process.PATIENCE + 5
        while process.wishes:
            wait([process.line], 1)
            for answer in process.answers():
                found["broken" if isinstance(answer, Broken) else "shown"] += 1
            if time.monotonic() > until:
                raise TimeoutError("no answer, and no end of it")
    return found


def main() -> int:
    """Print what came of all files."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("kept", type=Path)
    parser.add_argument("folder", type=Path)
    parser.add_argument("--each", type=int, default=10_000)
    parser.add_argument("--seed", type=int, default=1)
    options = parser.parse_args()
    options.kept.mkdir(parents=True, exist_ok=True)
    logging.disable()
    found: Counter[str] = Counter()
    process = PageProcess()
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "changed.pdf"
        for number, data in enumerate(inputs(options.folder, options.each, options.seed), 1):
            path.write_bytes(data)
            found["files"] += 1
            try:
                found += shown(process, b"%d" % number, path)
            except EOFError:
                found["ends of a process"] += 1
                process.close()
                process = PageProcess()
            except Exception:  # noqa: BLE001  (whatever it is, it is what is looked for)
                found["faults"] += 1
                kept = options.kept / f"{zlib.crc32(data):08x}.pdf"
                kept.write_bytes(data)
                kept.with_suffix(".txt").write_text(traceback.format_exc())
                process.close()
                process = PageProcess()
            if not number % FILES:
                process.close()
                process = PageProcess()
                print(dict(found), flush=True)
    process.close()
    print(dict(found))
    return bool(found["faults"])


if __name__ == "__main__":
    sys.exit(main())
