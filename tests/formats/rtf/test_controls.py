from __future__ import annotations

import pytest

from tests.formats.rtf.samples import read


@pytest.mark.parametrize(
    ("kind", "data", "result", "shown"),
    [
        ("FORMCHECKBOX", r"\fftype1\ffres1\ffdefres0{\*\ffname a}", "", "☑"),
        ("FORMCHECKBOX", r"\fftype1\ffres0\ffdefres1", "", "☐"),
        ("FORMCHECKBOX", r"\fftype1\ffres25\ffdefres1", "", "☑"),
        ("FORMCHECKBOX", r"\fftype1", "", "☐"),
        ("FORMDROPDOWN", r"\fftype2\ffres1{\*\ffl red}{\*\ffl blue}", "", "blue"),
        ("FORMDROPDOWN", r"\fftype2\ffres7{\*\ffl red}", "", ""),
        ("FORMTEXT", r"\fftype0", "Ada", "Ada"),
    ],
)
def test_form_fields_show_their_state(kind: str, data: str, result: str, shown: str) -> None:
    instruction = rf"{{\*\fldinst {kind} {{\*\formfield{{{data}}}}}}}"
    parsed = read(rf"a {{\field{instruction}{{\fldrslt {result}}}}} z\par")
    assert parsed.content.text == f"a {shown} z"
