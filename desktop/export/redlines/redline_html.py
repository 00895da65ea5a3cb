"""What changed between two revisions, as a page that needs nothing beside it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from desktop.domain.differences import Fate
from desktop.export.redlines.redline import LEFT_OUT
from desktop.export.web_page import shown, web_page

if TYPE_CHECKING:
    from collections.abc import Iterator

    from desktop.domain.reviews import Revision
    from desktop.export.redlines.redline import ChangedFigure, Entry, Redline, Words

_TAGS = {
    Fate.KEPT: "{}",
    Fate.DELETED: "<del>{}</del>",
    Fate.INSERTED: "<ins>{}</ins>",
    Fate.MOVED_AWAY: '<del class="moved">{}</del>',
    Fate.MOVED_HERE: '<ins class="moved">{}</ins>',
}
_KEY = (
    '<p class="label"><del>deleted</del> · <ins>inserted</ins> · '
    '<del class="moved">moved away</del> · <ins class="moved">moved here</ins></p>'
)


def redline_html(redline: Redline) -> str:
    """Return all changes, the figures first; equal comparisons give equal pages."""
    return web_page(f"Changes in {redline.title}", "\n".join(_body(redline)))


def _body(redline: Redline) -> Iterator[str]:
    yield f"<h1>Changes in <bdi>{shown(redline.title)}</bdi></h1>"
    yield f"<dl>\n{_revision('Old', redline.old)}\n{_revision('New', redline.new)}\n</dl>"
    yield f"<p>{redline.counts().capitalize()}.</p>"
    if figures := redline.figures():
        yield "<h2>Changed figures</h2>\n<ul>"
        yield from map(_figure, figures)
        yield "</ul>"
    section: str | None = None
    for entry in redline.entries():
        if section is None:
            yield f"<h2>Changes</h2>\n{_KEY}"
        if entry.section != (section or ""):
            yield f'<h3 dir="auto">{shown(entry.section) or LEFT_OUT}</h3>'
        elif entry.follows_gap:
            yield f'<p class="gap">{LEFT_OUT}</p>'
        section = entry.section
        yield _entry(entry)


def _revision(name: str, one: Revision) -> str:
    imported = one.imported.isoformat(timespec="seconds")
    return (
        f"<dt>{name}</dt><dd>revision {one.number}, imported {imported}<br>"
        f"SHA-256 <code>{shown(one.sha256)}</code></dd>"
    )


def _figure(figure: ChangedFigure) -> str:
    section = f"<bdi>{shown(figure.section)}</bdi>, " if figure.section else ""
    change = f'<a href="#change-{figure.number}">change {figure.number}</a>'
    old, new = f"<del>{shown(figure.old)}</del>", f"<ins>{shown(figure.new)}</ins>"
    words = f"{old} → {new}" if figure.old and figure.new else "added: " + new
    words = words if figure.new else "taken out: " + old
    return f'<li>{words} <span class="context">({section}{change})</span></li>'


def _entry(entry: Entry) -> str:
    page = f", p. {shown(entry.page)}" if entry.page else ""
    context = f'<p class="context" dir="auto">{shown(entry.context)}</p>\n'
    words = "".join(map(_marked, entry.words))
    label = f"{entry.number}. {entry.label}"
    identity = "" if entry.is_left else f' id="change-{entry.number}"'
    return (
        f'<article{identity}>\n<p class="label"><b>{label}</b>{page}</p>\n'
        f'{context if entry.context else ""}<p dir="auto">{words}</p>\n</article>'
    )


def _marked(words: Words) -> str:
    return _TAGS[words.fate].format(shown(words.text))
