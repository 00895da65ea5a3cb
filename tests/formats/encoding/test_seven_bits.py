from __future__ import annotations

import pytest

from desktop.formats import encoding

JAPANESE = "日本語の本文です。委員会は古い会議場で開かれた。"
KOREAN = "증인은 지하실에 갇혔다고 말했다."
CHINESE = "证人说他在这里，我们也在。"


@pytest.mark.parametrize(
    ("text", "name"),
    [
        (JAPANESE, "iso2022-jp"),
        (f"Subject: x\n{JAPANESE}\nplain ~{{", "iso2022-jp"),
        ("ｶﾅ だけ", "iso2022-jp-ext"),
        (KOREAN, "iso2022-kr"),
        (CHINESE, "hz"),
        (f"A letter.\n{CHINESE}\nIt ends.", "hz"),
    ],
)
@pytest.mark.parametrize("label", ["", "utf-8", "iso-8859-1"])
def test_escapes_tell_what_nobody_says(text: str, name: str, label: str) -> None:
    data = text.encode(name)
    assert not encoding.is_binary(data)
    assert encoding.read(data, label=label).text == text


@pytest.mark.parametrize("text", ["a ~{b}~ c", "~{x~}", "\x1b[1mbold\x1b[0m", "~{AB~} ~{!!~}"])
def test_signs_that_only_look_like_it_stay(text: str) -> None:
    assert encoding.decode(text.encode()) == text
