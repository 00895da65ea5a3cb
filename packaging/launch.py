"""The frozen program's start.

`--picture FILE` as first word draws the window offscreen into a file and leaves, so that a build
can be checked where there is no display.
"""

from __future__ import annotations

import multiprocessing
import sys

if __name__ == "__main__":
    # First of all: a frozen child process starts here too, and this is where it turns off.
    multiprocessing.freeze_support()
    if sys.argv[1:2] == ["--picture"]:
        import screenshots

        sys.exit(screenshots.main(sys.argv[2:]))
    from desktop.cli import main

    sys.exit(main())
