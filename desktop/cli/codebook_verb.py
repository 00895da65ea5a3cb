"""What the verb about the codebook does."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import TYPE_CHECKING

from desktop.cli import records
from desktop.cli.printing import print_json, print_line
from desktop.workspace.codebook.codebooks import Form

if TYPE_CHECKING:
    import argparse

    from desktop.workspace import Workspace


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
