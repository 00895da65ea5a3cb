"""The codebook as a page that needs nothing beside it, and can be printed."""

from __future__ import annotations

from html import escape
from typing import TYPE_CHECKING

from desktop.domain.tidy import without_controls
from desktop.export.codebook.entries import TITLE
from desktop.export.escape import cells_apart

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from desktop.export.codebook.entries import Entry

_DEEPEST = 6
_STYLE = """
:root { color-scheme: light dark; --text: #1a1a1a; --page: #fff; --faint: #5c5c5c; --rule: #ccc; }
@media (prefers-color-scheme: dark) {
  :root { --text: #e6e6e6; --page: #1b1b1b; --faint: #a3a3a3; --rule: #444; } }
body { margin: 2rem auto; max-width: 46rem; padding: 0 1rem; color: var(--text);
  background: var(--page); font: 1rem/1.55 Georgia, "Noto Serif", serif; overflow-wrap: anywhere; }
h1 { font-size: 1.6rem; } h2 { font-size: 1.3rem; } h3, h4, h5, h6 { font-size: 1.05rem; }
h2, h3, h4, h5, h6 { margin: 1.8rem 0 .2rem; line-height: 1.3; break-after: avoid; }
article { break-inside: avoid-page; }
.dot { display: inline-block; width: .7em; height: .7em; margin-right: .45em; border-radius: 50%; }
.use, .path, .cited { color: var(--faint); font-size: .9rem; margin: .1rem 0; }
dt { margin-top: .5rem; font-weight: bold; font-size: .9rem; } dd { margin: 0; }
blockquote { margin: .2rem 0; padding-left: .9rem; border-left: 3px solid var(--rule); }
blockquote p { margin: .3rem 0; }
@media print {
  :root { --text: #000; --page: #fff; --faint: #444; --rule: #999; color-scheme: light; }
  body { margin: 0; max-width: none; font-size: 10.5pt; } }
"""


def codebook_html(entries: Iterable[Entry], shades: Mapping[str, str]) -> str:
    """Return the page; `shades` gives '#rrggbb' of the colours that have names."""
    body = "\n".join(_article(entry, shades) for entry in entries)
    return (
        '<!DOCTYPE html>\n<html lang="en">\n<head>\n<meta charset="utf-8">\n'
        '<meta http-equiv="Content-Security-Policy" '
        "content=\"default-src 'none'; style-src 'unsafe-inline'\">\n"
        '<meta name="viewport" content="width=device-width, initial-scale=1">\n'
        f"<title>{TITLE}</title>\n<style>{_STYLE}</style>\n</head>\n"
        f"<body>\n<h1>{TITLE}</h1>\n{body}\n</body>\n</html>\n"
    )


def _article(entry: Entry, shades: Mapping[str, str]) -> str:
    return "\n".join(["<article>", *_lines(entry, shades), "</article>"])


def _lines(entry: Entry, shades: Mapping[str, str]) -> Iterator[str]:
    level = min(_DEEPEST, entry.depth + 2)
    shade = shades.get(entry.colour, entry.colour)
    dot = f'<span class="dot" style="background:{escape(shade)}"></span>' if shade else ""
    yield f"<h{level}>{dot}<bdi>{_plain(entry.name)}</bdi></h{level}>"
    if entry.depth:
        yield f'<p class="path"><bdi>{_plain(entry.path)}</bdi></p>'
    yield f'<p class="use">{entry.use_in_words()}</p>'
    told = (("Definition", entry.definition), ("When not to use", entry.exclusion))
    given = [(name, words) for name, words in told if words.strip()]
    if given or entry.example.strip():
        yield "<dl>"
        for name, words in given:
            yield f'<dt>{name}</dt><dd dir="auto">{_plain(words.strip())}</dd>'
        if entry.example.strip():
            blocks = "".join(f'<p dir="auto">{_plain(b)}</p>' for b in entry.example.split("\n"))
            cited = f'<p class="cited" dir="auto">— {_plain(entry.cited)}</p>'
            yield f"<dt>Example</dt><dd><blockquote>{blocks}{cited}</blockquote></dd>"
        yield "</dl>"


def _plain(text: str) -> str:
    """Return text that a page shows letter for letter, its lines kept."""
    lines = cells_apart(text).splitlines()
    return "<br>".join(escape(without_controls(line)) for line in lines)
