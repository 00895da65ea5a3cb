"""Reads a page: letters into runs, and where each stands.

PDFium counts letters in units of its own. The number of one is no position in a text: halves of
surrogates have two, and some are dropped in the text that it offers as a whole
(https://github.com/pypdfium2-team/pypdfium2/issues/261), so each is asked for by itself. What
is known of a place costs more than a letter, so that is asked for where a run begins and ends.
"""

from __future__ import annotations

import ctypes
import hashlib
import sys
from array import array
from collections import Counter
from dataclasses import replace
from itertools import repeat
from typing import TYPE_CHECKING, Any, NamedTuple

import pypdfium2.raw as pdfium

from desktop.domain.printed.page_map import DIGEST
from desktop.pdf.fonts import Fonts, Setting
from desktop.pdf.lettering.gaps import Gaps
from desktop.pdf.lettering.interleaved import drawn_on, untangled
from desktop.pdf.lettering.joined_letters import (
    begins_with_mark,
    in_order,
    is_close,
    is_of_marks,
)
from desktop.pdf.lettering.letter_places import LetterPlaces
from desktop.pdf.lettering.math_signs import PRIVATE
from desktop.pdf.lettering.overstruck import is_any_drawn_over, overstruck
from desktop.pdf.printed import Box, Link, PrintedPage, Run, Sheet
from desktop.pdf.tables import page_rules, tagged_tables

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence

    Ask = Callable[[ctypes.Array[ctypes.c_char] | None, int], int]
    Filled = Callable[["Turn", Sequence[Run]], Iterable[Run]]
    """Gives what stands in fields of a form, on a page that is turned so and has this print."""

MOST_LETTERS = 400_000
"""Letters that a page may have; a large newspaper page has 60,000."""
_MOST_LINKS = 5_000
_LONGEST_ADDRESS = 4_096
_HIGH, _LOW, _BEYOND = 0xD800, 0xDC00, 0xE000
_SPACES = frozenset({0x09, 0x20, 0xA0, 0x1680, *range(0x2000, 0x200B), 0x202F, 0x205F, 0x3000})
_LINE_ENDS = frozenset({0x0A, 0x0B, 0x0C, 0x0D, 0x85, 0x2028, 0x2029})
_HYPHENS = frozenset({0x02, 0xAD, 0xFFFE})
"""How PDFium marks a hyphen at what it takes for a line's end; and the soft one of the file.

Fonts have a hyphen for that, too, and some programs write every hyphen so."""
_FIRST = _GAP = ord(" ")
_HYPHEN, _SOFT_HYPHEN = "-", "\u00ad"
_PRIVATE = range(0xE000, 0xF900)
_SIGNS = range(0xF000, 0xF100)
"""Where fonts of signs, such as those for bullets, have their letters."""
_NOTHING, _LAST = 0xFFFD, 0xFFFF
_LAST_OF_FIRST_PLANE = chr(_LAST)
_END = b"\0\0"
_UP, _OVER, _DOWN = 90, 180, 270
"""Degrees by which text is turned that runs up, upside down, and down."""
_SIDEWAYS = (_UP, _DOWN)
_ASIAN = range(0x2E80, 0xD800), range(0xF900, 0xFFF0)
_LEVEL = 0.4
"""Of the size: how far apart base lines of one line of print may be."""
_STRAIGHT = 0.1
"""Of the way down: how far to the side a column of letters may run."""
_PILE = 3
_BESIDE, _FARTHEST = 0.3, 1.7
"""Of the size: how far letters of a pile stand off sideways, and one below another."""

# Addresses as plain numbers: a pointer object for each letter would cost more than all else.
_object_of = ctypes.cast(
    pdfium.FPDFText_GetTextObject,
    ctypes.CFUNCTYPE(ctypes.c_void_p, ctypes.c_void_p, ctypes.c_int),
)
_letter_of = ctypes.cast(
    pdfium.FPDFText_GetUnicode, ctypes.CFUNCTYPE(ctypes.c_uint, ctypes.c_void_p, ctypes.c_int)
)


class Unseen(NamedTuple):
    """Characters of a page that stand on hidden layers."""

    layers: Mapping[int, tuple[str, ...]] = {}
    """What the layer of each is called, by the engine's numbers."""
    digest: bytes = b""
    """Of all the page's characters, where these are some of them."""


ALL_SEEN = Unseen()


def read(
    file: Any,  # noqa: ANN401 - what the engine hands out has no type
    page: Any,  # noqa: ANN401
    unseen: Unseen,
    filled: Filled,
    *,
    tagged: bool,
) -> PrintedPage:
    """Return what is printed on a page, and `filled` in; both are what the engine hands out."""
    text = pdfium.FPDFText_LoadPage(page)
    if not text:
        return PrintedPage(0, 0, [], [], 0, sheet(page))
    try:
        letters = _Letters(text, Fonts(text, tagged=tagged))
        codes = characters(text)
        counted = digest(codes)
        seen, layers = _without(codes, unseen) if unseen.digest == counted else (codes, ())
        letters.read(seen)
        letters.untangle(page)
        letters.part_words()
        letters.join_overstruck()
        letters.turn_down()
    finally:
        pdfium.FPDFText_ClosePage(text)
    turn = Turn.of(page, letters)
    runs = [
        turn.upright(run, angle) for run, angle in zip(letters.runs, letters.angles, strict=True)
    ]
    _tell_letters_before(runs)
    seen = (turn.angle - pdfium.FPDFPage_GetRotation(page) * 90) % 360
    if seen == _DOWN and not any(run.down for run in runs):
        runs = _from_the_top(runs)
    runs += filled(turn, runs)
    found = [link._replace(box=turn.box(link.box)) for link in links(file, page)]
    return PrintedPage(
        turn.width, turn.height, runs, found, letters.unreadable, sheet(page), counted,
        rules=[turn.box(box) for box in page_rules.rules(page)],
        tables=tagged_tables.tables(page) if tagged else (), layers=layers,
    )  # fmt: skip


def _from_the_top(runs: Sequence[Run]) -> list[Run]:
    """Return runs line by line: where text is seen to run downwards the engine ends at the top."""
    lines: list[list[Run]] = []
    for run in runs:
        if not lines or run.parted == "\n":
            lines.append([])
        lines[-1].append(run)

    def place(line: list[Run]) -> tuple[int, float]:
        first = line[0]
        return round(first.baseline / (_LEVEL * max(first.size, 1.0))), first.box.x0

    found = [run for line in sorted(lines, key=place) for run in line]
    if found and lines[0][0] is not found[0]:
        lines[0][0].parted, found[0].parted = "\n", ""
    return found


def _tell_letters_before(runs: Sequence[Run]) -> None:
    """Say of runs that a letter comes before them: words are also parted by nothing but room."""
    # The last letter of a run may be one that takes two numbers.
    behind = {run.first + len(run.text) + (run.text[-1] > _LAST_OF_FIRST_PLANE) for run in runs}
    for run in runs:
        run.is_after_letter = run.first in behind


def _without(codes: array[int], unseen: Unseen) -> tuple[array[int], Sequence[tuple[str, ...]]]:
    """Return characters with gaps for those that are not seen, and the layers of these."""
    seen, layers = codes[:], dict[tuple[str, ...], None]()
    for number, names in unseen.layers.items():
        if not is_blank(codes[number]):
            layers[names] = None
        if codes[number] not in _LINE_ENDS:
            seen[number] = _GAP
    return seen, tuple(layers)


def characters(text: Any) -> array[int]:  # noqa: ANN401
    """Return the code of each character of a page's text, as the engine numbers them."""
    address = ctypes.cast(text, ctypes.c_void_p).value
    count = min(MOST_LETTERS, max(0, pdfium.FPDFText_CountChars(text)))
    return array("I", map(_letter_of, repeat(address), range(count)))


def digest(codes: array[int]) -> bytes:
    """Return the digest of a page's characters, by which another count of them is told."""
    if sys.byteorder == "big":
        codes = codes[:]
        codes.byteswap()
    return hashlib.blake2b(codes, digest_size=DIGEST).digest()


def is_blank(code: int) -> bool:
    """Whether a character is a space or a line's end."""
    return code in _SPACES or code in _LINE_ENDS


def is_asian(code: int) -> bool:
    """Whether a character is of those that are also written from top to bottom."""
    return any(code in letters for letters in _ASIAN)


def words(ask: Ask, longest: int) -> str:
    """Return what the engine writes in a buffer, once it has said how many bytes that takes."""
    size = ask(None, 0)
    if not len(_END) < size <= longest:
        return ""
    buffer = ctypes.create_string_buffer(size)
    ask(buffer, size)
    return buffer.raw.decode("utf-16-le", "ignore").partition("\0")[0].strip()


def asking(function: Callable[[Any, Any, int], int], thing: Any) -> Ask:  # noqa: ANN401
    """Return what asks for something whose words the engine writes as numbers, not as bytes."""

    def ask(buffer: ctypes.Array[ctypes.c_char] | None, size: int) -> int:
        letters = buffer and ctypes.cast(buffer, ctypes.POINTER(ctypes.c_ushort))
        return int(function(thing, letters, size))

    return ask


class _Letters:
    """Gathers the letters of a page into runs, still where the file puts them."""

    def __init__(self, text: Any, fonts: Fonts) -> None:  # noqa: ANN401
        self.runs: list[Run] = []
        self.angles: list[int] = []
        """For each run the degrees by which it is turned, or -1 for none of the four ways."""
        self.unreadable = 0
        self._font_of: list[int] = []
        self._going_down: set[int] = set()
        """Fonts that set one letter below another."""
        self._text = text
        self._fonts = fonts
        self._places = LetterPlaces(text)
        self._gaps = Gaps(lambda number: self._places.box(number, number))
        self._x, self._y = ctypes.c_double(), ctypes.c_double()
        self._pieces: list[str] = []
        self._first = self._last = 0
        self._parted = ""

    def read(self, codes: array[int]) -> None:
        """Read every letter, given the code of each character."""
        address = ctypes.cast(self._text, ctypes.c_void_p).value
        object_now, high = None, 0
        pieces = self._pieces
        for number, code in enumerate(codes):
            sign = self._sign(number, code) if code < _FIRST else ""
            if not sign and (code in _SPACES or code in _LINE_ENDS):
                if pieces[-2:-1] == ["f"] and self._places.is_under_ligature(number):
                    continue
                self._end(object_now)
                self._parted = "\n" if code in _LINE_ENDS else self._parted or " "
                high = 0
                continue
            if _HIGH <= code < _LOW:
                high = code
                continue
            letter = sign or self._letter(code, high, number)
            high = 0
            if not letter:
                continue
            first = number - 1 if letter > _LAST_OF_FIRST_PLANE else number
            found = _object_of(address, number)
            # Letters of a run are numbered one after another: see `Run`.
            if found != object_now or (pieces and first != self._first + len(pieces)):
                self._end(object_now)
                object_now = found
            if not pieces:
                self._first = first
            self._last = number
            pieces.append(letter)
        self._end(object_now)

    def _sign(self, number: int, code: int) -> str:
        """Return the sign that a font has for the number of a control; '' for what is one."""
        if pdfium.FPDFText_IsGenerated(self._text, number) == 1:
            return ""
        address = ctypes.cast(self._text, ctypes.c_void_p).value
        signs = self._fonts.setting(_object_of(address, number), number).signs
        return signs.get(code, "")

    def _with_signs(self, pieces: list[str], first: int, signs: Mapping[int, str]) -> list[str]:
        """Return letters, with signs for those that are only numbers of some."""
        return [
            signs[ord(piece)]
            if ord(piece) in signs
            and pdfium.FPDFText_HasUnicodeMapError(self._text, first + at) == 1
            else piece
            for at, piece in enumerate(pieces)
        ]

    def _letter(self, code: int, high: int, number: int) -> str:
        """Return a letter by its code, `high` being half of it; '' for what is none."""
        if code in _HYPHENS:
            seen = self._places.tight(number)
            return _HYPHEN if seen is not None and seen.width > 0 else _SOFT_HYPHEN
        if _LOW <= code < _BEYOND:
            code = 0x10000 + ((high - _HIGH) << 10) + code - _LOW if high else _NOTHING
        if code >= _FIRST and not _NOTHING <= code <= _LAST and code not in _PRIVATE:
            return chr(code)
        if code in PRIVATE:
            return PRIVATE[code]
        self.unreadable += code not in _SIGNS
        return chr(code) if code in _PRIVATE else ""

    def _end(self, set_as: int | None) -> None:
        """End the run in hand, if there is one."""
        if not self._pieces:
            return
        pieces, first, last = self._pieces.copy(), self._first, self._last
        self._pieces.clear()
        setting = self._fonts.setting(set_as, first)
        if self._is_strayed() and not self._parted and pieces[0].isalpha():
            mark = self._taken_back()
            letter = self._places.box(first, first)
            touches = letter is not None and self._touches(letter, setting.size)
            self._parted = "" if touches else mark.parted
            self._put(pieces[:1], first, first, setting)
            self._put([*mark.text], mark.first, mark.first + len(mark.text) - 1, setting)
            pieces, first = pieces[1:], first + 1
        if pieces:
            self._put_words(pieces, first, last, setting)

    def _put_words(self, pieces: list[str], first: int, last: int, setting: Setting) -> None:
        """Make runs of letters, among which there may be gaps; these have the numbers from first.

        Half a letter has a number, too, which is why `last` may be one more than they make out.
        """
        box = self._places.box(first, last)
        if box is None:
            return
        font = setting.font, setting.size, setting.angle
        if (
            self._parted == " "
            and self.runs
            and self._gaps.goes_on(self.runs[-1].box, first, box, font)
            and pdfium.FPDFText_IsGenerated(self._text, first - 1) == 1
        ):
            self._parted = ""
        ends = self._gaps.inside(pieces, first, box, font) if len(pieces) > 1 else []
        begin = 0
        for end in ends:
            self._put(pieces[begin:end], first + begin, first + end - 1, setting)
            self._parted, begin = " ", end
        self._put(pieces[begin:], first + begin, last, setting, box if begin == 0 else None)

    def _put(
        self, pieces: list[str], first: int, last: int, setting: Setting, box: Box | None = None
    ) -> None:
        """Make a run of letters, which have these numbers and stand in this box."""
        box = box or self._places.box(first, last)
        if box is None:
            return
        if self._parted == " " and begins_with_mark(pieces) and self._touches(box, setting.size):
            self._parted = ""
        plain = in_order(pieces, lambda at: self._places.are_one(first + at), self._parted)
        signs = setting.signs
        text = "".join(self._with_signs([*plain], first, signs)) if signs else plain
        pdfium.FPDFText_GetCharOrigin(self._text, first, self._x, self._y)
        if text == plain and pdfium.FPDFText_HasUnicodeMapError(self._text, first) == 1:
            self.unreadable += len(text)
        self.runs.append(
            Run(
                text, first, box, self._y.value, setting.size, self._parted,
                setting.bold, setting.italic,
                turned=setting.angle in _SIDEWAYS,  # until the page is known: which of x, y counts
                hidden=setting.hidden, tag=setting.tag, artifact=setting.artifact,
            )
        )  # fmt: skip
        if setting.angle in _SIDEWAYS:
            self.runs[-1].baseline = self._x.value
        elif not setting.angle and len(text) > 1 and is_asian(ord(text[0])):
            self._note_direction(setting.font, last)
        self.angles.append(setting.angle)
        self._font_of.append(setting.font)
        self._parted = ""

    def _is_strayed(self) -> bool:
        """Whether the last run is nothing but marks that stand on a space."""
        return bool(self.runs) and self.runs[-1].parted == " " and is_of_marks(self.runs[-1].text)

    def _taken_back(self) -> Run:
        self.angles.pop()
        self._font_of.pop()
        return self.runs.pop()

    def _touches(self, box: Box, size: float) -> bool:
        """Whether something stands at the end of the last run, without a gap."""
        if not self.runs:
            return False
        last = self.runs[-1].box
        return is_close(max(box.x0 - last.x1, last.x0 - box.x1), size) and box.y0 < last.y1

    def _note_direction(self, font: int, last: int) -> None:
        """Look whether the last letter of a run stands below its first one."""
        x, y = self._x.value, self._y.value
        pdfium.FPDFText_GetCharOrigin(self._text, last, self._x, self._y)
        fall = y - self._y.value
        if fall > 0 and abs(self._x.value - x) < _STRAIGHT * fall:
            self._going_down.add(font)

    def untangle(self, page: Any) -> None:  # noqa: ANN401
        """Let texts that are printed over one another follow one another."""
        if order := untangled(self.runs, self.angles, drawn_on(page, self._text)):
            self.runs = [self.runs[number] for number in order]
            self.angles = [self.angles[number] for number in order]
            self._font_of = [self._font_of[number] for number in order]

    def part_words(self) -> None:
        """Part runs that stand as far from one another as words do."""
        self._gaps.part_words(self.runs, self.angles)

    def join_overstruck(self) -> None:
        """Make one letter of two that are printed over one another."""
        if not is_any_drawn_over(self.runs):
            return
        found = list(overstruck(self.runs, self._places.tight, self._places.box))
        self.runs = [run for _, run in found]
        self.angles = [self.angles[number] for number, _ in found]
        self._font_of = [self._font_of[number] for number, _ in found]

    def turn_down(self) -> None:
        """Turn what is written from top to bottom, as if it were text that was turned.

        The engine does not tell which fonts are for that.
        """
        down = {
            number
            for number, font in enumerate(self._font_of)
            if font in self._going_down and not self.angles[number]
        }
        down |= set(_stacked(self.runs, self.angles))
        if not down:
            return
        for number, run in enumerate(self.runs):
            if number in down:
                run.baseline = run.box.x0
                self.angles[number] = _DOWN
            run.down = self.angles[number] == _DOWN


def _stacked(runs: Sequence[Run], angles: Sequence[int]) -> Iterator[int]:
    """Yield the numbers of single letters that are put one below another, each by itself."""
    pile: list[int] = []
    for number, run in enumerate(runs):
        is_single = len(run.text) == 1 and is_asian(ord(run.text)) and not angles[number]
        if pile and not (is_single and _stands_below(runs[pile[-1]], run)):
            yield from pile if len(pile) >= _PILE else ()
            pile.clear()
        if is_single:
            pile.append(number)
    yield from pile if len(pile) >= _PILE else ()


def _stands_below(run: Run, following: Run) -> bool:
    box, below = run.box, following.box
    near = _BESIDE * max(run.size, 1.0)
    fall = box.y0 - below.y0
    return abs(box.x0 - below.x0) < near < fall < _FARTHEST * max(run.size, 1.0)


class Turn(NamedTuple):
    """How a page is turned so that most of its text is upright."""

    angle: int
    frame: Box
    """The part of the page that is shown, with y upwards."""

    @classmethod
    def of(cls, page: Any, letters: _Letters) -> Turn:  # noqa: ANN401
        """Return how a page is turned: as it is shown, unless most of its text says otherwise."""
        counts: Counter[int] = Counter()
        for run, angle in zip(letters.runs, letters.angles, strict=True):
            counts[angle] += len(run.text)
        shown = pdfium.FPDFPage_GetRotation(page) % 4 * 90
        most, count = counts.most_common(1)[0] if counts else (shown, 0)
        angle = most if most >= 0 and count * 2 > counts.total() else shown
        return cls(angle, _frame(page))

    @property
    def width(self) -> float:
        """How wide the page is, turned."""
        return self.frame.height if self.angle in _SIDEWAYS else self.frame.width

    @property
    def height(self) -> float:
        """How high the page is, turned."""
        return self.frame.width if self.angle in _SIDEWAYS else self.frame.height

    def box(self, box: Box) -> Box:
        """Return where a rectangle stands on the turned page."""
        left, bottom, right, top = self.frame
        x0, y0, x1, y1 = box
        if self.angle == _UP:
            return Box(y0 - bottom, x0 - left, y1 - bottom, x1 - left)
        if self.angle == _OVER:
            return Box(right - x1, y0 - bottom, right - x0, y1 - bottom)
        if self.angle == _DOWN:
            return Box(top - y1, right - x1, top - y0, right - x0)
        return Box(x0 - left, top - y1, x1 - left, top - y0)

    def columns(
        self, x0: list[float], y0: list[float], x1: list[float], y1: list[float]
    ) -> tuple[list[float], list[float], list[float], list[float]]:
        """Return where many rectangles stand on the turned page, given and told side by side."""
        left, bottom, right, top = self.frame
        if self.angle == _UP:
            return _off(y0, bottom), _off(x0, left), _off(y1, bottom), _off(x1, left)
        if self.angle == _OVER:
            return _to(right, x1), _off(y0, bottom), _to(right, x0), _off(y1, bottom)
        if self.angle == _DOWN:
            return _to(top, y1), _to(right, x1), _to(top, y0), _to(right, x0)
        return _off(x0, left), _to(top, y1), _off(x1, left), _to(top, y0)

    def placed(self, box: Box) -> Box:
        """Return where in the file a rectangle of the turned page stands: the reverse of `box`."""
        left, bottom, right, top = self.frame
        x0, y0, x1, y1 = box
        if self.angle == _UP:
            return Box(y0 + left, x0 + bottom, y1 + left, x1 + bottom)
        if self.angle == _OVER:
            return Box(right - x1, y0 + bottom, right - x0, y1 + bottom)
        if self.angle == _DOWN:
            return Box(right - y1, top - x1, right - y0, top - x0)
        return Box(x0 + left, top - y1, x1 + left, top - y0)

    def upright(self, run: Run, angle: int) -> Run:
        """Return a run as it stands on the turned page."""
        left, bottom, right, top = self.frame
        box = self.box(run.box)
        if angle != self.angle:
            return replace(run, box=box, baseline=box.y1, turned=True, slanted=angle < 0)
        line = {
            0: top - run.baseline,
            _UP: run.baseline - left,
            _OVER: run.baseline - bottom,
            _DOWN: right - run.baseline,
        }[angle]
        size = run.size
        # In a form that is drawn smaller the engine knows the size before that.
        if not 0.5 * size <= box.height <= 2.2 * size:
            size = box.height / 1.15
        return replace(run, box=box, baseline=line, size=size, turned=False)


def _off(places: list[float], edge: float) -> list[float]:
    return [place - edge for place in places]


def _to(edge: float, places: list[float]) -> list[float]:
    return [edge - place for place in places]


def shown(page: Any) -> Turn:  # noqa: ANN401
    """Return how a page is turned as it is shown."""
    return Turn(pdfium.FPDFPage_GetRotation(page) % 4 * 90, _frame(page))


def sheet(page: Any) -> Sheet:  # noqa: ANN401
    """Return a page as it is shown."""
    frame, rotation = _frame(page), pdfium.FPDFPage_GetRotation(page) % 4 * 90
    if rotation in _SIDEWAYS:
        return Sheet(frame.height, frame.width, rotation)
    return Sheet(frame.width, frame.height, rotation)


def _frame(page: Any) -> Box:  # noqa: ANN401
    """Return the part of a page that is shown."""
    edges = [ctypes.c_float() for _ in range(4)]
    boxes: list[Box] = []
    for ask in (pdfium.FPDFPage_GetMediaBox, pdfium.FPDFPage_GetCropBox):
        if ask(page, *edges):
            x0, y0, x1, y1 = (edge.value for edge in edges)
            boxes.append(Box(min(x0, x1), min(y0, y1), max(x0, x1), max(y0, y1)))
    boxes = [box for box in boxes if box.width > 0 and box.height > 0]
    if not boxes:
        return Box(0, 0, pdfium.FPDF_GetPageWidthF(page), pdfium.FPDF_GetPageHeightF(page))
    media, crop = boxes[0], boxes[-1]
    both = Box(
        max(media.x0, crop.x0), max(media.y0, crop.y0), min(media.x1, crop.x1),
        min(media.y1, crop.y1),
    )  # fmt: skip
    return both if both.width > 0 and both.height > 0 else media


def links(file: Any, page: Any) -> Iterator[Link]:  # noqa: ANN401
    """Yield the links of a page to addresses and to pages, still where the file puts them."""
    position, link = ctypes.c_int(), pdfium.FPDF_LINK()
    edges = pdfium.FS_RECTF()
    for _ in range(_MOST_LINKS):
        if not pdfium.FPDFLink_Enumerate(page, position, link):
            return
        if not pdfium.FPDFLink_GetAnnotRect(link, edges):
            continue
        box = Box(
            min(edges.left, edges.right), min(edges.bottom, edges.top),
            max(edges.left, edges.right), max(edges.bottom, edges.top),
        )  # fmt: skip
        action = pdfium.FPDFLink_GetAction(link)
        kind = pdfium.FPDFAction_GetType(action) if action else pdfium.PDFACTION_UNSUPPORTED
        place = pdfium.FPDFLink_GetDest(file, link)
        if kind == pdfium.PDFACTION_URI and (address := _address(file, action)):
            yield Link(box, address)
        elif place:
            yield Link(box, "", int(pdfium.FPDFDest_GetDestPageIndex(file, place)))


def _address(file: Any, action: Any) -> str:  # noqa: ANN401
    size = pdfium.FPDFAction_GetURIPath(file, action, None, 0)
    if not 1 < size <= _LONGEST_ADDRESS:
        return ""
    buffer = ctypes.create_string_buffer(size)
    pdfium.FPDFAction_GetURIPath(file, action, buffer, size)
    return buffer.value.decode("utf-8", "replace").strip()
