"""What a page says about itself in JSON-LD."""

from __future__ import annotations

import html
import json
import re
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Iterator

    from lxml.etree import _Element

_WRAPPING = re.compile(r"^\s*(?://\s*)?(?:<!\[CDATA\[|<!--)|(?://\s*)?(?:\]\]>|-->)\s*;?\s*$")
_ARTICLE = re.compile(
    r"(?:Article|BlogPosting|Report|DiscussionForumPosting|SocialMediaPosting|LiveBlogPosting"
    r"|Legislation|Review|Interview|Book|Thesis|Chapter|Speech|QAPage|Question)$"
)
_PAGE = re.compile(r"(?:WebPage|ItemPage|AboutPage|CreativeWork)$")
# Letters of one script; what is larger is the data of an application.
_LARGEST = 2 << 20
# Things that one page describes.
_MOST = 2000


class LinkedData:
    """The object that describes the article of a page; empty where there is none."""

    def __init__(self, root: _Element) -> None:
        """Read every JSON-LD script under `root`."""
        objects = [o for script in _scripts(root) for o in _objects(script)]
        self._by_id = {o["@id"]: o for o in objects if isinstance(o.get("@id"), str) and len(o) > 1}
        self._article = _best(objects, _ARTICLE)
        self._page = _best(objects, _PAGE)

    @property
    def is_news(self) -> bool:
        """Whether the page calls itself a news report."""
        return any("NewsArticle" in t for t in _types(self._article))

    @property
    def is_article(self) -> bool:
        """Whether the page describes an article of its own."""
        return "headline" in self._article and "datePublished" in self._article

    def text(self, *names: str) -> str:
        """Return the first of the named properties that is given, as text."""
        for source in (self._article, self._page):
            for name in names:
                found = next(iter(self._texts(source.get(name))), "")
                if found:
                    return found
        return ""

    def texts(self, name: str) -> list[str]:
        """Return all values of a property of the article, as text."""
        return self._texts(self._article.get(name)) or self._texts(self._page.get(name))

    def _texts(self, value: Any) -> list[str]:  # noqa: ANN401 (JSON)
        if isinstance(value, list):
            return [t for v in value[:50] for t in self._texts_of_one(v)]
        return self._texts_of_one(value)

    def _texts_of_one(self, value: Any) -> list[str]:  # noqa: ANN401 (JSON)
        if isinstance(value, dict):
            value = {**self._by_id.get(str(value.get("@id", "")), {}), **value}
            value = value.get("name") or value.get("url") or value.get("@id")
        if isinstance(value, list):
            value = next((v for v in value if isinstance(v, str)), None)
        return [html.unescape(value).strip()] if isinstance(value, str) and value.strip() else []


def _scripts(root: _Element) -> Iterator[str]:
    for script in root.iter("script"):
        if "ld+json" in (script.get("type") or "").lower():
            text = "".join(script.itertext())
            if len(text) <= _LARGEST:
                yield text


def _objects(text: str) -> list[dict[str, Any]]:
    text = _WRAPPING.sub("", _WRAPPING.sub("", text)).strip()
    try:
        value = json.loads(text, strict=False)
    except (ValueError, RecursionError):
        return []
    found: list[dict[str, Any]] = []
    waiting = [value]
    while waiting and len(found) < _MOST:
        value = waiting.pop(0)
        if isinstance(value, list):
            waiting[:0] = value
        elif isinstance(value, dict):
            found.append(value)
            waiting.extend(value.get(k) for k in ("@graph", "mainEntity", "mainEntityOfPage"))
    return found


def _best(objects: list[dict[str, Any]], kind: re.Pattern[str]) -> dict[str, Any]:
    """Return the object of that kind that says most; teasers of other articles say little."""
    fitting = [o for o in objects if any(kind.search(t) for t in _types(o))]
    return max(fitting, key=_worth, default={})


def _worth(thing: dict[str, Any]) -> int:
    return sum(
        n in thing for n in ("headline", "author", "datePublished", "articleBody", "publisher")
    )


def _types(thing: dict[str, Any]) -> list[str]:
    kind = thing.get("@type")
    return [t for t in (kind if isinstance(kind, list) else [kind]) if isinstance(t, str)]
