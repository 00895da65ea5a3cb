from __future__ import annotations

import contextlib
import time

import pytest
from lxml import etree

from desktop.formats.door.xmltree import (
    MarkupError,
    attribute,
    child,
    descendants,
    local,
    parse_xml,
    text_of,
)

BOMB = (
    '<!DOCTYPE a [<!ENTITY l0 "ha">'
    + "".join(f'<!ENTITY l{n} "{f"&l{n - 1};" * 10}">' for n in range(1, 10))
    + "]><a>&l9;</a>"
)


def test_named_entities_become_characters() -> None:
    root = parse_xml(b"<a>one&nbsp;two&mdash;&lt;&amp;&hellip;</a>")
    assert root.text == "one\u00a0two\u2014<&\u2026"


def test_entities_of_a_doctype_are_written_out() -> None:
    declared = '<!DOCTYPE a [<!ENTITY press "Été &amp; Sons">]>'
    root = parse_xml(f'{declared}<a t="&press;">by &press; here</a>'.encode())
    assert (root.text, root.get("t")) == ("by Été & Sons here", "Été & Sons")


def test_entities_that_cannot_be_written_out_stay_visible() -> None:
    long = "x" * 20_000
    root = parse_xml(f'<!DOCTYPE a [<!ENTITY l "{long}">]><a>by &l; here</a>'.encode())
    assert "".join(root.itertext()) == "by &l; here"


def test_external_entities_are_not_read() -> None:
    root = parse_xml(b'<!DOCTYPE a [<!ENTITY x SYSTEM "file:///etc/passwd">]><a>1&x;2</a>')
    assert "root:" not in "".join(root.itertext())


def test_an_entity_bomb_stays_small() -> None:
    started = time.process_time()
    with contextlib.suppress(MarkupError):
        assert len("".join(parse_xml(BOMB.encode()).itertext())) < 100
    assert time.process_time() - started < 1


def test_deep_nesting_is_refused() -> None:
    with pytest.raises(MarkupError, match="nested too deeply"):
        parse_xml(b"<a>" * 200_000)


@pytest.mark.parametrize("data", [b"", b"<a>", b"\xff\xfe\xff", b"<a>\x00</a>", b"<a>\xff</a>"])
def test_broken_xml_is_refused(data: bytes) -> None:
    with pytest.raises(MarkupError, match="not well-formed"):
        parse_xml(data)


def test_names_are_matched_without_their_namespace() -> None:
    root = parse_xml(
        b'<x:a xmlns:x="urn:x" xmlns:y="urn:y"><x:b y:id="7">'
        b"<y:c>two  <x:d>words</x:d></y:c></x:b></x:a>"
    )
    assert local(root) == "a"
    found = child(root, "b")
    assert found is not None
    assert attribute(found, "id") == "7"
    assert attribute(found, "none") == ""
    assert text_of(child(root, "b", "c")) == "two words"
    assert child(root, "b", "z", "c") is None
    assert [local(e) for e in descendants(root, "d")] == ["d"]
    assert local(etree.Comment("x")) == ""
