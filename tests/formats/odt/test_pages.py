from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tests.formats.odt.samples import read

if TYPE_CHECKING:
    from desktop.domain import Parsed

BREAKS = (
    '<style:style style:name="N" style:family="paragraph"><style:paragraph-properties'
    ' fo:break-before="page"/></style:style><style:style style:name="M" style:family="table"'
    ' style:master-page-name="Wide"/><style:style style:name="O" style:family="paragraph"'
    ' style:parent-style-name="N"/><style:style style:name="P" style:family="paragraph"'
    ' style:parent-style-name="N"><style:paragraph-properties fo:break-before="auto"/>'
    "</style:style>"
)
ROW = "<table:table-row>" + "<table:table-cell><text:p>{}</text:p></table:table-cell>" * 2
ROW += "</table:table-row>"
TEXT = (
    '<text:p text:style-name="N">one</text:p><text:p>two <text:soft-page-break/>three</text:p>'
    '<text:p text:style-name="O">four</text:p><text:p text:style-name="P">also four</text:p>'
    f'<table:table table:style-name="M">{ROW.format("five", "v")}<text:soft-page-break/>'
    f"{ROW.format('six', 'vi')}</table:table>"
)


def paged(count: int, automatic: str = BREAKS) -> Parsed:
    return read(TEXT, automatic, meta=f'<meta:document-statistic meta:page-count="{count}"/>')


def test_soft_and_hard_breaks_give_the_pages() -> None:
    content = paged(5).content
    ends = [at.start for at in content.locators[1:]] + [len(content.text)]
    pages = [content.text[at.start : end] for at, end in zip(content.locators, ends, strict=True)]
    assert [at.label for at in content.locators] == ["1", "2", "3", "4", "5"]
    assert [page.split() for page in pages] == [
        ["one", "two"],
        ["three"],
        ["four", "also", "four"],
        ["five", "v"],
        ["six", "vi"],
    ]


ROMAN = (
    '<style:page-layout><style:page-layout-properties style:num-format="i"/></style:page-layout>'
)


@pytest.mark.parametrize(
    ("count", "automatic"),
    [
        (4, BREAKS),
        (5, BREAKS.replace("fo:break-before", 'style:page-number="7" fo:break-before')),
        (5, BREAKS + ROMAN),
    ],
)
def test_no_pages_where_the_file_does_not_agree_with_itself(count: int, automatic: str) -> None:
    assert paged(count, automatic).content.locators == ()
