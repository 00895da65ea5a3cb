from __future__ import annotations

import pytest

from tests.formats.odt.samples import BASE, p, read
from tests.formats.samples import blocks

FORMS = (
    f'<office:forms xmlns:form="{BASE}form:1.0"><form:form>'
    '<form:checkbox form:id="yes" form:label="Yes" form:current-state="checked"/>'
    '<form:checkbox form:id="no" form:label="No"/>'
    '<form:text form:id="name" form:value="x" form:current-value="Ada"/>'
    '<form:listbox form:id="pick"><form:option form:label="A"/>'
    '<form:option form:label="B" form:current-selected="true"/></form:listbox>'
    '<form:button form:id="go" form:label="Send"/></form:form></office:forms>'
)


def control(key: str) -> str:
    return f'<draw:control draw:control="{key}"/>'


@pytest.mark.parametrize(
    ("key", "shown"),
    [("yes", "☑ Yes"), ("no", "☐ No"), ("name", "Ada"), ("pick", "B"), ("go", ""), ("gone", "")],
)
def test_controls_show_their_state(key: str, shown: str) -> None:
    assert read(FORMS + p(f"a {control(key)}.")).content.text == f"a {shown}."


def test_a_control_between_paragraphs_is_one() -> None:
    assert [t for _, _, t in blocks(read(FORMS + p("a") + control("yes") + p("b")))] == [
        *("a", "☑ Yes", "b")
    ]


@pytest.mark.parametrize(
    ("kind", "said", "shown"),
    [
        ("FORMCHECKBOX", [("Checkbox_Checked", "true")], "☑"),
        ("FORMCHECKBOX", [], "☐"),
        (
            "FORMDROPDOWN",
            [("Dropdown_Selected", "1"), ("Dropdown_ListEntry", "a"), ("Dropdown_ListEntry", "b")],
            "b",
        ),
        ("FORMTEXT", [], ""),
    ],
)
def test_fields_taken_over_from_word(kind: str, said: list[tuple[str, str]], shown: str) -> None:
    names = 'xmlns:f="urn:openoffice:names:experimental:ooo-ms-interop:xmlns:field:1.0"'
    inner = "".join(f'<f:param f:name="{name}" f:value="{value}"/>' for name, value in said)
    mark = (
        f'<f:fieldmark {names} f:type="vnd.oasis.opendocument.field.{kind}">{inner}</f:fieldmark>'
    )
    assert read(p(f"a {mark}.")).content.text == f"a {shown}."
