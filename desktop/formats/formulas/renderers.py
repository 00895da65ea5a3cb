"""How pages show formulas: MathML, KaTeX, MathJax, MediaWiki, and pictures with TeX beside them."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple, cast

from lxml import etree

from desktop.formats.door.xmltree import MarkupError, parse_xml
from desktop.formats.formulas.bottom_up import name_of

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from lxml.etree import _Element

_DISPLAY = re.compile(r"mode\s*=\s*display")
_DELIMITED = re.compile(r"\s*(?:\\\((.+)\\\)|\$([^$]+)\$|\\\[(.+)\\\]|\$\$(.+)\$\$)\s*", re.DOTALL)
_WRAPPERS = frozenset({"katex", "mathjax", "mathjax_chtml", "mathjax_svg", "mathjax_mathml"})
_PREVIEWS = frozenset({"mathjax_preview", "mjx-preview"})
_DISPLAYS = frozenset({"katex-display", "mathjax_display", "mathjax_svg_display", "mjxc-display"})
_TEX = re.compile(r"[\\^_{}]")
_IMAGES = frozenset({"tex", "latex", "math", "mathimage"})
_MEDIAWIKI = "mwe-math-fallback-image"
_DRAWN = re.compile(
    r"//(?:latex\.codecogs\.com|s\d\.wp\.com/latex\.php|\S*/latex\.php\?|chart\.\S*cht=tx)|/media/math/render/",
    re.IGNORECASE,
)
_WIRIS = str.maketrans("«»¨§`", "<>\"&'")
"""How the editor of many courses writes MathML into an attribute."""
# Elements around a formula that a renderer puts there.
_LEVELS = 4
_NAMED = re.compile(r"math|(?:^|\})(?:mjx-container|img|script)$")
# Asked of elements with a class only, which is much faster than of all.
_CLASSED = (
    "@class and (contains(@class, 'math') or contains(@class, 'Math')"
    " or contains(@class, 'katex') or contains(@class, 'mjx'))"
)
_classed = cast("Callable[[_Element], bool]", etree.XPath(f"boolean(//*[{_CLASSED}])"))
_all = cast(
    "Callable[[_Element], list[_Element]]",
    etree.XPath(
        f"descendant-or-self::*[({_CLASSED}) or contains(local-name(), 'math')"
        " or local-name() = 'mjx-container' or local-name() = 'img' or local-name() = 'script']"
    ),
)


def _candidates(root: _Element) -> list[_Element]:
    """Return what may be a formula; most pages have none, which is soon seen."""
    tags = {element.tag for element in root.iter(etree.Element)}
    if not any(map(_NAMED.search, map(str, tags))) and not _classed(root):
        return []
    return _all(root)


class Shown(NamedTuple):
    """A formula on a page: its element, and all that is known of what it says."""

    element: _Element
    mathml: list[_Element]
    tex: tuple[str, ...] = ()
    words: str = ""
    is_block: bool = False
    is_certain: bool = True
    """There is a formula, even when nothing tells what it says."""
    others: tuple[_Element, ...] = ()
    """The same formula again: to be taken away."""


def rendered(root: _Element) -> Iterator[Shown]:
    """Yield the formulas under `root`; each may be replaced as it comes."""
    taken: set[_Element] = set()
    for element in _candidates(root):
        if element in taken:
            continue
        find = _kind(element)
        shown = find(element) if find else None
        if shown is None:
            continue
        for part in (element, *shown.others):
            taken.update(part.iter(etree.Element))
        yield shown


def _kind(element: _Element) -> Callable[[_Element], Shown | None] | None:
    name = name_of(element).lower()
    if name in _BY_NAME:
        return _BY_NAME[name]
    classes = _classes(element)
    if not classes:
        return None
    if classes & _WRAPPERS:
        return _script_output
    if "mwe-math-element" in classes:
        return _mediawiki
    if classes & _PREVIEWS:
        return _preview
    return _written if "math" in classes or "arithmatex" in classes else None


def _classes(element: _Element) -> set[str]:
    return set((element.get("class") or "").lower().split())


def _math(element: _Element) -> Shown:
    is_block = element.get("display") == "block" or element.get("mode") == "display"
    annotations = _annotations(element)
    alternative = element.get("alttext") or ""
    written = (*annotations, alternative) if "\\" in alternative else annotations
    holds = bool(len(element) or (element.text or "").strip())
    certain = holds and not _is_blank(element)
    return Shown(element, [element], written, alternative, is_block, certain)


def _is_blank(element: _Element) -> bool:
    """Whether nothing in a formula is to be seen: spaces and phantoms."""
    events = etree.iterwalk(element, events=("start",))
    for _, inside in events:
        if name_of(inside) in ("mphantom", "annotation"):
            events.skip_subtree()
        elif (inside.text or "").strip():
            return False
    return True


def _annotations(element: _Element) -> tuple[str, ...]:
    found = [e for e in element.iter(etree.Element) if name_of(e) == "annotation"]
    return tuple(
        e.text or "" for e in found if "tex" in (e.get("encoding") or "").lower() and e.text
    )


def _formulas_in(element: _Element) -> list[_Element]:
    return [e for e in element.iter(etree.Element) if name_of(e) == "math"]


def _script_output(element: _Element) -> Shown | None:
    """What KaTeX or MathJax made, with the MathML that it keeps for screen readers."""
    inside = _formulas_in(element)[:1]
    attached = element.get("data-mathml")
    if attached and not inside:
        inside = _parsed(attached)
    outer = _outermost(element)
    scripts = _scripts_after(outer)
    written = [text for e in inside for text in _annotations(e)]
    written += [script.text or "" for script in scripts]
    kept = (e.get("data-latex") or e.get("data-tex") or "" for e in element.iter(etree.Element))
    written.append(next(filter(None, kept), ""))
    around = zip(range(_LEVELS), element.iterancestors(), strict=False)
    is_block = (
        any(_classes(e) & _DISPLAYS for _, e in around if isinstance(e.tag, str))
        or element.get("display") == "true"
        or any(e.get("display") == "block" for e in inside)
    )
    words = element.get("aria-label") or ""
    if not inside and not any(written) and "katex-error" in _classes(element):
        return None
    return Shown(outer, inside, tuple(written), words, is_block, others=tuple(scripts))


def _outermost(element: _Element) -> _Element:
    """Return what sets a formula apart from the text, where it holds nothing else."""
    around = element.getparent()
    if around is None or not _classes(around) & _DISPLAYS or len(around) > 1:
        return element
    return element if (around.text or "").strip() or (element.tail or "").strip() else around


def _scripts_after(element: _Element) -> list[_Element]:
    """Return the script that MathJax made an element from, which follows it."""
    following = element.getnext()
    is_source = (
        following is not None
        and name_of(following) == "script"
        and (following.get("type") or "").startswith("math/")
        and not (element.tail or "").strip()
    )
    return [following] if is_source and following is not None else []


def _parsed(markup: str) -> list[_Element]:
    try:
        return [parse_xml(markup.encode())]
    except MarkupError:
        return []


def _preview(element: _Element) -> Shown | None:
    """What stands in while MathJax works; afterwards it is left in the page, hidden or empty."""
    return Shown(element, [], is_certain=False) if _is_followed_by_formula(element) else None


def _is_followed_by_formula(element: _Element) -> bool:
    following = element.getnext()
    if following is None or (element.tail or "").strip():
        return False
    if (following.get("type") or "").startswith("math/"):
        return True
    return bool(_classes(following) & (_WRAPPERS | _DISPLAYS))


def _script(element: _Element) -> Shown | None:
    kind = element.get("type") or ""
    if not kind.startswith("math/"):
        return None
    is_block = bool(_DISPLAY.search(kind))
    text = re.sub(r"^\s*%?\s*<!\[CDATA\[|%?\s*\]\]>\s*$", "", element.text or "")
    if kind.startswith("math/mml"):
        return Shown(element, _parsed(text), is_block=is_block)
    if kind.startswith("math/asciimath"):
        return Shown(element, [], words=" ".join(text.split()), is_block=is_block)
    return Shown(element, [], (text,), is_block=is_block)


def _mediawiki(element: _Element) -> Shown | None:
    inside = _formulas_in(element)[:1]
    pictures = [e for e in element.iter(etree.Element) if name_of(e).lower() == "img"]
    if not inside and not pictures:
        return None
    written = [text for e in inside for text in _annotations(e)]
    written += [picture.get("alt") or "" for picture in pictures]
    classes = {name for e in element.iter(etree.Element) for name in _classes(e)}
    is_block = "mwe-math-element-block" in classes or f"{_MEDIAWIKI}-display" in classes
    return Shown(element, inside, tuple(written), is_block=is_block)


def _picture(element: _Element) -> Shown | None:
    """A picture of a formula, whose description is the TeX that it was drawn from."""
    classes = _classes(element)
    attached = element.get("data-mathml")
    if attached:
        inside = _parsed(attached.translate(_WIRIS))
        return Shown(element, inside, words=element.get("alt") or "")
    is_mediawiki = any(name.startswith(_MEDIAWIKI) for name in classes)
    address = element.get("src") or ""
    if not (is_mediawiki or classes & _IMAGES or _DRAWN.search(address)):
        return None
    written = element.get("alt") or element.get("title") or ""
    certain = is_mediawiki or bool(_DRAWN.search(address))
    if not (certain or _TEX.search(written)):
        return None
    is_block = f"{_MEDIAWIKI}-display" in classes
    return Shown(element, [], (written,), is_block=is_block, is_certain=certain)


def _written(element: _Element) -> Shown | None:
    r"""TeX that a script would have turned into a formula, between \( and \) as a rule."""
    written, classes = element.text or "", _classes(element)
    if len(element):
        return None
    found = _DELIMITED.fullmatch(written)
    if found is not None:
        is_block = found[1] is None and found[2] is None
        return Shown(element, [], tuple(found.groups("")), is_block=is_block)
    if not classes & {"inline", "display"} or not _TEX.search(written):
        return None
    return Shown(element, [], (written,), is_block="display" in classes)


_BY_NAME: dict[str, Callable[[_Element], Shown | None]] = {
    "img": _picture,
    "math": _math,
    "mjx-container": _script_output,
    "script": _script,
}
