"""What fuzz.py tries besides files: notes, remembered settings, and the command line."""

from __future__ import annotations

import contextlib
import io
import multiprocessing
import os
import shutil
import sys
import tempfile
from functools import cache
from itertools import count
from pathlib import Path
from types import SimpleNamespace
from typing import TYPE_CHECKING, NamedTuple

import desktop
from desktop import formats
from desktop.cli.arguments import parser
from desktop.cli.main import main
from desktop.domain.exchanged.export_wish import ExportWish
from desktop.formats.door import sniff
from desktop.library.file.values import clean
from desktop.workspace import Workspace
from desktop.workspace.imports.unfolding import sha256_of
from desktop.workspace.starter import STATE

if TYPE_CHECKING:
    import random
    from collections.abc import Callable

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

NOTES = [
    b"# A heading\n\n- one *two* **three**\n  - `four`\n\n1. five [six](http://seven) ![](eight)\n",
    b"> quoted\n\n```\ncode\n```\n\n| a | b |\n|---|---|\n| c | d |\n\n<b>nine</b> [[ten]] $x^2$\n",
    b"~~gone~~ [^1] &amp; \\* _it_ __is__\n\n[^1]: below\n\n---\ntitle: front\n---\n",
]
SETTINGS = [
    b"[preferences]\nsize=18\nline_height=1.5\nmeasure=66\ntheme=dark\njustified=True\n",
    b"[preferences]\nfamily=Serif\nreduced_motion=False\nwatched_folder=/nowhere\n",
    b'[tabs]\nx="[[\\"d\\", 0, true], [\\"e\\", 1, false]]"\n[window]\ntree=true\n',
    b"[window]\ngeometry=@ByteArray(\\x1\\xd9\\xd0\\xcb)\nfolder=/nowhere\n",
    b'["d", "e"]',
    b"[tabs]\nx=" + b"[" * 20_000,
    b"[" * 20_000,
    b"[preferences]\nsize=99999999999\nmeasure=-99999999999\nline_height=nan",
    b'["/nowhere", {"/nowhere/a.txt": [1, 2]}]',
]
ARGUMENTS = [
    b'search\nharbour "no record" tag:fig year:2019..2021\n--limit\n5',
    b'search\n--json\ndet* near:harbour/3 in:"A" before:2020-01-31',
    b"documents\n--json",
    b"show\nnotes",
    b"annotations\n--document\nnotes\n--tag\na/b\n--colour\nyellow\n--json",
    b"annotations\n--tag\na",
    b"export\n--document\nnotes\n--tag\na/b\n--by\ntag\n--output\nout.md\n--replace",
    b"export\n--output\n-\n--tag\na",
    b"highlight\nnotes\n--quote\nharbour\n--occurrence\n1\n--tag\na/b\n--note\n*note*\n--json",
    b"highlight\nnotes\n--start\n0\n--end\n9\n--colour\nblue",
    b"import\nabsent.txt\n--collection\nA/B\n--encoding\nwindows-1250",
    b"explain\nabsent.pdf\n--whole-page\n--json",
    b"reread\nabsent\n--encoding\nguess\n--no-whole-page",
    b"reread\nnotes\n--encoding\nklingon",
    b"restore\nnowhere\nabsent\n--json",
    b"check\n--json",
    b"reindex",
    b"starter\n--remove",
]
TEXT = "# Notes\n\nThe harbour has no record of 17 boats.\n\nIn 2020 the harbour counted 1,204.\n"
_ON_A_LIBRARY = {
    "import", "explain", "reread", "documents", "show", "search", "highlight", "annotations",
    "export", "check", "reindex", "starter",
}  # fmt: skip
RENEWED = 500
"""Commands after which a library has grown enough."""
ALIKE = 50
"""Commands of which one opens the library itself."""


def one_line_changed(
    change: Callable[[bytes, bytes, random.Random], bytes],
    data: bytes,
    other: bytes,
    luck: random.Random,
) -> bytes:
    """Return arguments with one of them changed, mostly not the verb."""
    lines, others = data.split(b"\n"), other.split(b"\n")
    at = luck.randrange(min(1, len(lines) - 1), len(lines))
    lines[at] = change(lines[at], luck.choice(others), luck)
    if luck.random() < 0.1:
        lines += others[1:]
    return b"\n".join(lines)


def try_note(data: bytes) -> None:
    """Keep a note, export it, and read it at a glance."""
    from desktop.ui.look.card_painting import plain_note

    place = _open[-1]
    text = data.decode(errors="replace")
    kept = place.workspace.highlights.change(place.highlight_id, note=text).note
    if kept != clean(text):
        raise ValueError("another note was kept")
    place.workspace.exporting.data(ExportWish())
    plain_note(kept)


def try_setting(data: bytes) -> None:
    """Read what the window and a library remember, and show it."""
    from desktop.ui.dialogs.preferences import PreferencesDialog
    from desktop.ui.look.reading_style import ReadingStyle
    from desktop.ui.remembered import WindowSettings
    from desktop.ui.verbs.watching import TAKEN, WatchVerbs

    place = _open[-1]
    kept = place.folder / "window.ini"
    kept.write_bytes(data)
    settings = WindowSettings(kept)
    chosen = settings.preferences()
    ReadingStyle(chosen.family, chosen.size, chosen.line_height, chosen.measure)
    PreferencesDialog(chosen, None).deleteLater()
    settings.tabs("x")
    settings.state("geometry")
    settings.folder("folder")
    settings.flag("tree")
    text = data.decode(errors="replace")
    for key in (STATE, TAKEN):
        place.workspace.settings.set(key, text)
    place.workspace.starter.is_there()
    WatchVerbs._taken(SimpleNamespace(_desk=place), "/nowhere")


def try_arguments(data: bytes) -> None:
    """Do what a command line says; usage errors and sentences are answers."""
    place = _open[-1]
    tame = data.replace(b"\0", b"").replace(b"/", b"_")  # in a folder of its own, whatever it says
    arguments = [os.fsdecode(line) for line in tame.split(b"\n")]
    out = io.TextIOWrapper(io.BytesIO(), encoding="utf-8", errors="replace")
    with contextlib.redirect_stdout(out), contextlib.redirect_stderr(out):
        try:
            if len(data) % ALIKE == 0:
                main(["--library", str(place.workspace.folder), *arguments])
                return
            options = parser().parse_args(arguments)
            if options.verb in _ON_A_LIBRARY and not getattr(options, "sandbox", False):
                options.act(place.workspace, options)
        except (SystemExit, OSError):  # which `main` makes a sentence of
            return


class _Place(NamedTuple):
    folder: Path
    workspace: Workspace
    highlight_id: str


_open: list[_Place] = []
_uses = count(1)


def settle() -> None:
    """See to a small library of this process, begun anew now and then, and go where it is."""
    if not _open or next(_uses) % RENEWED == 0:
        _application()
        _leave()
        multiprocessing.current_process()._config["daemon"] = False  # one may read a file
        folder = Path(tempfile.mkdtemp(prefix="fuzz-"))
        inner = folder / "here" / "and" / "here"
        inner.mkdir(parents=True)
        os.chdir(inner)
        for name in ("HOME", "XDG_CONFIG_HOME", "XDG_DATA_HOME", "XDG_CACHE_HOME"):
            os.environ[name] = str(folder)
        # The window is not what is tried here.
        desktop.app = sys.modules["desktop.app"] = SimpleNamespace(run=lambda *_a, **_k: 0)
        source = folder / "notes.md"
        source.write_text(TEXT)
        with sniff.opened(source) as opened:
            parsed = formats.read_opened(opened, lambda _address: None)
        workspace = Workspace.open(folder / "library")
        made = workspace.opened.library.imports.put(parsed, source, sha256_of(source))
        workspace.search.sync()
        kept = workspace.highlights.add_quotation(made.id, "17 boats", note="x", tags=["a/b"])
        _open.append(_Place(folder, workspace, kept.id))


def _leave() -> None:
    while _open:
        place = _open.pop()
        place.workspace.close()
        os.chdir(place.folder.parent)
        shutil.rmtree(place.folder, ignore_errors=True)


@cache
def _application() -> object:
    from PySide6.QtWidgets import QApplication

    return QApplication.instance() or QApplication(["fuzz"])
