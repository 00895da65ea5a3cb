from __future__ import annotations

from desktop.domain.steps import StepCode


def test_what_another_version_called_its_step_is_a_change():
    assert StepCode("paint-it-green") is StepCode.CHANGE
    assert StepCode("untag") is StepCode.UNTAG
