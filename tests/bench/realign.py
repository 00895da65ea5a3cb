"""Where highlights stand in successive versions of real texts, and where they went. By hand:

    python tests/bench/realign.py FOLDER [--plain FILE.py:FUNCTION] [--rival FILE.py:FUNCTION]

FOLDER has a folder for each pair: `old.*`, `new.*` and `truth.json`, with "highlights": "start" and
"end" in old, "truth" (same, edited, weak, gone, unsure) and, unless gone, "min" and "max": the
range in new that is surely the passage's, and that which may be counted to it. Beside the pairs
`corrections.json` may have other truths: {pair: {"start-end": truth}}.

Offsets count in the text of a file. What that is of HTML, --plain says: FUNCTION(bytes, suffix).
--rival measures FUNCTION(old, new, [(start, end)]) -> [(status, start, end)] in place of ours.

Wrong is what was placed without asking on other words, or though the passage is gone, or though a
figure in it changed. Last comes the time for ten thousand highlights of the longest pair.
"""

from __future__ import annotations

import argparse
import importlib.util
import json
import random
import re
import sys
import time
from array import array
from collections import Counter
from pathlib import Path
from typing import TYPE_CHECKING, Any

sys.path.insert(0, str(Path(__file__).parents[2]))

from desktop.annotate import Alignment
from desktop.domain import Anchor, Blocks, Content

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

    Spans = Sequence[tuple[int, int]]
    Answers = list[tuple[str, int, int]]
    Realign = Callable[[str, str, Spans], Answers]

COLUMNS = ("same", "edited", "moved", "review", "lost", "wrong", "needless")
ACCEPTED = ("same", "edited", "moved")
MOSTLY = 0.6
WORD = re.compile(r"\w+")


def content_of(text: str) -> Content:
    starts = array("I", [0])
    for line in text.split("\n"):
        starts.append(starts[-1] + len(line) + 1)
    count = len(starts) - 1
    return Content(text, Blocks(starts, bytes(count), bytes(count)))


def ours(old: str, new: str, spans: Spans) -> Answers:
    alignment = Alignment(content_of(old), content_of(new), 2)
    placed = [alignment.place(Anchor(1, a, b, old[a:b], "", "")) for a, b in spans]
    return [(one.status.value, one.start, one.end) for one in placed]


def function_of(name: str) -> Any:
    path, _, function = name.rpartition(":")
    spec = importlib.util.spec_from_file_location(Path(path).stem, path)
    if spec is None or spec.loader is None:
        sys.exit(f"{path} is no module.")
    module = importlib.util.module_from_spec(spec)
    sys.path.insert(0, str(Path(path).parent))
    spec.loader.exec_module(module)
    return getattr(module, function)


def plain(data: bytes, suffix: str) -> str | None:
    if suffix == ".html":
        return None
    return data.decode("utf-8-sig", "replace").replace("\r\n", "\n").replace("\r", "\n")


def pairs(folder: Path, text_of: Callable[[bytes, str], str | None]) -> Iterator[tuple[Any, ...]]:
    corrections = folder / "corrections.json"
    corrected = json.loads(corrections.read_text("utf-8")) if corrections.exists() else {}
    for truth in sorted(folder.glob("*/truth.json")):
        files = [next(truth.parent.glob(f"{side}.*")) for side in ("old", "new")]
        old, new = (text_of(file.read_bytes(), file.suffix) for file in files)
        if old is None or new is None:
            print(f"{truth.parent.name:24} left out: say with --plain what its text is")
            continue
        rows = json.loads(truth.read_text("utf-8"))["highlights"]
        for row in rows:
            other = corrected.get(truth.parent.name, {}).get(f"{row['start']}-{row['end']}")
            row["truth"] = other or row["truth"]
        yield truth.parent.name, old, new, rows


def is_wrong(row: dict[str, Any], answer: tuple[str, int, int], old: str, new: str) -> bool:
    status, start, end = answer
    if status not in ACCEPTED or row["truth"] == "unsure":
        return False
    if row["truth"] == "gone":
        return True
    words = [match.span() for match in WORD.finditer(new, start, end)] or [(start, end)]
    first, last = words[0][0], words[-1][1]

    def shared(low: int, high: int) -> int:
        return max(0, min(last, high) - max(first, low))

    surely, perhaps = row["min"], row["max"]
    holds_it = shared(*surely) >= MOSTLY * (surely[1] - surely[0])
    is_of_it = shared(*perhaps) >= MOSTLY * (last - first)
    if not is_of_it and not (holds_it and last - first <= 1.3 * (row["end"] - row["start"]) + 10):
        return True
    was, now = old[row["start"] : row["end"]], new[first:last]
    letters = ["".join(WORD.findall(text)).casefold() for text in (was, now)]
    figures = [sorted(re.findall(r"\d+", text)) for text in (was, now)]
    return letters[0] != letters[1] and figures[0] != figures[1]


def line(name: str, count: int, tally: Counter[str], seconds: float) -> str:
    return f"{name:24}{count:7}" + "".join(f"{tally[c]:9}" for c in COLUMNS) + f"{seconds:9.2f}"


def main() -> None:
    parser = argparse.ArgumentParser()
    parser.add_argument("folder", type=Path)
    parser.add_argument("--plain")
    parser.add_argument("--rival")
    args = parser.parse_args()
    realign: Realign = function_of(args.rival) if args.rival else ours
    everything: Counter[str] = Counter()
    count, seconds, longest = 0, 0.0, ("", "")
    print(f"{'pair':24}{'n':>7}" + "".join(f"{c:>9}" for c in COLUMNS) + f"{'seconds':>9}")
    for name, old, new, rows in pairs(
        args.folder, function_of(args.plain) if args.plain else plain
    ):
        longest = max(longest, (old, new), key=lambda pair: len(pair[0]))
        begun = time.process_time()
        answers = realign(old, new, [(row["start"], row["end"]) for row in rows])
        took = time.process_time() - begun
        tally = Counter(status for status, _, _ in answers)
        for row, answer in zip(rows, answers, strict=True):
            tally["wrong"] += is_wrong(row, answer, old, new)
            tally["needless"] += answer[0] == "lost" and row["truth"] in {"same", "edited"}
        print(line(name, len(rows), tally, took))
        everything += tally
        count, seconds = count + len(rows), seconds + took
    print(line("all", count, everything, seconds))
    old, new = longest
    chosen = random.Random(1)
    starts = [chosen.randrange(max(1, len(old) - 300)) for _ in range(10_000)]
    begun = time.process_time()
    realign(old, new, [(start, start + chosen.randrange(20, 300)) for start in starts])
    took = time.process_time() - begun
    print(f"10,000 highlights of {len(old):,} letters: {took:.1f} seconds")


if __name__ == "__main__":
    main()
