from __future__ import annotations

import json

import pytest

from desktop.domain.asking.kept import Side
from desktop.domain.speaker import Speaker
from tests.workspace.written import markdown

NEWS = """Bridge closed

Ann Ray, a baker, said: “It is far too late.”

Tom Lowe said it was “early”. The bridge was built in 1912.
"""


class Report:
    """A report with highlights of what is said in it."""

    def __init__(self, workspace, folder):
        self.workspace = workspace
        (folder / "news.txt").write_text(NEWS)
        self.id = workspace.imports.files([folder / "news.txt"])[0].document_id
        self.late, self.early, self.built = (
            workspace.highlights.add_quotation(self.id, words).id
            for words in ("far too late", "early", "was built")
        )

    def told(self, highlight_id):
        return self.workspace.speakers.of(self.workspace.highlights.find(highlight_id))

    def asked(self, question):
        return self.workspace.questions.ids(question)


@pytest.fixture
def report(workspace, tmp_path):
    return Report(workspace, tmp_path)


def test_what_the_text_says_is_suggested_until_the_reader_says_something(report, workspace):
    assert report.told(report.late) == Speaker("Ann Ray", is_suggested=True)
    assert report.told(report.built) is None
    workspace.speakers.say([report.late, report.built], "Ben Eve")
    assert report.told(report.late) == Speaker("Ben Eve", is_suggested=False)
    workspace.speakers.say([report.late], "")
    assert report.told(report.late) is None
    workspace.speakers.say([report.late], None)
    assert report.told(report.late) == Speaker("Ann Ray", is_suggested=True)


def test_questions_find_who_speaks(report, workspace):
    assert report.asked("said:ray") == [report.late]
    assert report.asked("person:lowe") == [report.early]
    assert report.asked("not said:ray") == [report.early, report.built]
    workspace.speakers.say([report.early], "Ann Ray")
    assert report.asked('said:"=Ann Ray"') == [report.late, report.early]
    assert report.asked("person:lowe") == []
    workspace.speakers.say([report.late], "")
    assert report.asked("said:ray") == [report.early]
    assert report.asked("not said:ray") == [report.late, report.built]


def test_who_speaks_is_counted_and_listed(report, workspace):
    workspace.speakers.say([report.built], "Tom Lowe")
    assert workspace.questions.counts("", Side.SAID) == [("Tom Lowe", 2), ("Ann Ray", 1)]
    assert workspace.questions.counts("", Side.PERSON) == [("Tom Lowe", 2), ("Ann Ray", 1)]
    workspace.speakers.say([report.early], "")
    matrix = workspace.questions.matrix(Side.SAID, Side.DOCUMENT)
    assert (matrix.rows, matrix.row_totals, matrix.total) == (("Ann Ray", "Tom Lowe"), (1, 1), 3)
    kept = workspace.questions.kept([report.late, report.built])
    assert [one.speaker and one.speaker.is_suggested for one in kept] == [True, False]
    assert not any(name.startswith("=") for one in kept for name in one.facts)


def test_a_passage_whose_end_moves_is_looked_at_again(report, workspace):
    assert report.asked("said:ray") == [report.late]
    highlight = workspace.highlights.find(report.late)
    workspace.highlights.move(report.late, highlight.start, highlight.end + 40)
    assert report.asked("said:ray") == []


def test_citations_name_who_is_quoted(report, workspace):
    highlight = workspace.highlights.find(report.late)
    cite = workspace.citations.line
    ends = {"end": highlight.end}
    assert cite(report.id, highlight.start, **ends).startswith("Ann Ray, quoted in “Bridge closed”")
    assert cite(report.id, highlight.start, said_by="Ben Eve").startswith("Ben Eve, quoted in")
    assert "quoted in" not in cite(report.id, highlight.start, **ends, said_by="")
    workspace.speakers.say([report.early], "Ben Eve")
    written = markdown(workspace, documents=[report.id])
    assert "— Ann Ray, quoted in " in written
    assert "— Ben Eve, quoted in " in written
    assert written.count("quoted in") == 2


def test_the_command_line_tells_who_speaks_and_who_says_so(report, workspace):
    from desktop.cli import records

    workspace.speakers.say([report.early], "Ben Eve")
    workspace.speakers.say([report.built], "")
    content = workspace.documents.content(report.id)
    told = {
        key: json.loads(
            json.dumps(
                records.highlight_record(
                    workspace.highlights.find(key), content, report.told(key), ()
                )
            )
        )
        for key in (report.late, report.early, report.built)
    }
    assert [(one["said"], one["said_by"]) for one in told.values()] == [
        ("Ann Ray", "rule"),
        ("Ben Eve", "reader"),
        ("", "reader"),
    ]
