"""The arguments of every verb."""

from __future__ import annotations

import argparse
import math
from pathlib import Path
from typing import TYPE_CHECKING, NoReturn
from urllib.parse import urlsplit
from urllib.request import url2pathname

from typing_extensions import override

from desktop import APP_NAME, __version__
from desktop.cli import (
    argument_verbs,
    backup_verbs,
    codebook_verb,
    compare_verb,
    draft_verb,
    note_verbs,
    proof_verbs,
    question_verbs,
    review_verbs,
    scan_verbs,
    verbs,
)
from desktop.cli.exporting import export_arguments, export_verb
from desktop.cli.keeping import keep_verbs, templates_verb
from desktop.cli.locked import given_passwords
from desktop.cli.printing import visible
from desktop.domain import COLOURS, LinkKind, TakenAs
from desktop.domain.asking.kept import FACT, Order, Side
from desktop.domain.exchanged.deep_link import SCHEME
from desktop.workspace.codebook.codebooks import Form

if TYPE_CHECKING:
    Verbs = argparse._SubParsersAction[argparse.ArgumentParser]  # noqa: SLF001 - it has no public name

_SIDES = 4


class _Parser(argparse.ArgumentParser):
    """Repeats what was typed, which may be the name of a stranger's file, harmlessly."""

    @override
    def error(self, message: str) -> NoReturn:
        super().error(visible(message))


def parser() -> argparse.ArgumentParser:
    """Return the parser; after parsing, `act` holds the verb's function."""
    top: argparse.ArgumentParser = _Parser(
        prog="manicule",
        description="Read documents closely, keep what matters, hand it on with an exact citation.",
        epilog="Without a verb the window opens. DOC is an id, a unique start of one, or a title.",
    )
    top.add_argument("--version", action="version", version=f"{APP_NAME} {__version__}")
    _everywhere(top, None)
    every = top.add_subparsers(dest="verb", metavar="VERB")
    opening = _add(every, "open", None, "open a file, imported if needed, or a link, in the window")
    opening.add_argument("path", type=_place, nargs="?", metavar="PATH|LINK")
    opening.add_argument(
        "--in-window",
        action="store_true",
        help="say there, too, what a link led to that is gone; without it that is said here",
    )
    _documents(every)
    _highlights(every)
    _reviews(every)
    _care(every)
    return top


def _documents(every: Verbs) -> None:
    importing = _add(every, "import", verbs.import_files, "import files and folders")
    importing.add_argument("paths", type=_path, nargs="+", metavar="PATH")
    importing.add_argument("--collection", default="", metavar="NAME")
    importing.add_argument(
        "--dry-run", action="store_true", help="say what would come in, and store nothing"
    )
    _notes_reading(importing)
    _reading(importing)
    _json(importing)
    explaining = _add(every, "explain", verbs.explain, "tell what an import makes of a file")
    explaining.add_argument("path", type=_path, metavar="FILE")
    _notes_reading(explaining)
    _reading(explaining)
    _json(explaining)
    again = _add(every, "reread", verbs.reread, "read a document again, as a new revision")
    again.add_argument("document", metavar="DOC")
    _reading(again)
    _json(again)
    _scanning(every)
    _json(_add(every, "documents", verbs.documents, "list the documents"))
    show = _add(every, "show", verbs.show, "print a document's facts, outline and text")
    show.add_argument("document", metavar="DOC")
    _json(show)
    _comparing(every)
    search = _add(every, "search", verbs.search, "find passages in all documents")
    search.add_argument("query", metavar="QUERY")
    search.add_argument("--limit", type=_positive, default=50, metavar="N")
    _json(search)
    _add(every, "starter", verbs.starter, "bring in the sample documents").add_argument(
        "--remove", action="store_true", help="remove them for good"
    )


def _scanning(every: Verbs) -> None:
    scan = _add(every, "recognise", scan_verbs.recognise, "recognise the text of scanned pages")
    scan.add_argument("document", nargs="?", metavar="DOC")
    scan.add_argument(
        "--language",
        default="",
        metavar="NAMES",
        help="what the pages are written in, as tesseract names it, such as eng+deu",
    )
    scan.add_argument("--list", action="store_true", help="list the languages that are installed")
    given_passwords.add_arguments(scan, _path)
    _json(scan)


def _comparing(every: Verbs) -> None:
    compare = _add(
        every, "compare", compare_verb.compare, "tell what changed between two revisions"
    )
    compare.add_argument("document", metavar="DOC")
    for name in ("old", "new"):
        compare.add_argument(name, type=int, metavar="REVISION", help=f"number of the {name} one")
    compare.add_argument(
        "--format",
        choices=("markdown", "html"),
        help="html is a page to print; a file whose name ends so is one unasked",
    )
    compare.add_argument("--output", default="-", metavar="PATH", help="a file, or -")
    compare.add_argument("--replace", action="store_true", help="replace a file that exists")
    _json(compare)


def _highlights(every: Verbs) -> None:
    keep = _add(every, "highlight", verbs.highlight, "keep a passage")
    keep.add_argument("document", metavar="DOC")
    keep.add_argument("--quote", metavar="TEXT", help="the passage's words")
    keep.add_argument("--occurrence", type=_positive, default=1, metavar="N")
    keep.add_argument("--start", type=int, metavar="N", help="first character, counted from 0")
    keep.add_argument("--end", type=int, metavar="N", help="the character after the last")
    keep.add_argument("--page", type=_positive, metavar="N", help="a page, counted from 1")
    keep.add_argument(
        "--area",
        type=_sides,
        metavar="X0,Y0,X1,Y1",
        help="a part of that page, in points from the upper left corner, before it is turned",
    )
    keep.add_argument("--tag", action="append", default=[], metavar="PATH")
    given_passwords.add_arguments(keep, _path)
    keep.add_argument("--note", default="", metavar="TEXT")
    _colour(keep, COLOURS[0])
    _json(keep)
    _questions(every)
    _notes(every)
    _exports(every)
    _codebook(every)
    _past(every)


def _questions(every: Verbs) -> None:
    listing = _add(every, "annotations", question_verbs.list_annotations, "list highlights")
    listing.add_argument("--document", metavar="DOC")
    listing.add_argument("--tag", metavar="PATH")
    _colour(listing, "")
    _where(listing)
    listing.add_argument("--sort", choices=tuple(map(str, Order)), default=str(Order.READING))
    _json(listing)
    counting = _add(
        every, "matrix", question_verbs.matrix, "count highlights by two of their sides"
    )
    counting.add_argument("rows", type=_side, metavar="ROWS", help=_SIDE_NAMES)
    counting.add_argument("columns", type=_side, metavar="COLUMNS", help="one of the same")
    _where(counting)
    counting.add_argument("--csv", action="store_true", help="print it for a spreadsheet")
    _json(counting)


_SIDE_NAMES = ", ".join(Side) + f", or {FACT}NAME for a fact of sections, such as {FACT}party"


def _side(text: str) -> str:
    """Return what highlights are counted by."""
    if text in tuple(Side) or text.removeprefix(FACT) not in ("", text):
        return text
    raise argparse.ArgumentTypeError(f"“{text}” is unknown: choose {_SIDE_NAMES}")


def _notes(every: Verbs) -> None:
    listing = _add(every, "notes", note_verbs.notes, "list the free notes")
    listing.add_argument("--document", metavar="DOC")
    _json(listing)
    writing = _add(every, "note", note_verbs.note, "write a free note")
    writing.add_argument("title", metavar="TITLE")
    writing.add_argument("--text", default="", metavar="TEXT", help="Markdown, or - to read it")
    writing.add_argument("--document", metavar="DOC", help="what it belongs to")
    _json(writing)


def _exports(every: Verbs) -> None:
    _json(_add(every, "claims", argument_verbs.claims, "list claims and how well they stand"))
    _json(_add(every, "outlines", argument_verbs.outlines, "list outlines and their lines"))
    exporting = templates_verb.unless_asked(export_verb.export)
    out = _add(every, "export", exporting, "write highlights, in any of many formats")
    _where(out)
    given_passwords.add_arguments(out, _path)
    _json(out)
    export_arguments.add(out)
    templates_verb.add_arguments(out)
    forms = _add(every, "templates", templates_verb.templates, "list templates, or print one")
    forms.add_argument("name", nargs="?", default="", metavar="NAME")
    _json(forms)
    keeping = _add(
        every, "keep-export", keep_verbs.keep_export, "keep notes in a folder up to date"
    )
    keep_verbs.add_arguments(keeping)


def _past(every: Verbs) -> None:
    receipt = _add(every, "receipt", proof_verbs.receipt, "write what others can check")
    receipt.add_argument("highlight", metavar="ID")
    receipt.add_argument(
        "--format",
        choices=("markdown", "html", "json"),
        help="a file whose name ends in .html or .json is one unasked",
    )
    receipt.add_argument("--output", default="-", metavar="PATH", help="a file, or -")
    receipt.add_argument("--replace", action="store_true", help="replace a file that exists")
    copies = _add(every, "copies", proof_verbs.copies, "tell where else a passage stands")
    copies.add_argument("highlight", metavar="ID")
    _json(copies)
    proof = _add(every, "proof", draft_verb.proof, "look the quotations of your own text up")
    proof.add_argument("draft", type=_path, metavar="DRAFT", help="a file that can be read")
    proof.add_argument(
        "--report", type=_path, metavar="FILE.html", help="write a page to read and to print"
    )
    proof.add_argument("--replace", action="store_true", help="replace a report that exists")
    _json(proof)
    past = _add(every, "history", proof_verbs.history, "list what was done, the newest first")
    past.add_argument("--highlight", metavar="ID", help="what became of one, from the beginning")
    past.add_argument("--document", metavar="DOC")
    past.add_argument("--by", default="", metavar="NAME", help="what this person did")
    past.add_argument("--words", default="", metavar="TEXT", help="in what was said, or a title")
    past.add_argument("--limit", type=_positive, default=50, metavar="N")
    _json(past)


def _codebook(every: Verbs) -> None:
    book = _add(every, "codebook", codebook_verb.codebook, "write what each tag is for")
    forms = tuple(map(str, Form))
    book.add_argument("--format", choices=forms, metavar="FORMAT", help=", ".join(forms))
    book.add_argument("--output", default="-", metavar="FILE", help="a file, or -")
    book.add_argument("--replace", action="store_true", help="replace a file that exists")
    _json(book)
    tagging = _add(every, "tag", codebook_verb.tag, "tag a document as a whole, or tell its tags")
    tagging.add_argument("document", metavar="DOC")
    tagging.add_argument("paths", nargs="*", metavar="PATH")
    tagging.add_argument("--off", nargs="+", default=[], metavar="PATH", help="tags to take off it")
    _json(tagging)
    linking = _add(every, "link", codebook_verb.link, "say what one highlight does to another")
    linking.add_argument("highlight", metavar="ID")
    linking.add_argument("other", metavar="OTHER")
    linking.add_argument("--kind", default=str(LinkKind.SEE_ALSO), metavar="KIND")
    linking.add_argument("--note", default="", metavar="TEXT")
    _json(linking)
    kinds = _add(every, "kinds", codebook_verb.kinds, "list the kinds of links, or change them")
    change = kinds.add_mutually_exclusive_group()
    change.add_argument("--add", metavar="WORDS", help="what one end does to the other")
    change.add_argument("--change", nargs=2, metavar=("KIND", "WORDS"), help="one of your own")
    change.add_argument("--remove", metavar="KIND", help="one of your own, that no link is of")
    kinds.add_argument("--back", default="", metavar="WORDS", help="what is done to the other end")
    _json(kinds)


def _reviews(every: Verbs) -> None:
    waiting = _add(every, "review", review_verbs.review, "list passages whose source changed")
    waiting.add_argument("document", nargs="?", metavar="DOC")
    _json(waiting)
    for name, act, summary in (
        ("accept", review_verbs.accept, "say that passages stand where they were found"),
        ("reject", review_verbs.reject, "say that passages are no longer in the text"),
    ):
        deciding = _add(every, name, act, summary)
        deciding.add_argument("highlights", nargs="+", metavar="ID")
        _json(deciding)


def _colour(verb: argparse.ArgumentParser, usual: str) -> None:
    verb.add_argument(
        "--colour",
        default=usual,
        metavar="NAME",
        help=f"{', '.join(COLOURS)}, or a name of your own for one of them",
    )


def _where(verb: argparse.ArgumentParser) -> None:
    verb.add_argument(
        "--where",
        default="",
        metavar="QUESTION",
        help="only highlights that answer it, such as 'detention and not asylum has:note'",
    )


def _reading(verb: argparse.ArgumentParser) -> None:
    verb.add_argument(
        "--encoding",
        metavar="NAME",
        help="read it in this encoding, such as windows-1250; 'guess' leaves it to the program",
    )
    verb.add_argument(
        "--whole-page",
        action=argparse.BooleanOptionalAction,
        help="keep what surrounds the article of a web page",
    )
    given_passwords.add_arguments(verb, _path)


def _notes_reading(verb: argparse.ArgumentParser) -> None:
    verb.add_argument(
        "--as",
        dest="taken_as",
        choices=[one.value for one in TakenAs if one.value],
        default="",
        help="take it for a document, or for another program's notes, where the guess is wrong",
    )
    verb.add_argument(
        "--positions",
        default="",
        metavar="NAME",
        help="how another program counts its positions, where the report of an import asks",
    )


def _care(every: Verbs) -> None:
    _add(every, "reindex", verbs.reindex, "build the search index afresh")
    check = _add(every, "check", verbs.check, "look for damage in the library")
    check.add_argument("--repair", action="store_true", help="mend what can be mended")
    check.add_argument(
        "--sandbox",
        action="store_true",
        help="try instead what a file could do to this computer while it is read",
    )
    check.add_argument(
        "--receipt", type=_path, metavar="FILE", help="check instead an evidence receipt"
    )
    check.add_argument(
        "--source", type=_path, metavar="FILE", help="against this file, which it tells of"
    )
    given_passwords.add_arguments(check, _path)
    _json(check)
    backup = _add(every, "backup", backup_verbs.backup, "copy the library")
    backup.add_argument("folder", type=_path, nargs="?", metavar="DIR")
    restore = _add(
        every, "restore", backup_verbs.restore, "list backups, or restore one into a new folder"
    )
    restore.set_defaults(opens=False)
    restore.add_argument(
        "backup", nargs="?", metavar="BACKUP", help="a name from the list, or a path"
    )
    restore.add_argument(
        "folder", type=_path, nargs="?", metavar="DIR", help="a folder that is not there yet"
    )
    restore.add_argument(
        "--list",
        action="store_true",
        help="tell what each backup of the library, or in a folder, holds",
    )
    _json(restore)


def _add(
    every: Verbs, name: str, act: verbs.Verb | backup_verbs.UnopenedVerb | None, summary: str
) -> argparse.ArgumentParser:
    verb = every.add_parser(name, help=summary, description=summary.capitalize() + ".")
    verb.set_defaults(act=act, opens=True)
    # Also after the verb, where people try it; SUPPRESS keeps what stands before the verb.
    _everywhere(verb, argparse.SUPPRESS)
    return verb


def _everywhere(to: argparse.ArgumentParser, default: str | None) -> None:
    to.add_argument(
        "--library", type=_path, default=default, metavar="DIR", help="use the library in DIR"
    )
    to.add_argument(
        "--begin-anew",
        action="store_true",
        default=default,
        help="where a library has lost its database, begin an empty one; all there stays",
    )
    to.add_argument(
        "--debug",
        action="store_true",
        default=default,
        help="say on the error stream what is done, step by step",
    )


def _json(verb: argparse.ArgumentParser) -> None:
    verb.add_argument("--json", action="store_true", help="print one JSON value")


def _place(text: str) -> Path | str:
    """Return a link to a passage as it is, and the path of a file, also of a file's address."""
    if text.strip().casefold().startswith(f"{SCHEME}:"):
        return text
    address = urlsplit(text)
    if address.scheme == "file" and address.netloc in ("", "localhost"):
        return Path(url2pathname(address.path))
    return _path(text)


def _path(text: str) -> Path:
    if not text.strip():
        raise argparse.ArgumentTypeError("give the path of a file or folder, not an empty one")
    return Path(text)


def _sides(text: str) -> tuple[float, ...]:
    sides = tuple(map(float, text.split(",")))
    if len(sides) != _SIDES or not all(map(math.isfinite, sides)):
        raise argparse.ArgumentTypeError("must be four numbers, such as 72,90,300,240")
    return sides


def _positive(text: str) -> int:
    value = int(text)
    if value < 1:
        raise argparse.ArgumentTypeError("must be 1 or more")
    return value
