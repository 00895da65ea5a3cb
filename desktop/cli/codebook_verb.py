"""What the verbs about one's own terms do: tags and their codebook, and links of every kind."""

from __future__ import annotations

import sys
from dataclasses import asdict
from pathlib import Path
from typing import TYPE_CHECKING

from desktop.cli import records
from desktop.cli.printing import print_json, print_line
from desktop.domain import LINKS
from desktop.domain.steps import StepCode
from desktop.errors import NotFoundError
from desktop.workspace.codebook.codebooks import Form

if TYPE_CHECKING:
    import argparse

    from desktop.domain import LinkWords
    from desktop.workspace import Workspace

SHOWN_ID = 8


def codebook(workspace: Workspace, options: argparse.Namespace) -> list[str]:
    """Write what each tag is for, with how far it is in use."""
    form = Form(options.format) if options.format else None
    if options.json:
        print_json([records.codebook_record(entry) for entry in workspace.codebooks.entries()])
    elif options.output != "-":
        path = Path(options.output)
        print_line(str(workspace.codebooks.write(path, form, replace=options.replace)))
    else:
        text = workspace.codebooks.text(form or Form.MARKDOWN)
        if isinstance(text, bytes):
            sys.stdout.buffer.write(text)
        else:
            sys.stdout.write(text)
    return []


def tag(workspace: Workspace, options: argparse.Namespace) -> list[str]:
    """Put tags on a document as a whole, or take them off; tell those that it has."""
    document = workspace.documents.find(options.document)
    if options.paths:
        workspace.tags.put_on(document.id, options.paths)
    if options.off:
        with workspace.step(StepCode.UNTAG_DOCUMENT):
            for path in options.off:
                workspace.tags.take_off(document.id, path)
    tags = workspace.documents.get(document.id).tags
    if options.json:
        print_json({"document": document.id, "tags": list(tags)})
    else:
        for path in tags:
            print_line(path)
    return []


def link(workspace: Workspace, options: argparse.Namespace) -> list[str]:
    """Say what one highlight does to another."""
    source = workspace.highlights.find(options.highlight)
    target = workspace.highlights.find(options.other)
    kind = _kind(workspace, options.kind)
    made = workspace.links.add(source.id, target.id, kind.id, options.note)
    if options.json:
        told = {"id": made.id, "source": source.id, "target": target.id}
        print_json({**told, "kind": kind.id, "word": kind.forward, "note": made.note})
    else:
        print_line(f"{source.id[:SHOWN_ID]}  {kind.forward}  {target.id[:SHOWN_ID]}")
    return []


def kinds(workspace: Workspace, options: argparse.Namespace) -> list[str]:
    """List the kinds of links, after one was added, changed or removed."""
    if options.add:
        workspace.links.add_kind(options.add, options.back)
    elif options.change:
        kind, said = options.change
        workspace.links.change_kind(_kind(workspace, kind).id, said, options.back)
    elif options.remove:
        workspace.links.remove_kind(_kind(workspace, options.remove).id)
    found = workspace.links.kinds()
    usual = {one.id for one in LINKS}
    if options.json:
        print_json([{**asdict(one), "own": one.id not in usual} for one in found])
    else:
        for one in found:
            print_line(f"{one.forward}  ·  {one.backward}")
    return []


def _kind(workspace: Workspace, text: str) -> LinkWords:
    """Return the kind of this id, or which is called so."""
    wanted = text.casefold()
    for one in workspace.links.kinds():
        if wanted in (one.id.casefold(), one.forward.casefold()):
            return one
    raise NotFoundError("kind of link", text)
