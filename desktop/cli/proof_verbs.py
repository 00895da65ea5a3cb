"""The verbs that tell what happened, and prove it to others."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import TYPE_CHECKING

from desktop import words
from desktop.cli.locked.given_passwords import given
from desktop.cli.printing import print_file, print_json, print_line
from desktop.cli.records import copy_record, happening_record, step_record
from desktop.domain.past.receipt import ReceiptForm

if TYPE_CHECKING:
    import argparse

    from desktop.domain import Step
    from desktop.domain.past.happenings import Happening
    from desktop.workspace import Workspace


def receipt(workspace: Workspace, options: argparse.Namespace) -> list[str]:
    """Write what lets others check a highlight."""
    named = ReceiptForm.of_name(options.output) or ReceiptForm.MARKDOWN
    form = ReceiptForm(options.format) if options.format else named
    if options.output == "-":
        print_file(workspace.receipts.text(options.highlight, form))
    else:
        path = Path(options.output)
        written = workspace.receipts.file(path, options.highlight, form, replace=options.replace)
        print_line(str(written))
    return []


def copies(workspace: Workspace, options: argparse.Namespace) -> list[str]:
    """Tell where else a highlight's words stand, the earliest first."""
    found = workspace.similar.of_highlight(options.highlight)
    if options.json:
        print_json([copy_record(each) for each in found])
        return []
    for each in found:
        print_line(f"{each.document_id[:8]}  {words.elsewhere(each.title, each.date, each.alike)}")
        print_line(f"    “{' '.join(each.words.split())}”")
    if not found:
        print_line("It stands nowhere else in this library.")
    return []


def history(workspace: Workspace, options: argparse.Namespace) -> list[str]:
    """List what was done, or what became of a highlight."""
    if options.highlight:
        return _of_highlight(workspace, options)
    document = workspace.documents.find(options.document).id if options.document else ""
    steps: list[Step] = []
    before, is_first = 0, True
    while (before or is_first) and len(steps) < options.limit:
        page = workspace.history.page(
            document=document, by=options.by, said=options.words, before=before,
            limit=options.limit - len(steps),
        )  # fmt: skip
        steps += page.steps
        before, is_first = page.before, False
    if options.json:
        print_json([step_record(step) for step in steps])
        return []
    for step in steps:
        undone = "" if step.holds else "  (undone)"
        print_line(f"{step.number}  {_when(step)}  {words.step(step.code)}{undone}")
    if not steps:
        print_line("There is no such step.")
    return []


def _of_highlight(workspace: Workspace, options: argparse.Namespace) -> list[str]:
    found = workspace.history.of_highlight(options.highlight)
    if options.json:
        print_json([happening_record(each) for each in found])
        return []
    for each in found:
        print_line(f"{_when(each)}  {words.step(each.code)}")
        for turn in each.turns:
            print_line(f"    {words.turn(*turn)}")
    return []


def _when(one: Step | Happening) -> str:
    return f"{one.at.astimezone():%Y-%m-%d %H:%M}" + (f"  {one.by}" if one.by else "")


def check_receipt(options: argparse.Namespace) -> list[str]:
    """Check a receipt against its source; no library is needed for that."""
    from desktop.workspace.receipts.verification import check  # slow, and not needed for --help

    if options.receipt is None or options.source is None or options.repair:
        sys.stderr.write("manicule check: give --receipt and --source together, and no --repair\n")
        raise SystemExit(2)
    found = check(options.receipt, options.source, given(options, options.source))
    if options.json:
        print_json({"problems": found.problems, "remarks": found.remarks})
    else:
        for remark in found.remarks:
            print_line(remark)
        if not found.problems:
            print_line("The receipt holds: the passage stands in the source as it says.")
    return list(found.problems)
