from __future__ import annotations

import pytest

from desktop.errors import CancelledError, FileExistsAlreadyError, StorageError
from desktop.export.written.target import in_memory, staged

PICTURE = "ab" * 32


def files(folder) -> list[str]:
    return sorted(one.relative_to(folder).as_posix() for one in folder.rglob("*") if one.is_file())


def test_a_file_takes_its_place_with_what_lies_beside_it(tmp_path):
    with staged(tmp_path / "new" / "out.md") as target:
        target.text("é 😀")
        assert target.picture(PICTURE, b"x") == "out-pictures/abababababababab.png"
        assert target.picture(PICTURE, b"x") == "out-pictures/abababababababab.png"
        assert target.beside("out.bib", b"@book{}") == "out.bib"
        assert not (tmp_path / "new" / "out.md").exists()
    assert files(tmp_path / "new") == ["out-pictures/abababababababab.png", "out.bib", "out.md"]
    assert (tmp_path / "new" / "out.md").read_text(encoding="utf-8") == "é 😀"


def test_what_fails_halfway_leaves_nothing(tmp_path):
    def write() -> None:
        with staged(tmp_path / "out.md") as target:
            target.text("half")
            target.beside("out.bib", b"x")
            raise ValueError

    with pytest.raises(ValueError):  # noqa: PT011 - any will do
        write()
    assert files(tmp_path) == []


def test_an_export_that_is_not_wanted_any_more_leaves_what_was_there(tmp_path):
    path = tmp_path / "out.md"
    path.write_text("mine")

    def write() -> None:
        with staged(path, replace=True, cancelled=lambda: True) as target:
            for _ in range(1_000):
                target.text("more")

    with pytest.raises(CancelledError):
        write()
    assert files(tmp_path) == ["out.md"]
    assert path.read_text() == "mine"


@pytest.mark.parametrize("there", ["out.md", "out.bib"])
def test_nothing_is_replaced_unasked(tmp_path, there):
    (tmp_path / there).write_text("mine")

    def write(*, replace: bool) -> None:
        with staged(tmp_path / "out.md", replace=replace) as target:
            target.text("new")
            target.beside("out.bib", b"new")

    with pytest.raises(FileExistsAlreadyError, match=there):
        write(replace=False)
    assert (tmp_path / there).read_text() == "mine"
    assert files(tmp_path) == [there]
    write(replace=True)
    assert (tmp_path / there).read_text() == "new"


def test_a_place_that_cannot_be_written_is_told(tmp_path):
    (tmp_path / "file").write_text("")
    with pytest.raises(StorageError), staged(tmp_path / "file" / "out.md"):
        pass


def test_memory_has_nothing_beside_it():
    target, held = in_memory()
    target.text("x")
    assert target.beside("a.bib", b"x") == target.picture(PICTURE, b"x") == ""
    assert held.getvalue() == b"x"
