"""Somebody who edits kept notes at random, and a reader who goes on marking meanwhile."""

from __future__ import annotations

import random
import re
from typing import TYPE_CHECKING

from desktop.domain import Facts, LinkKind
from desktop.export.kept import guarded_file

if TYPE_CHECKING:
    from pathlib import Path

    from desktop.workspace import Workspace

MINE = re.compile(r"mine\d+x")
MARK = "manicule:"


class FuzzingEditor:
    """Each word it writes is known, until it takes it away itself."""

    def __init__(self, folder: Path, workspace: Workspace, seed: int) -> None:
        self.folder, self.workspace = folder, workspace
        self.chance = random.Random(seed)
        self.count = 0
        self.words: set[str] = set()
        """Those that must be there."""

    # -- the one who writes notes

    def edit(self) -> None:
        """Do one thing to one of the notes."""
        notes = sorted(self.folder.rglob("*.md"))
        if not notes:
            return
        path = self.chance.choice(notes)
        acts = [self.insert] * 8 + [self.front, self.lines, self.take_out, self.rename, self.move]
        acts += [self.copy, self.delete, self.unmark, self.clear, self.foreign, self.bom]
        self.chance.choice(acts)(path)
        self.look()

    def look(self) -> None:
        """Take down which words are there now: what was taken away was taken by this hand."""
        self.words = self.there()

    def there(self) -> set[str]:
        """Return all words of this hand that are in the folder."""
        texts = (path.read_bytes().decode() for path in self.folder.rglob("*.md"))
        return {word for text in texts for word in MINE.findall(text)}

    def word(self) -> str:
        self.count += 1
        return f"mine{self.count}x"

    def insert(self, path: Path) -> None:
        """Write into any place that is not a mark."""
        lines = path.read_bytes().decode().split("\n")
        at = self.chance.randrange(len(lines))
        word = self.word()
        if MARK in lines[at] or self.chance.random() < 0.5:
            lines.insert(at, self.chance.choice(["{}", "> {}", "- [ ] {}", "## {}"]).format(word))
        elif self.chance.random() < 0.5:
            lines[at] = f"{word} {lines[at]}"
        else:
            end = "\r" if lines[at].endswith("\r") else ""
            lines[at] = f"{lines[at].removesuffix(end)} {word}{end}"
        path.write_bytes("\n".join(lines).encode())

    def front(self, path: Path) -> None:
        """Add a key, a remark, or a list to the front matter."""
        text = path.read_bytes().decode()
        own = self.chance.choice(["{0}: 1", "# {0}", "tags:\n  - {0}\n- {0}", "title: {0}"])
        added = own.format(self.word())
        path.write_bytes(re.sub(r"^(\ufeff?---\r?\n)", rf"\1{added}\n", text).encode())

    def lines(self, path: Path) -> None:
        """Break lines otherwise."""
        text = path.read_bytes().decode().replace("\r\n", "\n")
        path.write_bytes(text.replace("\n", self.chance.choice(["\n", "\r\n"])).encode())

    def bom(self, path: Path) -> None:
        path.write_bytes(b"\xef\xbb\xbf" + path.read_bytes().removeprefix(b"\xef\xbb\xbf"))

    def take_out(self, path: Path) -> None:
        """Delete some lines that are no marks."""
        lines = path.read_bytes().decode().split("\n")
        at = self.chance.randrange(len(lines))
        gone = [n for n in range(at, min(at + 3, len(lines))) if MARK not in lines[n]]
        kept = [line for n, line in enumerate(lines) if n not in gone]
        path.write_bytes("\n".join(kept).encode())

    def rename(self, path: Path) -> None:
        path.rename(path.with_name(f"Renamed {self.chance.randrange(10**6)}.md"))

    def move(self, path: Path) -> None:
        folder = self.folder / self.chance.choice(["deep", "deep/er"])
        folder.mkdir(parents=True, exist_ok=True)
        if not (folder / path.name).exists():
            path.rename(folder / path.name)

    def copy(self, path: Path) -> None:
        other = path.with_name(f"Copy {self.chance.randrange(10**6)}.md")
        other.write_bytes(path.read_bytes() + self.word().encode())

    def delete(self, path: Path) -> None:
        path.unlink()

    def unmark(self, path: Path) -> None:
        """Break one of the marks."""
        lines = path.read_bytes().decode().split("\n")
        marks = [n for n, line in enumerate(lines) if MARK in line]
        if marks:
            at = self.chance.choice(marks)
            broken = ["", lines[at][3:], f"{lines[at]} {self.word()}", f"{lines[at]}\n{lines[at]}"]
            lines[at] = self.chance.choice(broken)
        path.write_bytes("\n".join(lines).encode())

    def clear(self, path: Path) -> None:
        path.write_text(self.word(), encoding="utf-8")

    def foreign(self, _path: Path) -> None:
        """Write a note of a name that a document may have."""
        other = self.folder / f"{self.chance.choice(['Harbour survey', 'Port', 'Quay'])}.md"
        if not other.exists():
            other.write_text(self.word(), encoding="utf-8")

    def at_the_last_moment(self) -> None:
        """Write once into a note just before it is replaced, as another program might."""
        replace = guarded_file.replace

        def late(was: guarded_file.Read, text: str) -> None:
            guarded_file.replace = replace  # type: ignore[assignment]
            self.insert(was.path)
            self.look()
            replace(was, text)

        guarded_file.replace = late  # type: ignore[assignment]

    # -- the one who reads

    def read_on(self, document_id: str) -> None:
        """Change something in the library."""
        workspace, chance = self.workspace, self.chance
        found = workspace.highlights.all(document_id)
        kind = chance.randrange(7)
        if kind in (0, 1) or not found:
            length = len(workspace.documents.content(document_id).text)
            start = chance.randrange(length - 12)
            workspace.highlights.add(document_id, start, start + 10)
        elif kind == 2:
            workspace.highlights.remove(chance.choice(found).id)
        elif kind == 3:
            workspace.highlights.change(chance.choice(found).id, note=f"Note {chance.random()}")
        elif kind == 4:
            workspace.highlights.add_tag(chance.choice(found).id, f"tag/{chance.randrange(4)}")
        elif kind == 5:
            title = chance.choice(["Harbour survey", "Port", "Quay", "Report"])
            workspace.documents.update_facts(document_id, Facts(title=title))
        elif len(found) > 1:
            one, other = chance.sample(found, 2)
            workspace.links.add(one.id, other.id, LinkKind.SUPPORTS)
