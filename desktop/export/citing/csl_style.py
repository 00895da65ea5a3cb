"""Citation styles: those that come with the program, and files of the Citation Style Language.

A style is a program of a kind: it calls macros, which call macros. It is a stranger's file, so it
is looked through before anything of it is done: how large it is, that it refers to nothing outside
itself, that no macro calls itself, and how much there is to do at most for one citation.
"""

from __future__ import annotations

from pathlib import Path

from lxml import etree

from desktop import paths
from desktop.domain.exchanged.export_wish import StyleNote
from desktop.domain.tidy import one_line
from desktop.errors import UnusableStyleError, reason_of

NAMESPACE = "{http://purl.org/net/xbiblio/csl}"
LARGEST = 2 << 20
"""Bytes of a style; the largest known has a quarter of a million."""
# A stranger's style is walked whole before it is believed.
_MOST_ELEMENTS = 50_000
# Levels. lxml and the processor go into them by recursion.
_DEEPEST = 200
_MOST_STEPS = 100_000
"""Elements that one citation may pass through, all macros counted as often as they are called."""
# Letters of an attribute: the longest are lists of variables.
_LONGEST_VALUE = 500
_QUOTES = frozenset("'\"")
_LOOKED_UP = (
    "term", "form", "variable", "macro", "name", "default-locale",
    "{http://www.w3.org/XML/1998/namespace}lang",
)  # fmt: skip
"""What the library puts into questions to the file as it stands, where a quotation mark would end
the name and begin a question of the style's own."""
_SUFFIX = ".csl"


def bundled_styles() -> list[StyleNote]:
    """Return the styles that come with the program, by title."""
    found = (_note(path.stem, _root(path)) for path in _folder().glob(f"*{_SUFFIX}"))
    return sorted(found, key=lambda one: one.title)


def style_note(name: str) -> StyleNote:
    """Return what a style is called; raise UnusableStyleError."""
    return _note(name, checked_style(name))


def checked_style(name: str) -> etree._Element:
    """Return the root of a style, bundled or from a file; raise UnusableStyleError."""
    bundled = {path.stem: path for path in _folder().glob(f"*{_SUFFIX}")}
    if name in bundled:
        return _root(bundled[name])
    if not name.lower().endswith(_SUFFIX):
        raise UnusableStyleError(
            name, "it is not one of " + ", ".join(sorted(bundled)) + ", nor a file ending in .csl"
        )
    root = _root(Path(name))
    _check(name, root)
    return root


def _folder() -> Path:
    return paths.bundled("resources/styles")


def _root(path: Path) -> etree._Element:
    try:
        with path.open("rb") as file:
            data = file.read(LARGEST + 1)
    except OSError as error:
        raise UnusableStyleError(str(path), reason_of(error)) from error
    if len(data) > LARGEST:
        raise UnusableStyleError(str(path), "it is larger than any style")
    return parsed(str(path), data)


def parsed(name: str, data: bytes) -> etree._Element:
    """Return the root of a style; raise UnusableStyleError for what is no plain XML."""
    parser = etree.XMLParser(
        resolve_entities=False,
        no_network=True,
        load_dtd=False,
        huge_tree=False,
        remove_comments=True,
        remove_pis=True,
    )
    try:
        root = etree.fromstring(data, parser)
    except etree.XMLSyntaxError as error:
        raise UnusableStyleError(name, "it is no whole XML file") from error
    if root.getroottree().docinfo.doctype:
        raise UnusableStyleError(name, "it declares entities, which no style needs")
    if root.tag != f"{NAMESPACE}style":
        raise UnusableStyleError(name, "it is no style of the Citation Style Language")
    return root


def _note(name: str, root: etree._Element) -> StyleNote:
    title = root.findtext(f"{NAMESPACE}info/{NAMESPACE}title") or Path(name).stem
    return StyleNote(name, one_line(title, 100), root.get("class") != "note")


def _check(name: str, root: etree._Element) -> None:
    parent = root.find(f"{NAMESPACE}info/{NAMESPACE}link[@rel='independent-parent']")
    if root.find(f"{NAMESPACE}citation") is None:
        if parent is not None:
            other = one_line(parent.get("href", "").rpartition("/")[2], 80)
            raise UnusableStyleError(name, f"it only points to another style, “{other}”: take that")
        raise UnusableStyleError(name, "it does not say how to cite")
    for number, element in enumerate(root.iter()):
        if number > _MOST_ELEMENTS:
            raise UnusableStyleError(name, "it has more parts than any style")
        if any(len(value) > _LONGEST_VALUE for value in element.attrib.values()):
            raise UnusableStyleError(name, "a value in it is longer than any style's")
        if any(set(element.get(one, "")) & _QUOTES for one in _LOOKED_UP):
            raise UnusableStyleError(name, "a name in it has quotation marks")
    _Work(name, root).measure()


class _Work:
    """How much there is to do for one citation at most: of `choose` its largest branch."""

    def __init__(self, name: str, root: etree._Element) -> None:
        self._name = name
        self._root = root
        self._macros = {one.get("name", ""): one for one in root.iterfind(f"{NAMESPACE}macro")}
        self._known: dict[str, int] = {}

    def measure(self) -> None:
        """Raise UnusableStyleError where there is no end to it, or too much."""
        for part in ("citation", "bibliography"):
            top = self._root.find(f"{NAMESPACE}{part}")
            if top is not None and self._steps(top, (), 0) > _MOST_STEPS:
                raise UnusableStyleError(self._name, "one citation would take it too long")

    def _steps(self, element: etree._Element, calling: tuple[str, ...], depth: int) -> int:
        if depth > _DEEPEST:
            raise UnusableStyleError(self._name, "it is nested deeper than any style")
        inner = (self._steps(one, calling, depth + 1) for one in element)
        is_choice = element.tag == f"{NAMESPACE}choose"
        steps = 1 + (max(inner, default=0) if is_choice else sum(inner))
        if (called := element.get("macro")) is not None:
            steps += self._of_macro(called, calling, depth)
        return min(steps, _MOST_STEPS + 1)

    def _of_macro(self, called: str, calling: tuple[str, ...], depth: int) -> int:
        if called in calling:
            raise UnusableStyleError(self._name, f"its macro “{one_line(called, 60)}” calls itself")
        if called not in self._macros:
            raise UnusableStyleError(self._name, f"it has no macro “{one_line(called, 60)}”")
        if called not in self._known:
            macro = self._macros[called]
            self._known[called] = self._steps(macro, (*calling, called), depth + 1)
        return self._known[called]
