"""Find the form of a document in its canonical text.

Each recogniser is a pure function on Content that gives None where its form is not certain. A
recogniser adds structure only: the text stays as it is, and every fact is a part of it.
"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from desktop.domain import DocumentKind
from desktop.formats.recognise import articles, news, numbered, reports
from desktop.formats.recognise.asking import questions
from desktop.formats.recognise.printed_lines import lines
from desktop.formats.recognise.result import applied
from desktop.formats.recognise.speaking import debates, interviews

if TYPE_CHECKING:
    from desktop.domain import Content, Facts

_FORMS = (
    questions.recognise,
    articles.recognise,
    debates.recognise,
    interviews.recognise,
    news.recognise,
)
_MAY_BE_REPORTS = (DocumentKind.DOCUMENT, DocumentKind.WEB_PAGE, DocumentKind.REPORT)
# Importers that say so are sure of it.
_LEFT_ALONE = frozenset({DocumentKind.BOOK, DocumentKind.EMAIL, DocumentKind.DEBATE})


def recognise(
    content: Content, kind: DocumentKind, facts: Facts
) -> tuple[Content, DocumentKind, Facts]:
    """Return content, kind and facts with the structure of the first form that fits.

    The numbers of paragraphs become locators whatever the form.
    """
    found = lines(content)
    numbers = numbered.locators(content, found)
    if numbers:
        places = sorted({*content.locators, *numbers}, key=lambda at: at.start)
        content = replace(content, locators=tuple(places))
        if kind in _MAY_BE_REPORTS and numbered.is_report(found, numbers):
            kind = DocumentKind.REPORT
    if kind in _LEFT_ALONE:
        return content, kind, facts
    for form in _FORMS:
        made = form(found, facts)
        if made:
            # A form that is nothing in particular adds facts to what the importer called it.
            named = made.kind if made.kind is not DocumentKind.DOCUMENT else kind
            return applied(content, made), named, made.facts
    made = reports.recognise(found, facts, is_report=kind is DocumentKind.REPORT)
    if made and kind in _MAY_BE_REPORTS:
        return applied(content, made), kind, made.facts
    return content, kind, facts
