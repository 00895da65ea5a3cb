from __future__ import annotations

from dataclasses import replace
from pathlib import Path

from PySide6.QtCore import QByteArray

from desktop.ui.remembered import OpenTab, Preferences, WindowSettings


def test_preferences_come_back_with_their_types(tmp_path):
    chosen = replace(
        Preferences(), theme="dark", size=22, line_height=1.7, justified=True, watched_folder="/a b"
    )
    WindowSettings(tmp_path / "a.ini").set_preferences(chosen)
    assert WindowSettings(tmp_path / "a.ini").preferences() == chosen


def test_nonsense_in_the_file_counts_as_absent(tmp_path):
    path = tmp_path / "a.ini"
    path.write_text(
        "[preferences]\nsize=huge\nmeasure=99999999999\njustified=perhaps\ntheme=mauve\n"
        '[tabs]\nx=nonsense\ny="[[1, -5, true]]"\nz="[[1, Infinity, true]]"\n'
        f"deep={'[' * 20_000}\n",
        "utf-8",
    )
    settings = WindowSettings(path)
    assert settings.preferences() == Preferences()
    assert settings.tabs("x") == settings.tabs("z") == settings.tabs("deep") == []
    assert settings.tabs("y") == [OpenTab("1", 0, current=True)]


def test_tabs_and_states_come_back(tmp_path):
    path = tmp_path / "a.ini"
    first = WindowSettings(path)
    tabs = [
        OpenTab("one", 0, current=True),
        OpenTab("two", 1, current=False),
        OpenTab("two", 1, current=False, revision=1),
        OpenTab("two", 0, current=False, revision=1, against=3),
        OpenTab("one", 1, current=False, is_preview=True),
    ]
    first.set_tabs("library", tabs)
    first.set_state("geometry", QByteArray(b"\x00\x01"))
    first.set_flag("tree", value=False)
    first.set_text("folder", "/x/y")
    first.sync()
    again = WindowSettings(path)
    assert again.tabs("library") == tabs
    assert again.tabs("another") == []
    assert again.state("geometry") == QByteArray(b"\x00\x01")
    assert again.flag("tree", default=True) is False
    assert again.text("folder") == "/x/y"


def test_a_folder_that_is_gone_gives_way_to_the_documents(tmp_path):
    settings = WindowSettings(tmp_path / "a.ini")
    home = settings.folder("export_folder")
    assert Path(home).is_dir(), "there may be no folder for documents"
    settings.set_text("export_folder", str(tmp_path))
    assert settings.folder("export_folder") == str(tmp_path)
    settings.set_text("export_folder", str(tmp_path / "gone"))
    assert settings.folder("export_folder") == home
