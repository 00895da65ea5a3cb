"""Copies that a child writes behind a shut door."""

from __future__ import annotations

import pytest

from desktop.domain import Characters
from desktop.domain.printed.page_map import Mark
from desktop.errors import CancelledError, NoCopyError
from desktop.formats.door.confined import inscribing
from desktop.formats.door.confined.inscribing import Job, copied
from desktop.pdf import PdfFile
from tests.formats.door.confined import bodies
from tests.formats.pdf.samples import lines, locked, pdf

DATA = pdf(lines("Alpha beta"))
MARK = Mark(
    "manicule:f0000000-0000-4000-8000-000000000001", "green", is_underlined=False, note="😀",
    tags=("a",), author="", created="", modified="", page=0, characters=(Characters(0, 0, 5),),
)  # fmt: skip


def job(data=DATA, mark=MARK):
    with PdfFile(data) as file:
        return Job((mark,), digests=(file.places(0, ()).digest,))


@pytest.fixture
def copy(tmp_path):
    """Have a copy made of these bytes."""

    def call(data, wanted, cancelled=lambda: False):
        path = tmp_path / "file.pdf"
        path.write_bytes(data)
        made = copied(path, "A title", wanted, cancelled)
        assert path.read_bytes() == data
        return made

    return call


@pytest.mark.usefixtures("real_children")
def test_a_copy_holds_the_marks(copy):
    made = copy(DATA, job())
    assert (made.written, made.kept, made.was_signed) == (1, 0, False)
    with PdfFile(made.data) as file:
        (found,) = file.annotations(0)
    assert found.contents == "😀\n\n#a"


@pytest.mark.usefixtures("real_children")
@pytest.mark.parametrize(
    ("data", "wanted", "why"),
    [
        (b"%PDF-1.7 ...", Job((MARK,)), "damaged"),
        (DATA, Job((MARK,)), "read it again"),
        (DATA, Job((), digests=(b"12345678",)), "thrown away"),
        (locked("Words", "secret"), Job((MARK,)), "password"),
    ],
)
def test_what_cannot_be_copied_is_said_in_a_sentence(copy, data, wanted, why):
    with pytest.raises(NoCopyError, match=why) as failed:
        copy(data, wanted)
    assert str(failed.value).startswith("No copy of “A title” was written: ")


def test_an_export_that_is_stopped_ends_its_child(copy):
    with pytest.raises(CancelledError):
        copy(DATA, job(), cancelled=lambda: True)


@pytest.mark.parametrize("body", [bodies.pickled, bodies.gigabytes, bodies.unheard_of])
def test_a_child_that_was_taken_over_is_not_believed(copy, monkeypatch, body, tmp_path):
    monkeypatch.setenv(bodies.RAN, str(tmp_path / "ran"))
    monkeypatch.setattr(inscribing, "serve", body)
    with pytest.raises(NoCopyError):
        copy(DATA, job())
    assert not (tmp_path / "ran").exists()


def test_an_original_that_is_gone_is_said(tmp_path):
    with pytest.raises(NoCopyError, match="A title"):
        copied(tmp_path / "gone.pdf", "A title", job(), lambda: False)
