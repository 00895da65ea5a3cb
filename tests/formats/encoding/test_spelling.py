from __future__ import annotations

from desktop.formats.encoding import spelling


def test_plain_letters_tell_the_language() -> None:
    for text, name in (
        ("the committee heard that nothing was known of them", "English"),
        ("komisja nie wie kiedy to jest i czy tak", "Polish"),
        ("komisyon bunu da sonra kabul eden ilk kurum olarak", "Turkish"),
    ):
        shares = spelling.likely_languages(spelling.plain_pairs(text.split()))
        assert max(shares, key=lambda one: shares[one]) == name


def test_letters_that_a_language_lacks_are_foreign() -> None:
    (polish,) = (one for one in spelling.latin() if one.name == "Polish")
    assert polish.after("a", "ø") == spelling.FOREIGN
    assert polish.after("i", "ę") > -4
    assert polish.after(" ", "ż") > polish.after("ż", "ż")


def test_capitals_and_twin_letters_count_as_one() -> None:
    assert spelling.folded("ŞİȘ") == "şİş"
    assert len(spelling.folded("İÀǅ")) == 3
