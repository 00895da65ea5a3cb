"""What the operating system must bring along for Qt, and how to get it on Debian and its kin."""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import sys
from pathlib import Path
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

# Libraries whose packages do not follow the rule in `package_of`.
PACKAGES = {
    "libgthread-2.0.so.0": "libglib2.0-0",
    "libglib-2.0.so.0": "libglib2.0-0",
    "libz.so.1": "zlib1g",
    "libgcc_s.so.1": "libgcc-s1",
}
FONT = "fonts-dejavu-core"
FONT_FOLDERS = ("/usr/share/fonts", "/usr/local/share/fonts", "~/.local/share/fonts", "~/.fonts")


class MissingError(Exception):
    """Something the system lacks that this program may not or cannot install."""


def package_of(library: str) -> str:
    """Return the Debian package that holds a shared library.

    Debian puts the number behind the name, with a hyphen after a digit: libEGL.so.1 is in
    libegl1, libX11.so.6 in libx11-6.
    """
    found = re.fullmatch(r"(lib.+?)\.so\.(\d+)(?:\..*)?", library)
    if library in PACKAGES or not found:
        return PACKAGES.get(library, library)
    name, number = found[1].lower().replace("_", "-"), found[2]
    return f"{name}-{number}" if name[-1].isdigit() else name + number


def missing_libraries(files: Iterable[Path], qt: Path) -> list[str]:
    """Return the shared libraries that these files of Qt need and the system does not have."""
    ldd = shutil.which("ldd")
    if ldd is None:
        return []
    environment = {**os.environ, "LC_ALL": "C", "LD_LIBRARY_PATH": str(qt / "lib")}
    names: set[str] = set()
    for file in files:
        listing = subprocess.run(
            [ldd, file], env=environment, capture_output=True, text=True, check=False
        )
        names.update(re.findall(r"^\s*(\S+) => not found", listing.stdout, re.MULTILINE))
    return sorted(names)


def _has_font() -> bool:
    folders = [Path(folder).expanduser() for folder in FONT_FOLDERS]
    suffixes = (".ttf", ".otf", ".ttc", ".pfb")
    return any(
        name.lower().endswith(suffixes)
        for folder in folders
        for _, _, names in os.walk(folder)
        for name in names
    )


def _qt_files(package: Path, platforms: Iterable[str]) -> tuple[list[Path], Path]:
    qt = package / "Qt"
    plugins = [f for name in platforms for f in qt.glob(f"plugins/platforms/libq{name}*.so")]
    return [*package.glob("Qt*.abi3.so"), *plugins], qt


def require_qt(package: Path, platforms: Iterable[str]) -> None:
    """See to it that PySide6's libraries and these platform plugins can be loaded."""
    if not sys.platform.startswith("linux"):
        return
    files, qt = _qt_files(package, platforms)
    packages = {package_of(name): name for name in missing_libraries(files, qt)}
    if not _has_font():
        packages[FONT] = "a font"
    if packages:
        require(packages, "draw a window")


def require(packages: Mapping[str, str], purpose: str) -> None:
    """Install Debian packages when root may; otherwise say what to install, and how."""
    names = sorted(packages)
    lacking = ", ".join(sorted(set(packages.values())))
    apt_get = shutil.which("apt-get")
    if apt_get is None:
        message = f"To {purpose}, this system lacks: {lacking}. Install them and run this again."
        raise MissingError(message)
    words = ["install", "-y", "--no-install-recommends", *names]
    if os.geteuid() != 0:
        message = (
            f"To {purpose}, this system lacks: {lacking}. Install them with the next line, "
            f"then run this again:\n\n    sudo apt-get {' '.join(words)}\n"
        )
        raise MissingError(message)
    _install(apt_get, words)


def _install(apt_get: str, words: list[str]) -> None:
    print("Installing", *words[3:], "…", flush=True)
    options: dict[str, Any] = {
        "env": {**os.environ, "DEBIAN_FRONTEND": "noninteractive"},
        "stdout": subprocess.PIPE,
        "stderr": subprocess.STDOUT,
    }
    # The package list may be absent or too old to download from.
    subprocess.run([apt_get, "update"], check=False, **options)
    done = subprocess.run([apt_get, *words], check=False, text=True, **options)
    if done.returncode != 0:
        message = (
            f"{done.stdout.strip()}\n\n“apt-get {' '.join(words)}” failed; its words are above."
        )
        raise MissingError(message)
