from __future__ import annotations

import time

import pytest

from desktop.formats.door.entities import MOST_ADDED, without_subset, written_out


def declared(*entities: str, body: str = "<a>&x;</a>") -> str:
    return f"<!DOCTYPE a [{''.join(entities)}]>{body}"


@pytest.mark.parametrize(
    ("entity", "shown"),
    [
        ('<!ENTITY x "Old Press">', "Old Press"),
        ("<!ENTITY x 'Rosa \"R.\" Vále'>", 'Rosa "R." Vále'),
        ('<!ENTITY x "one">\n<!ENTITY x "two">', "one"),
        ('<!ENTITY y "in"><!ENTITY x "with&y;out">', "withinout"),
        ('<!ENTITY x "&#8212;&amp;">', "&#8212;&amp;"),
        ('<!-- ]> <!ENTITY x "no"> --><!ENTITY x "a]b>c">', "a]b>c"),
        ('<!ELEMENT a ANY><!ENTITY  x\n "two lines" >', "two lines"),
    ],
)
def test_own_entities_are_written_out(entity: str, shown: str) -> None:
    assert written_out(declared(entity)).endswith(f"]><a>{shown}</a>")


@pytest.mark.parametrize(
    "entity",
    [
        '<!ENTITY x SYSTEM "file:///etc/passwd">',
        '<!ENTITY x PUBLIC "-//X//EN" "https://example.org/x">',
        '<!ENTITY % x "parameter">',
        '<!ENTITY x "&y;"><!ENTITY y "&x;">',
        '<!ENTITY x "me, &x;">',
        f'<!ENTITY x "{"long" * 3_000}">',
        '<!ENTITY y "text">',
        "",
    ],
)
def test_what_leads_outside_or_grows_stays_as_it_is(entity: str) -> None:
    assert written_out(declared(entity)).endswith("<a>&x;</a>")


def test_files_without_a_doctype_stay_as_they_are() -> None:
    for text in ("", "<a>[&x;]</a>", '<!DOCTYPE html>[<!ENTITY x "y">]&x;', "<!DOCTYPE a ["):
        assert written_out(text) == text
        assert without_subset(text) == text


def test_declarations_are_taken_out_of_a_page() -> None:
    assert without_subset(declared('<!ENTITY x "]">')) == "<!DOCTYPE a ><a>&x;</a>"


@pytest.mark.parametrize(
    "text",
    [
        declared(
            '<!ENTITY l0 "ha">',
            *(f'<!ENTITY l{n} "{f"&l{n - 1};" * 10}">' for n in range(1, 30)),
            body="&l9;&l29;" * 1_000,
        ),
        declared(
            '<!ENTITY l0 "">',
            *(f'<!ENTITY l{n} "{f"&l{n - 1};" * 1_500}">' for n in range(1, 20)),
            body="&l7;",
        ),
        declared(f'<!ENTITY x "{"y" * 9_000}">', body="&x;" * 10_000),
        declared("<!--" * 40_000),
        declared('<!ENTITY x "' * 15_000),
        "<!DOCTYPE " + "'" * 200_000,
    ],
)
def test_bombs_stay_small_and_are_soon_done(text: str) -> None:
    begun = time.process_time()
    assert len(written_out(text)) <= len(text) + MOST_ADDED
    assert time.process_time() - begun < 3
