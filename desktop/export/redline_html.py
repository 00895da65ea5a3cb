"""What changed between two revisions, as a page that needs nothing beside it."""

from __future__ import annotations

import re
from html import escape
from typing import TYPE_CHECKING

from desktop.domain.differences import Fate
from desktop.export.escape import cells_apart
from desktop.export.redline import LEFT_OUT

if TYPE_CHECKING:
    from collections.abc import Iterator

    from desktop.domain.reviews import Revision
    from desktop.export.redline import ChangedFigure, Entry, Redline, Words

_TAGS = {
    Fate.KEPT: "{}",
    Fate.DELETED: "<del>{}</del>",
    Fate.INSERTED: "<ins>{}</ins>",
    Fate.MOVED_AWAY: '<del class="moved">{}</del>',
    Fate.MOVED_HERE: '<ins class="moved">{}</ins>',
}
_BREAK = re.compile("[\n\u2028\x1e]+")
_CONTROL = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069]")
"""What would act on the page instead of standing in it."""
_STYLE = """
:root { color-scheme: light dark; --text: #1a1a1a; --page: #fff; --faint: #5c5c5c; --rule: #ccc;
  --deleted: #b00020; --inserted: #0b4fb3; --moved: #1b6e2d; }
@media (prefers-color-scheme: dark) {
  :root { --text: #e6e6e6; --page: #1b1b1b; --faint: #a3a3a3; --rule: #444;
    --deleted: #ff8a80; --inserted: #8ab4ff; --moved: #7fd18f; } }
body { margin: 2rem auto; max-width: 46rem; padding: 0 1rem; color: var(--text);
  background: var(--page); font: 1rem/1.55 Georgia, "Noto Serif", serif; overflow-wrap: anywhere; }
h1 { font-size: 1.5rem; } h2 { font-size: 1.2rem; margin-top: 2rem; }
h3 { font-size: 1rem; margin: 1.6rem 0 .4rem; }
h1, h2, h3 { line-height: 1.3; break-after: avoid; }
dl { display: grid; grid-template-columns: max-content 1fr; gap: .2rem 1rem; }
dd { margin: 0; } code { font-size: .8rem; }
article { margin: .8rem 0; padding-left: .9rem; border-left: 3px solid var(--rule);
  break-inside: avoid-page; }
article p { margin: .2rem 0; }
.label, .context, .gap { color: var(--faint); font-size: .85rem; } .label b { color: var(--text); }
a { color: inherit; }
del { color: var(--deleted); text-decoration: line-through; }
ins { color: var(--inserted); text-decoration: underline; }
del.moved { color: var(--moved); text-decoration: line-through double; }
ins.moved { color: var(--moved); text-decoration: underline double; }
@media print { :root { --text: #000; --page: #fff; --faint: #444; --rule: #999;
    --deleted: #b00020; --inserted: #0b4fb3; --moved: #1b6e2d; color-scheme: light; }
  body { margin: 0; max-width: none; font-size: 10.5pt; } }
"""
_KEY = (
    '<p class="label"><del>deleted</del> · <ins>inserted</ins> · '
    '<del class="moved">moved away</del> · <ins class="moved">moved here</ins></p>'
)


def redline_html(redline: Redline) -> str:
    """Return all changes, the figures first; equal comparisons give equal pages."""
    title = _plain(redline.title)
    body = "\n".join(_body(redline))
    return (
        '<!DOCTYPE html>\n<html lang="en">\n<head>\n<meta charset="utf-8">\n'
        '<meta http-equiv="Content-Security-Policy" '
        "content=\"default-src 'none'; style-src 'unsafe-inline'\">\n"
        '<meta name="viewport" content="width=device-width, initial-scale=1">\n'
        f"<title>Changes in {title}</title>\n<style>{_STYLE}</style>\n</head>\n"
        f"<body>\n{body}\n</body>\n</html>\n"
    )


def _body(redline: Redline) -> Iterator[str]:
    yield f"<h1>Changes in <bdi>{_plain(redline.title)}</bdi></h1>"
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
            yield f'<h3 dir="auto">{_plain(entry.section) or LEFT_OUT}</h3>'
        elif entry.follows_gap:
            yield f'<p class="gap">{LEFT_OUT}</p>'
        section = entry.section
        yield _entry(entry)


def _revision(name: str, one: Revision) -> str:
    imported = one.imported.isoformat(timespec="seconds")
    return (
        f"<dt>{name}</dt><dd>revision {one.number}, imported {imported}<br>"
        f"SHA-256 <code>{_plain(one.sha256)}</code></dd>"
    )


def _figure(figure: ChangedFigure) -> str:
    section = f"<bdi>{_plain(figure.section)}</bdi>, " if figure.section else ""
    change = f'<a href="#change-{figure.number}">change {figure.number}</a>'
    old, new = f"<del>{_plain(figure.old)}</del>", f"<ins>{_plain(figure.new)}</ins>"
    words = f"{old} → {new}" if figure.old and figure.new else "added: " + new
    words = words if figure.new else "taken out: " + old
    return f'<li>{words} <span class="context">({section}{change})</span></li>'


def _entry(entry: Entry) -> str:
    page = f", p. {_plain(entry.page)}" if entry.page else ""
    context = f'<p class="context" dir="auto">{_plain(entry.context)}</p>\n'
    words = "".join(map(_marked, entry.words))
    label = f"{entry.number}. {entry.label}"
    identity = "" if entry.is_left else f' id="change-{entry.number}"'
    return (
        f'<article{identity}>\n<p class="label"><b>{label}</b>{page}</p>\n'
        f'{context if entry.context else ""}<p dir="auto">{words}</p>\n</article>'
    )


def _marked(words: Words) -> str:
    return _TAGS[words.fate].format(_plain(words.text))


def _plain(text: str) -> str:
    """Return text that a page shows letter for letter."""
    lines = _BREAK.split(cells_apart(text))
    return "<br>".join(escape(_CONTROL.sub("", line)) for line in lines)
