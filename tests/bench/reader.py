"""Measure the reader against a QTextBrowser that shows the same text and highlights.

Run by hand: python tests/bench/reader.py [--quick]. Numbers are CPU milliseconds of the one GUI
thread, medians; the stall probe counts wall time as well. With --tables [FILE ...] it measures
large tables alone, and those of web pages: the longest stall of each kind, and what a page takes to
lay out beside all rows of the tables on it.
"""

from __future__ import annotations

import argparse
import gc
import os
import random
import re
import statistics
import subprocess
import sys
import tempfile
import time
from array import array
from datetime import UTC, datetime
from functools import partial
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[2]))
os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

from PySide6.QtCore import QPoint, QPointF, Qt, QTimer
from PySide6.QtGui import (
    QColor,
    QFont,
    QTextBlockFormat,
    QTextCharFormat,
    QTextCursor,
    QTextDocument,
    QWheelEvent,
)
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLineEdit, QTextBrowser, QTextEdit

from desktop.domain import (
    COLOURS,
    Anchor,
    BlockKind,
    Blocks,
    Content,
    Highlight,
    Placement,
    PlacementStatus,
    Quoted,
    Section,
    Span,
    SpanKind,
)
from desktop.formats import read
from desktop.ui.look.reading_style import ReadingStyle
from desktop.ui.reader.canvas.column import Column, Pin
from desktop.ui.reader.canvas.layout import Typesetter
from desktop.ui.reader.finding.find import Search
from desktop.ui.reader.finding.folding import Folded
from desktop.ui.reader.reader_view import ReaderView

SIZE = (1000, 1000)
SYLLABLES = [
    "ba",
    "co",
    "di",
    "fe",
    "gu",
    "ha",
    "li",
    "mo",
    "nu",
    "pe",
    "ra",
    "si",
    "to",
    "vu",
    "wa",
]


def make_content(size: int) -> Content:
    """Return synthetic English-like text with headings, lists, quotations and inline styles."""
    pick = random.Random(1)
    words = ["".join(pick.choices(SYLLABLES, k=pick.randint(1, 4))) for _ in range(4000)]
    pool = pick.choices(words, weights=[1 / (n + 2.7) for n in range(4000)], k=200_000)
    parts, starts, kinds, spans, sections, end = [], [], bytearray(), [], [], 0
    while end < size:
        number = len(parts)
        kind = BlockKind.HEADING if number % 40 == 0 else BlockKind.PARAGRAPH
        if kind is BlockKind.PARAGRAPH:
            chance = pick.random()
            kind = BlockKind.QUOTATION if chance < 0.04 else kind
            kind = BlockKind.LIST_ITEM if chance > 0.94 else kind
        count = 5 if kind is BlockKind.HEADING else max(4, int(pick.lognormvariate(4.2, 0.6)))
        first = pick.randrange(len(pool) - count)
        text = " ".join(pool[first : first + count]).capitalize() + "."
        if kind is BlockKind.HEADING:
            sections.append(Section(text, 1, end, end + 1))
        elif len(text) > 40 and pick.random() < 0.35:
            place = end + pick.randrange(len(text) - 20)
            spans.append(Span(place, place + 12, pick.choice((SpanKind.BOLD, SpanKind.ITALIC))))
        starts.append(end)
        kinds.append(kind)
        parts.append(text)
        end += len(text) + 1
    blocks = Blocks(array("I", [*starts, end]), bytes(kinds), bytes(len(kinds)))
    return Content("\n".join(parts), blocks, tuple(spans), tuple(sections))


def make_highlights(content: Content, count: int) -> list[Highlight]:
    """Return highlights all over a text."""
    pick, now, made = random.Random(2), datetime(2026, 1, 1, tzinfo=UTC), []
    for number in range(count):
        length = max(5, int(pick.lognormvariate(4.3, 0.7)))
        start = pick.randrange(max(1, len(content.text) - length))
        made.append(highlight(content, str(number), start, length, pick.choice(COLOURS), now))
    return made


def highlight(
    content: Content, name: str, start: int, length: int, colour: str, now: datetime
) -> Highlight:
    end = min(len(content.text), start + length)
    anchor = Anchor(1, start, end, content.text[start:end], "", "")
    return Highlight(
        name, "d", anchor, Placement(1, start, end, PlacementStatus.SAME), colour, now, now
    )


# -- the two candidates behind one face


class Reader:
    """Ours."""

    def __init__(self) -> None:
        self.view = ReaderView()

    def show(self, content: Content, highlights: list[Highlight]) -> None:
        self.content = content
        self.view.show_content(content, lambda _sha: None)
        self.view.set_highlights(highlights)

    def add(self, made: Highlight) -> None:
        self.view.update_highlights([made])

    def jump(self, offset: int) -> None:
        self.view.goto(offset, 0.5)

    def missed_by(self, offset: int) -> float:
        rect = self.view.caret_rect(offset)
        return abs(rect.top() - self.view.viewport().height() * 0.5) if rect else 1e9

    def page(self) -> None:
        self.view.turn(1)


class Browser:
    """QTextBrowser with extra selections."""

    def __init__(self) -> None:
        self.view = QTextBrowser()
        font = QFont(ReadingStyle().families)
        font.setPixelSize(18)
        self.view.setFont(font)

    def show(self, content: Content, highlights: list[Highlight]) -> None:
        self.content = content
        document = QTextDocument(self.view)
        document.setDefaultFont(self.view.font())
        document.setUndoRedoEnabled(False)
        cursor = QTextCursor(document)
        for number, block in enumerate(content.blocks):
            look = QTextCharFormat()
            if block.kind is BlockKind.HEADING:
                look.setFontWeight(QFont.Weight.Bold)
            if number:
                cursor.insertBlock(QTextBlockFormat(), look)
            cursor.insertText(content.text[block.start : block.end], look)
        self.view.setDocument(document)
        self.marks = [self._mark(made) for made in highlights]
        self.view.setExtraSelections(self.marks)

    def _mark(self, made: Highlight) -> QTextEdit.ExtraSelection:
        mark = QTextEdit.ExtraSelection()
        cursor = QTextCursor(self.view.document())
        cursor.setPosition(made.start)
        cursor.setPosition(made.end, QTextCursor.MoveMode.KeepAnchor)
        mark.cursor = cursor
        mark.format.setBackground(QColor("#ffe58f"))
        return mark

    def add(self, made: Highlight) -> None:
        self.marks.append(self._mark(made))
        self.view.setExtraSelections(self.marks)

    def jump(self, offset: int) -> None:
        cursor = QTextCursor(self.view.document())
        cursor.setPosition(offset)
        bar = self.view.verticalScrollBar()
        bar.setValue(bar.value() + self.view.cursorRect(cursor).top())

    def missed_by(self, offset: int) -> float:
        cursor = QTextCursor(self.view.document())
        cursor.setPosition(offset)
        return abs(self.view.cursorRect(cursor).top())

    def page(self) -> None:
        bar = self.view.verticalScrollBar()
        bar.setValue(bar.value() + bar.pageStep())


CANDIDATES = {"reader": Reader, "browser": Browser}


def painted(view: object) -> None:
    view.viewport().repaint()
    QApplication.sendPostedEvents()


def cpu(action: object, *args: object) -> float:
    start = time.thread_time()
    action(*args)
    return (time.thread_time() - start) * 1000


def p95(values: list[float]) -> float:
    return sorted(values)[int(len(values) * 0.95)]


def wheel(view: object) -> None:
    event = QWheelEvent(
        QPointF(300, 300), QPointF(300, 300), QPoint(), QPoint(0, -120),
        Qt.MouseButton.NoButton, Qt.KeyboardModifier.NoModifier,
        Qt.ScrollPhase.NoScrollPhase, False,
    )  # fmt: skip
    QApplication.sendEvent(view.viewport(), event)


def settle(milliseconds: int = 30) -> None:
    QTest.qWait(milliseconds)


def measure(name: str, content: Content, highlights: list[Highlight]) -> dict[str, float]:
    """Return the numbers of one candidate."""
    firsts = []
    for _ in range(3):
        made = CANDIDATES[name]()
        made.view.resize(*SIZE)
        made.view.show()
        QApplication.processEvents()
        firsts.append(cpu(lambda made=made: (made.show(content, highlights), painted(made.view))))
    result = {"first paint": statistics.median(firsts)}
    settle(600)
    middle = len(content.text) // 2
    result["jump to the middle"] = cpu(lambda: (made.jump(middle), painted(made.view)))
    result["missed by, pixels"] = made.missed_by(middle)
    settle()
    adds, now = [], datetime(2026, 1, 1, tzinfo=UTC)
    for number in range(15):
        one = highlight(content, f"new{number}", middle + number * 30, 60, "blue", now)
        adds.append(cpu(lambda one=one: (made.add(one), painted(made.view))))
    result["add a highlight, repaint"] = statistics.median(adds)
    pages = [cpu(lambda: (made.page(), painted(made.view))) for _ in range(60)]
    wheels = [cpu(lambda: (wheel(made.view), painted(made.view))) for _ in range(60)]
    result["page p95"], result["wheel p95"] = p95(pages), p95(wheels)
    made.view.close()
    return result


def used_memory() -> float:
    pages = Path("/proc/self/smaps_rollup").read_text()
    return sum(int(n) for n in re.findall(r"^Private_\w+:\s+(\d+)", pages, re.MULTILINE)) / 1024


def memory(name: str, size: int, count: int) -> float:
    """Return the MB one candidate adds, in a process of its own."""
    command = [sys.executable, __file__, "--memory", name, str(size), str(count)]
    done = subprocess.run(command, capture_output=True, text=True, check=True)
    return float(done.stdout.split()[-1])


def tell_memory(name: str, size: int, count: int) -> None:
    content = make_content(size)
    highlights = make_highlights(content, count)
    made = CANDIDATES[name]()
    made.view.resize(*SIZE)
    made.view.show()
    QApplication.processEvents()
    gc.collect()
    before = used_memory()
    made.show(content, highlights)
    painted(made.view)
    settle(3000)
    for part in range(10):
        made.jump(len(content.text) * part // 10)
        painted(made.view)
    settle(200)
    print(used_memory() - before)


def pixel_identity(content: Content, highlights: list[Highlight]) -> bool:
    """Say whether correcting all heights in the background leaves every pixel as it was."""
    made = Reader()
    made.view.resize(*SIZE)
    made.view.show()
    made.show(content, highlights)
    made.jump(len(content.text) // 2)
    QApplication.processEvents()
    before = made.view.viewport().grab().toImage()
    while made.view.column.unmeasured:
        QApplication.processEvents()
    return made.view.viewport().grab().toImage() == before


class StallProbe:
    """Notes the longest time the event loop did not answer, for each thing done."""

    def __init__(self) -> None:
        self.longest = 0.0
        self._cpu = self._wall = 0.0
        self._timer = QTimer(interval=0)
        self._timer.timeout.connect(self._tick)
        self.told: list[tuple[str, float, float]] = []

    def _tick(self) -> None:
        self._cpu, self._wall = time.thread_time(), time.perf_counter()

    def step(self, name: str, action: object) -> None:
        """Do something, and wait for what it sets off, noting the longest stretch of CPU."""
        worst_cpu = worst_wall = 0.0
        end = time.perf_counter() + 0.25
        first = True
        while first or time.perf_counter() < end:
            start, wall = time.thread_time(), time.perf_counter()
            if first:
                action()
            QApplication.processEvents()
            worst_cpu = max(worst_cpu, (time.thread_time() - start) * 1000)
            worst_wall = max(worst_wall, (time.perf_counter() - wall) * 1000)
            first = False
        self.told.append((name, worst_cpu, worst_wall))
        self.longest = max(self.longest, worst_cpu)


def stalls(size: int, count: int) -> StallProbe:
    """Open, scroll, resize, select and zoom a large text as a reader would."""
    content = make_content(size)
    highlights = make_highlights(content, count)
    view = ReaderView()
    view.resize(*SIZE)
    view.show()
    QApplication.processEvents()
    probe, length = StallProbe(), len(content.text)
    probe.step("open", lambda: view.show_content(content, lambda _sha: None))
    probe.step("highlights", lambda: view.set_highlights(highlights))
    for part in (0.5, 0.9, 0.1):
        probe.step(f"goto {part:.0%}", lambda part=part: view.goto(int(length * part)))
    bar = view.verticalScrollBar()
    for part in (0.3, 0.7):
        probe.step(f"drag to {part:.0%}", lambda part=part: bar.setValue(int(bar.maximum() * part)))
    for width in (700, 420, 1100):
        probe.step(f"resize to {width}", lambda width=width: view.resize(width, 1000))
    for steps in (2, -4, 2):
        style = view.reading_style().zoomed(steps)
        probe.step(f"zoom {steps:+}", lambda style=style: view.set_style(style))
    for _ in range(5):
        probe.step("page", lambda: view.turn(1))
        probe.step("wheel", lambda: wheel(view))
    for name, colour in (("all marks", ""), ("yellow marks", "yellow")):
        probe.step(f"fold to {name}", lambda colour=colour: view.condensing.keep_marked(colour))
        one = make_highlights(content, 1)[0]
        probe.step("mark while folded", lambda one=one: view.update_highlights([one]))
        probe.step("unfold", view.condensing.show_all)
    probe.step("select all", view.select_all)
    probe.step("select none", lambda: view.set_selection(0, 0))
    field = view.findChild(QLineEdit, "findField")
    probe.step("find, typed", lambda: (view.show_find(), field.setText("e")))
    probe.step("find, typed on", lambda: field.setText("er"))
    probe.step("close find", view.finding.hide_bar)
    view.close()
    return probe


def map_times(content: Content, highlights: list[Highlight]) -> dict[str, float]:
    """Return the milliseconds to paint the map of the document, and its longest slice of work."""
    view = ReaderView()
    view.resize(*SIZE)
    view.show()
    view.show_content(content, lambda _sha: None)
    view.set_highlights(highlights)
    settle(600)
    view.finding.find_all("ba", whole_words=False, case=False, regex=False)
    times = {"repaint": statistics.median(cpu(view.surveying.map.repaint) for _ in range(9))}
    slices = []
    view.surveying.map.dress(view.reading_style().theme)
    while view.surveying.map._slices.isActive():
        slices.append(cpu(view.surveying.map._draw_slice))
    times |= {"longest slice of a redraw": max(slices), "whole redraw": sum(slices)}
    view.close()
    return times


def tell_stalls(size: int, count: int) -> None:
    probe = stalls(size, count)
    print(f"stalls at {size / 1e6:.0f} MB, {count:,} highlights (CPU, wall):")
    for name, spent, wall in sorted(probe.told, key=lambda t: -t[1])[:8]:
        print(f"  {name:26}{spent:10.1f}{wall:10.1f}")
    folding = (spent for name, spent, _ in probe.told if "fold" in name)
    print(f"longest stall: {probe.longest:.1f} ms; while folding: {max(folding):.1f} ms")


def make_tables() -> dict[str, str]:
    """Return web pages of one large table each, by what is in its cells."""
    pick = random.Random(5)
    words = ["".join(pick.choices(SYLLABLES, k=pick.randint(1, 4))) for _ in range(3000)]

    def prose(rows: int, columns: int, longest: int) -> list[list[str]]:
        return [
            [" ".join(pick.choices(words, k=pick.randint(3, longest))) for _ in range(columns)]
            for _ in range(rows)
        ]

    accents = [chr(0xE0 + n % 24) + chr(0x100 + n // 24 % 120) for n in range(2880)]
    tables = {
        "prose": prose(4000, 6, 40),
        "prose, 14 columns": prose(2000, 14, 12),
        "bold, then prose": [[f"<b>{c}</b> {c}" for c in row] for row in prose(2000, 6, 20)],
        "bold above a figure": [[f"<b>a</b><br>{r}" for _ in range(40)] for r in range(900)],
        "accents": [[accents[(r * 3 + c) % 2880] for c in range(3)] for r in range(9000)],
        "figures": [[str(r * 7919 * (c + 1)) for c in range(8)] for r in range(6000)],
        "900 columns": [["x y"] * 900] * 90,
    }
    return {name: _page(rows) for name, rows in tables.items()}


def _page(rows: list[list[str]]) -> str:
    body = "".join("<tr>" + "".join(f"<td>{cell}" for cell in row) for row in rows)
    return f"<meta charset=utf-8><title>t</title><p>Before<table>{body}</table><p>After"


def table_stalls(content: Content) -> dict[str, float]:
    """Return the longest stall of each kind."""
    view = ReaderView()
    view.resize(*SIZE)
    view.show()
    QApplication.processEvents()
    gc.collect()
    probe, last = StallProbe(), len(content.text) - 1
    probe.step("open", lambda: view.show_content(content, lambda _sha: None))
    for part in (0.25, 0.5, 0.75, 1.0, 0.4):
        probe.step("jump", lambda part=part: view.goto(int(last * part)))
    for _ in range(10):
        probe.step("scroll", lambda: wheel(view))
        probe.step("scroll", lambda: view.turn(1))
        probe.step("scroll", lambda: view.turn(-2))
    for width in (700, 1100):
        probe.step("resize", lambda width=width: view.resize(width, 1000))
    view.close()
    longest: dict[str, float] = {}
    for name, spent, _wall in probe.told:
        longest[name] = max(longest.get(name, 0.0), spent)
    return longest


def table_layouts(content: Content) -> tuple[float, float]:
    """Return what it takes to lay a page out, and to lay out the tables on it in full."""
    setter = partial(Typesetter, content, ReadingStyle(), SIZE[0])
    column, full = Column(content, setter()), setter()
    offset = len(content.text) // 2

    def page() -> None:
        column.reset(setter())
        column.bring(Pin(offset, 250), SIZE[1])

    def in_full() -> None:
        for shown in column.shown(SIZE[1]):
            made = full.lay_out(shown.index)
            for row in range(made.rows):
                made.measure(row)

    return cpu(page), cpu(in_full)


def tell_table(path: Path) -> None:
    content = read(path).content
    longest = "".join(f"{spent:8.1f}" for spent in table_stalls(content).values())
    page, full = table_layouts(content)
    print(f"{path.stem[:25]:26}{longest}{page:8.1f}{full:9.1f}{full / page:7.1f}", flush=True)


def tell_tables(files: list[str]) -> None:
    heads = "".join(f"{head:>8}" for head in ("open", "jump", "scroll", "resize", "a page"))
    print(f"{'longest stall':26}{heads}{'in full':>9}{'ratio':>7}", flush=True)
    with tempfile.TemporaryDirectory() as folder:
        made = [Path(folder) / f"{name}.html" for name in make_tables()]
        for path, page in zip(made, make_tables().values(), strict=True):
            path.write_text(page)
        for path in (*made, *files):
            subprocess.run([sys.executable, __file__, "--table", str(path)], check=True)


FINDS: dict[str, tuple[str, dict[str, bool]]] = {
    "word, same case": ("babaco", {"case": True}),
    "word": ("Babaco", {}),
    "phrase": ("Ba Co", {}),
    "whole words": ("ba", {"whole_words": True}),
    "two letters": ("ba", {}),
    "expression, word": (r"\bbabac\w*", {"regex": True}),
    "expression, broad": (r"ba\w+di", {"regex": True}),
    "expression, same case": (r"ba\w+di", {"regex": True, "case": True}),
    "expression, years": (r"\b(19|20)\d\d\b", {"regex": True}),
}


def find_times(text: str) -> dict[str, tuple[float, int]]:
    """Return the milliseconds to find every hit of some needles, and how many there are."""
    folded, times = Folded(text), {}
    times["folding"] = (cpu(lambda: folded.run(3600)), 0)
    for name, (needle, options) in FINDS.items():
        searches = [Search(Quoted.plain(text), needle, folded=folded, **options) for _ in range(5)]
        took = statistics.median(cpu(search.finish) for search in searches)
        times[name] = (took, len(searches[0]))
    beyond = Folded(text.translate(str.maketrans("abcdegi", "абцдегі")))
    times["folding Cyrillic"] = (cpu(lambda: beyond.run(3600)), 0)
    return times


def main() -> None:
    parser = argparse.ArgumentParser()
    parser.add_argument("--quick", action="store_true", help="1 MB and 1,000 highlights")
    parser.add_argument("--memory", nargs=3)
    parser.add_argument("--stalls", nargs=2, type=int)
    parser.add_argument("--table", type=Path)
    parser.add_argument("--tables", nargs="*", metavar="FILE")
    given = parser.parse_args()
    app = QApplication([])
    if given.memory:
        tell_memory(given.memory[0], int(given.memory[1]), int(given.memory[2]))
        return
    if given.stalls:
        tell_stalls(*given.stalls)
        return
    if given.table:
        tell_table(given.table)
        return
    if given.tables is not None:
        tell_tables(given.tables)
        return
    size, count = (1_000_000, 1000) if given.quick else (5_000_000, 10_000)
    large = size * 4
    content = make_content(size)
    highlights = make_highlights(content, count)
    measure("reader", make_content(50_000), [])  # warm the font caches for both
    numbers = {name: measure(name, content, highlights) for name in ("reader", "browser")}
    print(f"{size / 1e6:.0f} MB, {len(content.blocks):,} blocks, {count:,} highlights")
    print(f"{'':28}{'reader':>10}{'browser':>10}{'ratio':>8}")
    for key, ours in numbers["reader"].items():
        theirs = numbers["browser"][key]
        print(f"{key:28}{ours:10.1f}{theirs:10.1f}{theirs / ours if ours else 0:8.1f}")
    used = {name: memory(name, size, count) for name in numbers}
    ours, theirs = used["reader"], used["browser"]
    print(f"{'memory, MB':28}{ours:10.1f}{theirs:10.1f}{theirs / ours:8.1f}")
    print("pixels unchanged by height correction:", pixel_identity(content, highlights))
    for name, took in map_times(content, highlights).items():
        print(f"map, {name:23}{took:10.1f}")
    for name, (took, hits) in find_times(content.text).items():
        print(f"find all, {name:24}{took:10.1f}{hits:10,} hits")
    # In a process of its own: what other measurements left behind is work for the collector.
    command = [sys.executable, __file__, "--stalls", str(large), str(count)]
    sys.stdout.flush()
    subprocess.run(command, check=True)
    app.processEvents()


if __name__ == "__main__":
    main()
