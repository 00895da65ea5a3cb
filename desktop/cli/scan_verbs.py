"""What the verb about scanned pages does."""

from __future__ import annotations

from typing import TYPE_CHECKING

from desktop import words
from desktop.cli import records
from desktop.cli.locked.given_passwords import given
from desktop.cli.printing import print_json, print_line

if TYPE_CHECKING:
    import argparse

    from desktop.workspace import Workspace


def recognise(workspace: Workspace, options: argparse.Namespace) -> list[str]:
    """Recognise the text of a document's pages that are only pictures."""
    if options.list or options.document is None:
        return _list(workspace, options)
    document = workspace.documents.find(options.document)
    languages = [name for name in options.language.split("+") if name.strip()]
    password = given(options, document.sha256)
    done = workspace.scans.read(document.id, languages, password=password)
    if options.json:
        print_json(records.recognition_record(done))
    elif not done.outcome.error:
        print_line(f"{done.outcome.status}: {document.title} ({words.recognition(done)})")
        standing = words.standing(done.outcome.standing)
        if standing:
            print_line(standing)
    return [done.outcome.error] if done.outcome.error else []


def _list(workspace: Workspace, options: argparse.Namespace) -> list[str]:
    found = workspace.scans.languages()
    if options.json:
        print_json({"program": found.name or None, "languages": list(found.languages)})
    elif found.name:
        print_line(f"{found.name}: {', '.join(found.languages)}")
    return [found.missing] if found.missing else []
