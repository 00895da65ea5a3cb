from __future__ import annotations

import pytest

from desktop import words
from desktop.domain.steps import StepCode


@pytest.mark.parametrize("code", StepCode)
def test_every_step_has_words_to_be_shown(code):
    assert words.step(code)[0].isupper()
    assert words.step(code) != code.value
