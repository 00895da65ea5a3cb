from __future__ import annotations

import pytest

from desktop.formats import encoding

CAFE = "Café, naïve, déjà vu. "


@pytest.mark.parametrize(
    ("damage", "shown"),
    [
        (b"it\x92s", "it’s"),
        (b"\x93Yes\x94", "“Yes”"),
        (b"2019 \x96 2020", "2019 – 2020"),
        (b"caf\xe9.", "café."),
        (b"\xc9tat", "État"),
        (b"\xa35", "£5"),
        (b"ch\xe2teau", "château"),
        (b"na\xc3ve", "na\ufffdve"),
        (b"na\xafve", "na\ufffdve"),
        (b"don\xe2\x80t", "don\ufffdt"),
        (b"\xff\xfe\xff", "\ufffd\ufffd\ufffd"),
        (b"a\x81b", "a\ufffdb"),
    ],
)
@pytest.mark.parametrize("head", [b"", b'<meta charset="utf-8">'])
def test_one_bad_byte_leaves_the_rest_of_utf8_as_it_is(damage, shown, head) -> None:
    data = head + CAFE.encode() + damage + b" " + CAFE.encode()
    reading = encoding.read(data, markup=bool(head))
    assert reading.text == head.decode() + CAFE + shown + " " + CAFE
    assert len(reading.remarks) == 1


def test_a_mark_at_the_beginning_changes_nothing_about_damage() -> None:
    reading = encoding.read(b"\xef\xbb\xbf" + CAFE.encode() + b"it\x92s")
    assert reading.text == CAFE + "it’s"
    assert reading.encoding == "utf-8"


def test_the_remark_names_what_was_mended_and_counts_what_was_not() -> None:
    (mended,) = encoding.read(CAFE.encode() + b"it\x92s, it\x92s").remarks
    assert mended.startswith("2 bytes are not UTF-8")
    assert mended.endswith("’")
    (marked,) = encoding.read(CAFE.encode() + b"na\xc3ve").remarks
    assert marked.startswith("One letter could not be read")


def test_a_mark_that_the_source_holds_itself_is_no_damage() -> None:
    assert encoding.read((CAFE + "\ufffd").encode()).remarks == ()


def test_a_page_that_is_not_in_the_encoding_it_names_is_remarked() -> None:
    page = '<?xml version="1.0" encoding="utf-8"?><p>“Café crème”, dit-elle à l’été.</p>'
    reading = encoding.read(page.encode("cp1252"), markup=True)
    assert reading.text == page
    assert reading.remarks[0] == "It is not in the encoding that it names."


def test_what_the_reader_chose_is_used_whatever_else_is_said() -> None:
    page = '<meta charset="utf-8"><p>ą'
    reading = encoding.read(page.encode("cp1250"), markup=True, label="utf-8", chosen="cp1250")
    assert (reading.text, reading.remarks) == (page, ())
    assert encoding.read("ą".encode(), chosen="windows-1252").text == "Ä…"
    assert encoding.read("\ufeffabc".encode("utf-16-le"), chosen="utf-16le").text == "abc"
