"""The verbs of templates: list them, print one, export with one."""

from __future__ import annotations

import os
import sys
from pathlib import Path
from typing import TYPE_CHECKING

from desktop.cli.printing import print_file, print_json, print_line
from desktop.cli.review_verbs import look_for_waiting
from desktop.domain.asking.which import Asked, Field, both, either

if TYPE_CHECKING:
    import argparse

    from desktop.cli.verbs import Verb
    from desktop.workspace import Workspace


def add_arguments(out: argparse.ArgumentParser) -> None:
    """Say what `export` takes beside a format."""
    out.add_argument(
        "--template",
        metavar="TEMPLATE",
        help="in a form of your own: a file, or one of “templates”",
    )
    out.add_argument(
        "--file-name", default="", metavar="TEXT", help="a template for names, in a folder"
    )


def unless_asked(usual: Verb) -> Verb:
    """Return a verb that follows a template where one is given, and else does the usual."""

    def export(workspace: Workspace, options: argparse.Namespace) -> list[str]:
        act = export_with_template if options.template else usual
        return act(workspace, options)

    return export


def templates(workspace: Workspace, options: argparse.Namespace) -> list[str]:
    """List the templates, or print one, which is how one of your own begins."""
    if options.name:
        print_file(workspace.templates.source(options.name))
        return []
    found = workspace.templates.all()
    if options.json:
        print_json(
            [
                {
                    "name": one.name,
                    "title": one.title,
                    "about": one.about,
                    "suffix": one.suffix,
                    "own": one.is_own,
                    "path": one.path,
                }
                for one in found
            ]
        )
        return []
    for one in found:
        own = " (your own)" if one.is_own else ""
        print_line(f"{one.name}  {one.title}{own}")
        if one.about:
            print_line(f"    {one.about}")
    return []


def export_with_template(workspace: Workspace, options: argparse.Namespace) -> list[str]:
    """Write highlights in a form of the reader's own."""
    look_for_waiting(workspace)
    tags = either(*(Asked(Field.TAG, f"={path}") for path in options.tag))
    asked = workspace.questions.read(options.where)
    where = both(asked, tags) if options.tag else asked
    chosen = [workspace.documents.find(name).id for name in options.document]
    if options.output == "-":
        text = workspace.templates.text(options.template, documents=chosen, where=where)
        print_file(text)
        return []
    path = Path(options.output)
    if path.is_dir() or options.output.endswith(("/", os.sep)):
        written = workspace.templates.files(
            path,
            options.template,
            options.file_name,
            documents=chosen,
            where=where,
            replace=options.replace,
        )
    elif options.file_name:
        sys.stderr.write(
            "manicule export: --file-name is for a folder; end --output with a slash\n"
        )
        raise SystemExit(2)
    else:
        written = [
            workspace.templates.file(
                path, options.template, documents=chosen, where=where, replace=options.replace
            )
        ]
    for file in written:
        print_line(str(file))
    return []
