"""The starter library: sample documents with highlights that show what can be done."""

from __future__ import annotations

import json
import tomllib
from typing import TYPE_CHECKING, Any

from desktop import paths
from desktop.domain import HighlightStyle, LinkKind
from desktop.domain.arguing.claims import Stance
from desktop.domain.arguing.outlines import Line, LineKind
from desktop.domain.asking.understanding import read
from desktop.domain.steps import StepCode
from desktop.library.file.values import json_or_none

if TYPE_CHECKING:
    from pathlib import Path

    from desktop.workspace import Workspace

STATE = "starter"
"""Setting: '' before, then a JSON list of its document ids, also when they were removed."""


class Starter:
    """What can be done with the sample documents."""

    def __init__(self, workspace: Workspace) -> None:
        self._workspace = workspace

    def install(self) -> bool:
        """Bring in the sample documents, unless they ever were or the library has others."""
        if self._workspace.settings.get(STATE) or self._workspace.documents.all():
            return False
        plan = _plan()
        documents = self._import_samples(paths.bundled("seeds"), **plan["collection"])
        with self._workspace.step(StepCode.ADD_SAMPLES, undoable=False):
            self._apply(plan, documents)
            self._workspace.settings.set(STATE, json.dumps(sorted(documents.values())))
        return True

    def is_there(self) -> bool:
        """Tell whether sample documents are in the library."""
        return bool(self._starter_documents())

    def remove(self) -> int:
        """Move the sample documents to the trash, for good; return how many there were.

        The tags that only they bear wait in the trash with them; their collection goes.
        """
        documents = self._starter_documents()
        with self._workspace.step(StepCode.REMOVE_SAMPLES):
            collections = {self._workspace.documents.get(i).collection_id for i in documents}
            for document_id in documents:
                self._workspace.trash.put(document_id)
            unused = {tag["path"] for tag in _plan()["tag"]}
            for tag in self._workspace.tags.all():
                if tag.path in unused and not tag.count:
                    self._workspace.tags.remove(tag.id)
            questions = {one["name"]: str(read(one["question"])) for one in _plan()["smart_tag"]}
            for kept in self._workspace.questions.saved():
                if questions.get(kept.name) == kept.question:
                    self._workspace.questions.remove(kept.id)
            self._forget_arguments()
            in_use = {document.collection_id for document in self._workspace.documents.all()}
            for collection_id in collections - in_use - {None}:
                self._workspace.collections.remove(str(collection_id))
        if not self._workspace.settings.get(STATE):
            self._workspace.settings.set(STATE, "[]")
        return len(documents)

    def _forget_arguments(self) -> None:
        """Remove the claims and the outline of the samples, unless they were made into others."""
        plan = _plan()
        sentences = {one["sentence"] for one in plan["claim"]}
        for outline in self._workspace.outlines.all():
            if outline.name == plan["outline"]["name"]:
                self._workspace.outlines.remove(outline.id)
        for claim in self._workspace.claims.weighed((), {}):
            is_gone = all(one.highlight is None for one in claim.evidence)
            if claim.claim.sentence in sentences and is_gone:
                self._workspace.claims.remove(claim.claim.id)

    def _starter_documents(self) -> list[str]:
        ids = json_or_none(self._workspace.settings.get(STATE))
        if not isinstance(ids, list):
            return []
        return [document.id for document in self._workspace.documents.all() if document.id in ids]

    def _import_samples(self, folder: Path, name: str, documents: list[str]) -> dict[str, str]:
        """Import the samples into the collection `name` and return their ids by file name."""
        outcomes = self._workspace.imports.files(
            [folder / file for file in documents], collection=name
        )
        return {
            file: outcome.document_id for file, outcome in zip(documents, outcomes, strict=True)
        }

    def _apply(self, plan: dict[str, Any], documents: dict[str, str]) -> None:
        for tag in plan.get("tag", ()):
            self._workspace.tags.ensure(
                tag["path"], tag.get("colour", ""), tag.get("definition", "")
            )
        for smart in plan["smart_tag"]:
            self._workspace.questions.save(smart["name"], smart["question"])
        made: dict[str, str] = {}
        for item in plan.get("highlight", ()):
            made[item["key"]] = self._workspace.highlights.add_quotation(
                documents[item["document"]],
                item["quote"],
                item.get("occurrence", 1),
                colour=item.get("colour", "yellow"),
                style=HighlightStyle(item.get("style", "fill")),
                note=item.get("note", ""),
                tags=item.get("tags", ()),
            ).id
        for link in plan.get("link", ()):
            kind = LinkKind(link["kind"])
            self._workspace.links.add(
                made[link["from"]], made[link["to"]], kind, link.get("note", "")
            )
        self._argue(plan, made)

    def _argue(self, plan: dict[str, Any], made: dict[str, str]) -> None:
        """Make the claims and the outline; highlights are known by their keys."""
        claims: dict[str, str] = {}
        for one in plan["claim"]:
            claims[one["key"]] = self._workspace.claims.add(one["sentence"], one.get("note", ""))
            for stance in Stance:
                keys = [made[key] for key in one.get(stance.value, ())]
                self._workspace.claims.put(claims[one["key"]], keys, stance)
        outline = self._workspace.outlines.add(plan["outline"]["name"])
        lines = [_line(one, claims, made) for one in plan["outline"]["lines"]]
        self._workspace.outlines.put(outline, 0, lines)


def _line(planned: dict[str, Any], claims: dict[str, str], made: dict[str, str]) -> Line:
    if "claim" in planned:
        return Line("", LineKind.CLAIM, claim_id=claims[planned["claim"]])
    if "passage" in planned:
        return Line("", LineKind.PASSAGE, highlight_id=made[planned["passage"]])
    kind = LineKind.HEADING if "level" in planned else LineKind.TEXT
    return Line("", kind, planned.get("level", 0), planned["text"])


def _plan() -> dict[str, Any]:
    """Return the samples' collection, tags, smart tags, highlights, links and arguments."""
    path = paths.bundled("seeds") / "library.toml"
    return tomllib.loads(path.read_text(encoding="utf-8"))
