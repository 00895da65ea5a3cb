"""Code in a process of its own, which may give up what it likes."""

from __future__ import annotations

import subprocess
import sys


def run(code: str) -> subprocess.CompletedProcess[str]:
    """Return how it went."""
    return subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=False)
