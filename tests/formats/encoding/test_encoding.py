from __future__ import annotations

import codecs
import time

import pytest

from desktop.formats import encoding

FRENCH = (
    "L’été dernier, la préfète a été reçue à l’hôtel de ville ; « c’est très bien », dit-elle. " * 5
)
RUSSIAN = (
    "В докладе говорится, что положение с правами человека в стране не улучшилось за год. " * 5
)
JAPANESE = (
    "人権に関する報告書は、この一年で状況が改善されていないことを明らかにした。詳細は次の通り。" * 5
)
ENGLISH = "The “report” – it says – isn’t new; it cost £5 in the café. " * 5


@pytest.mark.parametrize(
    ("text", "name"),
    [
        (ENGLISH, "utf-8"),
        (ENGLISH, "utf-8-sig"),
        (ENGLISH, "utf-16"),
        (ENGLISH, "utf-16-le"),
        (ENGLISH, "utf-16-be"),
        (ENGLISH, "utf-32"),
        (ENGLISH, "utf-32-le"),
        (ENGLISH, "utf-32-be"),
        (ENGLISH, "cp1252"),
        (FRENCH, "cp1252"),
        (FRENCH, "mac_roman"),
        (RUSSIAN, "cp1251"),
        (RUSSIAN, "utf-16-le"),
        (JAPANESE, "shift_jis"),
        (JAPANESE, "euc_jp"),
        ("plain", "ascii"),
    ],
)
def test_text_comes_back_whatever_its_encoding(text, name) -> None:
    assert encoding.decode(text.encode(name)) == text


@pytest.mark.parametrize(
    ("head", "name"),
    [
        ('<meta charset="windows-1251">', "cp1251"),
        ('<META http-equiv=Content-Type content="text/html; charset=koi8-r">', "koi8_r"),
        ('<?xml version="1.0" encoding="ISO-8859-5"?>', "iso8859_5"),
    ],
)
def test_markup_may_say_its_encoding(head, name) -> None:
    page = f"{head}<p>Короткий текст"
    assert encoding.decode(page.encode(name), markup=True) == page


def test_a_declaration_that_is_wrong_is_not_believed() -> None:
    page = '<meta charset="ascii"><p>naïve “quotes”'
    assert encoding.decode(page.encode(), markup=True).endswith("“quotes”")
    page = '<meta charset="no-such-thing"><p>naïve'
    assert encoding.decode(page.encode(), markup=True).endswith("naïve")


def test_what_cannot_be_decoded_is_marked_not_dropped() -> None:
    data = "Zoë’s text, long enough to be sure of. ".encode() * 30 + b"\xff\xfe\xff"
    text = encoding.decode(data)
    assert text.count("text, long enough") == 30


def test_a_character_cut_off_at_the_end_does_not_change_the_rest() -> None:
    data = ("naïve " * 20 + "é").encode()[:-1]
    assert encoding.decode(data).startswith("naïve naïve")


@pytest.mark.parametrize(
    "data", [bytes(range(256)) * 20, b"\x00" * 500, b"\x7fELF\x01\x02\x03\x00" * 9]
)
def test_binary_is_told_from_text(data) -> None:
    assert encoding.is_binary(data)


@pytest.mark.parametrize("text", [ENGLISH, "a\x0cb\tc", ""])
@pytest.mark.parametrize("name", ["utf-8", "utf-16", "utf-32-be"])
def test_text_is_not_taken_for_binary(text, name) -> None:
    assert not encoding.is_binary(text.encode(name))


def test_declared_utf_16_in_single_bytes_is_utf_8() -> None:
    page = codecs.BOM_UTF8 + '<meta charset="utf-16"><p>é'.encode()
    assert encoding.decode(page, markup=True).endswith("<p>é")


def test_a_wrong_claim_to_be_utf8_is_not_believed() -> None:
    page = '<?xml version="1.0" encoding="utf-8"?><p>“Café crème”, dit-elle.</p>'
    assert encoding.decode(page.encode("cp1252"), markup=True) == page


def test_damage_in_utf8_does_not_make_it_another_encoding() -> None:
    text = "Café crème brûlée, déjà vu à Genève."
    damaged = text.encode() + b" \xc3( end"
    for markup in (False, True):
        assert encoding.decode(damaged, markup=markup) == text + " \ufffd( end"


@pytest.mark.parametrize("text", ["café", "naïve", "Réponse", "Où est-il ?", "Zoë’s “own” words"])
@pytest.mark.parametrize("name", ["cp1252", "mac_roman"])
def test_a_few_words_are_enough(text: str, name: str) -> None:
    assert encoding.decode(text.encode(name)) == text


@pytest.mark.parametrize(
    ("label", "codec", "text"),
    [
        ("gb2312", "gb18030", "镕基"),
        ("x-sjis", "cp932", "①は㈱"),
        ("ks_c_5601-1987", "cp949", "똠방각하"),
        ("iso-8859-1", "cp1252", "“it’s”"),
        ("windows-1250", "cp1250", "żółw"),
    ],
)
def test_xml_is_rewritten_in_utf8(label: str, codec: str, text: str) -> None:
    data = f'<?xml version="1.0" encoding="{label}"?><a>{text}</a>'.encode(codec)
    assert encoding.as_utf8(data).decode() == f'<?xml version="1.0" encoding="utf-8"?><a>{text}</a>'


@pytest.mark.parametrize("label", ["utf-8", "UTF-16", "no-such-thing", "rot13"])
def test_other_xml_is_left_to_its_parser(label: str) -> None:
    data = f'<?xml version="1.0" encoding="{label}"?><a>é</a>'.encode()
    assert encoding.as_utf8(data) == data
    assert encoding.as_utf8(b"<a/>") == b"<a/>"


@pytest.mark.parametrize(
    "data",
    [
        b"\x1b$)C" * 400_000,
        b"~{" * 400_000,
        b"<script>" * 100_000 + b"\xe9 " * 9,
        b"<" * 400_000 + b"\xe9 " * 9,
        bytes(range(128, 256)) * 4_000,
        "é".encode() * 400_000 + b"\xff" * 2_000,
    ],
)
def test_bytes_that_are_made_to_be_slow_are_not(data: bytes) -> None:
    started = time.process_time()
    encoding.read(data, markup=True)
    assert time.process_time() - started < 4
