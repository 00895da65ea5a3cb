from __future__ import annotations

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from desktop.domain import Facts, LinkKind, Section
from desktop.domain.asking.kept import Order, Side
from desktop.domain.asking.which import ANYTHING, Asked, Both, Either, Field, Not, both, either
from desktop.domain.steps import StepCode
from desktop.errors import CancelledError, NotFoundError, QuestionError, StorageError
from desktop.library.file import store
from desktop.workspace import Workspace

FIRST = """# Returns

Hesk returned 388 people. The embassy holds no list.

# Asylum

904 applications came, and 134 were granted.

Nobody counted the children.
"""
SECOND = "Other survey\n\nOpen Ledger counted 902 applications.\n"


class Shelf:
    """Two documents with highlights, and what a person would say of each."""

    def __init__(self, workspace, folder):
        self.workspace = workspace
        (folder / "first.md").write_text(FIRST)
        (folder / "second.txt").write_text(SECOND)
        self.first = workspace.imports.files([folder / "first.md"])[0].document_id
        self.second = workspace.imports.files([folder / "second.txt"], collection="Drafts")[
            0
        ].document_id
        workspace.documents.update_facts(
            self.second, Facts(title="Survey", authors=("Ada Marsh",), date="2024-11")
        )
        text = workspace.documents.content(self.first).text
        half = text.index("Asylum")
        asked = {"asked_by": "Ines Calloway", "asked_of": "Interior", "date": "3 March 2026"}
        workspace.sections.set(
            self.first,
            (Section("Returns", 1, 0, half, asked), Section("Asylum", 1, half, len(text), {})),
        )
        self.marks = {
            name: workspace.highlights.add_quotation(document, quotation, **look).id
            for name, document, quotation, look in (
                ("388", self.first, "388 people", {"tags": ("returns/figures",)}),
                ("list", self.first, "no list", {"colour": "green", "note": "Again!"}),
                ("904", self.first, "904 applications", {"tags": ("asylum/figures", "method")}),
                ("children", self.first, "the children", {"tags": ("asylum",)}),
                ("902", self.second, "902 applications", {"tags": ("asylum/figures",)}),
            )
        }

    def names(self, which, order=Order.READING):
        of = {key: name for name, key in self.marks.items()}
        return [of[key] for key in self.workspace.questions.ids(which, order)]


@pytest.fixture
def shelf(workspace, tmp_path):
    return Shelf(workspace, tmp_path)


ANSWERS = {
    "": "388 list 904 children 902",
    "figures": "388 904 902",
    "asylum": "904 children 902",
    "asylum -figures": "children",
    "asylum and (method or not figures)": "904 children",
    "colour:green": "list",
    "has:note": "list",
    "not has:tag": "list",
    "note:again": "list",
    "text:APPLICATIONS": "904 902",
    "asked:calloway": "388 list",
    "department:interior": "388 list",
    "author:marsh": "902",
    "date:2026": "388 list",
    "date:2026-03-03": "388 list",
    "date:2026-03-04..": "",
    "date:2024-11-15..2025": "902",
    "date:..2025": "902",
    "made:2020..": "388 list 904 children 902",
    "made:..2020": "",
    "by:me": "388 list 904 children 902",
    "by:nobody-at-all": "",
    "doc:survey": "902",
    "in:drafts": "902",
    "in:nowhere": "",
    "section:asylum": "904 children",
    "near:returns/1": "list",
    "near:figures/2": "388 list 904 children",
    "near:asylum/0": "",
    "is:sure": "388 list 904 children 902",
    "is:lost": "",
    "has:link": "",
    "is:waiting": "",
    "=asylum/figures": "904 902",
    "asked:=calloway": "",
    'asked:"=ines calloway"': "388 list",
    "author:=marsh": "",
    "doc:=surv": "",
    "doc:=survey": "902",
    "date:=2026-03": "388 list",
    "date:=2024": "902",
    'note:"=again!"': "list",
}


def test_what_is_asked_is_answered(shelf):
    answered = {question: " ".join(shelf.names(question)) for question in ANSWERS}
    assert answered == ANSWERS


def test_a_link_counts_at_both_its_ends_while_both_are_there(shelf):
    shelf.workspace.links.add(shelf.marks["904"], shelf.marks["902"], LinkKind.CONTRADICTS)
    assert shelf.names("has:link") == ["904", "902"]
    shelf.workspace.highlights.remove(shelf.marks["902"])
    assert shelf.names("has:link") == []


def test_an_order_may_be_chosen(shelf):
    assert shelf.names("", Order.MADE) == ["902", "children", "904", "list", "388"]
    assert shelf.names("", Order.DATE) == ["902", "388", "list", "904", "children"]
    shelf.workspace.highlights.change(shelf.marks["388"], note="Now")
    assert shelf.names("", Order.CHANGED)[0] == "388"


def test_places_follow_every_change(shelf):
    assert shelf.names("section:asylum") == ["904", "children"]
    text = shelf.workspace.documents.content(shelf.first).text
    shelf.workspace.sections.set(shelf.first, (Section("Whole", 1, 0, len(text), {}),))
    assert shelf.names("section:asylum or date:2026") == []
    assert shelf.names("section:whole") == ["388", "list", "904", "children"]
    shelf.workspace.history.undo()
    assert shelf.names("section:asylum") == ["904", "children"]
    shelf.workspace.highlights.move(shelf.marks["388"], text.index("904"), text.index("904") + 3)
    assert shelf.names("section:asylum") == ["388", "904", "children"]
    shelf.workspace.highlights.remove(shelf.marks["904"])
    assert shelf.names("section:asylum") == ["388", "children"]


def test_an_unknown_tag_is_said(shelf):
    for question in ("figurs", "not figurs", "near:figurs/3"):
        with pytest.raises(NotFoundError, match="figurs"):
            shelf.names(question)
    with pytest.raises(QuestionError):
        shelf.names("(figures")


def test_highlights_are_given_with_their_places(shelf):
    kept = shelf.workspace.questions.kept(shelf.workspace.questions.ids("returns"))
    (one,) = kept
    assert one.highlight.quote == "388 people"
    assert one.sections == ("Returns",)
    assert one.facts["asked_by"] == "Ines Calloway"
    assert one.by


COUNTS = {
    Side.TAG: {"asylum": 3, "asylum/figures": 2, "returns": 1, "returns/figures": 1, "method": 1},
    Side.COLOUR: {"yellow": 4, "green": 1},
    Side.MONTH: {"2026-03": 2, "2024-11": 1},
    Side.PERSON: {"Ines Calloway": 2, "Ada Marsh": 1},
    Side.DEPARTMENT: {"Interior": 2},
    Side.SECTION: {"Returns": 2, "Asylum": 2, "Other survey": 1},
    Side.STATUS: {"same": 5},
}


def test_highlights_are_counted_by_each_side(shelf):
    counts = shelf.workspace.questions.counts
    assert {side: dict(counts("", side)) for side in COUNTS} == COUNTS
    assert dict(counts("method", Side.TAG)) == {"asylum": 1, "asylum/figures": 1, "method": 1}


def test_highlights_are_grouped_by_what_they_have(shelf):
    of = {key: name for name, key in shelf.marks.items()}

    def groups(side, question=""):
        answer = shelf.workspace.questions.answer(question, Order.READING, (), side)
        return {group.value: " ".join(of[key] for key in group.ids) for group in answer.groups}

    assert groups(Side.TAG) == {
        "asylum": "children", "asylum/figures": "904 902", "method": "904",
        "returns/figures": "388", "": "list",
    }  # fmt: skip
    assert groups(Side.SECTION, "figures") == {
        "Asylum": "904", "Other survey": "902", "Returns": "388",
    }  # fmt: skip
    assert list(groups(Side.MONTH)) == ["2024-11", "2026-03", ""]
    assert groups(Side.DOCUMENT, "colour:pink") == {}


def test_what_is_counted_of_a_side_is_what_asking_for_exactly_that_finds(shelf):
    shelf.workspace.sections.set(
        shelf.second, (Section("All", 1, 0, 20, {"speaker": 'Lee "Lou" Park', "day": "Friday"}),)
    )
    questions = shelf.workspace.questions
    fields = {
        Side.TAG: Field.TAG, Side.PERSON: Field.PERSON, Side.DEPARTMENT: Field.DEPARTMENT,
        Side.MONTH: Field.DATE, Side.DOCUMENT: Field.DOC,
    }  # fmt: skip
    for side, field in fields.items():
        for value, count in questions.counts("", side):
            assert len(questions.ids(str(Asked(field, f"={value}")))) == count, value


def test_a_matrix_counts_what_has_both(shelf):
    matrix = shelf.workspace.questions.matrix(Side.TAG, Side.DOCUMENT)
    assert matrix.rows == (
        "asylum", "asylum/figures", "method", "returns", "returns/figures"
    )  # fmt: skip
    titles = [shelf.workspace.documents.get(key).title for key in matrix.columns]
    column = titles.index("Survey")
    assert matrix.counts[0, column] == 1
    assert matrix.counts[0, 1 - column] == 2
    assert (2, column) not in matrix.counts
    assert matrix.row_totals == (3, 2, 1, 1, 1)
    assert matrix.total == 5
    assert sum(matrix.column_totals) == 5
    assert shelf.workspace.questions.matrix(Side.TAG, Side.DOCUMENT, "method").row_totals == (
        1,
        1,
        1,
    )


def test_a_matrix_may_count_by_any_fact_of_sections(shelf):
    matrix = shelf.workspace.questions.matrix("fact:asked_by", Side.COLOUR)
    assert (matrix.rows, matrix.columns) == (("Ines Calloway",), ("green", "yellow"))
    assert matrix.counts == {(0, 0): 1, (0, 1): 1}
    assert shelf.workspace.questions.matrix(Side.TAG, "fact:none").columns == ()


def test_facts_are_told_counted_and_asked_for_by_name(shelf):
    facts = {"day": "Friday = free", "speaker": "Lee Park"}
    length = len(shelf.workspace.documents.content(shelf.second).text)
    shelf.workspace.sections.set(shelf.second, (Section("All", 1, 0, length, facts),))
    questions = shelf.workspace.questions
    assert {"asked_by", "day", "speaker"} <= set(questions.facts())
    assert not any(name.startswith("=") for name in questions.facts())
    for name in questions.facts():
        for value, count in questions.counts("", f"fact:{name}"):
            found = questions.ids(str(Asked(Field.FACT, f"={name}={value}")))
            assert len(found) == count > 0, (name, value)
    assert questions.ids("fact:asked_by=callo") == questions.ids("asked:callo") != []
    assert questions.ids('fact:"day=friday ="') == questions.ids('fact:"=day=Friday = free"') != []
    assert questions.ids("fact:=asked_by=callo") == questions.ids("fact:=said=lee") == []
    for wrong in ("fact:day", "fact:=day", "fact:day="):
        with pytest.raises(QuestionError, match="names no fact with a value"):
            questions.ids(wrong)


def test_looking_up_places_can_be_stopped_and_goes_on_later(shelf):
    with pytest.raises(CancelledError):
        shelf.workspace.questions.survey(cancelled=lambda: True)
    told = []
    shelf.workspace.questions.survey(told.append)
    assert [one.done for one in told] == [2]
    told.clear()
    shelf.workspace.questions.survey(told.append)
    assert told == []


def test_places_are_looked_up_anew_after_the_index_is_built_afresh(shelf):
    shelf.names("")
    raw = shelf.workspace.opened.library._store._raw
    raw.execute("UPDATE passage_facts SET folded = 'somebody else'")
    raw.execute("UPDATE whereabouts SET section = 1, page = x'ff'")
    assert shelf.workspace.questions.kept(list(shelf.marks.values()))
    assert shelf.names("asked:calloway") == []
    shelf.workspace.search.reindex()
    assert shelf.names("asked:calloway") == ["388", "list"]


def test_a_library_that_cannot_be_written_answers_too(shelf, monkeypatch):
    folder = shelf.workspace.folder
    shelf.workspace.close()
    monkeypatch.setattr(store, "is_read_only", lambda _path: True)
    shelf.workspace = Workspace.open(folder)
    assert shelf.workspace.read_only
    assert shelf.names("asked:calloway") == ["388", "list"]
    assert shelf.names("near:returns/1") == ["list"]
    shelf.workspace.close()


def test_a_question_is_answered_though_the_disk_is_full(shelf, monkeypatch):
    def full(*, waits=True):
        raise StorageError(shelf.workspace.folder, f"the disk is full {waits}")

    with monkeypatch.context() as patch:
        patch.setattr(shelf.workspace.opened.library.history.store, "writing_ahead", full)
        shelf.workspace.opened.library.whereabouts.forget()
        assert shelf.names("asked:calloway") == ["388", "list"]
        assert shelf.names("near:returns/1") == ["list"]
    with shelf.workspace.step(StepCode.HIGHLIGHT):
        assert shelf.names("asked:calloway") == ["388", "list"]
    assert shelf.workspace.opened.library.care.check() == []


_ASKED = st.sampled_from(
    [
        Asked(Field.TAG, "figures"), Asked(Field.TAG, "asylum"), Asked(Field.COLOUR, "green"),
        Asked(Field.DATE, "2026.."), Asked(Field.ASKED, "calloway"), Asked(Field.NEAR, "method/3"),
    ]
)  # fmt: skip
_QUESTIONS = st.recursive(
    _ASKED,
    lambda inner: (
        st.lists(inner, min_size=2, max_size=3).map(lambda parts: both(*parts))
        | st.lists(inner, min_size=2, max_size=3).map(lambda parts: either(*parts))
        | inner.map(Not)
    ),
    max_leaves=6,
)


def _answers(which, simple):
    match which:
        case Both(parts):
            return set.intersection(*(_answers(part, simple) for part in parts))
        case Either(parts):
            return set.union(*(_answers(part, simple) for part in parts))
        case Not(part):
            return simple[ANYTHING] - _answers(part, simple)
        case _:
            return simple[which]


@settings(deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(question=_QUESTIONS)
def test_parts_are_joined_as_sets_are(shelf, question):
    simple = {
        Asked(Field.TAG, "figures"): {"388", "904", "902"},
        Asked(Field.TAG, "asylum"): {"904", "children", "902"},
        Asked(Field.COLOUR, "green"): {"list"},
        Asked(Field.DATE, "2026.."): {"388", "list"},
        Asked(Field.ASKED, "calloway"): {"388", "list"},
        Asked(Field.NEAR, "method/3"): {"388", "list", "children"},
        ANYTHING: set(shelf.marks),
    }
    assert set(shelf.names(question)) == _answers(question, simple)


def test_what_bears_a_tag_itself_is_told_from_what_bears_one_below_it(shelf):
    names = {key: name for name, key in shelf.marks.items()}
    bearing = shelf.workspace.questions.bearing
    assert [names[key] for key in bearing("asylum")] == ["children"]
    assert [names[key] for key in bearing("asylum/figures")] == ["904", "902"]
    assert bearing("returns") == []
    shelf.workspace.highlights.remove(shelf.marks["children"])
    with pytest.raises(NotFoundError):
        bearing("none")
    assert bearing("asylum") == []


def chosen(shelf, typed, *within, **more):
    of = {key: name for name, key in shelf.marks.items()}
    return [of[one.id] for one in shelf.workspace.questions.choosable(typed, *within, **more)]


def test_one_is_chosen_by_words_of_its_passage_before_others(shelf):
    shelf.workspace.highlights.change(shelf.marks["list"], note="902 applications, again")
    assert chosen(shelf, "APPLICATIONS 902") == ["902", "list"]
    assert chosen(shelf, "asylum") == ["902", "children", "904"]
    assert chosen(shelf, "survey") == ["902"]
    assert chosen(shelf, "asyl FIG") == ["902", "904"], "by parts of a tag"
    assert chosen(shelf, "=") == chosen(shelf, "") == ["list", "902", "children", "904", "388"]
    assert chosen(shelf, "nowhere") == []


def test_the_choice_is_among_what_answers_and_of_so_many(shelf):
    assert chosen(shelf, "", Asked(Field.TAG, "asylum")) == ["902", "children", "904"]
    assert chosen(shelf, "", without=shelf.marks["list"], limit=1) == ["902"]


def test_a_page_that_is_pasted_is_looked_for_by_its_beginning(shelf):
    assert chosen(shelf, " ".join(f"w{number}" for number in range(3_000))) == []
    assert chosen(shelf, "902 applications " * 32 + "elsewhere") == ["902"]
