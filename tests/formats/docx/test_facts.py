from __future__ import annotations

import io
import zipfile

from tests.formats.docx.samples import p, package, read, run


def test_comments_keep_author_date_and_passage() -> None:
    remarks = (
        '<w:comment w:id="3" w:author="R. Vale" w:date="2024-05-01T10:00:00Z">'
        f"{p('Check this')}{p('against the annex')}</w:comment>"
        f'<w:comment w:id="4" w:author="T. Orr">{p("A point")}</w:comment>'
    )
    body = (
        f'<w:p>{run("The ")}<w:commentRangeStart w:id="3"/>{run("figure is ")}</w:p>'
        f'<w:p>{run("wrong")}<w:commentRangeEnd w:id="3"/><w:r><w:commentReference w:id="3"/></w:r>'
        f'{run(" here")}<w:r><w:commentReference w:id="4"/></w:r></w:p>'
    )
    parsed = read(package(body, comments=remarks))
    text = parsed.content.text
    first, second = parsed.comments
    assert text[first.start : first.end] == "figure is \nwrong"
    assert (first.note, first.author, first.date) == (
        "Check this\nagainst the annex",
        "R. Vale",
        "2024-05-01T10:00:00Z",
    )
    assert text[second.start : second.end] == "here"


def test_facts() -> None:
    core = (
        '<c:coreProperties xmlns:c="urn:c" xmlns:dc="urn:dc" xmlns:t="urn:t">'
        "<dc:title>Annual report</dc:title><dc:creator>A. Hall; B. Lind</dc:creator>"
        "<t:created>2023-04-05T06:07:08Z</t:created><dc:subject>Prisons</dc:subject>"
        "<dc:language>en-GB</dc:language></c:coreProperties>"
    )
    data = io.BytesIO(package(p("words"), header=p("Ministry of Records")))
    with zipfile.ZipFile(data, "a") as target:
        target.writestr("docProps/core.xml", core)
    facts = read(data.getvalue()).facts
    assert facts.title == "Annual report"
    assert facts.authors == ("A. Hall", "B. Lind")
    assert (facts.date, facts.language) == ("2023-04-05", "en-GB")
    assert facts.other == {"subject": "Prisons", "page header": "Ministry of Records"}
