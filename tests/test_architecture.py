"""The shape of the code: what may import what, how large its parts grow, what they are called."""

from __future__ import annotations

import ast
import os
import re
import tomllib
from collections import Counter
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest
from importlinter.cli import EXIT_STATUS_SUCCESS, lint_imports

import desktop
from desktop.cli.arguments import parser

if TYPE_CHECKING:
    from collections.abc import Callable

ROOT = Path(__file__).resolve().parent.parent
MODULES = sorted((ROOT / "desktop").rglob("*.py"))
LONGEST_FUNCTION, LONGEST_CLASS = 40, 200
"""Lines of code."""
MOST_MODULES = 15
DEEPEST = 2
"""Classes of ours above a class of ours."""
SIBLINGS = (
    # A noun in the store, in what the program can do, and in the window.
    {"library", "library/steps", "workspace", "workspace/imports", "ui/verbs", "ui/dialogs"}
    | {"library/revising", "workspace/revising", "domain"}
    | {"library/noted", "workspace/noted", "domain/noted"}
    | {"library/arguing", "workspace/arguing", "domain/arguing"},
    # The same part of a text in one format and another.
    {"formats/docx", "formats/odt", "formats/rtf", "formats/epub", "formats/pdf", "formats/walk"},
)
NAMESAKES = {
    "bookmarks": {
        "pdf",
        "domain/noted",
        "library/noted",
        "workspace/noted",
    },  # a file's, a reader's
    "markdown": {"export", "formats/plain"},  # written and read
    "notes": {"formats/docx", "formats/odt", "ui/verbs"},  # of a text, and of a reader
    "tables": {"formats/docx", "formats/odt", "formats/rtf", "library/file"},  # of rows, too
}
"""Modules that share a name and are no siblings, for a reason."""
READER = "desktop.ui.reader"
READERS = ("desktop/ui/reader/", "desktop/ui/pages/", "desktop/ui/printing/")
"""Of texts, of pages under the same tools, and what is drawn of both on paper."""
KNOWS_THE_READER = {
    "desktop/ui/tabs/document_views.py": {"reader_view"},  # builds it
    "desktop/ui/annotations/annotations_tab.py": {"reader_view"},  # builds one
    "desktop/ui/noted/note_editor.py": {"canvas.utf16"},  # a border to Qt, too
    "desktop/ui/noted/note_styles.py": {"canvas.utf16"},
    "desktop/ui/revisions/comparison_tab.py": {"reader_view"},  # builds three
    "desktop/ui/citing/citation_verbs.py": {"tools.clipboard"},  # a function of words, of no reader
}
"""Which modules of the reader others import beside its protocol."""
SAY_NOTHING = {"utils", "util", "misc", "helpers", "helper", "common", "manager", "managers"}


def name_of(module: Path) -> str:
    return module.relative_to(ROOT).as_posix()


def test_imports_point_down(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(ROOT)
    # Its report, printed above, names the imports that break a contract.
    assert lint_imports(config_filename="pyproject.toml", no_cache=True) == EXIT_STATUS_SUCCESS


def _imported(module: Path) -> set[str]:
    tree = ast.parse(module.read_text(encoding="utf-8"))
    froms = [node for node in ast.walk(tree) if isinstance(node, ast.ImportFrom)]
    plain = [node for node in ast.walk(tree) if isinstance(node, ast.Import)]
    names = {f"{node.module}.{name.name}" for node in froms for name in node.names}
    return names | {name.name for node in plain for name in node.names}


def test_the_window_knows_the_reader_by_its_protocol() -> None:
    """Import contracts forget what only annotations need, and that is how a class gets known."""
    known: dict[str, set[str]] = {}
    for module in MODULES:
        if name_of(module).startswith(READERS):
            continue
        inside = [n.removeprefix(f"{READER}.") for n in _imported(module) if n.startswith(READER)]
        found = {name.rpartition(".")[0] or name for name in inside} - {"protocol"}
        if found:
            known[name_of(module)] = found
    assert known == KNOWS_THE_READER


def _tree(module: Path) -> ast.Module:
    return ast.parse(module.read_text(encoding="utf-8"))


def _length(module: Path, first: int, last: int | None) -> int:
    """Return how many lines there are that hold code."""
    lines = module.read_text(encoding="utf-8").splitlines()[first - 1 : last]
    return sum(1 for line in lines if line.strip() and not line.lstrip().startswith("#"))


def _said(node: ast.stmt) -> bool:
    return isinstance(node, ast.Expr) and isinstance(node.value, ast.Constant)


@pytest.mark.parametrize("module", MODULES, ids=name_of)
def test_functions_and_classes_stay_small(module: Path) -> None:
    large = []
    for node in ast.walk(_tree(module)):
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef):
            done = [one for one in node.body if not _said(one)]
            if done and _length(module, done[0].lineno, node.end_lineno) > LONGEST_FUNCTION:
                large.append(node.name)
        elif isinstance(node, ast.ClassDef):
            large += [node.name] * (_length(module, node.lineno, node.end_lineno) > LONGEST_CLASS)
    assert not large


def test_a_folder_holds_what_one_can_overlook() -> None:
    folders = Counter(module.parent for module in MODULES if module.stem != "__init__")
    full = {folder.name: count for folder, count in folders.items() if count > MOST_MODULES}
    assert not full


def test_no_class_stands_on_a_tower() -> None:
    bases: dict[str, set[str]] = {}
    for module in MODULES:
        for node in ast.walk(_tree(module)):
            if isinstance(node, ast.ClassDef):
                named = {base.id for base in node.bases if isinstance(base, ast.Name)}
                bases.setdefault(node.name, set()).update(named - {node.name})

    def depth(name: str) -> int:
        return max((1 + depth(base) for base in bases[name] if base in bases), default=0)

    assert not {name for name in bases if depth(name) > DEEPEST}


def test_modules_share_a_name_only_as_siblings() -> None:
    folders: dict[str, set[str]] = {}
    for module in MODULES:
        if module.stem != "__init__":
            folder = module.parent.relative_to(ROOT / "desktop").as_posix()
            folders.setdefault(module.stem, set()).add(folder)
    shared = {stem: found for stem, found in folders.items() if len(found) > 1}
    assert {
        stem: found
        for stem, found in shared.items()
        if not any(found <= siblings for siblings in (*SIBLINGS, NAMESAKES.get(stem, set())))
    } == {}


def test_names_say_what_a_module_holds() -> None:
    empty = [name_of(m) for m in MODULES if SAY_NOTHING & set(m.stem.split("_"))]
    folders = [f for m in MODULES for f in m.relative_to(ROOT).parent.parts if f in SAY_NOTHING]
    assert not empty + folders


def _settings() -> dict[str, Any]:
    return tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["tool"]


def _layers() -> list[str]:
    contracts = _settings()["importlinter"]["contracts"]
    (layers,) = (c["layers"] for c in contracts if c["type"] == "layers")
    return [name for layer in layers for name in layer.split(" | ")]


def test_the_map_in_the_package_lists_every_layer_in_order() -> None:
    drawn = re.findall(r"^    ([a-z_| ]+?)(?:   |$)", desktop.__doc__ or "", re.MULTILINE)
    assert [name for line in drawn for name in line.split(" | ")] == _layers()


def _readme_map() -> dict[str, str]:
    readme = (ROOT / "README.md").read_text(encoding="utf-8")
    return dict(re.findall(r"^ +([\w.]+)/ +(\S.*)$", readme, re.MULTILINE))


def test_the_map_in_the_readme_is_the_folders() -> None:
    made = {"build", "dist", "__pycache__"}
    folders = {f.name for f in ROOT.iterdir() if f.is_dir() and f.name[0] != "."} - made
    packages = {m.parent.name for m in MODULES if m.parent.parent == ROOT / "desktop"}
    assert set(_readme_map()) == folders | packages


FOR_CONTRIBUTORS = pytest.mark.parametrize(
    "text", ["desktop/ARCHITECTURE.md", ".github/CONTRIBUTING.md"]
)


@FOR_CONTRIBUTORS
def test_what_the_texts_for_contributors_name_is_there(text: str) -> None:
    named = re.findall(r"`([^`\n]+)`", (ROOT / text).read_text(encoding="utf-8"))
    paths = {name for name in named if re.fullmatch(r"\.?[\w-]+(?:/[\w.-]+)+/?", name)}
    assert len(paths) > 10
    assert not {path for path in paths if not (ROOT / path).exists()}
    code = {word for module in MODULES for word in re.findall(r"\w+", module.read_text("utf-8"))}
    nouns = {part for name in named if re.fullmatch(r"[\w.]+", name) for part in name.split(".")}
    assert not nouns - code - {""}


def _unknown(text: str, help_of: Callable[[str], str]) -> list[str]:
    """Return the commands, options and marks that a text names and that are not there."""
    scripts = re.findall(r"(?<=\./)packaging/[\w.-]+", text)
    unknown = [name for name in scripts if not os.access(ROOT / name, os.X_OK)]
    known = {}
    for name in re.findall(r"`[^`\n]*packaging/(\w+)[^`\n]* --", text):
        source = (ROOT / "packaging" / name).with_suffix(".py").read_text(encoding="utf-8")
        known[f"packaging/{name}"] = re.findall(r'"(--[a-z-]+)"', source)
    for verb in re.findall(r"`manicule (\w+)", text):
        known[f"manicule {verb}"] = re.findall(r"--[a-z-]+", help_of(verb))
        unknown += [] if known[f"manicule {verb}"] else [verb]
    for command, options in known.items():
        given = re.findall(rf"`[^`\n]*{command}\b([^`\n]*)`", text)
        named = re.findall("--[a-z-]+", " ".join(given))
        unknown += [f"{command} {option}" for option in named if option not in options]
    marks = "\n".join(_settings()["pytest"]["ini_options"]["markers"])
    used = re.findall(r"`-m (\w+)", text)
    return unknown + [f"-m {mark}" for mark in used if f"{mark}:" not in marks]


@pytest.fixture
def help_of(capsys: pytest.CaptureFixture[str]) -> Callable[[str], str]:
    def asked(verb: str) -> str:
        with pytest.raises(SystemExit):
            parser().parse_args([verb, "--help"])
        return capsys.readouterr().out

    return asked


@FOR_CONTRIBUTORS
def test_what_the_texts_for_contributors_say_to_type_can_be_typed(
    text: str, help_of: Callable[[str], str]
) -> None:
    assert not _unknown((ROOT / text).read_text(encoding="utf-8"), help_of)


def test_what_cannot_be_typed_is_noticed(help_of: Callable[[str], str]) -> None:
    right = [
        "`./packaging/release 1.2.0 --dry-run`",
        "`manicule reread ID --encoding X`",
        "`-m slow`",
    ]
    wrong = [
        "    ./packaging/nothing",
        "`packaging/mutants.py --nothing`",
        "`manicule nothing FILE`",
        "`manicule reread --nothing`",
        "`-m nothing`",
    ]
    assert not _unknown("\n".join(right), help_of)
    assert len(_unknown("\n".join(wrong), help_of)) == len(wrong)


def test_every_test_has_something_to_test() -> None:
    tests = [p for p in (ROOT / "tests").rglob("test_*.py") if p.parent != ROOT / "tests"]
    strays = []
    for test in tests:
        place = ROOT / "desktop" / test.parent.relative_to(ROOT / "tests")
        subject = test.stem.removeprefix("test_")
        if "bench" not in test.parts and not place.is_dir():
            strays.append(f"{test.name}: no {place.relative_to(ROOT)} for {subject}")
    assert not strays
