"""Read the arguments, do the verb, answer with an exit code."""

from __future__ import annotations

import os
import shlex
import sys
from typing import TYPE_CHECKING

from desktop.cli import proof_verbs, verbs
from desktop.cli.arguments import parser
from desktop.cli.exporting import export_verb
from desktop.cli.printing import print_line
from desktop.domain.exchanged.deep_link import read_link
from desktop.errors import (
    DeadLink,
    DeadLinkError,
    FileExistsAlreadyError,
    LostLibraryError,
    ManiculeError,
    QuestionError,
)
from desktop.logs import DEBUG, open_log

if TYPE_CHECKING:
    import argparse
    from collections.abc import Sequence
    from pathlib import Path

DONE, FAILED, MISUSED = 0, 1, 2


def main(arguments: Sequence[str] | None = None) -> int:
    """Do what the command line asks and return the exit code.

    0 done; 1 something failed, the rest was done, one sentence for each failure on stderr; 2 wrong
    usage.
    """
    for stream in (sys.stdout, sys.stderr):
        if hasattr(stream, "reconfigure"):
            stream.reconfigure(encoding="utf-8", errors="replace")
    options = _options(arguments)
    try:
        return _window(options) if options.verb in {None, "open"} else _verb(options)
    except QuestionError as error:
        _sorry(str(error))
        return MISUSED
    except ManiculeError as error:
        return _sorry(f"{error}{_hint(error)}")
    except BrokenPipeError:
        # The reader of our output has seen enough; nothing is left to say to it.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return DONE
    except KeyboardInterrupt:
        return _sorry("Stopped. What was finished before is kept.")
    except OSError as error:
        return _sorry(f"{error.filename or 'A file'} cannot be used: {error.strerror}.")


def _options(arguments: Sequence[str] | None) -> argparse.Namespace:
    options = parser().parse_args(arguments)
    if options.debug:
        os.environ[DEBUG] = "1"
    return options


def _verb(options: argparse.Namespace) -> int:
    open_log()
    if getattr(options, "sandbox", False):
        failures = verbs.check_sandbox(options)
    elif getattr(options, "formats", False):
        failures = export_verb.list_formats(options)
    elif getattr(options, "source", None) or getattr(options, "receipt", None):
        failures = proof_verbs.check_receipt(options)
    elif not options.opens:  # it has to work where the library is lost
        failures = options.act(options)
    else:
        failures = _on_library(options)
    for failure in failures:
        _sorry(failure)
    return FAILED if failures else DONE


def _on_library(options: argparse.Namespace) -> list[str]:
    from desktop.workspace import Workspace  # slow to import, and not needed for --help

    workspace = Workspace.open(options.library, begin_anew=bool(options.begin_anew))
    try:
        failures: list[str] = options.act(workspace, options)
    finally:
        workspace.close()
    return failures


def _window(options: argparse.Namespace) -> int:
    from desktop import app  # Qt is slow to import and may be missing its libraries

    given: Path | str | None = getattr(options, "path", None)
    if isinstance(given, str):
        if not options.in_window:
            _follow(given, options)
        return app.run(options.library, link=given, begin_anew=bool(options.begin_anew))
    if given is not None and not given.exists():
        return _sorry(f"There is no file {given}.")
    return app.run(options.library, given, begin_anew=bool(options.begin_anew))


def _follow(link: str, options: argparse.Namespace) -> None:
    """Look whether a link leads anywhere, before a window opens for it; raise what it does not."""
    from desktop.workspace import Workspace

    if read_link(link) is None:
        raise DeadLinkError(DeadLink.NO_LINK)
    workspace = Workspace.open(options.library, begin_anew=bool(options.begin_anew))
    try:
        workspace.deeplinks.followed(link)
    finally:
        workspace.close()


def _hint(error: ManiculeError) -> str:
    """Return how the next step that an error names is taken on the command line."""
    if isinstance(error, FileExistsAlreadyError):
        return " Here that is: --replace"
    if not isinstance(error, LostLibraryError):
        return ""
    folder = shlex.quote(str(error.folder))
    restore = f"restore --list, then restore BACKUP {folder}, or " if error.backups else ""
    return f" Here that is: manicule --library {folder} {restore}--begin-anew"


def _sorry(sentence: str) -> int:
    print_line(sentence, sys.stderr)
    return FAILED
