"""What a web page says about itself: title, authors, date, publisher, address, language.

Read in the order of how far each source is to be trusted: JSON-LD, Open Graph and citation tags,
Dublin Core, microdata, and at last what is printed on the page.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

from desktop.domain import DocumentKind, Facts
from desktop.formats.metadata import bylines, iso_dates, origin, page_titles, people
from desktop.formats.metadata.linked_data import LinkedData
from desktop.formats.metadata.meta_tags import Tags, language_of

if TYPE_CHECKING:
    from lxml.etree import _Element

_DATES = (
    "article:published_time",
    "article:published",
    "og:published_time",
    "og:article:published_time",
    "datepublished",
    "citation_publication_date",
    "citation_online_date",
    "citation_date",
    "dcterms.issued",
    "dc.date.issued",
    "dcterms.available",
    "dcterms.created",
    "dc.date.created",
    "dcterms.date",
    "dc.date",
    "parsely-pub-date",
    "sailthru.date",
    "publishdate",
    "publish-date",
    "publish_date",
    "publication_date",
    "pubdate",
    "pdate",
    "date",
)
_AUTHORS = (
    "citation_author",
    "author",
    "article:author",
    "article:author_name",
    "parsely-author",
    "sailthru.author",
    "dcsext.author",
    "byl",
    "dcterms.creator",
    "dc.creator",
    "dc.creator.personalname",
    "og:article:author",
)
_PUBLISHERS = (
    "og:site_name",
    "citation_journal_title",
    "citation_publisher",
    "dcterms.publisher",
    "dc.publisher",
    "application-name",
    "publisher",
)
_DESCRIPTIONS = ("og:description", "dcterms.description", "dc.description", "description")


_DATE_LIKE = re.compile(
    r"publi(?:c|sh)(?:ed|ation)?[-_.:]?(?:date|time|on|at)|pub[-_.]?date"
    r"|date[-_.:]?(?:published|original|issued?|created)|issue[-_.]?date"
)
_AUTHOR_LIKE = re.compile(r"(?:^|[-_.:])(?:author|byline|creator)[-_.:]?(?:name)?$")


class Metadata(NamedTuple):
    """Facts of a page and the kind of document it says it is."""

    facts: Facts
    kind: DocumentKind
    text: str = ""
    """The text of the article, where the metadata hold it."""
    is_article: bool = False
    """Whether the page says that it is one article."""


def read(root: _Element, source: str = "") -> Metadata:
    """Return what the page under `root` says about itself; `source` is its markup."""
    tags, data = Tags(root), LinkedData(root)
    publisher = _name(data.text("publisher")) or _name(tags.first(_PUBLISHERS))
    moment = _moment(root, tags, data)
    url = origin.find(root, tags, data, source)
    facts = Facts(
        title=page_titles.find(root, tags, data, publisher),
        authors=_authors(root, tags, data, publisher),
        date=moment[:10] or origin.dated(url),
        publisher=publisher,
        url=url,
        language=language_of(root, tags) or data.text("inLanguage")[:12],
        other=_other(tags, data, moment, source),
    )
    kind = DocumentKind.NEWS_REPORT if data.is_news else DocumentKind.WEB_PAGE
    is_article = data.is_article or tags.first(("og:type",)) == "article"
    return Metadata(facts, kind, data.text("articleBody"), is_article)


def _name(text: str) -> str:
    """Return a name, or '' where an address stands in its place."""
    text = " ".join(text.split())
    return "" if "://" in text or text.startswith(("@", "#")) else text[:200]


def _authors(root: _Element, tags: Tags, data: LinkedData, publisher: str) -> tuple[str, ...]:
    found = people.names(data.texts("author") or data.texts("creator"), publisher=publisher)
    for name in () if found else _AUTHORS:
        found = people.names(tags.all(name), publisher=publisher)
        if found:
            break
    found = found or people.names(tags.matching(_AUTHOR_LIKE), publisher=publisher)
    printed = () if found else (people.names(t, publisher=publisher) for t in bylines.printed(root))
    return found or next(filter(None, printed), ())


def _moment(root: _Element, tags: Tags, data: LinkedData) -> str:
    written = (data.text("datePublished"), *(t for n in _DATES for t in tags.all(n)))
    found = next(filter(None, map(iso_dates.moment, written)), "")
    others = map(iso_dates.moment, () if found else tags.matching(_DATE_LIKE))
    return found or next(filter(None, others), "") or bylines.printed_moment(root)


def _other(tags: Tags, data: LinkedData, moment: str, source: str) -> dict[str, str]:
    modified = data.text("dateModified") or tags.first(("article:modified_time", "datemodified"))
    other = {
        "description": " ".join((tags.first(_DESCRIPTIONS) or data.text("description")).split()),
        "published": moment if len(moment) > len("2000-01-01") else "",
        "modified": iso_dates.moment(modified),
        "accessed": origin.saved_on(source),
    }
    return {name: value for name, value in other.items() if value}
