from __future__ import annotations

import time

import pytest

from desktop.errors import CancelledError, TemplateFaultError
from desktop.formats.door import limits
from desktop.workspace.exporting import template_child
from desktop.workspace.exporting.template_child import Task, followed

pytestmark = pytest.mark.usefixtures("real_children")
HIGHLIGHT = {"quotation": "a passage", "note": ""}
VALUES = {
    "documents": [
        {"title": "One", "highlights": [HIGHLIGHT]},
        {"title": "Two", "highlights": []},
    ],
    "only_new": False,
}


def follow(source, **values):
    return followed(Task("mine", source, ".md", **values), VALUES, lambda: False)


def test_a_template_makes_one_text_or_one_of_each_document():
    assert follow("{% for d in documents %}{{ d.title }};{% endfor %}") == [("", "One;Two;")]
    assert follow("{{ highlights|length }}", file_name="{{ document.title }}!") == [
        ("One!", "1"),
        ("Two!", "0"),
    ]


@pytest.mark.parametrize(
    ("source", "line", "reason"),
    [
        ("a\n{{ b }}", 2, "there is nothing called “b”"),
        ("{% for a in b", 1, "end of template"),
        ("{{ ''.__class__ }}", 1, "may not do that"),
        ("\n{{ 'a' * 50000000 }}", 2, "more text"),
        ("{% set x = 'a' * 999999 %}{{ (x ~ x) * 1 }}", 1, "more text"),
        ("{{ " + "(" * 5000 + ")" * 5000 + " }}", 0, "nested too deep"),
    ],
)
def test_a_fault_names_line_and_reason(source, line, reason):
    with pytest.raises(TemplateFaultError) as raised:
        follow(source)
    assert (raised.value.line, reason in raised.value.reason) == (line, True)
    assert "\n" not in str(raised.value)


@pytest.mark.parametrize(
    "source",
    [
        "{% for a in range(99999) %}{% for b in range(99999) %}{% endfor %}{% endfor %}",
        "{% set n = namespace(x='a') %}{% for a in 'a' * 60 %}{% set n.x=n.x~n.x %}{% endfor %}",
    ],
)
def test_what_never_ends_or_grows_is_one_sentence(monkeypatch, source):
    monkeypatch.setattr(template_child, "_ALLOWANCE", limits.Allowance(seconds=1, per_megabyte=0))
    begun = time.monotonic()
    with pytest.raises(TemplateFaultError, match=r"more (work|memory)"):
        follow(source)
    assert time.monotonic() - begun < 20


def test_it_can_be_cancelled():
    loop = "{% for a in range(99999) %}{% for b in range(99999) %}{% endfor %}{% endfor %}"
    until = time.monotonic() + 0.5
    with pytest.raises(CancelledError):
        followed(Task("mine", loop, ".md"), VALUES, lambda: time.monotonic() > until)
