"""The order of reading on pages marked by hand: ours beside pdftotext, PDFium's own and mutool's.

python tests/bench/order.py FOLDER [--words]

On each page of order_pages.json blocks were drawn by eye on its picture, in the order in which a
person reads them; heads, feet and letters in drawings are in none. Inside a block lines are read
from side to side, one below another. Its words are cut out with pdftotext, and are the truth. Order
is the share of words that stand once on both sides and come in the same order, recall the share of
the words that are there at all. Files are known by their digest; those that are not in FOLDER are
passed over. `--words` prints the words of ours that are out of order.
"""

from __future__ import annotations

import hashlib
import json
import shutil
import subprocess
import sys
from bisect import bisect_left
from collections import Counter
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence

    Reader = Callable[[int], str]
    """Gives the text of a page, by its number from 1."""

ROOT = Path(__file__).resolve().parent.parent.parent
sys.path[:0] = [str(ROOT), str(Path(__file__).parent)]

import pypdfium2  # noqa: E402
from pdf import in_order, shared, words  # noqa: E402

from desktop import formats  # noqa: E402

MARKED = json.loads(Path(__file__).with_name("order_pages.json").read_text())
_JOINED = 3
"""Letters of the text between two runs of a page that are no runs, such as the space of a joint."""


def said(*command: str | Path) -> str:
    """Return what a command prints."""
    done = subprocess.run(command, capture_output=True, check=False)
    return done.stdout.decode("utf-8", "replace").replace("\f", "\n")


def truth(path: Path, page: int, blocks: Sequence[Sequence[int]]) -> list[str]:
    """Return the words of the blocks of a page."""
    found = []
    shown = pypdfium2.PdfDocument(path)[page - 1]
    media, crop = shown.get_mediabox(), shown.get_cropbox()
    # Blocks count from the corner of what is shown, pdftotext from that of the sheet.
    right, down = round(crop[0] - media[0]), round(media[3] - crop[3])
    for x0, y0, x1, y1 in blocks:
        sides = ("-x", x0 + right, "-y", y0 + down, "-W", x1 - x0, "-H", y1 - y0)
        place = ("-q", "-layout", "-f", page, "-l", page, *sides)
        found.append(said("pdftotext", *map(str, place), path, "-"))
    return words("\n".join(found))


def ours(path: Path) -> Reader:
    """Return what gives the text of a page as we read it, without what is set aside."""
    parsed = formats.read(path)
    text, runs = parsed.content.text, list(parsed.pages.runs())

    def of(page: int) -> str:
        end, pieces = 0, []
        for run in runs:
            if run.page == page - 1 and run.start < parsed.pages.set_aside:
                between = text[end : run.start] if run.start - end <= _JOINED else "\n"
                pieces += [between, text[run.start : run.start + run.length]]
                end = run.start + run.length
        return "".join(pieces)

    return of


def of_engine(path: Path) -> Reader:
    """Return what gives the text of a page in the order of the engine."""
    file = pypdfium2.PdfDocument(path)
    return lambda page: file[page - 1].get_textpage().get_text_range().replace("\ufffe", "-\n")


def others(path: Path) -> dict[str, Reader]:
    """Return what gives the text of a page as other programs read it."""
    found = {
        "pdftotext": lambda page: said(
            "pdftotext", "-q", "-f", str(page), "-l", str(page), path, "-"
        ),
        "pdfium": of_engine(path),
    }
    if shutil.which("mutool"):
        found["mutool"] = lambda page: said("mutool", "draw", "-q", "-F", "txt", path, str(page))
    return found


def strayed(wanted: Sequence[str], found: Sequence[str]) -> list[str]:
    """Return the words that stand once on both sides and are out of order."""
    once = Counter(wanted), Counter(found)
    places = {word: at for at, word in enumerate(found) if once[1][word] == 1}
    both = [word for word in wanted if once[0][word] == 1 and word in places]
    ends: list[int] = []
    best = []
    for word in both:
        at = bisect_left(ends, places[word])
        ends[at : at + 1] = [places[word]]
        best.append(at)
    kept, level = set(), len(ends) - 1
    for number in reversed(range(len(both))):
        if best[number] == level:
            kept.add(number)
            level -= 1
    return [word for number, word in enumerate(both) if number not in kept]


def row(
    path: Path, page: str, blocks: Sequence[Sequence[int]], readers: Mapping[str, Reader]
) -> tuple[str, dict[str, tuple[float, float]]]:
    """Return the scores of one page, and the line of the table that says them."""
    wanted = truth(path, int(page), blocks)
    line = f"{path.name[:27]:28}{page:>5}{len(wanted):6}"
    scores = {}
    for name, reader in readers.items():
        found = words(reader(int(page)))
        scores[name] = shared(wanted, found), in_order(wanted, found)
        line += f"{scores[name][0]:9.3f}{scores[name][1]:7.3f}"
        if name == "ours" and "--words" in sys.argv:
            line += f"\n   out of order: {strayed(wanted, found)}"
            line += f"\n   missing: {list(Counter(wanted) - Counter(found))}\n"
    return line, scores


def main() -> None:
    """Print the table."""
    names = ("ours", "pdftotext", "pdfium", "mutool")
    print(f"{'file':28}{'page':>5}{'words':>6}" + "".join(f"{name:>16}" for name in names))
    totals: dict[str, list[tuple[float, float]]] = {name: [] for name in names}
    for path in sorted(Path(sys.argv[1]).glob("*.pdf")):
        marked = MARKED.get(hashlib.sha256(path.read_bytes()).hexdigest(), {})
        readers = {"ours": ours(path), **others(path)} if marked else {}
        for page, blocks in marked.items():
            line, scores = row(path, page, blocks, readers)
            print(line, flush=True)
            for name, scored in scores.items():
                totals[name].append(scored)
    line = f"{'mean (recall, order)':39}"
    for scored in filter(None, totals.values()):
        recall, order = (sum(column) / len(scored) for column in zip(*scored, strict=True))
        line += f"{recall:9.3f}{order:7.3f}"
    print(line)


if __name__ == "__main__":
    main()
