from __future__ import annotations

import pytest

from desktop import paths


def test_the_index_lies_in_the_cache_and_never_in_a_library(own_folders):
    one, other = paths.index_folder("one"), paths.index_folder("other")
    assert one != other
    assert one.is_relative_to(own_folders / "xdg_cache_home")
    assert not one.is_relative_to(paths.default_library())


def test_each_kind_of_file_has_its_own_place(own_folders):
    places = {paths.default_library(), paths.log_folder(), paths.settings_file()}
    assert len(places) == 3
    assert all(place.is_relative_to(own_folders) for place in places)


def test_bundled_files_are_found_in_a_wheel_and_beside_the_package(tmp_path, monkeypatch):
    package = tmp_path / "desktop"
    (package / "seeds").mkdir(parents=True)
    (tmp_path / "seeds").mkdir()
    (tmp_path / "resources").mkdir()
    monkeypatch.setattr(paths, "PACKAGE", package)
    assert paths.bundled("seeds") == package / "seeds"
    assert paths.bundled("resources") == tmp_path / "resources"
    with pytest.raises(FileNotFoundError, match="themes"):
        paths.bundled("themes")


@pytest.mark.parametrize("name", ["resources/icons", "resources/themes", "resources/help", "seeds"])
def test_what_the_program_reads_is_there(name):
    assert any(paths.bundled(name).iterdir())


@pytest.mark.parametrize("kind", ["file", "dangling link"])
@pytest.mark.parametrize("which", ["index", "index of the library"])
def test_what_stands_where_the_index_belongs_makes_way(which, kind):
    usual = paths.index_folder("one")
    there = usual if which != "index" else usual.parent
    there.parent.mkdir(parents=True, exist_ok=True)
    if kind == "file":
        there.write_text("x")
    else:
        there.symlink_to("/nowhere/at/all")
    assert paths.writable_index_folder("one") == usual
    assert usual.is_dir()
    assert there.with_name(f"{there.name} aside").is_symlink() == (kind != "file")


@pytest.fixture
def temporary(tmp_path, own_folders, monkeypatch):
    """Return a folder for temporary files, beside a cache that is a file."""
    own_folders.mkdir(parents=True)
    (own_folders / "xdg_cache_home").write_text("")
    folder = tmp_path / "temporary"
    folder.mkdir()
    monkeypatch.setattr(paths, "gettempdir", lambda: str(folder))
    return folder


def test_the_index_goes_among_temporary_files_where_the_cache_cannot_be_written(temporary):
    found = paths.writable_index_folder("one")
    assert found.is_relative_to(temporary)
    assert paths.writable_index_folder("one") == found != paths.writable_index_folder("two")
    assert not found.parent.stat().st_mode & 0o022


def test_a_folder_that_others_can_write_is_not_trusted(temporary):
    own = paths.writable_index_folder("one").parent
    own.chmod(0o777)
    assert not paths.writable_index_folder("one").is_relative_to(own)
    own.rename(temporary / "elsewhere")
    (temporary / "elsewhere").chmod(0o700)
    own.symlink_to(temporary / "elsewhere")
    assert not paths.writable_index_folder("one").is_relative_to(own)


def test_without_any_place_to_write_the_usual_one_is_named(temporary, monkeypatch):
    def nowhere():
        raise FileNotFoundError

    monkeypatch.setattr(paths, "gettempdir", nowhere)
    assert paths.writable_index_folder("one") == paths.index_folder("one")


def test_the_cache_is_used_where_it_can_be():
    assert paths.writable_index_folder("one") == paths.index_folder("one")
