"""Measure the index beside SQLite's FTS5 on generated documents, in one run.

    python tests/bench/search.py [--size PASSAGES] [--folder DIR] [--rounds N]

Prints milliseconds of processor time (median and 95th percentile over the queries of a class) and
the ratio of the medians, ours to FTS5, next to the bar that it should stay under. `cold` forgets
decoded words before each query. Building is measured in processor time. The documents are made up
from a Zipf vocabulary and are the same every time.
"""

from __future__ import annotations

import argparse
import json
import random
import resource
import shutil
import sqlite3
import statistics
import subprocess
import sys
import time
from array import array
from bisect import bisect
from collections import Counter
from functools import partial
from itertools import accumulate, pairwise
from pathlib import Path
from tempfile import mkdtemp
from typing import TYPE_CHECKING

sys.path.insert(0, str(Path(__file__).resolve().parents[2]))

from desktop.domain import Blocks, Content
from desktop.search import Index, parse
from desktop.search.words.passages import passages

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

SYLLABLES = (
    "ba be bi bo da de di do fa fe ga ge ka ke ki ko la le li lo ma me mi mo na ne no pa pe pi po "
    "ra re ri ro sa se si so ta te ti to va ve vi za ze zo tion ment ing ed ly ness er"
)
TYPES = 200_000
BARS = {
    "common": (1.2, 0.3), "mid": (1.2, None), "or3": (1.2, 0.3), "and common common": (8, 1.6),
    "and common mid": (20, 3), "phrase 2": (11, None), "phrase 5": (12, None),
    "prefix 3": (1.5, 0.3), "prefix 4": (1.5, 0.3), "typing 3": (1.5, 0.3),
    "word + typing 3": (6.5, 1.2), "tenth of documents": (1.1, None), "one document": (0.8, None),
}  # fmt: skip


class Vocabulary:
    """Made-up words, the commonest first, drawn by a two-part Zipf law."""

    def __init__(self, rng: random.Random) -> None:
        self.rng = rng
        syllables = SYLLABLES.split()
        found: dict[str, None] = {}
        while len(found) < TYPES:
            common = min(5, 1 + len(found) // 400 + rng.randint(0, 1))
            length = common if len(found) < 2000 else rng.randint(2, 5)
            found["".join(rng.choice(syllables) for _ in range(length))] = None
        self.words = list(found)
        weights = (1 / (r + 1.5) if r < 6000 else (6000 / r) ** 1.6 / 6000 for r in range(1, TYPES))
        self.cumulated = list(accumulate(weights))
        self.next = [bisect(self.cumulated, rng.random() * self.cumulated[-1]) for _ in self.words]

    def draw(self) -> int:
        return bisect(self.cumulated, self.rng.random() * self.cumulated[-1])

    def passage(self, topic: Sequence[int]) -> str:
        rng = self.rng
        length = max(8, min(118, int(rng.lognormvariate(4.28, 0.4))))
        out, last = [], 0
        for _ in range(length):
            chance = rng.random()
            if chance < 0.18:
                last = self.next[last]
            elif chance < 0.34:
                last = topic[int(rng.random() ** 2 * len(topic))]
            else:
                last = self.draw()
            out.append(self.words[last])
            if chance > 0.93:
                out[-1] += "." if chance > 0.96 else ","
        return " ".join(out).capitalize() + "."


def documents(size: int) -> Iterator[tuple[str, Content]]:
    """Yield documents of about a hundred passages until there are `size`."""
    rng = random.Random(7)
    vocabulary = Vocabulary(rng)
    done = number = 0
    while done < size:
        count = min(size - done, max(5, int(rng.lognormvariate(4.3, 0.9))))
        topic = [rng.randrange(100, 20_000) for _ in range(120)]
        blocks = [vocabulary.passage(topic) for _ in range(count)]
        yield f"d{number:05}", content_of(blocks)
        done += count
        number += 1


def content_of(blocks: Sequence[str]) -> Content:
    starts = array("I", accumulate((len(block) + 1 for block in blocks), initial=0))
    return Content("\n".join(blocks), Blocks(starts, bytes(len(blocks)), bytes(len(blocks))))


def build_index(folder: Path, size: int) -> None:
    """Build the index in this process and print what it cost."""
    made = [(name, 1, content) for name, content in documents(size)]
    text = sum(len(content.text.encode()) for _, _, content in made)
    base = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    index = Index(folder, "bench")
    start = time.process_time()
    index.update(made)
    seconds = time.process_time() - start
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    before = size_of(folder)
    start = time.process_time()
    index.merge()
    merging = time.process_time() - start
    count = sum(len(list(passages(content))) for _, _, content in made)
    figures = {
        "passages": count,
        "seconds": seconds,
        "rate": count / seconds,
        "size ratio": before / text,
        "merge seconds": merging,
        "merged ratio": size_of(folder) / text,
        "peak MB above the text": (peak - base) / 1024,
    }
    print(json.dumps(figures))


def size_of(folder: Path) -> int:
    return sum(path.stat().st_size for path in folder.rglob("*") if path.is_file())


def build_fts(path: Path, size: int) -> float:
    db = sqlite3.connect(path)
    db.execute("create table passage(id integer primary key, doc text, body text)")
    rows = [
        (name, content.text[passage.start : passage.end])
        for name, content in documents(size)
        for passage in passages(content)
    ]
    db.executemany("insert into passage(doc, body) values (?, ?)", rows)
    db.execute("create index by_doc on passage(doc)")
    db.commit()
    start = time.process_time()
    db.execute(
        "create virtual table t using fts5("
        "body, content='passage', content_rowid='id', tokenize=\"porter unicode61\")"
    )
    db.execute("insert into t(t) values ('rebuild')")
    db.commit()
    seconds = time.process_time() - start
    db.close()
    return len(rows) / seconds


class Queries:
    """Classes of queries, made from words as common as wanted."""

    def __init__(self, db: sqlite3.Connection) -> None:
        rng = random.Random(3)
        rows = [body for (body,) in db.execute("select body from passage where id % 10 = 0")]
        split = [[w.strip(".,").lower() for w in body.split()] for body in rows]
        counts = Counter(word for words in split for word in set(words))

        def pick(low: float, high: float, n: int) -> list[str]:
            fit = sorted(w for w, c in counts.items() if low <= c / len(rows) <= high and w[3:])
            return rng.sample(fit, min(n, len(fit)))

        common, mid, rare = pick(0.1, 0.4, 10), pick(0.003, 0.02, 20), pick(0.0005, 0.0025, 10)
        pairs = Counter(p for words in split for p in pairwise(words) if min(map(len, p)) > 3)
        quotes = [" ".join(words[: len(words) // 2][-5:]) for words in rng.sample(split, 10)]
        self.documents = sorted({doc for (doc,) in db.execute("select distinct doc from passage")})
        same: dict[str, list[str]] = {
            "common": common,
            "mid": mid,
            "rare": rare,
            "or3": [" OR ".join(t) for t in zip(mid, mid[5:], common, strict=False)],
            "and common common": [" ".join(pair) for pair in pairwise(common)],
            "and common mid": [" ".join(pair) for pair in zip(common, mid, strict=False)],
            "phrase 2": [f'"{a} {b}"' for (a, b), _ in pairs.most_common(10)],
            "phrase 5": [f'"{quote}"' for quote in quotes],
            "prefix 3": [f"{w[:3]}*" for w in mid[:10]],
            "prefix 4": [f"{w[:4]}*" for w in mid[:10]],
        }
        self.classes = {name: [(q, False, q) for q in chosen] for name, chosen in same.items()}
        self.classes |= {
            "typing 3": [(w[:3], True, f"{w[:3]}*") for w in mid[:10]],
            "word + typing 3": [
                (f"{a} {b[:3]}", True, f"{a} {b[:3]}*") for a, b in zip(common, mid, strict=False)
            ],
            "wildcard inside": [(f"{w[:3]}*{w[-2:]}", False, "") for w in mid[:8]],
            "wildcard first": [(f"*{ending}", False, "") for ending in ("tion", "ment", "ness")],
            "misspelt": [(w[:2] + "x" + w[3:], False, "") for w in mid[:8]],
            "tenth of documents": self.classes["common"],
            "one document": self.classes["common"],
        }


def measure(run: Callable[[], object], rounds: int, before: Callable[[], object]) -> float:
    times = []
    for _ in range(rounds):
        before()
        start = time.process_time()
        run()
        times.append((time.process_time() - start) * 1e3)
    return statistics.median(times)


def spread(times: list[float]) -> str:
    times = sorted(times)
    return f"{statistics.median(times):8.2f} {times[int(0.95 * len(times))]:8.2f}"


def compare(folder: Path, rounds: int) -> None:
    db = sqlite3.connect(folder / "fts.db")
    queries = Queries(db)
    index = Index(folder / "index", "bench")
    start = time.process_time()
    index.search(parse("anything"))
    print(f"first answer of a new index object: {(time.process_time() - start) * 1e3:.0f} ms")
    columns = "".join(f"{f'{name} p50      p95':>18}" for name in ("cold", "warm", "FTS5"))
    print(f"{'':20}{columns}   cold÷  (bar)  warm÷  (bar)  totals")
    bench = Bench(index, db, rounds)
    scopes = {
        "tenth of documents": set(queries.documents[::10]),
        "one document": {queries.documents[len(queries.documents) // 2]},
    }
    for name, chosen in queries.classes.items():
        if chosen:  # a small collection has no words of some classes
            bench.report(name, chosen, scopes.get(name))
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    print(f"memory of this process: {peak:.0f} MB at most")


class Bench:
    """Runs one class of queries against both."""

    def __init__(self, index: Index, db: sqlite3.Connection, rounds: int) -> None:
        self.index, self.db, self.rounds = index, db, rounds
        self.snapshot = index._opened()._current()

    def forget(self) -> None:
        self.snapshot._cache.clear()
        self.snapshot._cached = 0

    def theirs(self, match: str, scope: set[str] | None) -> list[object]:
        if scope is None:
            sql = "select rowid, rank from t where t match ? order by rank limit 50"
            return self.db.execute(sql, (match,)).fetchall()
        sql = (
            "select t.rowid, rank from t join passage on passage.id = t.rowid where t match ? "
            "and passage.doc in (select value from json_each(?)) order by rank limit 50"
        )
        return self.db.execute(sql, (match, json.dumps(sorted(scope)))).fetchall()

    def report(
        self, name: str, chosen: list[tuple[str, bool, str]], scope: set[str] | None
    ) -> None:
        cold, warm, fts, totals = [], [], [], []
        for text, typing, match in chosen:
            query = parse(text, typing=typing)
            ours = partial(self.index.search, query, limit=50, within=scope)
            cold.append(measure(ours, self.rounds, self.forget))
            warm.append(measure(ours, self.rounds, int))
            totals.append(ours().total)
            if match:
                fts.append(measure(partial(self.theirs, match, scope), self.rounds, int))
        line = f"{name:20}{spread(cold)}  {spread(warm)}  "
        line += f"{spread(fts)}  {ratios(name, cold, warm, fts)}" if fts else " " * 49
        print(line, int(statistics.median(totals)))


def ratios(name: str, cold: list[float], warm: list[float], fts: list[float]) -> str:
    line = ""
    for ours, bar in zip((cold, warm), BARS.get(name, (None, None)), strict=True):
        ratio = statistics.median(ours) / statistics.median(fts)
        missed = " !" if bar and ratio > bar else "  "
        line += f" {ratio:6.2f} {f'({bar})' if bar else '':6}{missed}"
    return line


def edits(folder: Path) -> None:
    """Time a small change until it is found."""
    index = Index(folder / "index", "bench")
    index.search(parse("anything"))
    content = content_of(["some words that were just written down " * 9] * 3)
    times = []
    for revision in range(8):
        start = time.process_time()
        index.update([("edited", revision, content)])
        assert index.search(parse("written")).total == 3
        times.append((time.process_time() - start) * 1e3)
    print(f"edit until found: {statistics.median(times):.0f} ms, longest {max(times):.0f}")


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--size", type=int, default=10_000)
    parser.add_argument("--folder", type=Path)
    parser.add_argument("--rounds", type=int, default=3)
    parser.add_argument("--build", action="store_true", help=argparse.SUPPRESS)
    options = parser.parse_args()
    if options.build:
        build_index(options.folder / "index", options.size)
        return
    folder = options.folder or Path(mkdtemp())
    folder.mkdir(exist_ok=True)
    if not (folder / "fts.db").exists():
        command = [sys.executable, __file__, "--build", "--folder", str(folder)]
        command += ["--size", str(options.size)]
        done = subprocess.run(command, check=True, capture_output=True, text=True)
        built = json.loads(done.stdout)
        rate = build_fts(folder / "fts.db", options.size)
        print(", ".join(f"{key} {value:.2f}" for key, value in built.items()))
        print(f"FTS5 indexes {rate:.0f} passages/s, {rate / built['rate']:.0f} times as many")
    compare(folder, options.rounds)
    edits(folder)
    if not options.folder:
        shutil.rmtree(folder)


if __name__ == "__main__":
    main()
