"""The verb that compares two revisions of a document."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import TYPE_CHECKING

from desktop.cli.printing import print_file, print_json, print_line
from desktop.cli.records import comparison_record

if TYPE_CHECKING:
    import argparse

    from desktop.workspace import Workspace

_PAGES = (".html", ".htm")


def compare(workspace: Workspace, options: argparse.Namespace) -> list[str]:
    """Tell what changed between two revisions."""
    from desktop.workspace.revising.comparing import (
        RedlineForm,  # slow to import, not needed for --help
    )

    to_file = options.output != "-"
    if options.json and (to_file or options.format):
        sys.stderr.write("manicule compare: give either --json or --format and --output\n")
        raise SystemExit(2)
    document = workspace.documents.find(options.document)
    asked = document.id, options.old, options.new
    if options.json:
        print_json(comparison_record(*asked, workspace.comparisons.compare(*asked)))
        return []
    is_page = options.output.lower().endswith(_PAGES)
    form = RedlineForm(options.format or ("html" if is_page else "markdown"))
    if to_file:
        path = Path(options.output)
        written = workspace.comparisons.file(path, *asked, form, replace=options.replace)
        print_line(str(written))
    else:
        print_file(workspace.comparisons.text(*asked, form))
    return []
