from __future__ import annotations

import copy
import tempfile
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from desktop.domain import COLOURS, LinkKind
from desktop.domain.steps import StepCode
from desktop.errors import CancelledError, LibraryBusyError, NotFoundError
from desktop.library import Library
from desktop.library.steps import history

PATHS = ("a", "a/b", "a/b/c", "b", "b/c")
NUMBERS = st.integers(0, 5)
ACTIONS = st.one_of(
    st.tuples(st.just("add"), st.integers(0, 9), st.sets(st.sampled_from(PATHS), max_size=2)),
    st.tuples(st.just("remove"), NUMBERS),
    st.tuples(st.just("restore"), NUMBERS),
    st.tuples(st.just("move"), NUMBERS, st.integers(0, 9)),
    st.tuples(st.just("colour"), NUMBERS, st.sampled_from(COLOURS)),
    st.tuples(st.just("note"), NUMBERS, st.sampled_from(["", "Why?", "𝒜 שלום"])),
    st.tuples(st.just("tag"), NUMBERS, st.sampled_from(PATHS)),
    st.tuples(st.just("untag"), NUMBERS, st.sampled_from(PATHS)),
    st.tuples(st.just("rename"), st.sampled_from(PATHS), st.sampled_from(PATHS)),
    st.tuples(st.just("drop"), st.sampled_from(PATHS)),
    st.tuples(st.just("link"), NUMBERS, NUMBERS),
    st.tuples(st.sampled_from(["undo", "undo", "redo", "redo", "restart", "import"])),
)


class Model:
    """What the library should hold, kept in plain dictionaries, undone by copying them back."""

    def __init__(self) -> None:
        self.highlights: dict[str, dict[str, object]] = {}
        self.removed: dict[str, dict[str, object]] = {}
        self.tags: set[str] = set()
        self.links: set[tuple[str, str]] = set()

    def state(self) -> object:
        return copy.deepcopy((self.highlights, self.removed, self.tags, self.links))

    def take(self, state: tuple) -> None:
        self.highlights, self.removed, self.tags, self.links = copy.deepcopy(state)

    def rename(self, old: str, new: str) -> None:
        def renamed(path: str) -> str:
            inside = path == old or path.startswith(f"{old}/")
            return new + path[len(old) :] if inside else path

        self.tags = {renamed(path) for path in self.tags}
        for highlight in (*self.highlights.values(), *self.removed.values()):
            highlight["tags"] = {renamed(path) for path in highlight["tags"]}

    def drop(self, path: str) -> None:
        self.tags.discard(path)
        for highlight in (*self.highlights.values(), *self.removed.values()):
            highlight["tags"].discard(path)


class Run:
    """Does the same to a library and to the model."""

    def __init__(self, desk: object) -> None:
        self.desk = desk
        self.document = desk.keep("0123456789 words")
        self.model = Model()
        self.done: list[object] = []
        self.undone: list[object] = []
        self.imported = 0

    @property
    def library(self) -> Library:
        return self.desk.library

    def do(self, action: tuple) -> None:
        before = self.model.state()
        getattr(self, action[0])(*action[1:])
        if action[0] not in {"undo", "redo", "restart", "import_"} and before != self.model.state():
            self.done.append(before)
            self.undone.clear()

    def pick(self, number: int, among: dict[str, object] | None = None) -> str | None:
        names = sorted(self.model.highlights if among is None else among)
        return names[number % len(names)] if names else None

    def add(self, place: int, tags: set[str]) -> None:
        anchor = self.desk.anchor(self.document, "0123456789"[place])
        made = self.library.highlights.add(self.document.id, anchor, tags=sorted(tags))
        self.model.highlights[made.id] = {
            "quotation": anchor.quotation, "colour": "yellow", "note": "", "tags": set(tags),
        }  # fmt: skip
        self.model.tags |= tags

    def remove(self, number: int) -> None:
        if name := self.pick(number):
            self.library.highlights.remove(name)
            self.model.removed[name] = self.model.highlights.pop(name)

    def restore(self, number: int) -> None:
        if name := self.pick(number, self.model.removed):
            self.library.highlights.restore(name)
            self.model.highlights[name] = self.model.removed.pop(name)

    def move(self, number: int, place: int) -> None:
        name = self.pick(number)
        quotation = "0123456789"[place]
        if name and self.model.highlights[name]["quotation"] != quotation:
            self.library.highlights.move(name, self.desk.anchor(self.document, quotation))
            self.model.highlights[name]["quotation"] = quotation

    def colour(self, number: int, colour: str) -> None:
        if name := self.pick(number):
            self.library.highlights.change(name, colour=colour)
            self.model.highlights[name]["colour"] = colour

    def note(self, number: int, note: str) -> None:
        if name := self.pick(number):
            self.library.highlights.change(name, note=note)
            self.model.highlights[name]["note"] = note

    def tag(self, number: int, path: str) -> None:
        if name := self.pick(number):
            self.library.highlights.add_tag(name, path)
            self.model.highlights[name]["tags"].add(path)
            self.model.tags.add(path)

    def untag(self, number: int, path: str) -> None:
        if name := self.pick(number):
            self.library.highlights.remove_tag(name, path)
            self.model.highlights[name]["tags"].discard(path)

    def rename(self, old: str, new: str) -> None:
        if tag := self.tag_at(old):
            self.library.tags.rename(tag, new)
            self.model.rename(old, new)

    def drop(self, path: str) -> None:
        if tag := self.tag_at(path):
            self.library.tags.remove(tag)
            self.model.drop(path)

    def link(self, one: int, two: int) -> None:
        source, target = self.pick(one), self.pick(two)
        if source and target and source != target:
            self.library.links.add(source, target, LinkKind.SEE_ALSO)
            self.model.links.add((source, target))

    def undo(self) -> None:
        assert (self.library.history.undo() is not None) == bool(self.done)
        if self.done:
            self.undone.append(self.model.state())
            self.model.take(self.done.pop())

    def redo(self) -> None:
        assert (self.library.history.redo() is not None) == bool(self.undone)
        if self.undone:
            self.done.append(self.model.state())
            self.model.take(self.undone.pop())

    def restart(self) -> None:
        self.desk.reopen()

    def import_(self) -> None:
        self.imported += 1
        self.desk.keep(
            "0123456789 words", importer=f"text {self.imported}", document_id=self.document.id
        )

    def tag_at(self, path: str) -> str | None:
        return next((tag.id for tag in self.library.tags.all() if tag.path == path), None)

    def check(self) -> None:
        found = {
            h.id: {
                "quotation": h.anchor.quotation, "colour": h.colour, "note": h.note,
                "tags": set(h.tags),
            }
            for h in self.library.highlights.all()
        }  # fmt: skip
        assert found == self.model.highlights
        assert {tag.path for tag in self.library.tags.all()} == self.model.tags
        live = {
            link for link in self.model.links if all(end in self.model.highlights for end in link)
        }
        assert {(link.source_id, link.target_id) for link in self.library.links.all()} == live


@given(actions=st.lists(ACTIONS, min_size=3, max_size=20))
@settings(max_examples=18, deadline=None)
def test_any_sequence_ends_as_the_plain_model_does(desk_kind, actions):
    with tempfile.TemporaryDirectory() as folder:
        desk = desk_kind(Path(folder))
        run = Run(desk)
        for action in actions:
            name = "import_" if action[0] == "import" else action[0]
            run.do((name, *action[1:]))
            run.check()
        while run.done:
            run.undo()
        run.check()
        assert run.library.history.undo() is None
        while run.undone:
            run.redo()
        run.check()
        assert run.library.history.redo() is None
        assert run.library.care.check() == []
        desk.library.close()


def test_a_step_is_one_gesture(desk, library):
    document = desk.keep()
    with library.history.step(StepCode.CHANGE_HIGHLIGHT):
        made = desk.highlight(document, "1,204")
        library.highlights.add_tag(made.id, "a")
        with library.history.step(StepCode.CHANGE_HIGHLIGHT):
            library.highlights.change(made.id, note="N.")
    assert library.history.next_undo() is StepCode.CHANGE_HIGHLIGHT
    assert library.history.undo() is StepCode.CHANGE_HIGHLIGHT
    assert (library.highlights.all(), library.tags.all()) == ([], [])
    assert library.history.next_redo() is StepCode.CHANGE_HIGHLIGHT
    library.history.redo()
    assert library.highlights.get(made.id).note == "N."
    assert library.highlights.get(made.id).tags == ("a",)


def test_an_error_takes_the_whole_step_back(desk, library):
    document = desk.keep()
    library.history.take_changes()

    def several():
        with library.history.step(StepCode.CHANGE_HIGHLIGHT):
            desk.highlight(document, "1,204", tags=["a"])
            library.highlights.add_tag("nowhere", "b")

    with pytest.raises(NotFoundError):
        several()
    assert (library.highlights.all(), library.tags.all(), library.history.next_undo()) == (
        [],
        [],
        None,
    )
    assert not library.history.take_changes()


def test_undo_and_redo_survive_a_restart(desk, library):
    document = desk.keep()
    made = desk.highlight(document, "1,204", tags=["a"])
    library.highlights.change(made.id, note="N.")
    library.history.undo()
    library = desk.reopen()
    assert (library.history.next_undo(), library.history.next_redo()) == (
        StepCode.HIGHLIGHT,
        StepCode.EDIT_NOTE,
    )
    library.history.undo()
    library = desk.reopen()
    assert library.history.undo() is None
    library.history.redo()
    library.history.redo()
    assert library.history.redo() is None
    assert library.highlights.get(made.id).note == "N."


def test_what_undo_must_leave_alone_can_be_said(desk, library):
    document = desk.keep()
    with library.history.step(StepCode.CHANGE_HIGHLIGHT, undoable=False):
        desk.highlight(document, "1,204", tags=["a"])
    assert library.history.next_undo() is None
    assert library.history.undo() is None


def test_undo_inside_a_step_is_a_mistake_of_ours(library):
    with pytest.raises(RuntimeError), library.history.step(StepCode.CHANGE_HIGHLIGHT):
        library.history.undo()


def test_what_is_rehearsed_leaves_nothing_behind(desk, library):
    document = desk.keep()
    desk.highlight(document, "1,204", tags=["a"])
    library.history.undo()
    library.history.take_changes()
    kept = library.highlights.removed(), library.tags.all(), library.history.steps()
    made = []
    library.history.rehearse(lambda: made.append(desk.highlight(document, "1,204", tags=["b"])))
    assert len(made) == 1
    now = library.highlights.removed(), library.tags.all(), library.history.steps()
    assert (library.highlights.all(), now) == ([], kept)
    assert library.history.next_redo() is StepCode.HIGHLIGHT, "it is no step after the undone one"
    assert not library.history.take_changes()
    assert library.care.check() == []


def test_nobody_waits_for_what_is_rehearsed(desk, library):
    other = Library.open(library.folder)
    with other.history.step(StepCode.TAG), pytest.raises(LibraryBusyError):
        library.history.rehearse(library.tags.all)
    other.close()


def kept_and_tagged(desk, library, count):
    document = desk.keep("word " * 200)
    with library.history.step(StepCode.TAG):
        for place in range(count):
            anchor = annotate_at(library, document, place)
            made = library.highlights.add(document.id, anchor, colour="yellow")
            library.highlights.add_tag(made.id, "all")
    return document


def annotate_at(library, document, place):
    content = library.documents.content(document.id)
    return content.anchor(document.revision, 5 * place, 5 * place + 4)


def test_a_walk_for_another_process_tells_how_far_it_is_and_can_be_stopped(desk, library):
    kept_and_tagged(desk, library, 12)
    before = library.highlights.all()
    assert library.history.next_is_larger("undo", 12)
    assert not library.history.next_is_larger("undo", 1_000)
    assert not library.history.next_is_larger("redo", 0)

    def stop(_done, _total):
        raise CancelledError("Undo")

    with pytest.raises(CancelledError):
        library.history.walk("undo", library.history.since, stop)
    assert library.highlights.all() == before
    told = []
    worker = Library.open(library.folder, library.history.window)
    worker.history.walk("undo", library.history.since, lambda *how: told.append(how))
    assert told[0][0] == 0
    assert library.highlights.all() == []
    worker.history.walk("redo", library.history.since, lambda *_how: None)
    worker.close()
    assert library.highlights.all() == before
    assert library.care.check() == []


def test_a_walk_for_a_window_takes_back_no_step_of_another(desk, library):
    library.tags.ensure("mine")
    with Library.open(library.folder) as other:
        other.tags.ensure("theirs")
    worker = Library.open(library.folder, library.history.window)
    assert worker.history.walk("undo", library.history.since, lambda *_how: None) is not None
    worker.close()
    assert [tag.path for tag in library.tags.all()] == ["theirs"]


def test_a_step_that_is_taken_back_is_gone_for_good(desk, library, monkeypatch):
    monkeypatch.setattr(history, "TAKEN_BACK_AT_ONCE", 5)
    library.tags.ensure("before")
    kept_and_tagged(desk, library, 12)
    (newest, *_) = library.history.steps()
    library.history.take_back(newest.number, lambda *_how: None)
    assert library.highlights.all() == []
    assert [tag.path for tag in library.tags.all()] == ["before"]
    assert library.history.next_redo() is None
    assert library.history.next_undo() is StepCode.NEW_TAG
    assert library.care.check() == []
