"""What the verb does that exports."""

from __future__ import annotations

import os
import sys
from pathlib import Path
from typing import TYPE_CHECKING, NoReturn

from desktop.cli.argument_verbs import export_argument
from desktop.cli.exporting.export_arguments import COPIES
from desktop.cli.locked.given_passwords import given
from desktop.cli.note_verbs import export_notes
from desktop.cli.printing import print_file, print_json, print_line
from desktop.cli.review_verbs import look_for_waiting
from desktop.domain.asking.kept import Order
from desktop.domain.exchanged.export_wish import ExportWish, Grouping
from desktop.errors import NoCopyError
from desktop.export.written.export_formats import (
    EXPORT_FORMATS,
    export_format,
    format_of_suffix,
)

if TYPE_CHECKING:
    import argparse
    from collections.abc import Sequence

    from desktop.workspace import Workspace

_USUAL = "markdown"
_FORMAT_OF_JSON = "json"
_COPY_OF_PDF = "Copies of PDF documents with their highlights in them"


def export(workspace: Workspace, options: argparse.Namespace) -> list[str]:
    """Write highlights in a format, or into copies of PDF documents; or free notes, or claims."""
    if options.notes:
        return export_notes(workspace, options)
    look_for_waiting(workspace)
    if options.claims or options.outline:
        return export_argument(workspace, options)
    form = _format(options)
    chosen = [workspace.documents.find(name).id for name in options.document]
    if form == COPIES:
        return _export_copies(workspace, options, chosen)
    wish = ExportWish(
        form,
        tuple(chosen),
        tuple(options.tag),
        workspace.questions.read(options.where),
        Grouping(options.by) if options.by else None,
        Order(options.sort),
        options.style,
        options.language,
        with_links=options.links,
    )
    if options.output == "-":
        return _print(workspace, wish)
    path = Path(options.output)
    if _is_folder(options) and not export_format(form).holds_documents:
        written = workspace.exporting.files(path, wish, replace=options.replace)
    else:
        written = [workspace.exporting.file(path, wish, replace=options.replace)]
    for file in written:
        print_line(str(file))
    return []


def list_formats(options: argparse.Namespace) -> list[str]:
    """List the formats; no library is needed for that."""
    told = [
        {
            "name": one.name,
            "title": one.title,
            "suffix": one.suffix,
            "holds": "documents" if one.holds_documents else "highlights",
            "bytes": one.is_bytes,
            "styles": one.is_cited,
        }
        for one in EXPORT_FORMATS
    ]
    copies = {"name": COPIES, "title": _COPY_OF_PDF, "suffix": ".pdf", "holds": "highlights"}
    told.append(copies | {"bytes": True, "styles": False})
    if options.json:
        print_json(told)
        return []
    for one in told:
        print_line(f"{one['name']:<10} {one['suffix']:<8} {one['title']}")
    return []


def _format(options: argparse.Namespace) -> str:
    """Return the format that is asked for, or that the name of the file tells."""
    if options.json:
        if options.format not in (None, _FORMAT_OF_JSON):
            _misused(f"--json and --format {options.format} ask for two formats: leave one out")
        return _FORMAT_OF_JSON
    if options.format:
        return str(options.format)
    suffix = "" if _is_folder(options) else Path(options.output).suffix.lower()
    if suffix == f".{COPIES}":
        return COPIES
    told = format_of_suffix(suffix)
    return told.name if told else _USUAL


def _is_folder(options: argparse.Namespace) -> bool:
    output: str = options.output
    return output != "-" and (Path(output).is_dir() or output.endswith(("/", os.sep)))


def _misused(sentence: str) -> NoReturn:
    sys.stderr.write(f"manicule export: {sentence}\n")
    raise SystemExit(2)


def _print(workspace: Workspace, wish: ExportWish) -> list[str]:
    """Print an export; what is no text is for a file or a pipe."""
    is_bytes = export_format(wish.form).is_bytes
    if is_bytes and sys.stdout.isatty():
        _misused(f"{wish.form} is no text: name a file with --output")
    data = workspace.exporting.data(wish)
    if is_bytes:
        sys.stdout.buffer.write(data)
        return []
    text = data.decode("utf-8")
    print_file(text)
    if wish.form == _USUAL and any(line.startswith("*Area of page ") for line in text.splitlines()):
        sys.stderr.write("Pictures of areas are not in it: --output FILE writes them beside.\n")
    return []


def _export_copies(
    workspace: Workspace, options: argparse.Namespace, chosen: Sequence[str]
) -> list[str]:
    """Write a copy of each document into a folder, or of one to a file; return what failed."""
    path, is_folder = Path(options.output), _is_folder(options)
    if options.output == "-" or (len(chosen) != 1 and not is_folder):
        _misused("for PDF, --output names a file for one --document, or a folder")
    failed: list[str] = []
    names = workspace.exports.copy_names(chosen)
    for document_id, name in names.items():
        try:
            copy = workspace.exports.annotated(
                path / name if is_folder else path, document_id, tags=options.tag,
                where=workspace.questions.read(options.where), replace=options.replace,
                password=given(options, workspace.documents.get(document_id).sha256),
            )  # fmt: skip
        except NoCopyError as error:
            failed.append(str(error))
            continue
        for line in (str(copy.path), *copy.remarks):
            print_line(line)
    return failed
