"""Templates: those of the gallery and the reader's own, and what they make of highlights."""

from __future__ import annotations

import logging
import re
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path, PurePosixPath
from typing import TYPE_CHECKING, Any

from desktop import export, paths
from desktop.domain import Progress
from desktop.domain.asking.which import ANYTHING
from desktop.domain.file_names import safe
from desktop.errors import (
    FileExistsAlreadyError,
    NotFoundError,
    StorageError,
    TemplateFaultError,
    reason_of,
)
from desktop.export.kept.kept_note import Vault
from desktop.export.kept.obsidian_tags import spelled
from desktop.export.templates.seen_values import seen
from desktop.workspace.exporting.template_child import Task, followed
from desktop.workspace.gathering import Gathered

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from desktop.domain import Highlight
    from desktop.domain.asking.which import Which
    from desktop.workspace.opened import Opened
    from desktop.workspace.searching.highlight_questions import Questions

_LOG = logging.getLogger(__name__)
SUFFIXES = (".jinja", ".j2", ".jinja2")
_ABOUT = re.compile(
    r"\A\s*\{#-?\s*(?P<title>[^\n]*?)\s*(?:\n\s*(?P<about>.*?))?\s*-?#\}", re.DOTALL
)
_ONE, _ALL = re.compile(r"(?<![\w.])document\."), re.compile(r"(?<![\w.])documents\b")
LARGEST = 1 << 20
"""Bytes of a template: one that is larger is something else."""
_PREVIEWED = 3
"""Documents that a preview shows, and highlights of each."""
# Of each document, so that a preview comes while one types.
_PREVIEWED_HIGHLIGHTS = 20
USUAL_NAME = "{{ document.title }}"


@dataclass(frozen=True, slots=True)
class TemplateFile:
    """A template as it lies in the gallery or in a folder of the reader's."""

    name: str
    """The name of its file."""
    path: str
    title: str
    about: str
    is_own: bool

    @property
    def suffix(self) -> str:
        """That of the files it makes."""
        return suffix_of(self.name)


def suffix_of(name: str) -> str:
    """Return the suffix of what a template makes: that before its own, or else '.md'."""
    path = PurePosixPath(name)
    inner = PurePosixPath(path.stem if path.suffix.lower() in SUFFIXES else path.name)
    return inner.suffix.lower() or ".md"


def is_of_a_document(source: str) -> bool:
    """Whether a template is for one document at a time: it speaks of none but that."""
    return _ONE.search(source) is not None and _ALL.search(source) is None


class Templates:
    """What can be done with templates."""

    def __init__(self, opened: Opened, questions: Questions) -> None:
        self._opened, self._questions = opened, questions
        self._library = opened.library

    def all(self) -> list[TemplateFile]:
        """Return the reader's own templates, and then those of the gallery."""
        found: list[TemplateFile] = []
        own, gallery = paths.templates_folder(), paths.bundled("resources/templates")
        for folder in (own, gallery):
            with suppress(OSError):
                files = sorted(folder.iterdir(), key=lambda one: one.name.casefold())
                found += [self._told(one, is_own=folder == own) for one in files if _is_one(one)]
        return found

    def source(self, name: str) -> str:
        """Return the text of a template, given the name of one in a folder or the path of a file.

        Raises NotFoundError, or TemplateFaultError for what cannot be read.
        """
        return _text(self.path(name))

    def path(self, name: str) -> Path:
        """Return where a template lies. Raises NotFoundError."""
        for one in self.all():
            if name in (one.name, one.path, one.title):
                return Path(one.path)
        path = Path(name)
        if not path.is_file():
            raise NotFoundError("template", name)
        return path

    def save(self, name: str, text: str, *, replace: bool = False) -> TemplateFile:
        """Keep a template in the reader's folder; raise FileExistsAlreadyError or StorageError."""
        stem = name if name.lower().endswith(SUFFIXES) else f"{name}{SUFFIXES[0]}"
        path = paths.templates_folder() / safe(stem, f"template.md{SUFFIXES[0]}")
        if path.exists() and not replace:
            raise FileExistsAlreadyError(path)
        export.write(path, text, replace=True)
        return self._told(path, is_own=True)

    def remove(self, name: str) -> None:
        """Remove a template of the reader's own. Raises NotFoundError."""
        for one in self.all():
            if one.is_own and name in (one.name, one.path):
                try:
                    Path(one.path).unlink()
                except OSError as error:
                    raise StorageError(Path(one.path), reason_of(error)) from error
                return
        raise NotFoundError("template of your own", name)

    def preview(
        self,
        name: str,
        source: str,
        file_name: str = "",
        *,
        documents: Sequence[str] = (),
        cancelled: Callable[[], bool] | None = None,
    ) -> tuple[str, str]:
        """Return the name of a file and its text, as a template makes them of a few documents.

        Raises TemplateFaultError.
        """
        shown = list(documents) or self._with_highlights()[:_PREVIEWED]
        of_each = (self._library.highlights.all(document_id=one) for one in shown)
        few = [one for found in of_each for one in found[:_PREVIEWED_HIGHLIGHTS]]
        values = self._values(shown, ANYTHING, few)
        is_of_each = bool(file_name) or is_of_a_document(source)
        if is_of_each:
            del values["documents"][1:]
        called = (file_name or USUAL_NAME) if is_of_each else None
        task = Task(name, source, suffix_of(name), called, is_preview=True)
        made = followed(task, values, cancelled or _never)
        if not made:
            return "", ""
        named, text = made[0]
        return (f"{file_path(named)}{task.suffix}" if is_of_each else ""), text

    def text(
        self,
        name: str,
        *,
        documents: Sequence[str] = (),
        where: Which = ANYTHING,
        cancelled: Callable[[], bool] | None = None,
    ) -> str:
        """Return what a template makes of highlights; raises what `source` and `preview` raise.

        Of one that is for a document the texts of all follow each other.
        """
        path = self.path(name)
        source = _text(path)
        called = USUAL_NAME if is_of_a_document(source) else None
        task = Task(path.name, source, suffix_of(path.name), called)
        made = followed(task, self._values(documents, where), cancelled or _never)
        return "\n".join(text for _, text in made)

    def file(
        self,
        path: Path,
        name: str,
        *,
        documents: Sequence[str] = (),
        where: Which = ANYTHING,
        replace: bool = False,
        cancelled: Callable[[], bool] | None = None,
    ) -> Path:
        """Write what a template makes of highlights to a file."""
        self._library.backups.refuse_own(path)
        if path.exists() and not replace:
            raise FileExistsAlreadyError(path)
        text = self.text(name, documents=documents, where=where, cancelled=cancelled)
        return export.write(path, text, replace=replace)

    def files(
        self,
        folder: Path,
        name: str,
        file_name: str = "",
        *,
        documents: Sequence[str] = (),
        where: Which = ANYTHING,
        replace: bool = False,
        progress: Callable[[Progress], None] | None = None,
        cancelled: Callable[[], bool] | None = None,
    ) -> list[Path]:
        """Write a file for each document into a folder, named by a template too.

        Nothing is written when a file of that name is there and `replace` is not given.
        """
        self._library.backups.refuse_own(folder)
        template = self.path(name)
        suffix = suffix_of(template.name)
        task = Task(template.name, _text(template), suffix, file_name or USUAL_NAME)
        values = self._values(documents, where)
        made = followed(task, values, cancelled or _never)
        ids = [document["id"] for document in values["documents"]]
        names = distinct({key: called for key, (called, _) in zip(ids, made, strict=True)})
        files = {
            folder / f"{names[key]}{suffix}": said for key, (_, said) in zip(ids, made, strict=True)
        }
        taken = next((path for path in files if path.exists()), None)
        if taken is not None and not replace:
            raise FileExistsAlreadyError(taken)
        written: list[Path] = []
        for path, text in files.items():
            written.append(export.write(path, text, replace=replace))
            if progress is not None:
                progress(Progress(len(written), len(files), path.name))
        _LOG.info("Export with a template: %d files", len(written))
        return written

    def _values(
        self, documents: Sequence[str], where: Which, few: Sequence[Highlight] | None = None
    ) -> dict[str, Any]:
        """Return what a template sees; of a `few` highlights nothing else is read."""
        only = None if where == ANYTHING else frozenset(self._questions.ids(where))
        gathered = Gathered(
            self._library,
            self._opened.contents,
            documents,
            (),
            only,
            read_late=True,
            few=few,
        )
        vault = Vault(self._library.id, tags=spelled(tag.path for tag in gathered.tags))
        authors = self.authors([document.id for document, _ in gathered.chosen(())])
        return seen(gathered.excerpts(()), vault, authors)

    def authors(self, documents: Sequence[str]) -> dict[str, str]:
        """Return who made each highlight of documents, by id."""
        made = (self._library.highlights.provenance(one).items() for one in documents)
        return {key: one.author for items in made for key, one in items}

    def _with_highlights(self) -> list[str]:
        found = [one for one in self._library.documents.all() if one.highlights]
        return [one.id for one in found]

    @staticmethod
    def _told(path: Path, *, is_own: bool) -> TemplateFile:
        found = None
        with suppress(TemplateFaultError):
            found = _ABOUT.match(_text(path))
        title = (found["title"] if found else "") or path.name
        about = " ".join(((found["about"] if found else "") or "").split())
        return TemplateFile(path.name, str(path), title, about, is_own)


def _is_one(path: Path) -> bool:
    return path.suffix.lower() in SUFFIXES and not path.name.startswith(".")


def file_path(called: str) -> str:
    """Return a name that a template made as one that every file system takes.

    A '/' stands between folders; what would lead out of them is nothing but a name.
    """
    line = " ".join(called.split())
    return (
        "/".join(safe(part, "untitled") for part in line.split("/") if part.strip()) or "untitled"
    )


def distinct(called: dict[str, str]) -> dict[str, str]:
    """Return names for files, by document, of which no two are one on any system."""
    taken: set[str] = set()
    found: dict[str, str] = {}
    for key, name in called.items():
        plain = file_path(name)
        number, one = 1, plain
        while one.casefold() in taken:
            number += 1
            one = f"{plain} ({number})"
        taken.add(one.casefold())
        found[key] = one
    return found


def _text(path: Path) -> str:
    try:
        if path.stat().st_size > LARGEST:
            raise TemplateFaultError(path.name, 0, "it is larger than any template")
        return path.read_bytes().decode("utf-8-sig").replace("\r\n", "\n")
    except OSError as error:
        reason = f"it cannot be read, {reason_of(error)}"
        raise TemplateFaultError(path.name, 0, reason) from error
    except UnicodeDecodeError as error:
        raise TemplateFaultError(path.name, 0, "it is no text in UTF-8") from error


def _never() -> bool:
    return False
