"""Cite in a style: documents as the style wants them, with page, paragraph or number.

Citing takes milliseconds, and an export may cite fifty thousand times. Citations of a document
differ in their number alone, so each form is made once, with a number that stands nowhere else,
and that is replaced.
"""

from __future__ import annotations

import logging
import re
import warnings
from functools import partial
from typing import TYPE_CHECKING, Any

from lxml import etree

from desktop.domain import LocatorKind
from desktop.errors import UnusableStyleError
from desktop.export.bibliographies.csl_json import csl_item
from desktop.export.citing.cited_runs import Run
from desktop.export.citing.csl_style import checked_style

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Sequence

    from desktop.domain import Content, Document

_LOG = logging.getLogger(__name__)
SIGNS = {
    "Italic": "\ue000", "Oblique": "\ue000", "Bold": "\ue001", "Underline": "\ue002",
    "Superscript": "\ue003", "Subscript": "\ue004", "SmallCaps": "\ue005", "Light": "\ue006",
}  # fmt: skip
"""Stand before letters of that look; each ends with the next sign."""
END = "\ue00f"
_SPLIT = re.compile("([\ue000-\ue006\ue00f])")
_PRIVATE = re.compile("[\ue000-\ue00f]")
PLACEHOLDER = "73019"
_NUMBER = re.compile(r"\d{1,9}")
_TYPES = {"hearing": "report", "collection": "document"}
"""Styles word these for testimonies before a committee, and for archives."""
_LANGUAGES = {"harvard-cite-them-right": "en-GB"}
"""Of those bundled styles that are of one country and do not say so."""
_NO_CASE = re.compile(r"<span class=.?nocase.?>", re.IGNORECASE)


def _preformat(text: object) -> str:
    return str(text)


def _looking(sign: str) -> Callable[[object], str]:
    return lambda text: f"{sign}{text}{END}"


class _Signs:
    """What the library calls a formatter: it marks how letters look."""

    preformat = staticmethod(_preformat)


for _name, _sign in SIGNS.items():
    setattr(_Signs, _name, staticmethod(_looking(_sign)))


class Citer:
    """Cites in one style, and tells the list of sources that the style wants."""

    def __init__(self, style: str, language: str = "") -> None:
        """`style` is the name of one that is bundled, or the path of a file.

        Raises UnusableStyleError.
        """
        from desktop.export.citing.csl_engine import Style

        data = etree.tostring(checked_style(style))
        try:
            with warnings.catch_warnings():
                warnings.simplefilter("ignore")
                self._style = Style(data, language or _LANGUAGES.get(style, ""))
        except Exception as error:
            raise UnusableStyleError(style, "its languages cannot be made out") from error
        self.is_in_text = self._style.root.get("class") != "note"
        """Whether it is cited in brackets in the text; else in notes."""
        self._known: dict[tuple[str, str, str], list[Run]] = {}
        self._failed: set[str] = set()

    def cite(self, document: Document, content: Content, start: int) -> list[Run]:
        """Return the citation of a passage; [] where the style cannot make one."""
        label, number = place_of(content, start)
        if not _NUMBER.fullmatch(number) or PLACEHOLDER in str(csl_item(document)):
            return self._cited(document, label, number)
        runs = self._cited(document, label, PLACEHOLDER)
        return [run._replace(text=run.text.replace(PLACEHOLDER, number)) for run in runs]

    def listed(self, documents: Iterable[Document]) -> list[list[Run]]:
        """Return the list of sources in the style's order; [] for a style of notes."""
        if not self.is_in_text or not self._style.has_bibliography():
            return []
        from citeproc import Citation, CitationItem

        chosen = list(documents)
        book = self._book(chosen)
        for one in chosen:
            book.register(Citation([CitationItem(_key(one))]))
        try:
            book.sort()
        except Exception:  # noqa: BLE001 - a style's own fault: its order is left, its entries are not
            _LOG.warning("A citation style could not sort its sources")
        made = (self._made(partial(_entry, book, item)) for item in book.items)
        return [runs for runs in made if runs]

    def _cited(self, document: Document, label: str, number: str) -> list[Run]:
        # A document may have other facts in an older revision.
        key = (f"{document.id}{document.revision}", label, number)
        if key not in self._known:
            self._known[key] = self._made(lambda: self._citation(document, label, number))
        return self._known[key]

    def _citation(self, document: Document, label: str, number: str) -> str:
        from citeproc import Citation, CitationItem, Locator

        book = self._book([document])
        place = {"locator": Locator(label, number)} if number else {}
        citation = Citation([CitationItem(_key(document), **place)])
        book.register(citation)
        # Each stands alone, as if it were the first: an export is read in pieces.
        self._style.root.citation.cites = []
        return str(book.cite(citation, lambda _item: ""))

    def _book(self, documents: Sequence[Document]) -> Any:  # noqa: ANN401 - the library's
        from citeproc import CitationStylesBibliography
        from citeproc.source.json import CiteProcJSON

        items = [_item(one) for one in documents]
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")
            return CitationStylesBibliography(self._style, CiteProcJSON(items), _Signs)

    def _made(self, make: Callable[[], str]) -> list[Run]:
        """Return what a style makes, as runs; whatever fails in it cites nothing."""
        try:
            with warnings.catch_warnings():
                warnings.simplefilter("ignore")
                return runs_of(make())
        except Exception as error:  # noqa: BLE001 - a style is a program of strangers, its engine no less
            kind = type(error).__name__
            if kind not in self._failed:
                self._failed.add(kind)
                _LOG.warning("A citation style failed: %s", kind)
            return []


def place_of(content: Content, start: int) -> tuple[str, str]:
    """Return what a place is counted in, as CSL names it, and its number; '' for nowhere."""
    if page := content.locator(start, LocatorKind.PAGE):
        return "page", page
    if paragraph := content.locator(start, LocatorKind.PARAGRAPH):
        return "paragraph", paragraph
    for section in reversed(content.section_path(start)):
        if number := section.facts.get("uin"):
            return "section", number
    return "page", ""


def runs_of(signed: str) -> list[Run]:
    """Return marked letters as runs; signs that do not fit each other do no harm."""
    found: list[Run] = []
    open_signs: list[str] = []
    for piece in _SPLIT.split(signed):
        if piece == END:
            if open_signs:
                open_signs.pop()
        elif piece in SIGNS.values():
            open_signs.append(piece)
        elif piece:
            found.append(_run(piece, open_signs))
    return found


def _run(text: str, signs: Sequence[str]) -> Run:
    raised = (SIGNS["Superscript"] in signs) - (SIGNS["Subscript"] in signs)
    return Run(
        text,
        signs.count(SIGNS["Italic"]) % 2 == 1,
        SIGNS["Bold"] in signs,
        SIGNS["Underline"] in signs,
        raised,
        SIGNS["SmallCaps"] in signs,
    )


def _entry(book: Any, item: Any) -> str:  # noqa: ANN401 - the library's
    """Return what the list says of one source; '' where the style leaves it out."""
    return "".join(map(str, book.style.render_bibliography([item])))


def _key(document: Document) -> str:
    return document.id


def _item(document: Document) -> dict[str, Any]:
    item: dict[str, Any] = _tidied(csl_item(document))
    return item | {"id": _key(document), "type": _TYPES.get(item["type"], item["type"])}


def _tidied(value: Any) -> Any:  # noqa: ANN401 - any part of an item
    """Return an item without what the library, or we, would take for signs of our own."""
    if isinstance(value, dict):
        return {name: _tidied(inner) for name, inner in value.items() if name != "citation-key"}
    if isinstance(value, list):
        return list(map(_tidied, value))
    return _NO_CASE.sub("", _PRIVATE.sub("", value)) if isinstance(value, str) else value
