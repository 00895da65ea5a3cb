from __future__ import annotations

from desktop.formats.encoding.asian import score


def test_frequent_letters_are_likelier_than_others() -> None:
    data = "北京的人".encode("gb18030")
    assert score(data, "gb18030") > max(score(data, name) for name in ("big5hkscs", "cp949"))
    assert score("です".encode("cp932"), "cp932") > score("です".encode("cp932"), "gb18030")


def test_plain_letters_weigh_nothing() -> None:
    assert score(b"plain", "cp932") == 0
