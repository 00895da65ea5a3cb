"""What each verb does: call the workspace, print what it returns, list what failed."""

from __future__ import annotations

import sys
from collections.abc import Callable
from functools import partial
from typing import TYPE_CHECKING, Any

from desktop import words
from desktop.cli import records
from desktop.cli.exchanging.brought_lines import brought_lines, project_lines, project_record
from desktop.cli.locked import given_passwords
from desktop.cli.printing import print_json, print_line, print_lines
from desktop.cli.question_verbs import colour_named, one_line
from desktop.domain import (
    AS_IT_IS,
    ROW_BREAK,
    SOFT_BREAK,
    ImportStatus,
    ReadingChoice,
    Region,
    TakenAs,
)
from desktop.domain.exchanged.project import Project
from desktop.domain.noted.reading_progress import NEVER
from desktop.errors import StorageError

if TYPE_CHECKING:
    import argparse
    from collections.abc import Iterable, Sequence

    from desktop.domain import ImportOutcome
    from desktop.domain.noted.bookmarks import Bookmark
    from desktop.workspace import Workspace

Verb = Callable[["Workspace", "argparse.Namespace"], list[str]]
"""Prints the answer and returns a sentence for each thing that failed."""

GUESS = ("", "guess", "auto")
"""What may be said in place of an encoding's name."""


def import_files(workspace: Workspace, options: argparse.Namespace) -> list[str]:
    """Import files and folders."""
    password = given_passwords.password_in(options.password_file)
    choice = _choice(options, AS_IT_IS, password)
    files = partial(workspace.imports.files, dry_run=options.dry_run)
    outcomes = files(options.paths, collection=options.collection, choice=choice)
    if options.kept_password:
        outcomes = given_passwords.unlocked(
            outcomes,
            choice,
            lambda path, place, again: files([path], collection=place, choice=again),
        )
    failed = _report(workspace, options, outcomes)
    return failed if options.dry_run else failed + sync(workspace)


def explain(workspace: Workspace, options: argparse.Namespace) -> list[str]:
    """Tell what an import makes of a file, and why."""
    made = workspace.imports.explain(
        options.path, _choice(options, AS_IT_IS, given_passwords.given(options, options.path))
    )
    if isinstance(made, Project):
        if options.json:
            print_json(project_record(str(options.path), made))
        else:
            print_each(project_lines(str(options.path), made))
        return []
    record = records.explanation_record(made)
    if options.json:
        print_json(record)
        return []
    forms, remarks, facts = (record.pop(name) for name in ("forms", "remarks", "facts"))
    for name, value in [*record.items(), *facts.items()]:
        if value or value == 0:
            print_line(f"{name}: {_plain(value)}")
    for form in forms:
        verdict = "yes" if form["fits"] else "no"
        print_line(f"{form['form']}? " + ", ".join(filter(None, (verdict, form["why"]))))
    for remark in remarks:
        print_line(remark)
    return []


def reread(workspace: Workspace, options: argparse.Namespace) -> list[str]:
    """Read a document again."""
    document = workspace.documents.find(options.document)
    password = given_passwords.given(options, document.sha256)
    choice = _choice(options, workspace.documents.reading_choice(document.id), password)
    return _report(workspace, options, [workspace.originals.reread(document.id, choice)]) + sync(
        workspace
    )


def documents(workspace: Workspace, options: argparse.Namespace) -> list[str]:
    """List the documents."""
    everything = workspace.documents.all()
    if options.json:
        names = workspace.collections.paths()
        marked, readings = _bookmarks(workspace), workspace.readings.all()
        print_json(
            [
                records.document_record(
                    one, names, marked.get(one.id, ()), readings.get(one.id, NEVER)
                )
                for one in everything
            ]
        )
        return []
    for document in everything:
        count = f"{document.highlights} highlights, {document.sections} sections"
        print_line(f"{document.id[:8]}  {document.title}  ({document.kind}; {count})")
    if not everything:
        print_line("The library is empty. Bring documents in with: manicule import PATH")
    return []


def _bookmarks(workspace: Workspace) -> dict[str, list[Bookmark]]:
    found: dict[str, list[Bookmark]] = {}
    for one in workspace.bookmarks.all():
        found.setdefault(one.document_id, []).append(one)
    return found


def show(workspace: Workspace, options: argparse.Namespace) -> list[str]:
    """Print a document's facts, outline and text."""
    document = workspace.documents.find(options.document)
    content = workspace.documents.content(document.id)
    paths, marked = workspace.collections.paths(), workspace.bookmarks.all([document.id])
    reading = workspace.readings.all([document.id]).get(document.id, NEVER)
    record = records.document_record(document, paths, marked, reading)
    if options.json:
        revisions = map(records.revision_record, workspace.revisions.all(document.id))
        print_json(record | records.content_record(content) | {"revisions": list(revisions)})
        return []
    record["bookmarks"] = [one.name for one in marked]
    for name, value in record.items():
        if value:
            print_line(f"{name}: {_plain(value)}")
    print_line("")
    for section in content.sections:
        facts = "; ".join(f"{name}: {value}" for name, value in section.facts.items())
        print_line("  " * section.level + section.title + (f"  [{facts}]" if facts else ""))
    print_line("")
    text = content.quoted(marks=True).text
    print_lines(text.replace(SOFT_BREAK, "\n").replace(ROW_BREAK, "\n").replace("\n", "\n\n"))
    return []


def highlight(workspace: Workspace, options: argparse.Namespace) -> list[str]:
    """Keep a passage."""
    pairs = (options.start, options.end), (options.page, options.area)
    by_place, by_area = (None not in pair for pair in pairs)
    ways = [by_place, by_area, options.quote is not None]
    if sum(ways) != 1 or any((one is None) != (other is None) for one, other in pairs):
        sys.stderr.write(
            "manicule highlight: give either --quote, or both --start and --end, "
            "or both --page and --area\n"
        )
        raise SystemExit(2)
    document = workspace.documents.find(options.document)
    marking: Any = {
        "colour": colour_named(workspace, options.colour),
        "note": options.note,
        "tags": options.tag,
    }
    if by_place:
        made = workspace.highlights.add(document.id, options.start, options.end, **marking)
    elif by_area:
        region = Region(options.page - 1, *options.area)
        password = given_passwords.given(options, document.sha256)
        area = workspace.highlights.area(document.id, region, password)
        made = workspace.highlights.add_area(document.id, area, **marking)
    else:
        made = workspace.highlights.add_quotation(
            document.id, options.quote, options.occurrence, **marking
        )
    if options.json:
        content, speaker = workspace.documents.content(document.id), workspace.speakers.of(made)
        links = workspace.links.ends(made.id).get(made.id, ())
        print_json(records.highlight_record(made, content, speaker, links))
    else:
        print_line(one_line(document, made))
    return []


def search(workspace: Workspace, options: argparse.Namespace) -> list[str]:
    """Find passages."""
    failed = sync(workspace)
    result = workspace.search.find(options.query, limit=options.limit)
    if options.json:
        print_json(records.search_record(result))
        return failed
    if result.corrected:
        print_line(f"Nothing for {result.query}: showing {result.corrected}")
    for hit in result.hits:
        where = f"{hit.title} › {hit.section}" if hit.section else hit.title
        where += f", {words.page(hit.page)}" if hit.page else ""
        where += "  (note)" if hit.note_id else ""
        where += "  (no longer in the text)" if hit.is_gone else ""
        print_line(f"{(hit.note_id or hit.document_id)[:8]}  {where}")
        print_lines(f"    {hit.snippet}")
    for remark in result.remarks:
        print_line(remark)
    instead = f" ({result.corrected_total} for {result.corrected})" if result.corrected else ""
    print_line(("1 passage" if result.total == 1 else f"{result.total} passages") + instead)
    return failed


def reindex(workspace: Workspace, _options: argparse.Namespace) -> list[str]:
    """Build the search index afresh."""
    print_line(f"{workspace.search.reindex()} documents indexed")
    return []


def check(workspace: Workspace, options: argparse.Namespace) -> list[str]:
    """Look for damage."""
    problems = workspace.care.check(repair=options.repair)
    if options.json:
        print_json(problems)
    elif not problems:
        print_line("The library is sound.")
    return problems


def check_sandbox(options: argparse.Namespace) -> list[str]:
    """Try what a file could do while it is read; no library is needed for that."""
    from desktop.formats.door.confined.escapes import findings  # and so no other verb waits for it

    found = findings()
    failed = [one.sentence for one in found if one.expected and not one.holds]
    if options.json:
        print_json([records.finding_record(one) for one in found])
    for one in found:
        if not options.json and one.sentence not in failed:
            print_line(one.sentence)
    return failed


def starter(workspace: Workspace, options: argparse.Namespace) -> list[str]:
    """Bring in the sample documents, or remove them."""
    if options.remove:
        print_line(f"{workspace.starter.remove()} sample documents moved to the trash")
    elif workspace.starter.install():
        print_line("The sample documents are in the library.")
    else:
        return ["The sample documents were not added: the library has, or had, documents already."]
    return []


def _choice(options: argparse.Namespace, usual: ReadingChoice, password: str = "") -> ReadingChoice:
    """Return what was asked for, and the usual where nothing was."""
    encoding = usual.encoding if options.encoding is None else options.encoding
    whole_page = usual.whole_page if options.whole_page is None else options.whole_page
    return ReadingChoice(
        "" if encoding.lower() in GUESS else encoding,
        whole_page,
        password,
        taken_as=TakenAs(getattr(options, "taken_as", "")),
        positions=getattr(options, "positions", ""),
    )


def _report(
    workspace: Workspace, options: argparse.Namespace, outcomes: Sequence[ImportOutcome]
) -> list[str]:
    """Print what became of files, and return what went wrong."""
    if options.json:
        print_json([records.import_record(outcome) for outcome in outcomes])
    else:
        for outcome in outcomes:
            if outcome.brought is not None:
                first, *rest = brought_lines(outcome.brought)
                print_each([f"{outcome.status}: {first}", *rest])
            elif outcome.status is not ImportStatus.FAILED:
                print_line(_imported(workspace, outcome))
    return [outcome.error for outcome in outcomes if outcome.status is ImportStatus.FAILED]


def sync(workspace: Workspace) -> list[str]:
    """Bring the index level; a full disk leaves it as it was, which still answers."""
    try:
        workspace.search.sync()
    except StorageError as error:
        return [str(error)]
    return []


def _imported(workspace: Workspace, outcome: ImportOutcome) -> str:
    if not outcome.document_id:  # nothing is stored yet
        return f"{outcome.status}: {outcome.path}"
    title = workspace.documents.get(outcome.document_id).title
    line = f"{outcome.status}: {title} ({outcome.document_id[:8]})"
    line += "; was in the trash and is back" if outcome.from_trash else ""
    told = words.standing(outcome.standing)
    return f"{line}; {told}" if told else line


def print_each(lines: Iterable[str]) -> None:
    """Print lines of which each is a sentence."""
    for line in lines:
        print_line(line)


def _plain(value: object) -> str:
    if isinstance(value, dict):
        return "; ".join(f"{name}: {item}" for name, item in value.items())
    return ", ".join(map(str, value)) if isinstance(value, list) else str(value)
