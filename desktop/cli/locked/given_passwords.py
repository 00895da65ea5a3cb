"""How the command line is given passwords: by a file, or, where it is told so, by the keyring."""

from __future__ import annotations

import sys
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

from desktop import keyring
from desktop.errors import reason_of

if TYPE_CHECKING:
    import argparse
    from collections.abc import Callable, Sequence

    from desktop.domain import ImportOutcome, ReadingChoice

LONGEST_PASSWORD = 1_000


def add_arguments(verb: argparse.ArgumentParser, path: Callable[[str], Path]) -> None:
    """Say what a verb takes that may come upon a locked file."""
    ways = verb.add_mutually_exclusive_group()
    ways.add_argument(
        "--password-file",
        type=path,
        metavar="FILE",
        help="open locked files with the first line of this one; it is not kept",
    )
    ways.add_argument(
        "--kept-password",
        action="store_true",
        help="open locked files with what the window kept in the keyring of this computer, "
        "which may ask you to unlock it; it is never asked without this",
    )


def given(options: argparse.Namespace, locked: Path | str) -> str:
    """Return the password that was given for a file, or for its SHA-256."""
    if not options.kept_password:
        return password_in(options.password_file)
    key = locked if isinstance(locked, str) else keyring.key_of(locked)
    return keyring.of_this_computer().password(key)


def password_in(path: Path | None) -> str:
    """Return the password on the first line of a file."""
    if path is None:
        return ""
    try:
        with path.open(encoding="utf-8-sig") as file:  # as editors of Windows begin one
            return file.readline(LONGEST_PASSWORD).removesuffix("\n")
    except (OSError, UnicodeDecodeError) as error:
        reason = reason_of(error) if isinstance(error, OSError) else "it is no text in UTF-8"
        sys.stderr.write(f"manicule: the file with the password cannot be read: {reason}\n")
        raise SystemExit(2) from error


def unlocked(
    outcomes: Sequence[ImportOutcome],
    choice: ReadingChoice,
    read: Callable[[Path, str, ReadingChoice], Sequence[ImportOutcome]],
) -> list[ImportOutcome]:
    """Return what becomes of an import where kept passwords open what is locked.

    `read` imports a file into a collection.
    """
    done: list[ImportOutcome] = []
    for one in outcomes:
        path, password = Path(one.path), ""
        if one.needs_password:
            password = keyring.of_this_computer().password(keyring.key_of(path))
        again = replace(choice, password=password)
        done += read(path, one.collection, again) if password else [one]
    return done
