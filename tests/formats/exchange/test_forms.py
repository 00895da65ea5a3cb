from __future__ import annotations

import io
from pathlib import Path

import pytest

from desktop import formats
from desktop.domain.exchanged.project import Project
from desktop.errors import UnreadableFileError
from desktop.formats import exchange
from desktop.formats.door.sniff import Opened

FORM = exchange.Form("made-up", "Made up", "made_up", (".made", ".txt"), (b"made up by",))


class Reader:
    @staticmethod
    def read(source):
        return Project("made-up", "A Program") if b"READ ME" in source.data else None


@pytest.fixture(autouse=True)
def one_form(monkeypatch):
    monkeypatch.setattr(exchange, "FORMS", (FORM,))
    monkeypatch.setattr(exchange.Form, "load", lambda _self: Reader)


def project(name: str, data: bytes, *, is_wanted: bool = False) -> Project | None:
    opened = Opened(Path(name), io.BytesIO(data))
    return formats.read_project(opened, lambda _address: None, is_wanted=is_wanted)


def test_a_form_is_told_by_suffix_and_head_and_its_reader_has_the_last_word():
    found = Project("made-up", "A Program")
    assert project("Mine.MADE", b"Made Up By ... READ ME") == found
    assert project("mine.made", b"made up by ... nothing") is None
    assert project("mine.txt", b"READ ME") is None
    assert project("mine.other", b"made up by ... READ ME") is None


def test_notes_that_are_wanted_and_not_there_are_refused_in_a_sentence():
    with pytest.raises(UnreadableFileError, match="import it as a document"):
        project("mine.txt", b"READ ME", is_wanted=True)


def test_only_files_of_certain_forms_are_taken_out_of_folders():
    assert not exchange.is_certainly("mine.made")


def test_every_form_has_a_reader_and_a_name_of_its_own(monkeypatch):
    monkeypatch.undo()
    assert len({form.name for form in exchange.FORMS}) == len(exchange.FORMS)
    for form in exchange.FORMS:
        assert callable(form.load().read)
        assert all(sign == sign.lower() for sign in form.signs)
        assert all(suffix == suffix.lower() for suffix in (*form.suffixes, *form.names))
