"""Projects as programs write them, made by hand."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING
from xml.sax.saxutils import quoteattr

from desktop.formats.door.source import Source
from desktop.formats.exchange.refi import refi_project
from tests.formats.samples import packed

if TYPE_CHECKING:
    from collections.abc import Iterable

    from desktop.domain.exchanged.project import ForeignPassage, Project

TEXT = (
    "Q: What assessment has he made 🇬🇧 of detention?\n"
    "A: No central record is held, since costs are met locally.\n"
    "A second 😀 answer says that no such figures were ever collected.\n"
    "The last paragraph has no emoji, and stands at the end of everything."
)
USER = "10000000-0000-4000-8000-000000000001"
OTHER = "10000000-0000-4000-8000-000000000002"
CODE = "20000000-0000-4000-8000-00000000000{}"
SOURCE = "50000000-0000-4000-8000-00000000000{}"
SELECTION = "60000000-0000-4000-8000-0000000000{:02}"
CODES = f"""<CodeBook><Codes>
 <Code guid="{CODE.format(1)}" name="Response, type" isCodable="false" color="#808080">
  <Description>How the department answered</Description>
  <Code guid="{CODE.format(2)}" name="Not held / kept" isCodable="true" color="#d1495b"/>
 </Code>
 <Code guid="{CODE.format(3)}" name="Scope" isCodable="true"/>
</Codes></CodeBook>"""
PHRASES = ("No central record is held", "second", "no such figures", "the end of everything", "Q")
WHEN = "2026-01-05T10:05:00Z"


def attributes(**given: object) -> str:
    return " ".join(f"{name}={quoteattr(str(value))}" for name, value in given.items())


def coding(number: int = 2, inside: str = "", **given: object) -> str:
    at = {"guid": "7", "creatingUser": USER, "creationDateTime": WHEN} | given
    return (
        f'<Coding {attributes(**at)}><CodeRef targetGUID="{CODE.format(number)}"/>{inside}</Coding>'
    )


def selection(number: int, start: int, end: int, inside: str | None = None, **given: object) -> str:
    at = {
        "guid": SELECTION.format(number),
        "startPosition": start,
        "endPosition": end,
        "creatingUser": USER,
        "creationDateTime": WHEN,
    } | given
    inside = coding() if inside is None else inside
    return f"<PlainTextSelection {attributes(**at)}>{inside}</PlainTextSelection>"


def text_source(inside: str, number: int = 1, **given: object) -> str:
    at = {
        "guid": SOURCE.format(number),
        "name": f"Text {number}",
        "plainTextPath": f"internal://{number}.txt",
    }
    return f"<TextSource {attributes(**(at | given))}>{inside}</TextSource>"


def xml(sources: str, more: str = "", origin: str = "Some Program 1.0", before: str = "") -> str:
    return (
        '<?xml version="1.0" encoding="utf-8"?><Project xmlns="urn:QDA-XML:project:1.0" '
        f'name="A project" {attributes(origin=origin)}><Users>'
        f'<User guid="{USER}" name="A. Reader"/><User guid="{OTHER}" name="B. Reader"/></Users>'
        f"{CODES}{before}<Sources>{sources}</Sources>{more}</Project>"
    )


def counted(
    text: str,
    phrases: Iterable[str],
    *,
    utf16: bool = False,
    lines: str = "\n",
    counts_mark: bool = False,
    inclusive: bool = False,
) -> list[tuple[int, int]]:
    """Return the positions of phrases as a program counts that does it in such a way."""

    def position(at: int) -> int:
        before = text[:at].replace("\n", lines)
        units = len(before.encode("utf-16-le")) // 2 if utf16 else len(before)
        return units + counts_mark

    found = []
    for phrase in phrases:
        at = text.index(phrase)
        found.append((position(at), position(at + len(phrase)) - inclusive))
    return found


def qdpx(qde: str, name: str = "project.qde", **files: str | bytes) -> bytes:
    return packed({name: qde, **{key.replace("__", "/"): data for key, data in files.items()}})


def read(data: bytes, name: str = "some.qdpx", **given: object) -> Project:
    project = refi_project.read(Source(Path(name), data, **given))
    assert project is not None
    return project


def packed_project(sources: str, texts: dict[str, bytes], more: str = "", **given: str) -> bytes:
    files = {f"sources/{name}": data for name, data in texts.items()}
    return packed({"project.qde": xml(sources, more, **given), **files})


def passages(project: Project) -> tuple[ForeignPassage, ...]:
    return tuple(passage for source in project.sources for passage in source.passages)
