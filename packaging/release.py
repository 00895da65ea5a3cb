"""Release a version: date its changes, write its number, test, commit, tag. Nothing is sent."""

from __future__ import annotations

import argparse
import re
import subprocess
import sys
from datetime import datetime
from difflib import unified_diff
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
CHANGELOG = "packaging/CHANGELOG.md"
PROGRAM = "desktop/__init__.py"
METAINFO = "packaging/linux/org.manicule.Manicule.metainfo.xml"
WRITTEN = (CHANGELOG, PROGRAM, METAINFO)
_UNRELEASED = re.compile(r"^## Unreleased\n(.*?)(?=^## |\Z)", re.DOTALL | re.MULTILINE)
_RELEASED = re.compile(r"^## (\d+\.\d+\.\d+) \(", re.MULTILINE)
_NUMBER = re.compile(r'^__version__ = "(.+)"$', re.MULTILINE)
_RELEASES = re.compile(r"^  <releases>\n", re.MULTILINE)


class RefusedError(Exception):
    """Why there can be no release, in a sentence."""


def _numbers(version: str) -> tuple[int, ...]:
    if not re.fullmatch(r"\d+\.\d+\.\d+", version):
        raise RefusedError(f"{version} is no version: write three numbers, such as 1.2.0.")
    return tuple(map(int, version.split(".")))


def written(version: str, date: str, texts: dict[str, str]) -> dict[str, str]:
    """Return the files of a release by path, made from what is in them now.

    Raises:
        RefusedError: the version is not newer, or nothing has changed.
    """
    changes = _UNRELEASED.search(texts[CHANGELOG])
    if changes is None or not changes[1].strip():
        raise RefusedError(f"Nothing stands under “Unreleased” in {CHANGELOG}.")
    current = _NUMBER.search(texts[PROGRAM])
    if current is None:
        raise RefusedError(f"{PROGRAM} does not say the version.")
    released = current[1] in _RELEASED.findall(texts[CHANGELOG])
    if _numbers(version) < _numbers(current[1]) or (released and version == current[1]):
        raise RefusedError(f"{version} is not newer than {current[1]}.")
    dated = f"## Unreleased\n\n## {version} ({date})\n"
    entry = f'    <release version="{version}" date="{date}"/>\n'
    told = re.sub(rf'    <release version="{re.escape(version)}".*\n', "", texts[METAINFO])
    return {
        CHANGELOG: texts[CHANGELOG].replace("## Unreleased\n", dated, 1),
        PROGRAM: _NUMBER.sub(f'__version__ = "{version}"', texts[PROGRAM]),
        METAINFO: _RELEASES.sub(lambda found: found[0] + entry, told),
    }


def _git(*arguments: str) -> str:
    ran = subprocess.run(
        ["git", *arguments], cwd=ROOT, check=True, stdout=subprocess.PIPE, encoding="utf-8"
    )
    return ran.stdout.strip()


def _write(texts: dict[str, str]) -> None:
    for path, text in texts.items():
        (ROOT / path).write_text(text, encoding="utf-8", newline="\n")


def _show(before: dict[str, str], after: dict[str, str]) -> None:
    for path, text in after.items():
        old, new = before[path].splitlines(keepends=True), text.splitlines(keepends=True)
        sys.stdout.writelines(unified_diff(old, new, path, path, n=1))


def _release(version: str, *, dry: bool) -> None:
    tag = f"v{version}"
    if _git("status", "--porcelain"):
        raise RefusedError("There are changes that were not committed.")
    before = {path: (ROOT / path).read_text(encoding="utf-8") for path in WRITTEN}
    after = written(version, f"{datetime.now().astimezone():%Y-%m-%d}", before)
    if _git("tag", "--list", tag):
        raise RefusedError(f"There is a tag {tag} already.")
    if dry:
        _show(before, after)
        return
    _write(after)
    passed = False
    try:
        command = [sys.executable, ROOT / "packaging" / "tasks.py", "test"]
        passed = subprocess.run(command, cwd=ROOT, check=False).returncode == 0
    finally:
        if not passed:
            _write(before)
    if not passed:
        raise RefusedError("A check failed. Nothing was released, the files are as they were.")
    _git("commit", "--quiet", "--message", f"packaging: release {version}", "--", *WRITTEN)
    _git("tag", "--annotate", tag, "--message", f"Manicule {version}")
    print(f"Committed and tagged {tag}. Nothing was pushed.")


def main(arguments: list[str]) -> int:
    parser = argparse.ArgumentParser(prog="release", description=(__doc__ or "").strip())
    parser.add_argument("version", help="three numbers, such as 1.2.0")
    parser.add_argument("--dry-run", action="store_true", help="show what would be written")
    options = parser.parse_args(arguments)
    try:
        _release(options.version, dry=options.dry_run)
    except RefusedError as refused:
        print(refused, file=sys.stderr)
        return 1
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
