from __future__ import annotations

import pytest

from desktop.domain.asking.renamed_tags import renamed
from desktop.domain.asking.understanding import read

PATHS = ("asylum", "asylum/figures", "detention/figures", "method")


@pytest.mark.parametrize(
    ("question", "old", "new", "asked"),
    [
        ("asylum -method", "asylum", "refuge", "refuge and not method"),
        ("asylum/figures", "asylum", "refuge", "refuge/figures"),
        ("figures", "asylum", "refuge", "figures"),
        ("figures", "asylum/figures", "counts", "counts or detention/figures"),
        ("near:asylum/figures/3", "asylum", "refuge", "near:refuge/figures/3"),
        ("text:asylum", "asylum", "refuge", "text:asylum"),
        ("asylumx", "asylum", "refuge", "asylumx"),
        ("method", "asylum", "method/asylum", "method"),
        ("asylum", "asylum", "method/asylum", "asylum"),
    ],
)
def test_a_question_goes_on_asking_for_what_it_meant(question, old, new, asked):
    paths = [*PATHS, "asylumx"]
    assert str(renamed(read(question), paths, old, new)) == asked
