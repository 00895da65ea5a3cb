"""How long a long book takes: against a commit before, and against a plain parse of its pages.

python tests/bench/long_book.py [--pages 600] [--before 17832e5] [--times 3]

The book is made in the proportions of a reference work of 2,014 pages with 2.4 million short
words: tables of figures, cross-references, notes, and paragraphs whose words are marked one by one
for reading aloud. Both versions and the parse run in turn, each in a process of its own, several
times; the least processor time of each counts.
"""

from __future__ import annotations

import argparse
import io
import json
import random
import subprocess
import sys
import tarfile
import tempfile
import zipfile
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent.parent
XHTML = (
    '<?xml version="1.0" encoding="utf-8"?><!DOCTYPE html><html '
    'xmlns="http://www.w3.org/1999/xhtml" xmlns:epub="http://www.idpf.org/2007/ops">'
    "<head><title>t</title></head><body>{}</body></html>"
)
READ = """
import hashlib, json, sys, time
from pathlib import Path
sys.path.insert(0, sys.argv[1])
from desktop import formats
begin = time.process_time()
parsed = formats.read(Path(sys.argv[2]))
seconds = time.process_time() - begin
text = parsed.content.text
print(json.dumps([seconds, len(text), hashlib.sha256(text.encode()).hexdigest()]))
"""
PARSE = """
import json, sys, time, zipfile
from lxml import etree
begin = time.process_time()
size = 0
with zipfile.ZipFile(sys.argv[2]) as book:
    for name in book.namelist():
        if name.endswith(".xhtml"):
            size += len("".join(etree.fromstring(book.read(name)).itertext()))
print(json.dumps([time.process_time() - begin, size, ""]))
"""


def main() -> None:
    """Print the times, their ratios, and whether both versions read the same text."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--pages", type=int, default=600)
    parser.add_argument("--before", default="17832e5")
    parser.add_argument("--times", type=int, default=3)
    given = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "long.epub"
        path.write_bytes(book(given.pages))
        earlier = Path(folder) / "before"
        unpack(given.before, earlier)
        runs = {"before": (READ, earlier), "now": (READ, ROOT), "parse alone": (PARSE, ROOT)}
        found: dict[str, list[tuple[float, int, str]]] = {name: [] for name in runs}
        for _ in range(given.times):
            for name, (code, root) in runs.items():
                found[name].append(run(code, root, path))
    report(given.pages, {name: min(results) for name, results in found.items()})


def report(pages: int, best: dict[str, tuple[float, int, str]]) -> None:
    """Print a line for each that was run."""
    parse = best["parse alone"][0]
    for name, (seconds, size, _) in best.items():
        print(f"{name:12} {seconds:7.2f} s  {size:>10,} characters  {seconds / parse:5.1f} × parse")
    same = "the same" if best["before"][2] == best["now"][2] else "ANOTHER"
    ratio = best["before"][0] / best["now"][0]
    print(f"{pages:,} pages: {ratio:.2f} times as fast as before, {same} text")


def run(code: str, root: Path, path: Path) -> tuple[float, int, str]:
    """Return seconds, characters and a digest, as one process has them."""
    command = [sys.executable, "-c", code, str(root), str(path)]
    done = subprocess.run(command, capture_output=True, text=True, check=True)
    seconds, size, digest = json.loads(done.stdout)
    return seconds, size, digest


def unpack(commit: str, folder: Path) -> None:
    """Put the files of a commit into a folder."""
    command = ["git", "archive", commit, "desktop"]
    packed = subprocess.run(command, cwd=ROOT, capture_output=True, check=True).stdout
    with tarfile.open(fileobj=io.BytesIO(packed)) as archive:
        archive.extractall(folder, filter="data")


def book(pages: int) -> bytes:
    """Return an e-book with this many pages."""
    chance = random.Random(11)
    words = ["".join(chance.choices("aeionrstl", k=chance.randint(1, 3))) for _ in range(900)]
    names = [f"p{number}.xhtml" for number in range(pages)]
    items = "".join(
        f'<item id="{name}" href="{name}" media-type="application/xhtml+xml"/>' for name in names
    )
    spine = "".join(f'<itemref idref="{name}"/>' for name in names)
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as target:
        target.writestr("mimetype", "application/epub+zip")
        target.writestr(
            "META-INF/container.xml", '<container><rootfile full-path="b.opf"/></container>'
        )
        target.writestr(
            "b.opf",
            f"<package><metadata/><manifest>{items}</manifest><spine>{spine}</spine></package>",
        )
        for number, name in enumerate(names):
            target.writestr(name, XHTML.format(page(number, words, chance)))
    return stream.getvalue()


def page(number: int, words: list[str], chance: random.Random) -> str:
    """Return the body of one page: about 3,200 characters in 1,200 words."""
    parts = [f'<h2 id="h{number}">Part {number}</h2>']
    for paragraph in range(6):
        chosen = chance.choices(words, k=80)
        marked = " ".join(
            f'<span id="w{number}-{paragraph}-{n}">{word}</span>' for n, word in enumerate(chosen)
        )
        mark = f'<a epub:type="noteref" href="#n{paragraph}">{paragraph + 1}</a>'
        parts.append(f'<p class="read">{marked} <i>{chosen[0]}</i> {mark}</p>')
    rows = (
        "".join(f"<td>{chance.randint(0, 99)}</td>" for _ in range(8))
        for _ in range(chance.randint(30, 40))
    )
    parts.append("<table>" + "".join(f"<tr>{row}</tr>" for row in rows) + "</table>")
    see = f'<a href="p{number // 2}.xhtml#h{number // 2}">see</a>'
    parts.append(f"<p>{' '.join(chance.choices(words, k=250))} {see}</p>")
    notes = (" ".join(chance.choices(words, k=20)) for _ in range(6))
    parts += (
        f'<aside epub:type="footnote" id="n{note}"><p>{text}</p></aside>'
        for note, text in enumerate(notes)
    )
    return "".join(parts)


if __name__ == "__main__":
    main()
