from __future__ import annotations

import sys

from desktop.ui.work import another_window


def test_a_library_is_opened_by_another_process(tmp_path, monkeypatch):
    started = []
    monkeypatch.setattr(
        another_window.QProcess,
        "startDetached",
        lambda *words: (started.append(words), (True, 1))[1],
    )
    assert another_window.open_window(tmp_path)
    program, arguments, _folder = started[0]
    assert program == sys.executable
    assert arguments == ["-m", "desktop", "--library", str(tmp_path.resolve())]
    monkeypatch.setattr(sys, "frozen", True, raising=False)
    another_window.open_window(tmp_path)
    assert started[1][1] == ["--library", str(tmp_path.resolve())]
