from __future__ import annotations

import pytest

from desktop.annotate.proving.cited_source import is_on_pages, source_beside
from desktop.annotate.proving.drafted import Drafted


def beside(after: str = "", before: str = ""):
    return source_beside(Drafted(0, 0, "", before, after))


@pytest.mark.parametrize(
    ("said", "keys", "names", "pages"),
    [
        ("[@ray2020, p. 4]", ("ray2020",), (), (("4", "4"),)),
        ("[@ray2020; @hill, pp. 133–5, 7]", ("ray2020", "hill"), (), (("133", "135"), ("7", "7"))),
        ("[@ray2020, 33-35]", ("ray2020",), (), (("33", "35"),)),
        ("(Ray and Hill 2020, S. 4f.)", (), ("Ray", "Hill"), (("4", "5"),)),
        ("(Ray, 2020: 4)", (), ("Ray",), (("4", "4"),)),
        ("(p. iv)", (), (), (("iv", "iv"),)),
        ("see pp. 4 and 7", (), (), (("4", "4"), ("7", "7"))),
        ("(Guardian, 12 March 2019)", (), (), ()),
        ("(the Guardian 2019; Table 3, 2020)", (), (), ()),
        ("(Ray et al., 2020b)", (), ("Ray",), ()),
        ("(Smith-Jones & van Hall 2020)", (), ("Smith-Jones", "Hall"), ()),
        ("who wrote to ray@example.org in section s. 4", (), (), ()),
    ],
)  # fmt: skip
def test_keys_names_and_pages_are_read(said, keys, names, pages):
    assert beside(said)[:3] == (keys, names, pages)


def test_what_stands_behind_goes_before_what_stands_before():
    assert beside("(p. 7)", "As Ray (2020: 4) has it: ")[:3] == ((), ("Ray",), (("7", "7"),))
    assert beside("(p. 7)", "As Ray (2020: 4) has it: ").dated == (("Ray", "2020"),)


@pytest.mark.parametrize(
    ("cited", "first", "last", "holds"),
    [
        ((("4", "4"),), "4", "4", True),
        ((("4", "4"),), "3", "4", True),
        ((("4", "4"),), "5", "5", False),
        ((("4", "6"),), "5", "5", True),
        ((("4", ""),), "9", "9", True),
        ((("4", ""),), "3", "3", False),
        ((("4", "4"), ("9", "9")), "9", "9", True),
        ((("iv", "iv"),), "IV", "IV", True),
        ((("4", "4"),), "iv", "iv", False),
    ],
)
def test_pages_are_compared_by_their_labels(cited, first, last, holds):
    assert is_on_pages(cited, first, last) is holds
