"""A page that needs nothing beside it, runs nothing and fetches nothing."""

from __future__ import annotations

import re
from html import escape

from desktop.export.escape import cells_apart

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


PAGE_END = "\n</body>\n</html>\n"


def web_page(title: str, body: str, *, pictures: bool = False) -> str:
    """Return the page; `title` is plain text, `body` is HTML, whose pictures stand in itself."""
    return f"{page_head(title, pictures=pictures)}{body}{PAGE_END}"


def page_head(title: str, *, pictures: bool = False, style: str = "") -> str:
    """Return a page up to its body; `style` is added to how all pages look."""
    allowed = "style-src 'unsafe-inline'" + ("; img-src data:" if pictures else "")
    return (
        '<!DOCTYPE html>\n<html lang="en">\n<head>\n<meta charset="utf-8">\n'
        '<meta http-equiv="Content-Security-Policy" '
        f"content=\"default-src 'none'; {allowed}\">\n"
        '<meta name="viewport" content="width=device-width, initial-scale=1">\n'
        f"<title>{shown(title)}</title>\n<style>{_STYLE}{style}</style>\n</head>\n<body>\n"
    )


def shown(text: str) -> str:
    """Return text that a page shows letter for letter."""
    lines = _BREAK.split(cells_apart(text))
    return "<br>".join(escape(_CONTROL.sub("", line)) for line in lines)
