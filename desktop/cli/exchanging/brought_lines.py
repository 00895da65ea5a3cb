"""What another program's file brings, as JSON and in lines."""

from __future__ import annotations

from dataclasses import asdict
from typing import TYPE_CHECKING, Any

from desktop import words
from desktop.domain.exchanged.brought_report import Home

if TYPE_CHECKING:
    from collections.abc import Iterator

    from desktop.domain.exchanged.brought_report import BroughtReport, BroughtSource
    from desktop.domain.exchanged.project import Project

Record = dict[str, Any]


def brought_record(report: BroughtReport) -> Record:
    """Return what a file brings, beside what is said of every file."""
    return {
        "form": report.form,
        "program": report.program,
        "counts": asdict(report.counts),
        "without_a_home": dict(report.without_a_home),
        "changes": {
            "added": report.added,
            "changed": report.changed,
            "kept": report.kept,
            "vanished": report.vanished,
        },
        "remarks": list(report.remarks),
        "sources": [_source_record(one) for one in report.sources],
        "doubts": [
            {
                "source": doubt.source,
                "positions": {name: list(some) for name, some in doubt.readings.items()},
            }
            for doubt in report.doubts
        ],
    }


def _source_record(source: BroughtSource) -> Record:
    return {
        "title": source.title,
        "home": str(source.home),
        "document": source.document_id or None,
        "error": source.error or None,
        "counts": asdict(source.tally),
    }


def brought_lines(report: BroughtReport) -> Iterator[str]:
    """Yield what a file brings in sentences, the sum first."""
    yield words.brought(report)
    if report.without_a_home:
        yield f"    {words.without_a_home(report.without_a_home)}"
    for source in report.sources:
        if source.error and source.home is not Home.NONE:
            yield f"    {source.title}: its quotations alone are kept, as {source.error}"
    for remark in report.remarks:
        yield f"    {remark}"
    for doubt in report.doubts:
        yield f"    {doubt.source}: say how it counts with --positions, as one of:"
        for name, some in doubt.readings.items():
            yield f"        {name}: {' | '.join(some)}"


def project_record(path: str, project: Project) -> Record:
    """Return what a file of another program is, read and not brought in."""
    return {
        "path": path,
        "form": project.form,
        "program": project.program,
        "name": project.name,
        "sources": len(project.sources),
        "tags": len(project.tags),
        "passages": sum(len(source.passages) for source in project.sources),
        "links": len(project.links),
        "without_a_home": dict(project.without_a_home),
        "remarks": list(project.remarks),
        "doubts": [
            {
                "source": doubt.source,
                "positions": {name: list(some) for name, some in doubt.readings.items()},
            }
            for doubt in project.doubts
        ],
    }


def project_lines(path: str, project: Project) -> Iterator[str]:
    """Yield what a file of another program is, in lines."""
    record = project_record(path, project)
    for name in ("path", "form", "program", "name", "sources", "tags", "passages", "links"):
        if record[name] or record[name] == 0:
            yield f"{name}: {record[name]}"
    if project.without_a_home:
        yield words.without_a_home(project.without_a_home)
    yield from project.remarks
