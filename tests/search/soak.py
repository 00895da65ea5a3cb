"""Kill a writer again and again while it commits, and look at what is left.

    python tests/search/soak.py FOLDER ROUNDS

A forked child indexes ever newer revisions of ten documents until it is killed. Each document must
then be there once, whole, in the last revision that was acknowledged or one that was in hand.
"""

from __future__ import annotations

import os
import random
import signal
import sys
import time
from array import array
from pathlib import Path

from desktop.domain import Blocks, Content
from desktop.search import Index, parse

DOCUMENTS = [f"doc{chr(97 + n)}" for n in range(10)]


def content(document: str, revision: int) -> Content:
    """A heading-like block for each passage: one to four, depending on the revision."""
    blocks = [f"{document} revision{chr(97 + revision % 26)} " * 30] * (1 + revision % 4)
    starts = array("I", [0])
    for block in blocks:
        starts.append(starts[-1] + len(block) + 1)
    return Content("\n".join(blocks), Blocks(starts, bytes(len(blocks)), bytes(len(blocks))))


def write(folder: Path, log: Path, seed: int, revision: int) -> None:
    rng = random.Random(seed)
    index = Index(folder, "soak")
    with log.open("a") as file:
        while True:
            revision += 1
            chosen = rng.sample(DOCUMENTS, rng.randint(1, 10))
            file.write(f"{revision} {' '.join(chosen)}\n")
            file.flush()
            index.update([(name, revision, content(name, revision)) for name in chosen])
            if rng.random() < 0.2:
                index.merge()
            file.write(f"{revision} done\n")
            file.flush()


def check(folder: Path, log: Path) -> int:
    """Return the newest revision begun."""
    index = Index(folder, "soak")
    found = index.revisions()
    acknowledged, in_hand, revision = {}, set(), 0
    for line in log.read_text().splitlines():
        number, *names = line.split()
        revision = int(number)
        if names == ["done"]:
            acknowledged |= dict.fromkeys(in_hand, revision)
            in_hand = set()
        else:
            # A step that was never acknowledged may still have been committed.
            for name in in_hand:
                acknowledged.setdefault(name, 0)
            in_hand = set(names)
    for name in DOCUMENTS:
        allowed = {acknowledged.get(name, 0)} | ({revision} if name in in_hand else set())
        allowed |= UNSURE.get(name, set())
        assert found.get(name, 0) in allowed, (name, found.get(name), allowed)
        total = index.search(parse(f'"{name}"')).total
        assert total == (1 + found[name] % 4 if name in found else 0), (name, total, found)
    UNSURE.clear()
    UNSURE.update({name: {number} for name, number in found.items()})
    index.close()
    return revision


UNSURE: dict[str, set[int]] = {}


def main(folder: Path, rounds: int) -> None:
    log = folder.with_suffix(".log")
    log.touch()
    revision = 0
    for seed in range(rounds):
        child = os.fork()
        if not child:
            write(folder, log, seed, revision)
        time.sleep(0.02 + random.Random(seed).random() * 0.15)
        os.kill(child, signal.SIGKILL)
        os.waitpid(child, 0)
        revision = check(folder, log)
    index = Index(folder, "soak")
    index.update([("last", 1, content("last", 1))])
    assert index.search(parse("last")).total == 2
    names = {path.name.partition(".")[0] for path in (folder / "current").glob("MAIN_*.*")}
    kept = {path.name.partition(".")[0] for path in (folder / "current").glob("MAIN_*.trm")}
    assert names == kept
    assert not list((folder / "damaged").glob("*")), "the index was begun afresh"
    print("revisions", revision)  # noqa: T201


if __name__ == "__main__":
    main(Path(sys.argv[1]), int(sys.argv[2]))
