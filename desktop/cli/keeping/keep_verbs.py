"""The verb of exports that are kept up: add one, list them, bring them up to date, stop one."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any

from desktop import words
from desktop.cli.printing import print_json, print_line
from desktop.cli.review_verbs import look_for_waiting
from desktop.domain.exchanged.kept_export import Became, Kept, KeptForm
from desktop.errors import NotFoundError

if TYPE_CHECKING:
    import argparse
    from collections.abc import Sequence

    from desktop.domain.exchanged.kept_export import ExportTarget, KeptReport
    from desktop.workspace import Workspace

Record = dict[str, Any]


def add_arguments(verb: argparse.ArgumentParser) -> None:
    """Say what may follow `keep-export`."""
    every = verb.add_subparsers(dest="action", metavar="ACTION")
    adding = every.add_parser("add", help="keep an export; nothing is written yet")
    adding.add_argument("name", metavar="NAME")
    adding.add_argument("folder", metavar="FOLDER", help="where its notes go, a file a document")
    forms = tuple(str(one) for one in KeptForm if one is not KeptForm.TEMPLATE)
    adding.add_argument("--format", choices=forms, default=str(KeptForm.OBSIDIAN))
    adding.add_argument("--template", metavar="TEMPLATE", help="a form of your own instead")
    adding.add_argument(
        "--file-name",
        default="",
        metavar="TEXT",
        help="what files are called, such as '{{ document.date }} {{ document.title }}'",
    )
    asked = adding.add_mutually_exclusive_group()
    asked.add_argument("--where", default="", metavar="QUESTION", help="only these highlights")
    asked.add_argument("--smart-tag", default="", metavar="NAME", help="those of a kept question")
    adding.add_argument("--collection", default="", metavar="NAME", help="only documents in it")
    adding.add_argument("--automatic", action="store_true", help="follow changes in the window")
    refreshing = every.add_parser("refresh", help="bring all, or these, up to date")
    refreshing.add_argument("names", nargs="*", metavar="NAME")
    removing = every.add_parser("remove", help="keep an export no longer; its files stay")
    removing.add_argument("name", metavar="NAME")
    listing = every.add_parser("list", help="list them, with what became of each the last time")
    for one in (adding, refreshing, removing, listing):
        one.add_argument("--json", action="store_true", help="print one JSON value")


def keep_export(workspace: Workspace, options: argparse.Namespace) -> list[str]:
    """Do what is asked of exports that are kept up."""
    acts = {"add": _add, "refresh": _refresh, "remove": _remove}
    return acts.get(options.action or "list", _list)(workspace, options)


def _add(workspace: Workspace, options: argparse.Namespace) -> list[str]:
    template = _template(workspace, options.template) if options.template else ""
    kept = Kept(
        options.name,
        str(Path(options.folder).absolute()),
        KeptForm.TEMPLATE if template else KeptForm(options.format),
        options.where,
        _smart_tag(workspace, options.smart_tag) if options.smart_tag else "",
        _collection(workspace, options.collection) if options.collection else None,
        template,
        options.file_name,
        options.automatic,
    )
    made = workspace.keeping.add(kept)
    if options.json:
        print_json(target_record(made, workspace))
    else:
        print_line(_line(made))
        print_line("Write it with: manicule keep-export refresh")
    return []


def _list(workspace: Workspace, options: argparse.Namespace) -> list[str]:
    found = workspace.keeping.all()
    if getattr(options, "json", False):
        print_json([target_record(one, workspace) for one in found])
        return []
    for one in found:
        print_line(_line(one))
        if one.report is not None:
            print_line(f"          {words.kept_report(one.report)}")
    if not found:
        print_line("No export is kept up. Begin with: manicule keep-export add NAME FOLDER")
    return []


def _refresh(workspace: Workspace, options: argparse.Namespace) -> list[str]:
    chosen = [workspace.keeping.find(name) for name in options.names] or workspace.keeping.all()
    look_for_waiting(workspace)
    reports = workspace.keeping.refresh([one.id for one in chosen]) if chosen else {}
    if options.json:
        print_json(
            [
                {"id": one.id, "name": one.kept.name, **report_record(reports[one.id])}
                for one in chosen
            ]
        )
    failed: list[str] = []
    for one in chosen:
        report = reports[one.id]
        failed += [report.error] if report.error else _failures(report)
        if not options.json and not report.error:
            print_line(f"{one.kept.name}: {words.kept_report(report)}")
            for remark in report.remarks:
                if remark.became is not Became.FAILED:
                    print_line(f"    {remark.sentence}")
    return failed


def _remove(workspace: Workspace, options: argparse.Namespace) -> list[str]:
    target = workspace.keeping.find(options.name)
    workspace.keeping.remove(target.id)
    if options.json:
        print_json({"id": target.id, "removed": True})
    else:
        print_line(
            f"“{target.kept.name}” is kept no longer. Its files stay in {target.kept.folder}."
        )
    return []


def _failures(report: KeptReport) -> Sequence[str]:
    return [one.sentence for one in report.remarks if one.became is Became.FAILED]


def _template(workspace: Workspace, name: str) -> str:
    """Return a template as it is remembered: one in a folder by its name, a file by its path."""
    path = workspace.templates.path(name)
    known = {one.path: one.name for one in workspace.templates.all()}
    return known.get(str(path)) or str(path.absolute())


def _smart_tag(workspace: Workspace, name: str) -> str:
    for one in workspace.questions.saved():
        if name in (one.name, one.id):
            return one.id
    raise NotFoundError("smart tag", name)


def _collection(workspace: Workspace, name: str) -> str:
    for key, path in workspace.collections.paths().items():
        if key is not None and name in (path, key):
            return key
    raise NotFoundError("collection", name)


def _line(target: ExportTarget) -> str:
    form = target.kept.template or str(target.kept.form)
    by_itself = ", by itself" if target.kept.automatic else ""
    return f"{target.id[:8]}  {target.kept.name}  ({form}{by_itself})  {target.kept.folder}"


def target_record(target: ExportTarget, workspace: Workspace) -> Record:
    """Return a kept export with what became of it the last time."""
    kept = target.kept
    return {
        "id": target.id,
        "name": kept.name,
        "folder": kept.folder,
        "format": str(kept.form),
        "template": kept.template or None,
        "file_name": kept.file_name or None,
        "where": kept.question,
        "smart_tag": kept.smart_tag or None,
        "collection": workspace.collections.paths().get(kept.collection) if kept.collection else "",
        "automatic": kept.automatic,
        "report": report_record(target.report) if target.report else None,
    }


def report_record(report: KeptReport) -> Record:
    """Return what became of a kept export."""
    return {
        "at": report.at.isoformat(),
        "counts": {str(one): report.counts.get(one, 0) for one in Became},
        "remarks": [
            {"became": str(one.became), "path": one.path or None, "sentence": one.sentence}
            for one in report.remarks
        ],
        "error": report.error or None,
    }
