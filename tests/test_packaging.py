"""The commands for a checkout, and that every file that names the program agrees with it."""

from __future__ import annotations

import ast
import importlib
import os
import plistlib
import re
import shutil
import subprocess
import sys
import tomllib
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from lxml import etree
from packaging.requirements import Requirement
from PySide6.QtGui import QImage

import desktop
from desktop.cli.arguments import parser
from desktop.domain.exchanged.deep_link import SCHEME

if TYPE_CHECKING:
    from collections.abc import Callable
    from types import ModuleType

ROOT = Path(__file__).resolve().parent.parent
PACKAGING = ROOT / "packaging"
PROJECT = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
posix = pytest.mark.skipif(os.name == "nt", reason="shell scripts")


@pytest.fixture
def script(monkeypatch: pytest.MonkeyPatch) -> Callable[[str], ModuleType]:
    monkeypatch.syspath_prepend(str(PACKAGING))
    return importlib.import_module


# What is said of the program


def test_the_changelog_and_the_releases_end_with_this_version() -> None:
    changelog = (PACKAGING / "CHANGELOG.md").read_text(encoding="utf-8")
    unreleased, *released = re.findall(r"^## (\S+)", changelog, re.MULTILINE)
    release = _metainfo().find("releases/release")
    assert unreleased == "Unreleased"
    assert release is not None
    assert release.get("version") == desktop.__version__
    assert released[:1] in ([], [desktop.__version__])


def _metainfo() -> etree._Element:
    return etree.parse(PACKAGING / "linux" / f"{desktop.APP_ID}.metainfo.xml").getroot()


def test_linux_files_carry_the_programs_id() -> None:
    entry = (PACKAGING / "linux" / f"{desktop.APP_ID}.desktop").read_text(encoding="utf-8")
    assert f"\nIcon={desktop.APP_ID}\n" in entry
    assert f"\nStartupWMClass={desktop.APP_ID}\n" in entry
    assert f"\nName={desktop.APP_NAME}\n" in entry
    assert _metainfo().findtext("id") == desktop.APP_ID
    assert _metainfo().findtext("launchable") == f"{desktop.APP_ID}.desktop"


@pytest.mark.parametrize("files", [[], ["a file.txt"]])
def test_the_desktop_entry_runs_a_command_that_exists(files: list[str]) -> None:
    entry = (PACKAGING / "linux" / f"{desktop.APP_ID}.desktop").read_text(encoding="utf-8")
    command = re.search(r"^Exec=manicule (.*)%f$", entry, re.MULTILINE)
    assert command is not None
    assert parser().parse_args([*command[1].split(), *files]).verb == "open"


def test_links_of_the_program_are_opened_by_it() -> None:
    name = f"{desktop.APP_ID}.links.desktop"
    entry = (PACKAGING / "linux" / name).read_text(encoding="utf-8")
    assert f"\nMimeType=x-scheme-handler/{SCHEME};\n" in entry
    command = re.search(r"^Exec=manicule (.*)%u$", entry, re.MULTILINE)
    assert command is not None
    options = parser().parse_args([*command[1].split(), f"{SCHEME}://a/b"])
    assert (options.verb, options.path, options.in_window) == ("open", f"{SCHEME}://a/b", True)
    plist = plistlib.loads((PACKAGING / "macos" / "Info.plist").read_bytes())
    assert plist["CFBundleURLTypes"][0]["CFBundleURLSchemes"] == [SCHEME]


def test_the_mac_bundle_carries_the_programs_name() -> None:
    plist = plistlib.loads((PACKAGING / "macos" / "Info.plist").read_bytes())
    assert plist["CFBundleDisplayName"] == desktop.APP_NAME


def test_the_licence_is_the_one_declared() -> None:
    assert PROJECT["license"] == _metainfo().findtext("project_license") == "MIT"
    assert (ROOT / "LICENSE").read_text(encoding="utf-8").startswith("MIT License")


def test_icons_for_other_systems_can_be_read(
    script: Callable[[str], ModuleType], tmp_path: Path, qapp: object
) -> None:
    icons = script("icons")
    ico = QImage(str(icons.write_ico(tmp_path)))
    assert not ico.isNull()
    assert icons.write_icns(tmp_path).read_bytes().startswith(b"icns")
    picture = QImage.fromData(icons.png(64))
    assert (picture.width(), picture.height()) == (64, 64)
    assert any(picture.pixelColor(x, 32).alpha() for x in range(64))


# Locked versions


def _locked(name: str) -> dict[str, tuple[str, str]]:
    text = (PACKAGING / "locks" / f"{name}.txt").read_text(encoding="utf-8")
    found: dict[str, tuple[str, str]] = {}
    for entry in re.split(r"^(?=\S)", text, flags=re.MULTILINE)[1:]:
        name, version, rest = re.split(r"==|\s", entry, maxsplit=2)
        found[name] = version, rest
    return found


@pytest.mark.parametrize(("lock", "extra"), [("run", None), ("test", "dev"), ("build", "freeze")])
def test_locks_hold_what_the_project_asks_for(lock: str, extra: str | None) -> None:
    wanted = PROJECT["dependencies"] + PROJECT["optional-dependencies"].get(extra, [])
    locked = _locked(lock)
    for requirement in map(Requirement, wanted):
        version, _ = locked[requirement.name.lower()]
        assert requirement.specifier.contains(version)


@pytest.mark.parametrize("lock", ["pip", "run", "test", "build"])
def test_locks_pin_by_hash_and_name_no_place(lock: str) -> None:
    text = (PACKAGING / "locks" / f"{lock}.txt").read_text(encoding="utf-8")
    assert all("--hash=sha256:" in rest for _, rest in _locked(lock).values())
    assert "://" not in text
    assert "--index" not in text
    assert "--find-links" not in text


def test_locks_agree_with_each_other() -> None:
    run = {name: version for name, (version, _) in _locked("run").items()}
    for other in ("test", "build"):
        assert run.items() <= {n: version for n, (version, _) in _locked(other).items()}.items()


# The system's libraries


@pytest.mark.parametrize(
    ("library", "package"),
    [
        ("libEGL.so.1", "libegl1"),
        ("libX11.so.6", "libx11-6"),
        ("libX11-xcb.so.1", "libx11-xcb1"),
        ("libdbus-1.so.3", "libdbus-1-3"),
        ("libxcb-icccm.so.4", "libxcb-icccm4"),
        ("libxkbcommon-x11.so.0", "libxkbcommon-x11-0"),
        ("libgssapi_krb5.so.2", "libgssapi-krb5-2"),
        ("libgthread-2.0.so.0", "libglib2.0-0"),
        ("libz.so.1", "zlib1g"),
        ("libodd.so", "libodd.so"),
    ],
)
def test_libraries_have_debian_packages(
    script: Callable[[str], ModuleType], library: str, package: str
) -> None:
    assert script("system").package_of(library) == package


@posix
def test_missing_libraries_are_read_from_the_loader(
    script: Callable[[str], ModuleType], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    _command(tmp_path / "ldd", "echo '\tlibEGL.so.1 => not found\n\tlibc.so.6 => /lib/libc.so.6'")
    monkeypatch.setenv("PATH", f"{tmp_path}:{os.environ['PATH']}")
    found = script("system").missing_libraries([tmp_path / "a.so", tmp_path / "b.so"], tmp_path)
    assert found == ["libEGL.so.1"]


def _command(path: Path, line: str) -> None:
    path.write_text(f"#!/bin/sh\n{line}\n", encoding="utf-8")
    path.chmod(0o755)


@posix
def test_an_ordinary_user_is_told_what_to_install(
    script: Callable[[str], ModuleType], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    system = script("system")
    _command(tmp_path / "apt-get", "exit 9")
    monkeypatch.setenv("PATH", str(tmp_path))
    monkeypatch.setattr(os, "geteuid", lambda: 1000)
    with pytest.raises(system.MissingError) as caught:
        system.require({"libegl1": "libEGL.so.1"}, "draw a window")
    assert "sudo apt-get install -y --no-install-recommends libegl1\n" in str(caught.value)
    assert "libEGL.so.1" in str(caught.value)


@posix
def test_root_installs_and_hears_when_that_fails(
    script: Callable[[str], ModuleType], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    system = script("system")
    _command(tmp_path / "apt-get", f'echo "$@" >> {tmp_path}/asked; test "$1" = update || exit 9')
    monkeypatch.setenv("PATH", f"{tmp_path}:{os.environ['PATH']}")
    monkeypatch.setattr(os, "geteuid", lambda: 0)
    with pytest.raises(system.MissingError, match="failed"):
        system.require({"libegl1": "libEGL.so.1"}, "draw a window")
    asked = (tmp_path / "asked").read_text(encoding="utf-8").splitlines()
    assert asked == ["update", "install -y --no-install-recommends libegl1"]


def test_a_system_without_apt_is_told_the_libraries(
    script: Callable[[str], ModuleType], monkeypatch: pytest.MonkeyPatch
) -> None:
    system = script("system")
    monkeypatch.setattr(shutil, "which", lambda _: None)
    with pytest.raises(system.MissingError, match=r"libEGL\.so\.1"):
        system.require({"libegl1": "libEGL.so.1"}, "draw a window")


# The environment


def test_the_environment_is_ready_only_for_the_lock_it_was_made_from(
    script: Callable[[str], ModuleType], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    environment = script("environment")
    shutil.copytree(PACKAGING / "locks", tmp_path / "locks")
    monkeypatch.setattr(environment, "LOCKS", tmp_path / "locks")
    monkeypatch.setattr(environment, "FOLDER", tmp_path)
    monkeypatch.setattr(environment, "PYTHON", Path(sys.executable))
    assert not environment.is_ready("run")
    asked: list[list[object]] = []

    def asking(command: list[object], **_how: object) -> subprocess.CompletedProcess[str]:
        asked.append(command)
        return subprocess.CompletedProcess(command, 0)

    (tmp_path / "installed-test").touch()
    monkeypatch.setattr(subprocess, "run", asking)
    environment.prepare("run")
    lock = tmp_path / "locks" / "run.txt"
    assert asked[-1][-3:] == ["--require-hashes", "-r", lock]
    assert environment.is_ready("run")
    asked.clear()
    environment.prepare("run")
    assert asked == []
    lock.write_text("whoosh-reloaded==2.7.4\n", encoding="utf-8")
    assert not environment.is_ready("run")


# Unused code


def test_what_only_tests_use_is_unused(script: Callable[[str], ModuleType], tmp_path: Path) -> None:
    program, scripts = tmp_path / "program", tmp_path / "scripts"
    for folder in (program, scripts):
        folder.mkdir()
    names = ("asked", "drawn", "scripted", "dead", "paste")
    functions = "".join(f"def {name}(): ...\n" for name in names)
    (program / "it.py").write_text(f"{functions}asked()\n", encoding="utf-8")
    (scripts / "run.py").write_text("def own(): ...\nit.scripted()\n", encoding="utf-8")
    unused = script("unused")
    used = {"drawn"} | unused.slots('TABLE = [("Paste", "imports.paste")]')
    (line,) = unused.unused(program, [scripts], used)
    assert "unused function 'dead'" in line
    assert f"{program / 'it.py'}:4" in line


# Mutants


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("if a < b:", {"if a <= b:"}),
        ("if 'ü' >= b:", {"if 'ü' > b:"}),
        ("if a is not b:", {"if a is b:"}),
        ("if a in b:", {"if a not in b:"}),
        ("if (a) and (b or c):", {"if (a) or (b or c):", "if (a) and (b and c):"}),
        ("if not a:", {"if a:"}),
        ("if min(a, b):", {"if max(a, b):"}),
        ("if a[1]:", {"if a[0]:", "if a[2]:"}),
        ("if f(True):", {"if f(False):"}),
        ("if f'{a < 1}':", set()),
    ],
)
def test_one_thing_is_changed_at_a_time(
    script: Callable[[str], ModuleType], before: str, after: set[str]
) -> None:
    source = f"@cache(1)\ndef f(a: int = b) -> Literal[1]:\n    {before}\n        return\n"
    found = script("mutants").mutants(source)
    assert {(mutant.line, mutant.after.strip()) for mutant in found} == {(3, a) for a in after}


def test_what_is_returned_is_forgotten(script: Callable[[str], ModuleType]) -> None:
    (mutant,) = script("mutants").mutants("def f():\n    return a.b\n")
    assert mutant == (2, "    return a.b", "    return None")


def test_every_mutant_is_another_program(script: Callable[[str], ModuleType]) -> None:
    for module in sorted((ROOT / "desktop" / "export").glob("*.py")):
        source = module.read_text(encoding="utf-8")
        unchanged, lines = ast.dump(ast.parse(source)), source.splitlines()
        for line, before, after in script("mutants").mutants(source):
            assert lines[line - 1] == before
            changed = [*lines[: line - 1], after, *lines[line:]]
            assert ast.dump(ast.parse("\n".join(changed))) != unchanged


def test_a_seed_chooses_the_same_mutants_again(script: Callable[[str], ModuleType]) -> None:
    chosen = script("mutants").chosen
    found = chosen(["desktop/export/*", "desktop/domain/te*"], 7, 9)
    assert found == chosen(["desktop/export/*", "desktop/domain/te*"], 7, 9)
    assert found != chosen(["desktop/export/*", "desktop/domain/te*"], 8, 9)
    assert len(found) == 9
    wings = {Path(module).parts[1] for module, _ in found}
    assert wings <= {"export", "domain"}


@pytest.mark.parametrize(
    ("module", "tests"),
    [
        ("desktop/export/escape.py", "tests/export/test_escape.py"),
        ("desktop/domain/__init__.py", "tests/domain/test_domain.py"),
        ("desktop/export/nowhere.py", "tests/export"),
        ("desktop/export/deep/er/nowhere.py", "tests/export"),
    ],
)
def test_a_mutant_meets_the_tests_of_its_module(
    script: Callable[[str], ModuleType], module: str, tests: str
) -> None:
    assert script("mutants").mirrored(ROOT, module) == tests


# The commands


@posix
@pytest.mark.parametrize("name", ["run", "test", "build", "lock", "release", "task"])
def test_commands_can_be_run(name: str) -> None:
    assert os.access(PACKAGING / name, os.X_OK)


@posix
def test_no_python_is_a_sentence(tmp_path: Path) -> None:
    sh = shutil.which("sh")
    assert sh is not None
    asked = subprocess.run(
        [sh, PACKAGING / "run"],
        env={"PATH": str(tmp_path)},
        capture_output=True,
        text=True,
        check=False,
    )
    assert asked.returncode == 1
    assert asked.stderr.splitlines() == ["Manicule needs Python 3.11 or newer, and none was found."]


def test_the_main_job_is_shown_without_a_display(tmp_path: Path) -> None:
    demo = subprocess.run(
        [sys.executable, PACKAGING / "demo.py", "--library", tmp_path / "library"],
        cwd=ROOT,
        env={**os.environ, "QT_QPA_PLATFORM": "offscreen"},
        capture_output=True,
        encoding="utf-8",
        check=False,
    )
    assert demo.returncode == 0, demo.stderr
    for verb in ("documents", "highlight", "search", "annotations", "export"):
        assert f"$ manicule {verb}" in demo.stdout
    assert "needs one" in demo.stdout
    picture = QImage(str(ROOT / "build" / "window.png"))
    assert picture.width() >= 800


# Releases


@pytest.fixture
def checkout(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Return a checkout of a program at 0.1.0, never released, whose checks pass."""
    for key, value in {"NAME": "A. Tester", "EMAIL": "a.tester@example.org"}.items():
        monkeypatch.setenv(f"GIT_AUTHOR_{key}", value)
        monkeypatch.setenv(f"GIT_COMMITTER_{key}", value)
    monkeypatch.setenv("GIT_CONFIG_GLOBAL", os.devnull)
    files = {
        "desktop/__init__.py": '"""It."""\n\n__version__ = "0.1.0"\n',
        "packaging/CHANGELOG.md": "# Changelog\n\n## Unreleased\n\n- It began.\n",
        "packaging/tasks.py": "raise SystemExit(0)\n",
        "packaging/release.py": (PACKAGING / "release.py").read_text(encoding="utf-8"),
        METAINFO: '<component>\n  <releases>\n    <release version="0.1.0" date="2001-01-01"/>\n'
        "  </releases>\n</component>\n",
    }
    for name, text in files.items():
        path = tmp_path / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")
    _git(tmp_path, "init", "-q")
    _commit(tmp_path)
    return tmp_path


METAINFO = f"packaging/linux/{desktop.APP_ID}.metainfo.xml"


def _git(folder: Path, *arguments: str) -> str:
    command = ["git", *arguments]
    return subprocess.run(
        command, cwd=folder, check=True, capture_output=True, encoding="utf-8"
    ).stdout.strip()


def _commit(folder: Path) -> None:
    _git(folder, "add", ".")
    _git(folder, "commit", "-q", "-m", "it: changes")


def _release(folder: Path, *arguments: str) -> subprocess.CompletedProcess[str]:
    command = [sys.executable, "-B", folder / "packaging" / "release.py", *arguments]
    return subprocess.run(command, capture_output=True, encoding="utf-8", check=False)


def _told(folder: Path, text: str) -> None:
    path = folder / "packaging" / "CHANGELOG.md"
    path.write_text(
        path.read_text(encoding="utf-8").replace("## Unreleased\n", f"## Unreleased\n\n{text}\n"),
        encoding="utf-8",
    )
    _commit(folder)


def test_a_release_is_dated_committed_and_tagged(checkout: Path) -> None:
    assert _release(checkout, "0.1.0").returncode == 0
    _told(checkout, "- It went on.")
    done = _release(checkout, "0.2.0")
    assert done.returncode == 0, done.stderr
    assert _git(checkout, "status", "--porcelain") == ""
    assert _git(checkout, "tag").split() == ["v0.1.0", "v0.2.0"]
    assert _git(checkout, "rev-parse", "v0.2.0^{}") == _git(checkout, "rev-parse", "HEAD")
    changelog = (checkout / "packaging" / "CHANGELOG.md").read_text(encoding="utf-8")
    parts = re.sub(r"\d{4}-\d\d-\d\d", "DATE", changelog).split("\n\n")
    assert parts[1:-1] == ["## Unreleased", "## 0.2.0 (DATE)", "- It went on.", "## 0.1.0 (DATE)"]
    assert '__version__ = "0.2.0"' in (checkout / "desktop/__init__.py").read_text(encoding="utf-8")
    releases = etree.parse(checkout / METAINFO).findall("releases/release")
    assert [release.get("version") for release in releases] == ["0.2.0", "0.1.0"]
    assert all("2001" not in release.get("date", "2001") for release in releases)


@pytest.mark.parametrize(
    ("version", "why"),
    [
        ("0.1.0", "not newer"),
        ("0.0.9", "not newer"),
        ("two", "three numbers"),
        ("0.2", "three numbers"),
        ("0.10.0", None),
    ],
)
def test_only_a_newer_version_is_released(checkout: Path, version: str, why: str | None) -> None:
    _release(checkout, "0.1.0")
    _told(checkout, "- It went on.")
    head = _git(checkout, "rev-parse", "HEAD")
    done = _release(checkout, version)
    assert (done.returncode == 0) == (why is None)
    assert (why or "") in done.stderr
    assert (_git(checkout, "rev-parse", "HEAD") == head) == (why is not None)


def test_nothing_is_released_without_changes_or_over_loose_ends(checkout: Path) -> None:
    (checkout / "loose.txt").write_text("end", encoding="utf-8")
    assert "not committed" in _release(checkout, "0.2.0").stderr
    (checkout / "loose.txt").unlink()
    assert _release(checkout, "0.2.0").returncode == 0
    assert "Nothing stands under" in _release(checkout, "0.3.0").stderr
    assert _git(checkout, "tag") == "v0.2.0"


def test_a_failed_check_leaves_everything_as_it_was(checkout: Path) -> None:
    tasks = checkout / "packaging" / "tasks.py"
    tasks.write_text("import sys\nsys.exit(sys.argv[1] == 'test')\n", encoding="utf-8")
    _commit(checkout)
    head = _git(checkout, "rev-parse", "HEAD")
    done = _release(checkout, "0.2.0")
    assert done.returncode == 1
    assert "check failed" in done.stderr
    assert _git(checkout, "status", "--porcelain") == _git(checkout, "tag") == ""
    assert _git(checkout, "rev-parse", "HEAD") == head


def test_a_dry_run_shows_what_would_be_written(checkout: Path) -> None:
    head = _git(checkout, "rev-parse", "HEAD")
    done = _release(checkout, "0.2.0", "--dry-run")
    assert done.returncode == 0
    assert '+__version__ = "0.2.0"' in done.stdout
    assert "+## 0.2.0 (" in done.stdout
    assert '+    <release version="0.2.0"' in done.stdout
    assert _git(checkout, "status", "--porcelain") == _git(checkout, "tag") == ""
    assert _git(checkout, "rev-parse", "HEAD") == head


# Builds, on demand: pytest -m slow


@pytest.mark.slow
def test_a_wheel_carries_resources_and_samples(tmp_path: Path) -> None:
    subprocess.run(
        [sys.executable, "-m", "pip", "wheel", "-q", "--no-deps", "-w", tmp_path, ROOT], check=True
    )
    (wheel,) = tmp_path.glob("manicule-*.whl")
    place = tmp_path / "place"
    shutil.unpack_archive(wheel, place, "zip")
    assert (place / "desktop/seeds/library.toml").is_file()
    assert (place / "desktop/resources/icons/manicule.svg").is_file()


@pytest.mark.slow
def test_the_frozen_program_works() -> None:
    if not (ROOT / "dist").is_dir():
        pytest.skip("build it first: packaging/build")
    check = [sys.executable, PACKAGING / "check_frozen.py"]
    assert subprocess.run(check, cwd=ROOT, check=False).returncode == 0
