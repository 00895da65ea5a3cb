"""The starter library: sample documents with highlights that show what can be done."""

from __future__ import annotations

import json
import tomllib
from typing import TYPE_CHECKING, Any

from desktop import paths
from desktop.domain import HighlightStyle, LinkKind
from desktop.workspace.documents import Documents
from desktop.workspace.highlights import Highlights
from desktop.workspace.rereading import Rereading

if TYPE_CHECKING:
    from pathlib import Path

STATE = "starter"
"""Setting: '' before, then a JSON list of its document ids, also when they were removed."""


class Starter(Documents, Highlights, Rereading):
    """What can be done with the sample documents."""

    def install_starter(self) -> bool:
        """Bring in the sample documents, unless they ever were or the library has others."""
        if self.library.setting(STATE) or self.library.documents():
            return False
        plan = _plan()
        documents = self._import_samples(paths.bundled("seeds"), **plan["collection"])
        with self._changing() as library, library.step("Add the samples", undoable=False):
            self._apply(plan, documents)
            library.set_setting(STATE, json.dumps(sorted(documents.values())))
        return True

    def has_starter(self) -> bool:
        """Tell whether sample documents are in the library."""
        return bool(self._starter_documents())

    def remove_starter(self) -> int:
        """Move the sample documents to the trash, for good; return how many there were.

        The tags that only they bear wait in the trash with them; their collection goes.
        """
        documents = self._starter_documents()
        with self.step("Remove the sample documents"):
            collections = {self.document(i).collection_id for i in documents}
            for document_id in documents:
                self.remove_document(document_id)
            unused = {tag["path"] for tag in _plan()["tag"]}
            for tag in self.tags():
                if tag.path in unused and not tag.count:
                    self.remove_tag_everywhere(tag.id)
            in_use = {document.collection_id for document in self.documents()}
            for collection_id in collections - in_use - {None}:
                self.remove_collection(str(collection_id))
        if not self.library.setting(STATE):
            self.library.set_setting(STATE, "[]")
        return len(documents)

    def _starter_documents(self) -> list[str]:
        ids = set(json.loads(self.library.setting(STATE) or "[]"))
        return [document.id for document in self.library.documents() if document.id in ids]

    def _import_samples(self, folder: Path, name: str, documents: list[str]) -> dict[str, str]:
        """Import the samples into the collection `name` and return their ids by file name."""
        outcomes = self.import_files([folder / file for file in documents], collection=name)
        return {
            file: outcome.document_id for file, outcome in zip(documents, outcomes, strict=True)
        }

    def _apply(self, plan: dict[str, Any], documents: dict[str, str]) -> None:
        for tag in plan.get("tag", ()):
            self.ensure_tag(tag["path"], tag.get("colour", ""), tag.get("definition", ""))
        made: dict[str, str] = {}
        for item in plan.get("highlight", ()):
            made[item["key"]] = self.highlight_quotation(
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
            self.add_link(made[link["from"]], made[link["to"]], kind, link.get("note", ""))


def _plan() -> dict[str, Any]:
    """Return the samples' collection, tags, highlights and links."""
    path = paths.bundled("seeds") / "library.toml"
    return tomllib.loads(path.read_text(encoding="utf-8"))
