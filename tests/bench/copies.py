"""Measure the search for copies: `python tests/bench/copies.py [DOCUMENTS]`.

So many documents of 3,000 words are made of the words of the samples, 1,000 unless told, and the
same report is put into each fiftieth, with another figure in every second of those. Taking their
fingerprints is set beside importing and indexing them.
"""

from __future__ import annotations

import random
import sys
import tempfile
import time
from pathlib import Path

from desktop.workspace import Workspace

ROOT = Path(__file__).resolve().parent.parent.parent
WORDS, PARAGRAPH, EVERY = 3_000, 90, 50
REPORT = (
    "The minister told the committee on Tuesday that 902 applications had been refused since the "
    "rules were changed, and that no figures were held on how many had left of their own accord."
)


def write(folder: Path, count: int) -> None:
    """Write documents of words as frequent as in a language."""
    samples = (path.read_text("utf-8") for path in sorted((ROOT / "seeds").glob("*.md")))
    words = sorted({word.lower() for text in samples for word in text.split() if word.isalpha()})
    random.Random(1).shuffle(words)
    for number in range(count):
        chance = random.Random(number)
        drawn = [words[min(int(chance.paretovariate(0.9)), len(words) - 1)] for _ in range(WORDS)]
        parts = [" ".join(drawn[at : at + PARAGRAPH]) for at in range(0, WORDS, PARAGRAPH)]
        if number % EVERY == 0:
            parts.insert(5, REPORT if number % (2 * EVERY) else REPORT.replace("902", "1,300"))
        text = "\n\n".join([f"Paper {number}", *parts])
        (folder / f"paper{number:05}.txt").write_text(text, "utf-8")


def main() -> None:
    """Print how long each step takes."""
    count = int(sys.argv[1]) if len(sys.argv) > 1 else 1_000
    with tempfile.TemporaryDirectory() as home:
        folder = Path(home) / "papers"
        folder.mkdir()
        write(folder, count)
        workspace = Workspace.open(Path(home) / "library")
        begun = time.perf_counter()
        workspace.imports.files([folder])
        imported = time.perf_counter() - begun
        begun = time.perf_counter()
        workspace.similar.catch_up()
        taken = time.perf_counter() - begun
        print(f"{count} documents: imported in {imported:.1f} s; fingerprints {taken:.1f} s, "
              f"{taken / imported:.2f} of that")  # fmt: skip
        first = workspace.documents.find(f"Paper {EVERY}")
        kept = workspace.highlights.add_quotation(first.id, REPORT, 1)
        for what, ask in {
            "copies of a passage": lambda: workspace.similar.of_highlight(kept.id),
            "one source": lambda: workspace.similar.copies_of([kept.id]),
        }.items():
            begun = time.perf_counter()
            found = ask()
            print(f"{what}: {len(found)} in {1000 * (time.perf_counter() - begun):.0f} ms")
        workspace.close()


if __name__ == "__main__":
    main()
