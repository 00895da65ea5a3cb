"""The verb that looks up what a draft quotes."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING

from desktop import words
from desktop.cli.printing import print_json, print_line, visible
from desktop.cli.records import figure_record, proof_record
from desktop.cli.verbs import sync
from desktop.domain.citing.proof import FigureStatus, ProofStatus
from desktop.errors import UnreadableFileError

if TYPE_CHECKING:
    import argparse

    from desktop.domain.citing.proof import Proof, ProvedFigure
    from desktop.workspace import Workspace


def proof(workspace: Workspace, options: argparse.Namespace) -> list[str]:
    """Tell how each quotation in a draft stands to the library; that any is wrong is a failure."""
    failed = sync(workspace)
    try:
        draft = workspace.proofs.draft(options.draft)
    except UnreadableFileError as error:
        # Not the exit code of a draft that was read and is wrong.
        sys.stderr.write(
            f"manicule proof: {visible(f'{error.path.name} cannot be read: {error.reason}')}.\n"
        )
        raise SystemExit(2) from error
    if options.report is not None:
        workspace.proofs.report(draft, options.report, replace=options.replace)
    found = draft.proofs
    wrong = sum(not one.status.is_good for one in found)
    if options.json:
        judged = [one for one in found if one.status is not ProofStatus.TOO_SHORT]
        print_json(
            {
                "draft": str(options.draft),
                "quotations": list(map(proof_record, judged)),
                "figures": list(map(figure_record, draft.figures)),
            }
        )
    else:
        for one in sorted(found, key=lambda one: (one.badness, one.line)):
            _print(one)
        for figure in draft.figures:
            _print_figure(figure)
    return [*failed, words.proved(wrong, len(found))] if wrong else failed


def _print_figure(one: ProvedFigure) -> None:
    """Print a figure that does not stand in what is cited; those that do go without saying."""
    if one.status is not FigureStatus.FOUND:
        page = f", page {one.page}" if one.page else ""
        print_line(f"Line {one.line}: figure {one.text}: {words.figure_status(one.status)}")
        print_line(f"    {one.document_id[:8]}  {one.title}{page}")
        print_line("")


def _print(one: Proof) -> None:
    print_line(f"Line {one.line}: {words.proof_status(one.status)}")
    print_line(f"    “{' '.join(one.text.split())}”")
    for each in one.differences:
        print_line(f"    {words.discrepancy(each)}")
    if one.document_id:
        page = f", page {one.page}" if one.page else ""
        print_line(f"    {one.document_id[:8]}  {one.title}{page}, {one.start}–{one.end}")
    print_line("")
