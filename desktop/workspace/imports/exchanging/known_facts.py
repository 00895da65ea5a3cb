"""A bibliography says what documents are: facts that are lacking here are filled in."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from desktop.domain.exchanged.brought_report import BroughtReport, BroughtSource, Home, Tally
from desktop.domain.steps import StepCode
from desktop.workspace.imports.exchanging.homes import Homes

if TYPE_CHECKING:
    from pathlib import Path

    from desktop.domain import Facts
    from desktop.domain.exchanged.project import Project
    from desktop.workspace.opened import Opened

_STRANGERS = "entries of documents that are not here"
_TEXTS = ("date", "publisher", "url", "language")


def fill_in(opened: Opened, path: Path, project: Project, *, is_dry: bool) -> BroughtReport:
    """Give documents the facts that they lack, as one step; nothing that is known is replaced."""
    homes = Homes(opened.library, path, path.parent)
    found = [(source, homes.known(source.facts)) for source in project.sources]
    there = [(source, document) for source, document in found if document is not None]
    lacking = {
        document.id: more
        for source, document in there
        if (more := with_more(document.facts, source.facts)) != document.facts
    }
    if lacking and not is_dry:
        with opened.step(StepCode.BRING_IN) as library:
            for document_id, facts in lacking.items():
                library.documents.update_facts(document_id, facts, None)
    strangers = len(found) - len(there)
    return BroughtReport(
        project.form,
        project.program,
        project.name or path.stem,
        Tally(documents=len({document.id for _, document in there})),
        {**project.without_a_home, **({_STRANGERS: strangers} if strangers else {})},
        project.remarks,
        tuple(
            BroughtSource(document.title, Home.HERE, Tally(1), document.id) for _, document in there
        ),
        changed=len(lacking),
        is_tried=is_dry,
        has_facts_only=True,
    )


def with_more(here: Facts, there: Facts) -> Facts:
    """Return facts with those that they lack."""
    texts = {name: getattr(here, name) or getattr(there, name) for name in _TEXTS}
    key = here.citation_key or there.citation_key
    other = {**there.other, **here.other}
    authors = here.authors or there.authors
    return replace(here, authors=authors, citation_key=key, other=other, **texts)
