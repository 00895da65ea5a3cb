"""Compare what the importer keeps of web pages with what other libraries keep.

    python tests/bench/extraction.py CORPUS [--page NAME] [--seconds 20]

CORPUS holds one folder per page with `source.html` and `expected.html`, the article as a person or
a reference tool cut it out; `expected-metadata.json` beside them is compared where it is present.
Printed per page: word F1 (words as a multiset) of every library at hand, our word order (longest
common subsequence of five-word runs, as a share of the expected ones) and our time. Libraries that
are not installed are left out; one that hangs is stopped and gets nothing for that page.
"""

from __future__ import annotations

import argparse
import importlib.util
import json
import multiprocessing
import re
import sys
import time
from bisect import bisect_left
from collections import Counter, defaultdict
from pathlib import Path
from typing import TYPE_CHECKING, Any, NamedTuple

from lxml import html

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence
    from multiprocessing.connection import Connection

sys.path.insert(0, str(Path(__file__).resolve().parents[2]))

OURS = "manicule"
WORD = re.compile(r"[\u3040-\u30ff\u3400-\u9fff\uac00-\ud7af]|[^\W_]+(?:['’][^\W_]+)*")
RUN = 5
"""Words in the runs whose order is compared."""
INLINE = frozenset(
    (
        *("a", "abbr", "acronym", "b", "bdi", "bdo", "big", "cite", "code", "del", "dfn", "em"),
        *("font", "i", "ins", "kbd", "mark", "q", "s", "samp", "small", "span", "strong"),
        *("sub", "sup", "u"),
    )
)
"""Elements that do not part words."""
FACTS = ("title", "byline", "siteName", "publishedTime", "lang")


def words(text: str) -> list[str]:
    """Return the words of a text, folded; each ideograph or kana counts as one."""
    return WORD.findall(text.casefold())


def text_of(markup: str) -> str:
    """Return the text of a piece of HTML with white space between its elements."""
    if not markup.strip():
        return ""
    body = html.document_fromstring(markup).find("body")
    for silent in body.xpath(".//script | .//style"):
        silent.drop_tree()
    for element in body.iter():
        if element.tag not in INLINE:
            element.text, element.tail = f" {element.text or ''}", f" {element.tail or ''}"
    return "".join(body.itertext())


def f1(found: Sequence[str], expected: Sequence[str]) -> float:
    """Return the harmonic mean of precision and recall of the words, as multisets."""
    if not found or not expected:
        return float(not found and not expected)
    common = (Counter(found) & Counter(expected)).total()
    return 2 * common / (len(found) + len(expected))


def order(found: Sequence[str], expected: Sequence[str]) -> float:
    """Return the share of the expected word runs found in the same order."""
    mine, theirs = runs(found), runs(expected)
    if not theirs:
        return 1.0
    places: dict[tuple[str, ...], list[int]] = defaultdict(list)
    for place, run in enumerate(mine):
        places[run].append(place)
    tails: list[int] = []
    for run in theirs:
        for place in reversed(places.get(run, ())):
            at = bisect_left(tails, place)
            tails[at : at + 1] = [place]
    return len(tails) / len(theirs)


def runs(sequence: Sequence[str]) -> list[tuple[str, ...]]:
    """Return every run of five words, or the whole when it is shorter."""
    if len(sequence) < RUN:
        return [tuple(sequence)] if sequence else []
    return list(zip(*(sequence[i:] for i in range(RUN)), strict=False))


def ours(page: Path) -> tuple[str, dict[str, Any]]:
    """Read a page as the application does."""
    from desktop.formats import read as importer  # loads in its own process

    parsed = importer(page)
    facts = parsed.facts
    return parsed.content.text, {
        "title": facts.title,
        "byline": ", ".join(facts.authors),
        "siteName": facts.publisher,
        "publishedTime": facts.date,
        "lang": facts.language,
        "remarks": " ".join(parsed.remarks),
    }


def _trafilatura(page: Path) -> tuple[str, dict[str, Any]]:
    import trafilatura

    return trafilatura.extract(page.read_bytes(), include_comments=False) or "", {}


def _trafilatura_recall(page: Path) -> tuple[str, dict[str, Any]]:
    import trafilatura

    markup = page.read_bytes()
    return trafilatura.extract(markup, include_comments=False, favor_recall=True) or "", {}


def _readability(page: Path) -> tuple[str, dict[str, Any]]:
    from readability import Document

    return text_of(Document(page.read_text("utf-8", "replace")).summary()), {}


def _newspaper(page: Path) -> tuple[str, dict[str, Any]]:
    import newspaper

    article = newspaper.Article("http://localhost/", fetch_images=False)
    article.download(input_html=page.read_text("utf-8", "replace"))
    article.parse()
    return article.text, {}


def _goose(page: Path) -> tuple[str, dict[str, Any]]:
    from goose3 import Goose

    with Goose({"enable_image_fetching": False}) as goose:
        return goose.extract(raw_html=page.read_text("utf-8", "replace")).cleaned_text, {}


def _justext(page: Path) -> tuple[str, dict[str, Any]]:
    import justext

    blocks = justext.justext(page.read_bytes(), justext.get_stoplist("English"))
    return "\n".join(b.text for b in blocks if not b.is_boilerplate), {}


def _boilerpy(page: Path) -> tuple[str, dict[str, Any]]:
    from boilerpy3 import extractors

    markup = page.read_text("utf-8", "replace")
    return extractors.ArticleExtractor(raise_on_failure=False).get_content(markup), {}


def _resiliparse(page: Path) -> tuple[str, dict[str, Any]]:
    from resiliparse.extract.html2text import extract_plain_text

    return extract_plain_text(page.read_text("utf-8", "replace"), main_content=True), {}


class Reader(NamedTuple):
    """A way to cut out an article, and the module it needs."""

    read: Callable[[Path], tuple[str, dict[str, Any]]]
    module: str


READERS = {
    OURS: Reader(ours, "lxml"),
    "trafilatura": Reader(_trafilatura, "trafilatura"),
    "traf+recall": Reader(_trafilatura_recall, "trafilatura"),
    "readability": Reader(_readability, "readability"),
    "newspaper": Reader(_newspaper, "newspaper"),
    "goose": Reader(_goose, "goose3"),
    "justext": Reader(_justext, "justext"),
    "boilerpy": Reader(_boilerpy, "boilerpy3"),
    "resiliparse": Reader(_resiliparse, "resiliparse"),
}


def _serve(name: str, connection: Connection) -> None:
    while True:
        page = connection.recv()
        start = time.perf_counter()
        try:
            text, facts = READERS[name].read(page)
        except Exception as error:  # noqa: BLE001 (a library that fails on a page scores nothing there)
            text, facts = "", {"failed": repr(error)}
        connection.send((text, facts, time.perf_counter() - start))


class Child:
    """One library in a process of its own, started anew after it hung."""

    def __init__(self, name: str, seconds: float) -> None:
        self.name = name
        self.seconds = seconds
        self._process: multiprocessing.process.BaseProcess | None = None

    def read(self, page: Path) -> tuple[str, dict[str, Any], float]:
        """Return text, facts and seconds taken."""
        if self._process is None:
            context = multiprocessing.get_context("spawn")
            self._connection, theirs = context.Pipe()
            self._process = context.Process(target=_serve, args=(self.name, theirs), daemon=True)
            self._process.start()
        self._connection.send(page)
        if self._connection.poll(self.seconds):
            return self._connection.recv()  # type: ignore[no-any-return]
        self.close()
        return "", {"failed": "hung"}, self.seconds

    def close(self) -> None:
        """End the process."""
        if self._process is not None:
            self._process.kill()
            self._process = None


def compare_facts(found: dict[str, Any], page: Path) -> list[str]:
    """Return a line for every fact that differs from the expected one."""
    path = page / "expected-metadata.json"
    if not path.exists():
        return []
    expected = json.loads(path.read_text("utf-8"))
    lines = []
    for name in FACTS:
        want, got = expected.get(name) or "", found.get(name) or ""
        if not _same(name, want, got):
            lines.append(f"    {name}: {got!r}, expected {' '.join(want.split())!r}")
    return lines


def _same(name: str, want: str, got: str) -> bool:
    if name == "publishedTime":
        return want[:10] == got[:10]
    return " ".join(want.split()).casefold() == got.casefold()


def main() -> int:
    """Run the comparison and return 1 when ours is not the best or falls under 0.6 anywhere."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("corpus", type=Path)
    parser.add_argument("--page", default="")
    parser.add_argument("--only", default="", help="one library, such as manicule")
    parser.add_argument("--seconds", type=float, default=20.0, help="limit per page and library")
    arguments = parser.parse_args()
    names = [n for n, r in READERS.items() if importlib.util.find_spec(r.module)]
    names = [n for n in names if arguments.only in n]
    children = {n: Child(n, arguments.seconds) for n in names}
    pages = [p.parent for p in sorted(arguments.corpus.glob("*/source.html"))]
    scores: dict[str, list[float]] = defaultdict(list)
    orders: dict[str, list[float]] = defaultdict(list)
    print(f"{'page':30}", *(f"{n[:11]:>11}" for n in names), "  order     ms")
    for page in pages:
        if arguments.page in page.name:
            _one_page(page, children, scores, orders)
    for child in children.values():
        child.close()
    return _summary(scores, orders)


def _one_page(
    page: Path,
    children: dict[str, Child],
    scores: dict[str, list[float]],
    orders: dict[str, list[float]],
) -> None:
    expected = words(text_of((page / "expected.html").read_text("utf-8")))
    row = f"{page.name:30}"
    tail, notes = "", []
    for name, child in children.items():
        text, facts, seconds = child.read(page / "source.html")
        found = words(text)
        scores[name].append(f1(found, expected))
        orders[name].append(order(found, expected))
        row += f" {scores[name][-1]:11.3f}"
        if name == OURS:
            tail = f"  {orders[name][-1]:5.3f} {seconds * 1000:6.1f}"
            notes = compare_facts(facts, page)
            notes += [f"    {facts[k]}" for k in ("failed", "remarks") if facts.get(k)]
    print(row + tail, *notes, sep="\n", flush=True)


def _summary(scores: dict[str, list[float]], orders: dict[str, list[float]]) -> int:
    def mean(values: list[float]) -> float:
        return sum(values) / max(1, len(values))

    for title, line in (
        ("mean F1", [mean(v) for v in scores.values()]),
        ("minimum F1", [min(v) for v in scores.values()]),
        ("mean order", [mean(v) for v in orders.values()]),
    ):
        print(f"{title:30}", *(f"{value:11.3f}" for value in line))
    if OURS not in scores:
        return 0
    best = max(mean(v) for v in scores.values())
    return int(mean(scores[OURS]) < best or min(scores[OURS]) < 0.6)


if __name__ == "__main__":
    raise SystemExit(main())
