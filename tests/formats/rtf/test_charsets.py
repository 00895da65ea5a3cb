from __future__ import annotations

from tests.formats.rtf.samples import read_bytes


def test_the_code_page_of_the_document() -> None:
    assert read_bytes(rb"{\rtf1\ansi\ansicpg1251 \'cf\'f0}").content.text == "Пр"
    assert read_bytes(rb"{\rtf1\mac \'8e}").content.text == "é"
    assert read_bytes(rb"{\rtf1\ansi\ansicpg99999 x\'e9}").content.text == "xé"
