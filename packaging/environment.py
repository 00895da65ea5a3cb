"""The checkout's own environment: `.venv` with the locked versions.

Uses the standard library only, because it runs before anything is installed.
"""

from __future__ import annotations

import hashlib
import importlib.util
import os
import subprocess
import sys
import venv
from pathlib import Path

import system

ROOT = Path(__file__).resolve().parent.parent
LOCKS = ROOT / "packaging" / "locks"
FOLDER = ROOT / ".venv"
PYTHON = FOLDER / ("Scripts/python.exe" if os.name == "nt" else "bin/python")


def _digest(lock: Path) -> str:
    parts = (lock.read_bytes(), (LOCKS / "pip.txt").read_bytes(), sys.version.encode())
    return hashlib.sha256(b"\0".join(parts)).hexdigest()


def _stamp(name: str) -> Path:
    return FOLDER / f"installed-{name}"


def is_ready(name: str) -> bool:
    """Tell whether exactly the versions of this lock were installed by this Python."""
    stamp = _stamp(name)
    if not stamp.is_file() or stamp.read_text() != _digest(LOCKS / f"{name}.txt"):
        return False
    return PYTHON.exists()


def _pip(*arguments: str | Path, python: Path = PYTHON) -> None:
    subprocess.run([python, "-m", "pip", "--no-input", *arguments], check=True)


def _make() -> None:
    """Make the environment with pip in it.

    Debian leaves `ensurepip` out of its Python. The system's pip can fill an environment from
    outside; failing that, the package that brings `ensurepip` is installed or asked for.
    """
    bare = importlib.util.find_spec("ensurepip") is None
    outside = importlib.util.find_spec("pip") is not None
    if bare and not outside:
        system.require({"python3-venv": "the Python module ensurepip"}, "make an environment")
        bare = False
    venv.EnvBuilder(clear=True, symlinks=os.name != "nt").create(FOLDER)
    if bare:
        _pip("--python", PYTHON, "install", "-qq", *_locked("pip"), python=Path(sys.executable))
        return
    ensure: list[str | Path] = [PYTHON, "-m", "ensurepip", "--default-pip"]
    subprocess.run(ensure, check=True, stdout=subprocess.DEVNULL)
    _pip("install", "-qq", *_locked("pip"))


def _locked(name: str) -> tuple[str | Path, ...]:
    return "--require-hashes", "-r", LOCKS / f"{name}.txt"


def prepare(name: str) -> None:
    """Bring the environment to the versions of one lock; quick when it is there already."""
    if is_ready(name):
        return
    print(f"Preparing {FOLDER.name} (this takes a minute the first time) …", flush=True)
    if not any(FOLDER.glob("installed-*")) or not _works():
        _make()
    _pip("install", "-qq", *_locked(name))
    _stamp(name).write_text(_digest(LOCKS / f"{name}.txt"))


def _works() -> bool:
    quiet = subprocess.DEVNULL
    version: list[str | Path] = [PYTHON, "-m", "pip", "--version"]
    try:
        return subprocess.run(version, check=False, stdout=quiet, stderr=quiet).returncode == 0
    except OSError:
        return False
