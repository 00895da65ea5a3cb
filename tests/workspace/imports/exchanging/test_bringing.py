from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from desktop.domain import Facts, HighlightStyle, ImportStatus, PlacementStatus
from desktop.domain.exchanged.brought_report import Home, Tally
from desktop.domain.exchanged.export_wish import ExportWish
from desktop.domain.exchanged.project import (
    ForeignCoding,
    ForeignFile,
    ForeignLink,
    ForeignNote,
    ForeignPassage,
    ForeignSource,
    ForeignTag,
    PageBoxes,
)
from desktop.errors import (
    CancelledError,
    HalfImportedError,
    NotInTextError,
    StoppedImportError,
    StorageError,
)
from desktop.workspace.imports.exchanging.bringing import Bringing
from desktop.workspace.imports.storing import Work
from desktop.workspace.imports.unfolding import Source
from tests.formats.pdf.samples import lines, pdf
from tests.workspace.imports.exchanging.conftest import TEXT, passage, project

if TYPE_CHECKING:
    from collections.abc import Callable

    from desktop.domain import Changes, ImportOutcome
    from desktop.domain.exchanged.project import Project
    from desktop.workspace import Workspace

    Bring = Callable[..., ImportOutcome]

LOST = ForeignPassage("words of another edition", identity="lost", at=30.0, until=54.0)
YES = passage("Yes.", TEXT.index("board"))


def test_a_project_becomes_documents_tags_and_highlights(
    workspace: Workspace, bring: Bring
) -> None:
    outcome = bring(project(passage("544 people"), YES, LOST))
    assert outcome.status is ImportStatus.IMPORTED
    assert outcome.document_id == ""
    assert outcome.brought is not None
    assert outcome.brought.counts == Tally(1, 1, 3, exact=1, several=1, lost=1)
    (document,) = workspace.documents.all()
    assert (document.title, document.highlights) == ("First", 3)
    assert "Boats/Talks" in workspace.collections.paths().values()
    found = {one.quote: one for one in workspace.highlights.all()}
    people = found["544 people"]
    assert people.tags == ("Sea/Lies",)
    assert people.placement.status is PlacementStatus.SAME
    assert people.created.isoformat() == "2021-02-03T04:05:06+00:00"
    assert found["Yes."].start == TEXT.rindex("Yes.") - TEXT[: TEXT.rindex("Yes.")].count("\n\n")
    (tag,) = workspace.tags.all()
    assert (tag.colour, tag.definition) == ("#aa0000", "What was kept back.")
    assert workspace.care.check(repair=False) == []


def test_words_that_stand_nowhere_are_kept_for_review(workspace: Workspace, bring: Bring) -> None:
    bring(project(passage("544 people"), LOST))
    (lost,) = workspace.reviews.all()
    assert lost.quote == LOST.quotation
    assert lost.placement.status is PlacementStatus.LOST
    review = workspace.reviews.of(lost.id)
    assert review.old.words == LOST.quotation
    assert review.places == ()


def test_a_dry_run_stores_nothing_and_says_the_same(workspace: Workspace, bring: Bring) -> None:
    wanted = project(passage("544 people"), YES, LOST)
    tried = bring(wanted, is_dry=True)
    assert workspace.documents.all() == []
    assert workspace.tags.all() == []
    done = bring(wanted)
    assert tried.status is done.status
    assert tried.brought is not None
    assert done.brought is not None
    assert tried.brought.counts == done.brought.counts


def test_a_second_import_changes_nothing(workspace: Workspace, bring: Bring) -> None:
    wanted = project(passage("544 people"), YES, LOST)
    first = bring(wanted)
    before = workspace.highlights.all(), workspace.opened.library.history.steps()
    again = bring(wanted)
    assert again.status is ImportStatus.UNCHANGED
    assert first.brought is not None
    assert again.brought is not None
    assert again.brought.counts == first.brought.counts
    assert (workspace.highlights.all(), workspace.opened.library.history.steps()) == before


def test_a_guess_undoes_nothing_that_was_chosen(workspace: Workspace, bring: Bring) -> None:
    bring(project(passage("544 people", identity="a")))
    guess = passage("44 people o", identity="a", is_ambiguous=True)
    again = bring(project(guess))
    assert again.status is ImportStatus.UNCHANGED
    coloured = replace(guess, notes=(ForeignNote("A word more."),))
    assert bring(project(coloured)).status is ImportStatus.REVISED
    (now,) = workspace.highlights.all()
    assert (now.quote, now.placement.status) == ("544 people", PlacementStatus.SAME)
    assert bring(
        project(passage("544 people", identity="a", notes=(ForeignNote("A word more."),)))
    ).status is (ImportStatus.UNCHANGED)


def test_what_was_a_guess_is_placed_once_it_is_told(workspace: Workspace, bring: Bring) -> None:
    bring(project(passage("544 people", identity="a", is_ambiguous=True)))
    (one,) = workspace.highlights.all()
    assert one.placement.status is PlacementStatus.REVIEW
    wanted = project(passage("544 people", identity="a"))
    assert bring(wanted).status is ImportStatus.REVISED
    (now,) = workspace.highlights.all()
    assert now.placement.status is PlacementStatus.SAME
    assert bring(wanted).status is ImportStatus.UNCHANGED


def test_a_grown_file_adds_what_is_new(workspace: Workspace, bring: Bring) -> None:
    one = passage("544 people")
    bring(project(one, tags=(ForeignTag(("Sea",)), ForeignTag(("Land",)))))
    more = replace(one, codings=(*one.codings, ForeignCoding(1, "eve", "2022-01-01T00:00:00Z")))
    grown = bring(
        project(more, passage("Nobody said it"), tags=(ForeignTag(("Sea",)), ForeignTag(("Land",))))
    )
    assert grown.status is ImportStatus.REVISED
    assert grown.brought is not None
    assert (grown.brought.added, grown.brought.changed) == (1, 1)
    found = {one.quote: one.tags for one in workspace.highlights.all()}
    assert found == {"544 people": ("Land", "Sea"), "Nobody said it": ("Sea",)}


def test_what_was_edited_here_stays(workspace: Workspace, bring: Bring) -> None:
    one = passage("544 people", notes=(ForeignNote("as it was"),), colour="green")
    other = passage("Nobody said it")
    bring(project(one, other))
    people, nobody = sorted(workspace.highlights.all(), key=lambda each: each.quote)
    workspace.highlights.change(people.id, note="mine")
    workspace.highlights.remove_tag(people.id, "Sea/Lies")
    workspace.highlights.remove(nobody.id)
    later = replace(one, notes=(ForeignNote("as it is there"),), colour="blue")
    again = bring(project(later, other))
    assert again.brought is not None
    assert again.brought.kept == 2
    (left,) = workspace.highlights.all()
    assert (left.note, left.colour, left.tags) == ("mine", "blue", ())


def test_what_vanished_there_is_told_and_stays(workspace: Workspace, bring: Bring) -> None:
    bring(project(passage("544 people"), passage("Nobody said it")))
    again = bring(project(passage("544 people")))
    assert again.brought is not None
    assert again.brought.vanished == 1
    assert len(workspace.highlights.all()) == 2


def test_names_that_are_minted_anew_are_known_by_range_and_person(
    workspace: Workspace, bring: Bring
) -> None:
    bring(project(passage("544 people", identity="guid 1")))
    again = bring(project(passage("544 people", identity="guid 2"), identity="p2"))
    assert len(workspace.highlights.all()) == 1
    assert again.brought is not None
    assert again.brought.added == 0


def test_a_renamed_tag_is_no_other_one(workspace: Workspace, bring: Bring) -> None:
    bring(project(passage("544 people")))
    (tag,) = workspace.tags.all()
    workspace.tags.rename(tag.id, "Silence")
    bring(project(passage("544 people"), passage("Nobody said it")))
    assert [one.path for one in workspace.tags.all()] == ["Silence"]


def test_codings_of_one_range_are_one_highlight(workspace: Workspace, bring: Bring) -> None:
    tags = (ForeignTag(("Sea",)), ForeignTag(("Land",)))
    bob = passage("544 people", identity="a", notes=(ForeignNote("so many", by="bob"),))
    eve = passage(
        "544 people",
        identity="b",
        by="eve",
        codings=(ForeignCoding(1, "eve", "2022-05-06T00:00:00Z"), ForeignCoding(0, "eve")),
        notes=(ForeignNote("too few", by="eve", at="2022-05-06T00:00:00Z"),),
    )
    outcome = bring(project(bob, eve, tags=tags))
    (made,) = workspace.highlights.all()
    assert made.tags == ("Land", "Sea")
    assert made.note == "so many\n\n— bob\n\ntoo few\n\n— eve, 2022-05-06"
    assert outcome.brought is not None
    assert sum(outcome.brought.without_a_home.values()) == 1


def test_one_undo_takes_it_back_and_one_redo_brings_it_again(
    workspace: Workspace, bring: Bring
) -> None:
    outcome = bring(
        project(
            passage("544 people", identity="a"),
            LOST,
            links=(ForeignLink("a", "lost", "because of"),),
            notes=(ForeignNote("about it all", "Memo"),),
        )
    )
    before = workspace.highlights.all()
    (link,) = workspace.links.all()
    assert [one.title for one in workspace.notes.all()] == ["Memo"]
    workspace.history.undo()
    assert workspace.highlights.all() == []
    assert workspace.notes.all() == []
    assert len(workspace.documents.all()) == 1
    assert workspace.care.check(repair=False) == []
    workspace.history.redo()
    assert workspace.highlights.all() == before
    assert workspace.links.all() == [link]
    assert workspace.care.check(repair=False) == []
    assert bring(project(passage("544 people", identity="a"), LOST)).brought == replace(
        outcome.brought, added=0
    )


def test_a_source_without_a_text_is_made_of_its_quotations(
    workspace: Workspace, bring: Bring
) -> None:
    whale = ForeignSource(
        "moby",
        Facts(title="Moby Dick", authors=("Melville, Herman",)),
        passages=(
            ForeignPassage("Call me Ishmael.", chapter=("Loomings",), page="3"),
            ForeignPassage("me", chapter=("Loomings",)),
            ForeignPassage("me", chapter=("The Carpet-Bag",)),
        ),
    )
    outcome = bring(project(sources=(whale,), files=()))
    assert outcome.brought is not None
    assert [one.home for one in outcome.brought.sources] == [Home.QUOTATIONS]
    assert outcome.brought.counts == Tally(1, 1, 3, exact=3)
    (document,) = workspace.documents.all()
    text = workspace.documents.content(document.id).text
    assert text.split("\n") == ["Loomings", "Call me Ishmael.", "me", "The Carpet-Bag", "me"]
    assert [one.quote for one in workspace.highlights.all()] == ["Call me Ishmael.", "me", "me"]
    assert bring(project(sources=(whale,), files=())).status is ImportStatus.UNCHANGED


def test_a_source_is_matched_with_a_document_that_is_here(
    workspace: Workspace, bring: Bring, tmp_path
) -> None:
    path = tmp_path / "first.txt"
    path.write_text(TEXT, encoding="utf-8")
    (there,) = workspace.imports.files([path])
    workspace.documents.update_facts(
        there.document_id, replace(Facts(), title="The Boats", authors=("Bo Li",))
    )
    source = ForeignSource(
        "x", Facts(title="the boats", authors=("Li, Bo",)), passages=(passage("544 people"),)
    )
    outcome = bring(project(sources=(source,), files=()))
    assert outcome.brought is not None
    assert [one.document_id for one in outcome.brought.sources] == [there.document_id]


def test_quotations_take_the_real_text_when_it_comes(
    workspace: Workspace, bring: Bring, tmp_path
) -> None:
    whale = ForeignSource(
        "moby",
        Facts(title="Moby Dick", authors=("Melville, Herman",)),
        passages=(
            ForeignPassage("Call me Ishmael.", identity="1", at=1.0),
            ForeignPassage("me", identity="2", at=900.0),
            ForeignPassage("no such words", identity="3", at=950.0),
        ),
    )
    what = project(sources=(whale,), files=())
    bring(what)
    path = tmp_path / "moby.md"
    lines = ["# Moby Dick", "Call me Ishmael. Some years ago it was.", *["A whale."] * 40]
    path.write_text("\n\n".join([*lines, "It came to me late."]), encoding="utf-8")
    (outcome,) = workspace.imports.files([path])
    assert (outcome.status, outcome.revision) == (ImportStatus.REVISED, 2)
    (document,) = workspace.documents.all()
    assert document.source_name == "moby.md"
    found = {one.quote: one.placement for one in workspace.highlights.all()}
    text = workspace.documents.content(document.id).text
    assert found["Call me Ishmael."].status is PlacementStatus.SAME
    assert found["Call me Ishmael."].start == text.index("Call me")
    assert found["no such words"].status is PlacementStatus.LOST
    assert found["me"].status.is_unsure or text[found["me"].start :].startswith("me late")
    assert workspace.care.check(repair=False) == []
    assert bring(what).status is ImportStatus.UNCHANGED
    assert len(workspace.documents.all()) == 1


def test_lost_words_are_found_in_a_later_text(workspace: Workspace, bring: Bring, tmp_path) -> None:
    path = tmp_path / "first.txt"
    path.write_text(TEXT, encoding="utf-8")
    workspace.imports.files([path])
    source = ForeignSource("x", beside=("first.txt",), passages=(LOST, passage("544 people")))
    bring(project(sources=(source,), files=()), tmp_path / "boats.qdpx")
    assert [one.quote for one in workspace.reviews.all()] == [LOST.quotation]
    path.write_text(f"{TEXT}\nThese are words of another edition indeed.\n", encoding="utf-8")
    workspace.imports.files([path])
    (moved,) = workspace.reviews.carried()
    assert moved.quote == LOST.quotation
    assert moved.placement.status is PlacementStatus.MOVED
    workspace.reviews.accept([moved.id])
    assert workspace.reviews.carried() == []
    assert workspace.care.check(repair=False) == []


def test_a_part_of_a_page_is_an_area(workspace: Workspace, bring: Bring) -> None:
    data = pdf(lines("A boat, a chart and a sea.", "What was kept back.", y=100))
    area = ForeignPassage(
        "", "area", is_area=True, printed=PageBoxes(0, ((40.0, 480.0, 300.0, 520.0),)), by="bob"
    )
    nowhere = replace(
        area,
        identity="other",
        printed=PageBoxes(7, ((1.0, 1.0, 90.0, 90.0),)),
        notes=(ForeignNote("of a page that is gone"),),
    )
    source = ForeignSource("s1", Facts(title="Chart"), file=0, passages=(area, nowhere))
    what = project(sources=(source,), files=(ForeignFile("chart.pdf", data),))
    outcome = bring(what)
    (made,) = workspace.highlights.all()
    assert made.style is HighlightStyle.AREA
    region = made.anchor.region
    assert region is not None
    assert (region.page, region.y0, region.y1) == (0, 80.0, 120.0)
    assert made.anchor.picture
    assert outcome.brought is not None
    assert outcome.brought.without_a_home == {"areas of pages that are not here": 1}
    assert [one.text for one in workspace.notes.all()] == ["of a page that is gone"]
    assert workspace.care.check(repair=False) == []
    assert bring(what).status is ImportStatus.UNCHANGED
    assert bring(what, is_dry=True).status is ImportStatus.UNCHANGED


def test_a_page_is_read_whole_where_its_article_leaves_out_what_was_marked(
    workspace: Workspace, bring: Bring
) -> None:
    paragraph = "<p>A long paragraph about the harbour, of its boats and of its people. </p>" * 8
    page = (
        f"<html><head><title>Harbour</title></head><body><nav>Home of all news</nav>"
        f"<article><h1>Harbour</h1>{paragraph}</article>"
        f"<footer>Printed by nobody in particular</footer></body></html>"
    )
    passages = tuple(
        ForeignPassage(words, words[:3])
        for words in ("Printed by nobody", "about the harbour, of its boats")
    )
    source = ForeignSource("s1", Facts(title="Harbour"), file=0, passages=passages[:1])
    what = project(sources=(source,), files=(ForeignFile("page.html", page.encode()),))
    outcome = bring(what)
    assert outcome.brought is not None
    assert outcome.brought.counts.exact == 1
    (document,) = workspace.documents.all()
    assert workspace.documents.reading_choice(document.id).whole_page


def test_a_title_alone_is_not_enough_where_the_words_are_others(
    workspace: Workspace, bring: Bring, tmp_path
) -> None:
    path = tmp_path / "First.txt"
    path.write_text("First\n\nQuite another text, of which nobody has marked a word.\n")
    (there,) = workspace.imports.files([path])
    source = ForeignSource("x", Facts(title="First"), passages=(passage("544 people"),))
    outcome = bring(project(sources=(source,), files=()))
    assert outcome.brought is not None
    assert [one.home for one in outcome.brought.sources] == [Home.QUOTATIONS]
    assert outcome.brought.sources[0].document_id != there.document_id


def test_documents_of_an_undone_import_are_found_again(workspace: Workspace, bring: Bring) -> None:
    what = project(passage("544 people"), YES)
    bring(what)
    workspace.history.undo()
    again = bring(what)
    assert again.brought is not None
    assert again.brought.added == 2
    assert len(workspace.documents.all()) == 1
    assert workspace.care.check(repair=False) == []


def test_a_bibliography_fills_in_what_is_lacking(
    workspace: Workspace, bring: Bring, tmp_path
) -> None:
    path = tmp_path / "First.txt"
    path.write_text("First\n\nA text.\n")
    workspace.imports.files([path])
    known = ForeignSource("k", Facts(title="First", authors=("Li, Bo",), date="2001"))
    other = ForeignSource("o", Facts(title="Second"))
    what = project(sources=(known, other), files=(), tags=(), has_facts_only=True)
    outcome = bring(what)
    assert outcome.brought is not None
    assert outcome.brought.without_a_home == {"entries of documents that are not here": 1}
    (document,) = workspace.documents.all()
    assert (document.facts.authors, document.facts.date) == (("Li, Bo",), "2001")
    assert bring(what).status is ImportStatus.UNCHANGED
    workspace.history.undo()
    assert workspace.documents.all()[0].facts.date == ""


def test_a_cancel_ends_it(workspace: Workspace, bring: Bring) -> None:
    bringing = Bringing(workspace.opened, workspace.imports)
    work = Work(1, cancelled=lambda: True)
    with pytest.raises(CancelledError):
        bringing.bring(Source(Path("/x/boats.qdpx"), ""), project(passage("Yes.")), work)
    assert workspace.highlights.all() == []


class Stopping:
    """Wants no more once highlights have been written so often."""

    def __init__(self, workspace: Workspace, after: int) -> None:
        self.left = after
        workspace.subscribe(self.hear)

    def hear(self, changes: Changes) -> None:
        self.left -= bool(changes.highlights)

    def __call__(self) -> bool:
        return self.left <= 0


def many(count: int) -> Project:
    """Return a project of a text with so many passages."""
    lines = [f"There were {number} people on board." for number in range(count)]
    text = "\n\n".join(lines)
    marks = []
    for number, line in enumerate(lines):
        start = text.index(line)
        coding = (ForeignCoding(0, "bob", ""),)
        span = {"at": float(start), "until": float(start + len(line))}
        marks.append(ForeignPassage(line, str(number), codings=coding, **span))
    source = ForeignSource("s", Facts(title="Boats"), ("Talks",), 0, passages=tuple(marks))
    return project(sources=(source,), files=(ForeignFile("boats.txt", text.encode()),))


def stopped(workspace: Workspace, what: Project, cancelled: Stopping) -> str:
    """Bring in a project until somebody wants no more; return what is said then."""
    bringing = Bringing(workspace.opened, workspace.imports)
    with pytest.raises(StoppedImportError) as caught:
        bringing.bring(Source(Path("/x/boats.qdpx"), ""), what, Work(1, cancelled=cancelled))
    return str(caught.value)


def test_a_cancel_while_it_is_written_leaves_nothing(workspace: Workspace, bring: Bring) -> None:
    said = stopped(workspace, many(300), Stopping(workspace, 2))
    assert said == "The import of boats.qdpx was stopped, and nothing was imported."
    assert workspace.highlights.all() == workspace.highlights.removed() == []
    assert workspace.documents.all() == workspace.trash.all() == []
    assert workspace.tags.all() == workspace.collections.all() == workspace.notes.all() == []
    assert workspace.history.next_undo() is workspace.history.next_redo() is None
    assert workspace.care.check() == []
    assert bring(many(300)).brought.added == 300  # and then it comes as if it had never begun
    assert len(workspace.highlights.all()) == 300


def test_where_the_disk_fills_up_what_came_is_kept_and_the_rest_comes_later(
    workspace: Workspace, bring: Bring
) -> None:
    raw = workspace.opened.library.history.store._raw

    class Filling(Stopping):
        def __call__(self) -> bool:
            if self.left <= 0:
                pages = raw.execute("PRAGMA page_count").fetchone()[0]
                raw.execute(f"PRAGMA max_page_count={pages + 1}")
            return False

    bringing = Bringing(workspace.opened, workspace.imports)
    work = Work(1, cancelled=Filling(workspace, 2))
    with pytest.raises(HalfImportedError, match=r"only in part.*nothing comes twice"):
        bringing.bring(Source(Path("/x/boats.qdpx"), ""), many(300), work)
    assert 0 < len(workspace.highlights.all()) < 300
    raw.execute("PRAGMA max_page_count=1000000")
    bring(many(300))
    assert len(workspace.highlights.all()) == 300
    assert workspace.care.check() == []


def test_a_text_that_finds_no_room_is_not_made_of_quotations_instead(
    workspace: Workspace, bring: Bring, monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(*_args: object) -> None:
        raise StorageError(workspace.folder, "the disk is full")

    bringing = Bringing(workspace.opened, workspace.imports)
    with monkeypatch.context() as patch:
        patch.setattr(workspace.opened.library.history.store.sources, "keep", full)
        with pytest.raises(StorageError, match="the disk is full"):
            bringing.bring(Source(Path("/x/boats.qdpx"), ""), many(3), Work(1))
    assert workspace.documents.all() == workspace.highlights.all() == []
    assert bring(many(3)).brought.added == 3
    assert workspace.care.check() == []


def test_what_was_there_before_stays_after_a_cancel(workspace: Workspace, bring: Bring) -> None:
    bring(project(passage("Yes.")))
    before = workspace.documents.all(), workspace.collections.all(), workspace.highlights.all()
    more = replace(many(200), identity="p2")
    stopped(workspace, more, Stopping(workspace, 1))
    now = workspace.documents.all(), workspace.collections.all(), workspace.highlights.all()
    assert now == before
    assert workspace.care.check() == []
    workspace.history.undo()  # of the first import
    assert workspace.highlights.all() == []


def test_a_document_that_was_marked_meanwhile_stays(workspace: Workspace) -> None:
    stopping = Stopping(workspace, 2)

    def mark(changes: Changes) -> None:
        if changes.highlights and not made:
            made.append("")
            (document,) = workspace.documents.all()
            made.append(workspace.highlights.add(document.id, 0, 5).id)

    made: list[str] = []
    workspace.subscribe(mark)
    said = stopped(workspace, many(300), stopping)
    assert said.endswith("but for 1 document with highlights or notes of yours.")
    assert [one.id for one in workspace.highlights.all()] == made[1:]
    assert workspace.care.check() == []


TEXTS = st.lists(st.sampled_from(["yes", "no boats", "544", "told"]), min_size=1, max_size=20)


@settings(max_examples=8, deadline=None, suppress_health_check=list(HealthCheck))
@given(TEXTS, st.data())
def test_whatever_comes_in_comes_once(workspace: Workspace, bring: Bring, words, data) -> None:
    text = "\n\n".join(words)
    passages = []
    for number in range(data.draw(st.integers(1, 6))):
        start = data.draw(st.integers(0, len(text) - 1))
        end = data.draw(st.integers(start + 1, len(text)))
        made = ForeignPassage(text[start:end], str(number), at=float(start), until=float(end))
        passages.append(replace(made, by=data.draw(st.sampled_from(["ann", "bob"]))))
    key = data.draw(st.uuids())
    source = ForeignSource("s", Facts(title=str(key)), file=0, passages=tuple(passages))
    what = project(
        identity=str(key), sources=(source,), files=(ForeignFile("a.txt", text.encode()),)
    )
    first = bring(what)
    before = workspace.highlights.all()
    again = bring(what)
    assert first.brought is not None
    assert again.brought is not None
    assert again.brought.counts == first.brought.counts
    assert (again.brought.added, again.brought.changed) == (0, 0)
    assert workspace.highlights.all() == before
    if first.brought.added:
        workspace.history.undo()
        workspace.history.redo()
        assert workspace.highlights.all() == before
    for one in before:
        if one.placement.status is PlacementStatus.SAME:
            said = workspace.documents.content(one.document_id).text[one.start : one.end]
            assert said == one.anchor.quotation


def test_of_words_that_no_text_has_nothing_is_claimed(workspace: Workspace, bring: Bring) -> None:
    noted = replace(LOST, notes=(ForeignNote("a *note* of theirs"),))
    bring(project(noted))
    (lost,) = workspace.highlights.all()
    with pytest.raises(NotInTextError, match="words of another edition"):
        workspace.receipts.make(lost.id)
    made = workspace.exporting.data(ExportWish("markdown")).decode()
    assert "— not found in “First”" in made
    assert "marked in another program" in made
    assert r"a \*note\* of theirs" in made  # a stranger's words do nothing
    workspace.highlights.change(lost.id, note="a *note* of mine")
    assert "a *note* of mine" in workspace.exporting.data(ExportWish("markdown")).decode()


def test_lost_words_are_put_where_the_reader_says(workspace: Workspace, bring: Bring) -> None:
    what = project(passage("544 people"), LOST)
    bring(what)
    (lost,) = workspace.reviews.all()
    start = workspace.documents.content(lost.document_id).text.index("Nobody said it")
    workspace.highlights.move(lost.id, start, start + 6)
    assert workspace.reviews.all() == []
    assert bring(what).status is ImportStatus.UNCHANGED
    assert {one.quote for one in workspace.highlights.all()} == {"544 people", "Nobody"}
    assert workspace.care.check(repair=False) == []


def test_a_passage_that_was_widened_there_is_placed_anew_if_it_was_left_alone_here(
    workspace: Workspace, bring: Bring
) -> None:
    bring(project(passage("544 people", identity="a"), passage("Nobody", identity="b")))
    nobody = next(one for one in workspace.highlights.all() if one.quote == "Nobody")
    workspace.highlights.move(nobody.id, nobody.start, nobody.end + 5)
    again = bring(
        project(
            passage("544 people on board", identity="a"), passage("Nobody said it", identity="b")
        )
    )
    assert again.brought is not None
    assert (again.brought.added, again.brought.changed) == (0, 1)
    assert {one.quote for one in workspace.highlights.all()} == {
        "544 people on board",
        "Nobody said",
    }
    assert workspace.care.check(repair=False) == []
    workspace.history.undo()
    assert {one.quote for one in workspace.highlights.all()} == {"544 people", "Nobody said"}
    assert workspace.care.check(repair=False) == []


def test_names_and_words_that_come_twice_stay_two(workspace: Workspace, bring: Bring) -> None:
    twice = ForeignPassage("Yes.", "same")
    source = ForeignSource("q", Facts(title="Q"), passages=(twice, twice, twice))
    what = project(sources=(source,), files=())
    bring(what)
    assert len(workspace.highlights.all()) == 3
    again = bring(what)
    assert again.status is ImportStatus.UNCHANGED
    assert again.brought is not None
    assert again.brought.vanished == 0


def test_a_tag_that_was_taken_off_there_stays_and_is_told(
    workspace: Workspace, bring: Bring
) -> None:
    bring(project(passage("544 people")))
    again = bring(project(passage("544 people", codings=())))
    assert workspace.highlights.all()[0].tags == ("Sea/Lies",)
    assert again.brought is not None
    assert any("1 tag was taken off" in remark for remark in again.brought.remarks)
