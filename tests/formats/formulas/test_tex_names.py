from __future__ import annotations

import pytest

from desktop.formats.formulas import linear, tex, tex_names


@pytest.mark.parametrize("command", sorted(n for n in tex_names.SIGNS if n.isalpha()))
def test_each_command_can_be_written(command: str) -> None:
    assert tex_names.SIGNS[command] in linear.text_of(tex.read(rf"a \{command} b"))


@pytest.mark.parametrize("accent", sorted(tex_names.ACCENTS))
def test_an_accent_keeps_its_letter(accent: str) -> None:
    assert "x" in linear.text_of(tex.read(rf"\{accent}{{x}}"))


def test_a_command_has_one_meaning() -> None:
    kinds = [tex_names.UNSEEN, tex_names.TRANSPARENT, tex_names.UPRIGHT, set(tex_names.ACCENTS)]
    kinds += [tex_names.SPACES, set(tex_names.SIGNS)]
    assert len(set().union(*kinds)) == sum(map(len, kinds))
