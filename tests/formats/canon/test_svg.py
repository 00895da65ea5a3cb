from __future__ import annotations

import pytest

from desktop.domain import BlockKind
from desktop.formats.canon.canonical import Builder
from desktop.formats.canon.svg import harmless

XLINK = "http://www.w3.org/1999/xlink"
PIXEL = "data:image/png;base64,iVBORw0KGgo="


def svg(body: str, head: str = "") -> bytes:
    names = f'xmlns="http://www.w3.org/2000/svg" xmlns:xlink="{XLINK}"'
    return f'{head}<svg {names} width="9" height="9">{body}</svg>'.encode()


def shown_again(levels: int, times: int) -> bytes:
    groups = "".join(
        f'<g id="a{n + 1}">' + f'<use xlink:href="#a{n}"/>' * times + "</g>" for n in range(levels)
    )
    return svg(f'<defs><rect id="a0"/>{groups}</defs><use href="#a{levels}"/>')


@pytest.mark.parametrize(
    "drawing",
    [
        svg("<text>words</text>"),
        svg('<a href="https://example.org/"><text>words</text></a>'),
        svg(f'<image xlink:href="{PIXEL}"/><g fill="url(#g)"/><linearGradient id="g"/>'),
        shown_again(3, 10),
        svg("<rect/>" * 150_000),
    ],
)
def test_drawings_that_need_nothing_stay_as_they_are(drawing: bytes) -> None:
    assert harmless(drawing) == drawing


@pytest.mark.parametrize(
    "address",
    ["file:///etc/passwd", "/dev/zero", "a.png", "//host/a", " c:\\a.png", "data:image/svg+xml,x"],
)
def test_what_lies_outside_is_not_looked_at(address: str) -> None:
    made = harmless(svg(f'<image xlink:href="{address}"/><use href="{address}"/><text>kept</text>'))
    assert made is not None
    assert b"kept" in made
    assert b"href=" not in made


@pytest.mark.parametrize(
    "drawing",
    [
        svg("&a;", '<!DOCTYPE svg [<!ENTITY a "ha">]>'),
        shown_again(8, 10),
        shown_again(100, 1),
        svg('<g id="a"><use href="#a"/></g>'),
        svg('<pattern id="p"><rect fill="url(#p)"/></pattern><rect style="fill: url(\'#p\')"/>'),
        svg("<g>" * 10_000),
        b'<svg width="9" height="9">',
    ],
)
def test_what_multiplies_itself_is_refused(drawing: bytes) -> None:
    assert harmless(drawing) is None


def test_a_text_keeps_only_harmless_drawings() -> None:
    builder = Builder()
    assert builder.image("one", svg("<text>words</text>"))
    assert not builder.image("two", shown_again(8, 10))
    assert [block.kind for block in builder.build().blocks] == [BlockKind.IMAGE] * 2
    assert len(builder.assets) == 1
