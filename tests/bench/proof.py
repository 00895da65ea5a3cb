"""Measure the proof of a draft: `python tests/bench/proof.py [DOCUMENTS [QUOTATIONS]]`.

So many documents of 10,000 words, 1,000 unless told, are made of words as frequent as in a
language. The draft quotes 200 passages of them: of every four one verbatim, one with another word,
one with an ellipsis, one that stands nowhere. Proving it is set beside importing the library; on a
computer that does other things, too, the work counts.
"""

from __future__ import annotations

import random
import sys
import tempfile
import time
from collections import Counter
from itertools import accumulate
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parents[2]))

from desktop.workspace import Workspace

WORDS, PARAGRAPH, QUOTED = 10_000, 90, 24
VOCABULARY = 60_000
FREQUENCIES = list(accumulate(1 / (rank + 2.7) for rank in range(VOCABULARY)))
"""Added up: by Zipf and Mandelbrot, as in a language."""


def vocabulary() -> list[str]:
    """Return made-up words, the most frequent first and short."""
    chance = random.Random(0)
    sounds = [a + b for a in "bdfgklmprstvz" for b in "aeiou"]  # and no word that negates
    found = (
        "".join(chance.choices(sounds, k=1 + at // 9_000 % 3 + at % 2)) for at in range(400_000)
    )
    return list(dict.fromkeys(found))[:VOCABULARY]


def text(number: int, words: list[str]) -> list[str]:
    """Return the words of one document."""
    chance = random.Random(number)
    return chance.choices(words, cum_weights=FREQUENCIES, k=WORDS)


def quotation(number: int, spoken: list[str], chance: random.Random) -> str:
    """Return some words of a document, as a draft has them."""
    at = chance.randrange(PARAGRAPH, len(spoken) - PARAGRAPH)
    at -= at % PARAGRAPH
    part = spoken[at : at + QUOTED]
    if number % 4 == 1:
        part[QUOTED // 2] = "otherwise"
    if number % 4 == 2:
        part[8:14] = ["…"]
    if number % 4 == 3:
        chance.shuffle(part)
    return " ".join(part)


def main() -> None:
    """Print how long each step takes."""
    count = int(sys.argv[1]) if len(sys.argv) > 1 else 1_000
    quotations = int(sys.argv[2]) if len(sys.argv) > 2 else 200
    words, chance = vocabulary(), random.Random(1)
    with tempfile.TemporaryDirectory() as home:
        folder = Path(home) / "papers"
        folder.mkdir()
        for number in range(count):
            spoken = text(number, words)
            paragraphs = (spoken[at : at + PARAGRAPH] for at in range(0, WORDS, PARAGRAPH))
            body = "\n\n".join(" ".join(one) + "." for one in paragraphs)
            (folder / f"paper{number:05}.txt").write_text(f"Paper {number}\n\n{body}", "utf-8")
        draft = Path(home) / "draft.md"
        drawn = (
            quotation(n, text(chance.randrange(count), words), chance) for n in range(quotations)
        )
        draft.write_text("\n\n".join(f"So it says: “{one}”." for one in drawn), "utf-8")
        workspace = Workspace.open(Path(home) / "library")
        begun = time.perf_counter()
        workspace.imports.files([folder])
        workspace.search.sync()
        print(f"{count * WORDS:,} words: imported in {time.perf_counter() - begun:.1f} s")
        workspace.search.find("otherwise")
        for time_of in ("first", "second"):
            begun, worked = time.perf_counter(), time.process_time()
            found = workspace.proofs.of(draft)
            spent, work = time.perf_counter() - begun, time.process_time() - worked
            counted = dict(Counter(str(one.status) for one in found))
            told = f"{spent:.2f} s, of them {work:.2f} s of work"
            print(f"{len(found)} quotations, the {time_of} time: {told}; {counted}")
        workspace.close()


if __name__ == "__main__":
    main()
