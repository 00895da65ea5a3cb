"""Find the form of a document in its canonical text.

Each recogniser is a pure function on lines that says what is lacking where its form is not
certain. A recogniser adds structure only: the text stays as it is, and every fact is a part of it.
"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, NamedTuple

from desktop.domain import DocumentKind, Verdict
from desktop.formats.recognise import articles, news, numbered, reports
from desktop.formats.recognise.asking import questions
from desktop.formats.recognise.printed_lines import lines
from desktop.formats.recognise.result import Recognised, Unlike, applied
from desktop.formats.recognise.speaking import debates, interviews

if TYPE_CHECKING:
    from desktop.domain import Content, Facts

_FORMS = (
    (DocumentKind.WRITTEN_QUESTIONS, questions.recognise),
    (DocumentKind.ARTICLE_COLLECTION, articles.recognise),
    (DocumentKind.DEBATE, debates.recognise),
    (DocumentKind.INTERVIEW, interviews.recognise),
    (DocumentKind.NEWS_REPORT, news.recognise),
)
_MAY_BE_REPORTS = (DocumentKind.DOCUMENT, DocumentKind.WEB_PAGE, DocumentKind.REPORT)
# Importers that say so are sure of it.
_LEFT_ALONE = frozenset({DocumentKind.BOOK, DocumentKind.EMAIL, DocumentKind.DEBATE})


class Form(NamedTuple):
    """A document with the structure of its form, and what was thought of every form tried."""

    content: Content
    kind: DocumentKind
    facts: Facts
    considered: tuple[Verdict, ...]


def recognise(content: Content, kind: DocumentKind, facts: Facts) -> Form:
    """Return content, kind and facts with the structure of the first form that fits.

    The numbers of paragraphs become locators whatever the form.
    """
    found = lines(content)
    numbers = numbered.locators(content, found)
    considered: list[Verdict] = []
    if numbers:
        places = sorted({*content.locators, *numbers}, key=lambda at: at.start)
        content = replace(content, locators=tuple(places))
        if kind in _MAY_BE_REPORTS and numbered.is_report(found, numbers):
            kind = DocumentKind.REPORT
            considered.append(Verdict(kind, fits=True, why="its paragraphs are numbered in order"))
    if kind in _LEFT_ALONE:
        considered.append(Verdict(kind, fits=True, why="the file is of that kind"))
        return Form(content, kind, facts, tuple(considered))
    for name, form in _FORMS:
        made = form(found, facts)
        considered.append(_verdict(name, made))
        if isinstance(made, Recognised):
            # A form that is nothing in particular adds facts to what the importer called it.
            named = made.kind if made.kind is not DocumentKind.DOCUMENT else kind
            return Form(applied(content, made), named, made.facts, tuple(considered))
    made = reports.recognise(found, facts, is_report=kind is DocumentKind.REPORT)
    considered.append(_verdict(DocumentKind.REPORT, made))
    if isinstance(made, Recognised) and kind in _MAY_BE_REPORTS:
        return Form(applied(content, made), kind, made.facts, tuple(considered))
    return Form(content, kind, facts, tuple(considered))


def _verdict(form: DocumentKind, made: Recognised | Unlike) -> Verdict:
    if isinstance(made, Unlike):
        return Verdict(form, fits=False, why=made.why)
    if made.kind is not form:
        return Verdict(form, fits=False, why="only its title, author and date are printed so")
    count = len(made.items)
    parts = "1 section" if count == 1 else f"{count} sections"
    return Verdict(form, fits=True, why=parts if count else "")
