"""What the XML of a file says of it."""

from __future__ import annotations

from pathlib import Path

import pytest

from desktop.formats import pdf
from desktop.formats.door.source import Source
from desktop.formats.pdf.described import Described, described
from tests.formats.pdf.samples import Made, Text, lines

HEAD = (
    '<x:xmpmeta xmlns:x="adobe:ns:meta/"><rdf:RDF '
    'xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#" '
    'xmlns:dc="http://purl.org/dc/elements/1.1/" '
    'xmlns:prism="http://prismstandard.org/namespaces/basic/2.0/">'
)
TAIL = "</rdf:RDF></x:xmpmeta>"
WHOLE = (
    "<rdf:Description><dc:title><rdf:Alt><rdf:li xml:lang='x-default'>On the\n register</rdf:li>"
    "</rdf:Alt></dc:title><dc:creator><rdf:Seq><rdf:li>Jane Roe</rdf:li><rdf:li/>"
    "<rdf:li>John Doe</rdf:li></rdf:Seq></dc:creator><dc:publisher><rdf:Bag><rdf:li>The Press"
    "</rdf:li></rdf:Bag></dc:publisher><dc:language><rdf:Bag><rdf:li>en-GB</rdf:li></rdf:Bag>"
    "</dc:language><dc:identifier>doi:10.1000/ABC</dc:identifier>"
    "<prism:coverDate>2019-05-03</prism:coverDate></rdf:Description>"
)
SAID = Described(
    "On the register", ("Jane Roe", "John Doe"), "2019-05-03", "The Press", "10.1000/abc", "en-GB"
)
PAGE = [
    Text("Quite another matter", size=20),
    *lines("by Nobody of the house, who wrote it", y=120),
]


def packet(inside: str) -> bytes:
    return f"<?xpacket begin='' id='W5M0'?>{HEAD}{inside}{TAIL}<?xpacket end='w'?>".encode()


def facts(inside: str, *page: Text):
    made = Made([page or PAGE], xmp=packet(inside)).data()
    return pdf.read(Source(Path("a.pdf"), made)).facts


def test_what_is_said_is_read():
    assert described(packet(WHOLE)) == SAID


def test_attributes_say_as_much():
    inside = "<rdf:Description dc:title='On the register' prism:doi='10.1000/1'/>"
    assert described(packet(inside)) == Described("On the register", doi="10.1000/1")


@pytest.mark.parametrize(
    "damaged",
    [
        b"",
        b"\0\0",
        b"<x:xmpmeta",
        b"<!DOCTYPE a [<!ENTITY b SYSTEM 'file:///etc/passwd'>]><title>&b;</title>",
        packet(WHOLE)[:300],
        packet(f"<rdf:Description><dc:title>{'long ' * 100}</dc:title></rdf:Description>"),
    ],
)
def test_what_is_damaged_or_hostile_says_nothing(damaged):
    assert "root:" not in described(damaged).title
    assert not any(described(damaged)[1:])


def test_a_publisher_that_gives_a_doi_is_believed():
    found = facts(WHOLE)
    assert (found.authors, found.date) == (("Jane Roe", "John Doe"), "2019-05-03")
    assert (found.publisher, found.language, found.other["doi"]) == (
        "The Press",
        "en-GB",
        "10.1000/abc",
    )
    assert found.title == "On the register"


def test_without_one_names_and_days_have_to_be_printed():
    without = WHOLE.replace("doi:10.1000/ABC", "urn:1")
    other = facts(without)
    assert (other.title, other.authors, other.date) == ("Quite another matter", (), "")
    printed = Text("On the register", size=20), *lines("Jane Roe", "2019", y=120)
    found = facts(without, *printed)
    assert (found.title, found.authors, found.date) == (
        "On the register",
        ("Jane Roe",),
        "2019-05-03",
    )


def test_a_title_that_names_a_file_never_wins():
    junk = "<rdf:Description><dc:title>Microsoft Word - x.doc</dc:title></rdf:Description>"
    assert facts(junk).title == "Quite another matter"
    assert facts(junk, *lines("No large print")).title == ""
