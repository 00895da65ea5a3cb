"""What can be done in a checkout: run, test, build, lock, release. Each has a command here."""

from __future__ import annotations

import os
import subprocess
import sys
import tempfile
from pathlib import Path

import environment
import release
import system

ROOT = environment.ROOT
PYTHON = environment.PYTHON
OFFSCREEN = {**os.environ, "QT_QPA_PLATFORM": "offscreen"}
HEADLESS = ("offscreen", "minimal", "vnc")


def _call(*command: str | Path, env: dict[str, str] | None = None) -> int:
    return subprocess.run(command, check=False, cwd=ROOT, env=env).returncode


def _prepare(lock: str, *platforms: str) -> None:
    environment.prepare(lock)
    purelib = "import sysconfig; print(sysconfig.get_path('platlib'))"
    found = subprocess.run([PYTHON, "-c", purelib], check=True, capture_output=True, text=True)
    system.require_qt(Path(found.stdout.strip()) / "PySide6", platforms)


def _screen() -> str:
    """Return the Qt platform of this desktop session, or '' when there is none."""
    if sys.platform in ("win32", "darwin"):
        return "native"
    if os.environ.get("QT_QPA_PLATFORM", "").split(":")[0] in HEADLESS:
        return ""
    if os.environ.get("WAYLAND_DISPLAY") and not os.environ.get("DISPLAY"):
        return "wayland"
    return "xcb" if os.environ.get("DISPLAY") else ""


def _answers() -> bool:
    """Tell whether the display can be opened: a variable may outlive its session."""
    attempt = "from PySide6.QtGui import QGuiApplication; QGuiApplication([])"
    quiet = subprocess.DEVNULL
    return subprocess.run([PYTHON, "-c", attempt], check=False, stderr=quiet).returncode == 0


def run(arguments: list[str]) -> int:
    """Open Manicule, or do its main job without a window where there is no display."""
    screen = _screen()
    _prepare("run", screen or "offscreen")
    if screen and _answers():
        return _call(PYTHON, "-m", "desktop", *arguments)
    if screen:
        _prepare("run", "offscreen")
    return _call(PYTHON, ROOT / "packaging" / "demo.py", *arguments, env=OFFSCREEN)


CHECKS = {
    "ruff check": ["-m", "ruff", "check", "--quiet"],
    "ruff format": ["-m", "ruff", "format", "--check", "--quiet"],
    "mypy": ["-m", "mypy"],
    "unused code": ["packaging/unused.py"],
}


def test(arguments: list[str]) -> int:
    """Run every check, then the tests; arguments go to pytest, whose summary comes last."""
    _prepare("test", "offscreen")
    failed = []
    for name, command in CHECKS.items():
        print(f"── {name}", flush=True)
        if _call(PYTHON, *command, env=OFFSCREEN) != 0:
            failed.append(name)
    told = f" (failed before: {', '.join(failed)})" if failed else ""
    print(f"── pytest{told}", flush=True)
    # Hundreds of processes start: none should compile again what the first one did.
    cached = {**OFFSCREEN, "PYTHONDONTWRITEBYTECODE": ""}
    tests = _call(PYTHON, "-m", "pytest", "-q", "-n", "2", *arguments, env=cached)
    return tests or bool(failed)


def build(arguments: list[str]) -> int:
    """Freeze the program into dist/Manicule and check it; arguments go to PyInstaller."""
    _prepare("build", "offscreen")
    spec = ROOT / "packaging" / "manicule.spec"
    freeze: list[str | Path] = [PYTHON, "-m", "PyInstaller", "--noconfirm", "--log-level", "WARN"]
    subprocess.run([*freeze, spec, *arguments], cwd=ROOT, check=True)
    return _call(PYTHON, ROOT / "packaging" / "check_frozen.py", env=OFFSCREEN)


# Each lock holds everything its command needs, so that one installation is enough.
LOCKS = {"run": (), "test": ("dev",), "build": ("freeze",)}


def lock(arguments: list[str]) -> int:
    """Choose versions and write packaging/locks; arguments go to uv, such as --upgrade."""
    with tempfile.TemporaryDirectory() as folder:
        subprocess.run([sys.executable, "-m", "venv", folder], check=True)
        tool = Path(folder) / PYTHON.relative_to(environment.FOLDER)
        subprocess.run([tool, "-m", "pip", "install", "-q", "uv"], check=True)
        choose = [str(tool), "-m", "uv", "pip", "compile", "--universal", "--generate-hashes"]
        choose += ["--no-header", "--no-annotate", "--python-version", "3.11", *arguments]
        (Path(folder) / "pip.in").write_text("pip\n")
        _write_lock([*choose, f"{folder}/pip.in"], "pip")
        for name, extras in LOCKS.items():
            options = [word for extra in extras for word in ("--extra", extra)]
            if name != "run":
                options += ["--constraint", str(environment.LOCKS / "run.txt")]
            _write_lock([*choose, "pyproject.toml", *options], name)
    return 0


def _write_lock(command: list[str], name: str) -> None:
    target = environment.LOCKS / f"{name}.txt"
    target.parent.mkdir(exist_ok=True)
    command = [*command, "--quiet", "--output-file", str(target)]
    subprocess.run(command, cwd=ROOT, check=True)
    print(f"Wrote {target.relative_to(ROOT)}")


TASKS = {"run": run, "test": test, "build": build, "lock": lock, "release": release.main}


def main() -> int:
    """Do one task; what goes wrong on the way is a sentence, not a traceback."""
    try:
        return TASKS[sys.argv[1]](sys.argv[2:])
    except system.MissingError as missing:
        print(missing, file=sys.stderr)
    except subprocess.CalledProcessError as failure:
        print(f"This step failed: {' '.join(map(str, failure.cmd))}", file=sys.stderr)
    except KeyboardInterrupt:
        print("Stopped.", file=sys.stderr)
    return 1


if __name__ == "__main__":
    sys.exit(main())
