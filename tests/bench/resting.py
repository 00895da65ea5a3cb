"""Memory of the window and its processes, soon after the start and once it rests. Linux only.

    python tests/bench/resting.py [SECONDS]

The window opens a library with the sample documents and is left alone. Printed is the proportional
share (PSS) of all its processes, in MB.
"""

from __future__ import annotations

import os
import subprocess
import sys
import tempfile
import time
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
EARLY = 6.0
"""Seconds after which the window is open and its workers have done what a start needs."""
LATE = 35.0


def family(pid: int) -> list[int]:
    """Return a process and those below it."""
    found = [pid]
    for thread in Path(f"/proc/{pid}/task").iterdir():
        for child in (thread / "children").read_text().split():
            found += family(int(child))
    return found


def share(pid: int) -> float:
    """Return the proportional share of memory of one process, in MB."""
    rollup = Path(f"/proc/{pid}/smaps_rollup").read_text().splitlines()
    return next(int(line.split()[1]) / 1024 for line in rollup if line.startswith("Pss:"))


def main() -> None:
    """Print what each process holds, early and late."""
    late = float(sys.argv[1]) if len(sys.argv) > 1 else LATE
    with tempfile.TemporaryDirectory() as home:
        variables = ("XDG_CONFIG_HOME", "XDG_DATA_HOME", "XDG_CACHE_HOME")
        environment = os.environ | dict.fromkeys(variables, home)
        environment.setdefault("QT_QPA_PLATFORM", "offscreen")
        command = [sys.executable, "-m", "desktop", "--library", f"{home}/library"]
        subprocess.run([*command, "starter"], cwd=ROOT, env=environment, check=True,
                       stdout=subprocess.DEVNULL)  # fmt: skip
        window = subprocess.Popen(command, cwd=ROOT, env=environment)
        begun = time.monotonic()
        try:
            for moment in (EARLY, late):
                time.sleep(max(0.0, begun + moment - time.monotonic()))
                shares = [share(pid) for pid in family(window.pid)]
                each = " + ".join(f"{size:.0f}" for size in shares)
                print(f"after {moment:.0f} s: {sum(shares):.0f} MB in {len(shares)} ({each})")
        finally:
            window.terminate()
            window.wait()


if __name__ == "__main__":
    main()
