"""What the verbs about passages do whose source changed."""

from __future__ import annotations

from typing import TYPE_CHECKING

from desktop import words
from desktop.cli import records
from desktop.cli.printing import print_json, print_line
from desktop.errors import AmbiguousNameError, NotFoundError, NothingToDecideError

if TYPE_CHECKING:
    import argparse
    from collections.abc import Callable

    from desktop.domain.reviews import Review
    from desktop.workspace import Workspace


def review(workspace: Workspace, options: argparse.Namespace) -> list[str]:
    """List the passages whose source changed, with what became of each."""
    document_id = workspace.documents.find(options.document).id if options.document else None
    look_for_waiting(workspace)
    found = [workspace.reviews.of(one.id) for one in workspace.reviews.all(document_id)]
    if options.json:
        texts, who = workspace.documents.content, workspace.speakers.of
        links = workspace.links.ends()
        print_json(
            [
                records.review_record(
                    one,
                    texts(one.highlight.document_id),
                    who(one.highlight),
                    links.get(one.highlight.id, ()),
                )
                for one in found
            ]
        )
        return []
    titles = {document.id: document.title for document in workspace.documents.all()}
    for one in found:
        _print(one, titles[one.highlight.document_id])
    if not found:
        print_line("Nothing to review: every passage stands where it did.")
    return []


def accept(workspace: Workspace, options: argparse.Namespace) -> list[str]:
    """Say that passages stand where they were found."""
    return _decided(workspace, options, workspace.reviews.accept, "kept at its new place")


def reject(workspace: Workspace, options: argparse.Namespace) -> list[str]:
    """Say that passages are no longer in the text."""
    became = "kept as a record of the text it was made on"
    return _decided(workspace, options, workspace.reviews.keep_as_record, became)


def look_for_waiting(workspace: Workspace) -> None:
    """Look for the passages that an undo or the trash brought back into a changed text."""
    if not workspace.read_only and workspace.reviews.any_waiting():
        workspace.reviews.place_waiting()


def _decided(
    workspace: Workspace,
    options: argparse.Namespace,
    decide: Callable[[list[str]], int],
    became: str,
) -> list[str]:
    look_for_waiting(workspace)
    failed, decided = [], []
    for identity in options.highlights:
        try:
            highlight_id = workspace.highlights.find(identity).id
            decide([highlight_id])
        except (AmbiguousNameError, NotFoundError, NothingToDecideError) as error:
            failed.append(str(error))
        else:
            decided.append(workspace.highlights.find(highlight_id))
    if options.json:
        texts, who = workspace.documents.content, workspace.speakers.of
        links = workspace.links.ends()
        print_json(
            [
                records.highlight_record(
                    one, texts(one.document_id), who(one), links.get(one.id, ())
                )
                for one in decided
            ]
        )
        return failed
    for one in decided:
        print_line(f"{one.id[:8]}  {became}")
    return failed


def _print(one: Review, title: str) -> None:
    print_line(f"{one.highlight.id[:8]}  {title}")
    print_line(f"    was  “{' '.join(one.old.words.split())}”")
    for proposal in one.proposals[:1]:
        print_line(f"    now  “{' '.join(proposal.words.split())}”")
    print_line("    " + words.reasons(one))
