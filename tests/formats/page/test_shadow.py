"""Shadow roots put where a browser shows them."""

from __future__ import annotations

import pytest
from lxml import etree, html

from desktop.formats.page import shadow

ROOT = "<template shadowrootmode='open'>{}</template>"


def composed(markup: str) -> str:
    """Return the text that is shown, unseen parts in brackets."""
    body = html.document_fromstring(f"<body>{markup}</body>").find("body")
    shadow.compose(body)
    for unseen in body.iterfind(".//div[@hidden]"):
        unseen.text, last = f"[{unseen.text or ''}", unseen[-1]
        last.tail = f"{last.tail or ''}]"
    for template in list(body.iter("template")):
        etree.strip_elements(body, template.tag, with_tail=False)
    return " ".join("".join(body.itertext()).split())


@pytest.mark.parametrize("mode", ["shadowrootmode='closed'", "shadowroot=open", "shadowmode=OPEN"])
def test_what_marks_a_shadow_root(mode: str) -> None:
    assert composed(f"a <x-a><template {mode}><p>in</p></template></x-a> b") == "a in b"


def test_other_templates_are_never_shown() -> None:
    assert composed("a <div><template><p>in</p></template></div> b") == "a b"
    assert composed("<x-a><template shadowrootmode='no'>in</template>out</x-a>") == "out"


@pytest.mark.parametrize(
    ("inside", "light", "expected"),
    [
        ("<i>before </i><slot></slot> after", "<b>light</b>", "before light after"),
        ("<slot>fallback</slot>", "", "fallback"),
        ("<slot>fallback</slot>", " \n", "fallback"),
        ("<slot>fallback</slot>", "<b>light</b> tail", "light tail"),
        ("<slot name=b></slot>, <slot name=a></slot>", "<i slot=a>A</i><i slot=b>B</i>", "B, A"),
        ("<slot name=a></slot>-<slot></slot>", "one <i slot=a>A</i> two", "A-one two"),
        ("<slot></slot>|<slot>second</slot>", "<b>light</b>", "light|second"),
        ("shown", "<b>nowhere</b>", "shown[nowhere]"),
    ],
)
def test_slots(inside: str, light: str, expected: str) -> None:
    assert composed(f"<x-a>{ROOT.format(inside)}{light}</x-a>") == expected


def test_roots_inside_roots_and_slots_handed_on() -> None:
    inner = f"<x-b>{ROOT.format('(<slot></slot>)')}<slot></slot></x-b>"
    assert composed(f"<x-a>{ROOT.format(inner)}<b>light</b></x-a>") == "(light)"
    deep = f"<x-b>{ROOT.format('deep')}</x-b>"
    assert composed(f"<x-a>{ROOT.format(deep)}</x-a>") == "deep"


def test_the_first_root_of_a_host_counts() -> None:
    assert composed(f"<x-a>{ROOT.format('one')}{ROOT.format('two')}</x-a>") == "one"
