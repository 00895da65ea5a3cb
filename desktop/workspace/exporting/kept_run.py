"""One kept export being brought up to date, note by note."""

from __future__ import annotations

import logging
import re
from collections import Counter
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import PurePosixPath
from typing import TYPE_CHECKING

from desktop import export
from desktop.domain import Progress
from desktop.domain.exchanged.kept_export import Became, KeptReport, Remark, WrittenNote
from desktop.errors import CancelledError, FileExistsAlreadyError, ManiculeError
from desktop.export.kept import guarded_file
from desktop.export.kept.guarded_file import ChangedMeanwhileError, NoTextError
from desktop.export.kept.managed_block import (
    Fault,
    Merged,
    NoBlockError,
    Written,
    fresh,
    merged,
    whole,
)

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable
    from pathlib import Path

    from desktop.library.exporting.export_targets import ExportTargets
    from desktop.workspace.exporting.kept_forms import KeptForms
    from desktop.workspace.exporting.note_files import NoteFiles

_LOG = logging.getLogger(__name__)
# Others may write between reading and swapping, but not each time.
_ATTEMPTS = 3
_NO_TEXT = "it is no text in UTF-8"


class KeptRun:
    """Writes the notes of a target. What others write into the same files meanwhile is kept."""

    def __init__(
        self, target_id: str, targets: ExportTargets, forms: KeptForms, files: NoteFiles
    ) -> None:
        self._target_id, self._targets = target_id, targets
        self._forms, self._files = forms, files
        self._counts: Counter[Became] = Counter()
        self._remarks: list[Remark] = []
        self._new: dict[str, tuple[Path, str]] = {}
        """Where notes go that are not there, and a sentence about that where it needs one."""

    def run(
        self,
        documents: Iterable[str],
        progress: Callable[[Progress], None] | None,
        cancelled: Callable[[], bool],
    ) -> KeptReport:
        """Write the notes of documents; each that fails is reported, and the others are written."""
        ids = list(documents)
        self._place(ids)
        for number, document_id in enumerate(ids, start=1):
            if cancelled():
                raise CancelledError("The export")
            try:
                became = self._write(document_id)
            except ManiculeError as error:
                self._remark(Became.FAILED, self._path(document_id), str(error))
                became = Became.FAILED
            self._counts[became] += 1
            if progress is not None:
                progress(Progress(number, len(ids), self._forms.titles[document_id]))
        return KeptReport(datetime.now(UTC), dict(self._counts), tuple(self._remarks))

    def leave(self, path: str, title: str) -> None:
        """Say that nothing of a document is exported any more."""
        self._counts[Became.LEFT] += 1
        sentence = f"Nothing of “{title}” is exported any more; its note stays as it is."
        self._remark(Became.LEFT, path, sentence)

    def _place(self, ids: list[str]) -> None:
        """Find the notes that are there, and decide on names for the others, before any is made.

        Links lead to notes by their names.
        """
        files, forms = self._files, self._forms
        for document_id in ids:
            path = files.find(document_id, marked=not forms.is_whole)
            if path is not None:
                self._follow_name(document_id, path)
        for document_id in ids:
            path = files.paths.get(document_id) or self._new_place(document_id)
            forms.note_names[document_id] = path.stem
            forms.folders[document_id] = path.parent
        for document_id, others in files.others.items():
            kept = files.inside(files.paths[document_id])
            sentence = f"This note was copied; the one in {kept} is kept up, not this one."
            for other in others:
                self._remark(Became.KEPT, files.inside(other), sentence)

    def _follow_name(self, document_id: str, path: Path) -> None:
        """Rename a note whose document has another name by now, unless a person named it."""
        name, known = self._forms.names[document_id], self._forms.written.get(document_id)
        given = known.name if known else ""
        is_as_given = bool(given) and path.stem == PurePosixPath(given).name
        if is_as_given and not _is_called(given, name):
            self._remember_place(document_id, self._files.rename(document_id, name))

    def _new_place(self, document_id: str) -> Path:
        """Decide where a note goes that is not there, and what there is to be said about it."""
        files, name = self._files, self._forms.names[document_id]
        remembered = files.remembered(document_id)
        if remembered is not None:
            return self._place_beside(document_id, remembered, Fault.NO_MARKS)
        is_taken, path = files.is_taken(name), files.free(name)
        reason = ""
        if is_taken:
            inside = files.inside(path)
            reason = (
                f"There was a file {name}{path.suffix} already, which was not written here; "
                f"the note is {inside}."
            )
        self._new[document_id] = path, reason
        return path

    def _place_beside(self, document_id: str, path: Path, reason: str) -> Path:
        """Decide on a place beside a note of which nobody can tell any more what is whose in it."""
        inside, new = self._files.inside(path), self._files.free(path.stem, path.parent)
        told = self._files.inside(new)
        sentence = f"{inside} was left as it is: {reason}. The note is {told} from now on."
        self._new[document_id] = new, sentence
        return new

    def _remember_place(self, document_id: str, path: Path) -> None:
        known = self._forms.written[document_id]
        given = path.name.removesuffix(path.suffix)
        note = replace(known, path=self._files.inside(path), name=given)
        self._forms.written[document_id] = note
        self._targets.put(self._target_id, note)

    def _write(self, document_id: str) -> Became:
        path = self._files.paths.get(document_id)
        if path is None:
            return self._write_anew(document_id)
        for _ in range(_ATTEMPTS):
            try:
                return self._write_again(document_id, path)
            except ChangedMeanwhileError:
                continue
            except NoBlockError as error:
                self._place_beside(document_id, path, error.fault)
                return self._write_anew(document_id)
            except NoTextError:
                self._place_beside(document_id, path, _NO_TEXT)
                return self._write_anew(document_id)
        inside = self._files.inside(path)
        self._remark(
            Became.FAILED, inside, f"{inside} is being written to by another program; it was left."
        )
        return Became.FAILED

    def _write_again(self, document_id: str, path: Path) -> Became:
        was = guarded_file.read(path)
        # After the file: who writes it at the same time says first what will be in it.
        known = self._targets.note(self._target_id, document_id)
        written = Written(known.digests, known.marks, known.front) if known else Written()
        note = self._forms.note(document_id, path, written)
        made = (
            whole(was.text, note, written) if self._forms.is_whole
            else merged(was.text, note, written, self._forms.today)
        )  # fmt: skip
        self._tell(document_id, path, made, written)
        if made.text == was.text:
            if known is None or known.path != self._files.inside(path):
                self._put(document_id, path, made.written)
            return Became.KEPT if made.is_edited else Became.UNCHANGED
        # Should this be the last that is done, the file is still known for one written here.
        self._put(document_id, path, _either(written, made.written))
        guarded_file.replace(was, made.text)
        self._put(document_id, path, made.written)
        return Became.EXTENDED if made.is_edited and made.added else Became.REWRITTEN

    def _write_anew(self, document_id: str) -> Became:
        """Write a note where there is none."""
        files, forms = self._files, self._forms
        path, sentence = self._new[document_id]
        note = forms.note(document_id, path, Written())
        made = whole("", note, Written()) if forms.is_whole else fresh(note, forms.marking)
        while True:
            try:
                export.write(path, made.text)
                break
            except FileExistsAlreadyError:  # since it was decided on
                path = files.free(path.stem, path.parent)
        files.paths[document_id] = path
        self._put(document_id, path, made.written, is_named=True)
        if sentence:
            self._remark(Became.BESIDE, files.inside(path), sentence)
        return Became.BESIDE if sentence else Became.CREATED

    def _put(
        self, document_id: str, path: Path, written: Written, *, is_named: bool = False
    ) -> None:
        known = self._forms.written.get(document_id)
        inside = self._files.inside(path)
        given = inside.removesuffix(path.suffix) if is_named else (known.name if known else "")
        note = WrittenNote(
            document_id,
            inside,
            written.digests,
            dict(written.marks),
            dict(written.front),
            given,
        )
        self._forms.written[document_id] = note
        self._targets.put(self._target_id, note)

    def _tell(self, document_id: str, path: Path, made: Merged, written: Written) -> None:
        """Say what a person may want to know of a note."""
        inside, forms = self._files.inside(path), self._forms
        for key in made.theirs:
            sentence = f"“{key}” in {inside} was changed there, and stays as it is."
            self._remark(Became.KEPT, inside, sentence)
        gone = len(forms.removed(document_id, written))
        passages = "1 passage" if gone == 1 else f"{gone} passages"
        if made.is_edited:
            added = len(made.added)
            new = f"{added} new at its end" if added else "nothing is new"
            sentence = f"The block in {inside} was changed there, and is kept; {new}."
            self._remark(Became.EXTENDED if added else Became.KEPT, inside, sentence)
            if gone:
                sentence = f"{passages} in {inside} {_is(gone)} removed here, and still in it."
                self._remark(Became.KEPT, inside, sentence)
        elif gone and made.written.digests != written.digests[-1:]:
            sentence = f"{passages} in {inside} {_is(gone)} removed here, and struck there."
            self._remark(Became.REWRITTEN, inside, sentence)

    def _remark(self, became: Became, path: str, sentence: str) -> None:
        self._remarks.append(Remark(became, path, sentence))

    def _path(self, document_id: str) -> str:
        path = self._files.paths.get(document_id)
        return self._files.inside(path) if path is not None else ""


def _either(old: Written, new: Written) -> Written:
    """Return what is remembered while nobody can say which of the two is in a file."""
    front = {
        key: " ".join(dict.fromkeys((*said.split(), *new.front.get(key, "").split())))
        for key, said in old.front.items()
    }
    return Written(new.digests, old.marks, front)


def _is(count: int) -> str:
    return "is" if count == 1 else "are"


def _is_called(given: str, name: str) -> bool:
    """Whether a note has the name it should have, perhaps with a number that tells it apart."""
    return given == name or bool(re.fullmatch(rf"{re.escape(name)} \(\d+\)", given))
