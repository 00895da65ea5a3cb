from __future__ import annotations

import pytest

from tests.formats.rtf.samples import read


@pytest.mark.parametrize(
    ("body", "text"),
    [
        (r"caf\'e9 \'93x\'94", "café “x”"),
        (b"caf\\'e9 raw \xe9", "café raw é"),
        (r"\f1\'cf\'f0\'e8\f0\'e8", "Приè"),
        (r"\f3\'93\'fa\'96\{", "日本"),
        (r"{\f2\'b7} item", "• item"),
        (r"\u8364?100", "€100"),
        (r"\uc2\u8364\'80\'80\uc1 \u8364 ?!", "€€!"),
        (r"\uc0\u-10179\uc1\u-8704?\u128?", "😀\x80"),
        (r"{\upr{old}{\*\ud{\u1055?}}}", "П"),
        (r"\u8364{?}", "€?"),
    ],
)
def test_letters(body: str | bytes, text: str) -> None:
    assert read(body).content.text == text


def test_a_lone_half_of_a_character_is_dropped() -> None:
    assert read(r"a\u-10179?b").content.text == "ab"
