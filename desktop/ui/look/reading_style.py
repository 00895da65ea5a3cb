"""How reading looks: type, spacing and the colours of each theme."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from functools import cache
from typing import TYPE_CHECKING

from PySide6.QtGui import QColor, QFontDatabase

if TYPE_CHECKING:
    from collections.abc import Mapping

SIZES = (10, 48)
MEASURES = (45, 100)

_SERIF = (
    "Charter", "Source Serif 4", "Source Serif Pro", "Georgia", "Noto Serif", "Liberation Serif",
    "DejaVu Serif",
)  # fmt: skip
_SANS = (
    "Inter", "Source Sans 3", "Segoe UI", "Helvetica Neue", "Noto Sans", "Liberation Sans",
    "DejaVu Sans",
)  # fmt: skip
_DYSLEXIC = ("OpenDyslexic", "Atkinson Hyperlegible", "Lexend", "Lexie Readable", "Comic Neue")
_MONO = (
    "JetBrains Mono", "Source Code Pro", "Cascadia Mono", "SF Mono", "Menlo", "Consolas",
    "Noto Sans Mono", "Liberation Mono", "DejaVu Sans Mono",
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Theme:
    """Colours of the page. `fills` lie translucent over `base`, so that overlaps blend."""

    name: str
    base: str
    text: str
    muted: str
    faint: str
    panel: str
    link: str
    selection: str
    find: str
    current_find: str
    fills: Mapping[str, str]
    inks: Mapping[str, str]
    """The highlight colours for lines, handles and the map, where no text lies over them."""
    fill_alpha: float
    selection_alpha: float
    find_alpha: float
    dark: bool = False

    def fill(self, colour: str) -> QColor:
        """Return the translucent background of a highlight colour."""
        return with_alpha(self.fills.get(colour, self.fills["yellow"]), self.fill_alpha)

    def ink(self, colour: str) -> QColor:
        """Return the full colour of a highlight, for lines beside or below text."""
        return QColor(self.inks.get(colour, self.inks["yellow"]))


_BRIGHT_INKS = {
    "yellow": "#d9a400", "green": "#2f9e54", "blue": "#2d7fd6",
    "pink": "#d6457f", "purple": "#8256d0", "orange": "#e07a1f",
}  # fmt: skip

LIGHT = Theme(
    name="light",
    base="#fdfcfa",
    text="#1f2328",
    muted="#353b45",
    faint="#d9d7d2",
    panel="#f3f1ed",
    link="#0a3672",
    selection="#86a4d0",
    find="#ffb000",
    current_find="#ff9a1f",
    fills={
        "yellow": "#ffe45c", "green": "#a3e6a6", "blue": "#a6d4ff",
        "pink": "#ffb8d2", "purple": "#d5c2ff", "orange": "#ffc98f",
    },
    inks=_BRIGHT_INKS,
    fill_alpha=0.62,
    selection_alpha=0.9,
    find_alpha=0.45,
)  # fmt: skip

SEPIA = Theme(
    name="sepia",
    base="#f7eedd",
    text="#33291d",
    muted="#40352a",
    faint="#dccfb6",
    panel="#efe4cd",
    link="#0a3673",
    selection="#86a2c4",
    find="#ffb000",
    current_find="#ff9a1f",
    fills={
        "yellow": "#ffe156", "green": "#a8e0a0", "blue": "#a9d2f5",
        "pink": "#ffb9cd", "purple": "#d6c3f7", "orange": "#ffc588",
    },
    inks=_BRIGHT_INKS,
    fill_alpha=0.62,
    selection_alpha=0.9,
    find_alpha=0.45,
)  # fmt: skip

DARK = Theme(
    name="dark",
    base="#1c1e22",
    text="#e6e8ec",
    muted="#d9dce2",
    faint="#3a3e46",
    panel="#26292f",
    link="#cfe1ff",
    selection="#4a6488",
    find="#6f5200",
    current_find="#8a4d00",
    fills={
        "yellow": "#62530b", "green": "#1d5832", "blue": "#1c4c7c",
        "pink": "#732a4e", "purple": "#4d3888", "orange": "#733f0e",
    },
    inks={
        "yellow": "#e5c043", "green": "#5cc281", "blue": "#64a8f0",
        "pink": "#ee7fae", "purple": "#ad8bf0", "orange": "#f0a05a",
    },
    fill_alpha=0.85,
    selection_alpha=0.9,
    find_alpha=0.55,
    dark=True,
)  # fmt: skip

THEMES: Mapping[str, Theme] = {theme.name: theme for theme in (LIGHT, SEPIA, DARK)}


@dataclass(frozen=True, slots=True)
class ReadingStyle:
    """How the text is set. An empty family means the first good serif that is installed.

    `size` is in logical pixels, `line_height` in multiples of it, `measure` in average
    characters, `paragraph_spacing` in multiples of the size.
    """

    family: str = ""
    size: int = 18
    line_height: float = 1.5
    measure: int = 66
    justify: bool = False
    paragraph_spacing: float = 0.7
    theme: Theme = field(default=LIGHT)
    reduced_motion: bool = False
    paged: bool = False
    """Whether the wheel turns whole pages, of which none shows half a line."""
    is_on_paper: bool = False
    """Whether letters keep their exact widths, as no screen has them."""

    def __post_init__(self) -> None:
        object.__setattr__(self, "size", _within(self.size, SIZES))
        object.__setattr__(self, "measure", _within(self.measure, MEASURES))
        object.__setattr__(self, "line_height", max(1.0, min(3.0, self.line_height)))
        object.__setattr__(self, "paragraph_spacing", max(0.0, min(3.0, self.paragraph_spacing)))

    def zoomed(self, steps: int) -> ReadingStyle:
        """Return the style some steps larger, or smaller when negative."""
        return replace(self, size=self.size + steps)

    @property
    def line_step(self) -> int:
        """The distance between two lines of running text, in logical pixels."""
        return round(self.size * self.line_height)

    @property
    def families(self) -> list[str]:
        """The family to set text in, with fallbacks."""
        return [self.family or serif(), serif()]


def _within(value: int, bounds: tuple[int, int]) -> int:
    return max(bounds[0], min(bounds[1], value))


@cache
def _installed() -> frozenset[str]:
    return frozenset(QFontDatabase.families())


def _first(choices: tuple[str, ...], otherwise: QFontDatabase.SystemFont) -> str:
    for name in choices:
        if name in _installed():
            return name
    return QFontDatabase.systemFont(otherwise).family()


def serif() -> str:
    """Return the best installed serif family for long reading."""
    return _first(_SERIF, QFontDatabase.SystemFont.GeneralFont)


def monospace() -> str:
    """Return the best installed family of fixed width."""
    return _first(_MONO, QFontDatabase.SystemFont.FixedFont)


def font_choices() -> list[tuple[str, str]]:
    """Return label and family of each choice: a few good ones first, then all installed."""
    sans = _first(_SANS, QFontDatabase.SystemFont.GeneralFont)
    choices = [("Serif", serif()), ("Sans serif", sans), ("Monospace", monospace())]
    friendly = [name for name in _DYSLEXIC if name in _installed()]
    choices += [(f"{name} (dyslexia-friendly)", name) for name in friendly]
    known = {family for _, family in choices}
    return choices + [(name, name) for name in sorted(_installed() - known) if _is_seen(name)]


def _is_seen(family: str) -> bool:
    """Whether a family is one that people choose: systems have some for themselves."""
    return not family.startswith((".", "@")) and not QFontDatabase.isPrivateFamily(family)


def with_alpha(colour: str, alpha: float) -> QColor:
    """Return a colour made translucent."""
    made = QColor(colour)
    made.setAlphaF(alpha)
    return made
