"""The frozen program's start.

Two first words are for checking a build where there is no display: `--picture` draws the window
into a file, `--paint` leaves once the window is painted.
"""

from __future__ import annotations

import multiprocessing
import sys


def _picture() -> int:
    import screenshots

    return screenshots.main(sys.argv[2:])


def _paint() -> int:
    from desktop import app
    from desktop.ui.window import MainWindow

    application = app.make_application()
    window = MainWindow()
    window.painted.connect(application.quit)
    window.show()
    return application.exec()


def _command() -> int:
    from desktop.cli import main

    return main()


if __name__ == "__main__":
    # First of all: a frozen child process starts here too, and this is where it turns off.
    multiprocessing.freeze_support()
    start = {"--picture": _picture, "--paint": _paint}.get((sys.argv[1:] or [""])[0], _command)
    sys.exit(start())
