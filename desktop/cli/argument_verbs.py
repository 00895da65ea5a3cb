"""The verbs about arguments: list claims and outlines, write them as Markdown."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import TYPE_CHECKING

from desktop import words
from desktop.cli import records
from desktop.cli.printing import print_file, print_json, print_line
from desktop.cli.review_verbs import look_for_waiting
from desktop.domain.arguing.outlines import LineKind, depth

if TYPE_CHECKING:
    import argparse

    from desktop.domain.arguing.outlines import Drafted, Line
    from desktop.workspace import Workspace

SHOWN_ID = 8


def claims(workspace: Workspace, options: argparse.Namespace) -> list[str]:
    """List all claims with who speaks for them and what is to be known of them."""
    look_for_waiting(workspace)
    weighed = workspace.claims.weighed()
    if options.json:
        print_json([records.claim_record(one) for one in weighed])
        return []
    for one in weighed:
        print_line(f"{one.claim.id[:SHOWN_ID]}  {one.claim.sentence}")
        said = [f"{words.strength(one.strength)}.", *map(words.warning, one.warnings)]
        print_line(f"          {' '.join(said)}")
    return []


def outlines(workspace: Workspace, options: argparse.Namespace) -> list[str]:
    """List all outlines with their lines, and what each heading rests on."""
    look_for_waiting(workspace)
    drafted = [workspace.outlines.drafted(one.id) for one in workspace.outlines.all()]
    if options.json:
        print_json([records.outline_record(one) for one in drafted])
        return []
    for one in drafted:
        print_line(f"{one.outline.id[:SHOWN_ID]}  {one.outline.name}")
        for at, line in enumerate(one.outline.lines):
            indent = "  " * (depth(one.outline.lines, at) + 5)
            print_line(f"{indent}{_said(line, one)}")
    return []


def export_argument(workspace: Workspace, options: argparse.Namespace) -> list[str]:
    """Write all claims, or one outline, as Markdown."""
    if options.format not in (None, "markdown") or options.document or options.tag or options.where:
        sys.stderr.write(
            "manicule export: --claims and --outline are written whole, and as Markdown\n"
        )
        raise SystemExit(2)
    outline = workspace.outlines.find(options.outline).id if options.outline else ""
    if options.output == "-":
        text = workspace.outlines.markdown(outline) if outline else workspace.claims.markdown()
        print_file(text)
        return []
    path = Path(options.output)
    if outline:
        workspace.outlines.file(path, outline, replace=options.replace)
    else:
        workspace.claims.file(path, replace=options.replace)
    print_line(str(path))
    return []


def _said(line: Line, drafted: Drafted) -> str:
    match line.kind:
        case LineKind.HEADING:
            return f"{line.text}  ({words.rest(drafted.rests[line.id])})"
        case LineKind.CLAIM if line.claim_id in drafted.claims:
            return f"Claim: {drafted.claims[line.claim_id].claim.sentence}"
        case LineKind.PASSAGE if line.highlight_id in drafted.passages:
            evidence = drafted.passages[line.highlight_id]
            if evidence.highlight is None:
                return "A passage in the trash."
            return f"“{words.called(evidence.highlight)}”  ({evidence.citation})"
        case _:
            return line.text
