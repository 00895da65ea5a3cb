"""Other programs' projects and notes: a file in, a `Project` out; one module a form.

Like importers, readers run in a child behind a shut door, are pure, and open nothing but what lies
in the file's own folder. A form is told by the head of a file and its name; its reader may still
find that the file is none, and then others are asked, and at last the importers of documents.
"""

from __future__ import annotations

import importlib
from dataclasses import dataclass
from pathlib import PurePath
from typing import TYPE_CHECKING, Protocol, cast

from desktop.errors import UnreadableFileError
from desktop.formats.door import sniff
from desktop.formats.door.source import Source

if TYPE_CHECKING:
    from collections.abc import Callable

    from desktop.domain.exchanged.project import Project

HEAD = 64 << 10
"""Bytes of a file by which its form is told."""


_BOOKS = ("epub", "pdf", "mobi", "azw", "azw3", "fb2", "djvu", "txt", "html", "docx", "rtf", "cbz")
KOREADER = tuple(f"metadata.{kind}.lua" for kind in _BOOKS)
"""What its files are called, by what the book is."""


CALIBRE = ".calibre_annotation_collection"
CALIBRE_SIGNS = (b"calibre_annotation_collection", b'"start_cfi"', b'"highlighted_text"')
CLIPPINGS = (b"=" * 10, b"\0=" * 10, b"=\0" * 10)
"""What parts them, in one byte a letter and in two."""
DATABASES = (".sqlite", ".sqlite3", ".db")
SQLITE = b"sqlite format 3"
PAGES = (".html", ".htm", ".xhtml", ".xht")


class _Reader(Protocol):
    def read(self, source: Source) -> Project | None: ...


@dataclass(frozen=True, slots=True)
class Form:
    """A kind of file that other programs write: its module here is loaded when a file may be one.

    A file may be one whose name ends in one of the `suffixes`, if its head has one of the `signs`
    (any, where there are none); or whose whole name is one of the `names`. All in small letters.
    """

    name: str
    title: str
    """What a reader calls it, such as 'REFI-QDA project (NVivo, ATLAS.ti, MAXQDA …)'."""
    module: str
    suffixes: tuple[str, ...] = ()
    signs: tuple[bytes, ...] = ()
    names: tuple[str, ...] = ()
    is_certain: bool = False
    """Whether nothing else ends so: a folder's files of this form are imported with it."""
    largest: int = 64 << 20
    """Bytes a file may have."""
    is_a_document: bool = False
    """Whether it is a document first, and read for the notes inside only by one who asks for it."""

    def may_be(self, name: str, head: bytes) -> bool:
        """Whether a file of this name, with this head in small letters, may be one."""
        if name in self.names:
            return True
        if not name.endswith(self.suffixes or ("\0",)):
            return False
        return not self.signs or any(sign in head for sign in self.signs)

    def load(self) -> _Reader:
        """Return the module that reads this form."""
        return cast("_Reader", importlib.import_module(f"desktop.formats.exchange.{self.module}"))


FORMS: tuple[Form, ...] = (
    Form(
        "refi-qda",
        "REFI-QDA project (NVivo, ATLAS.ti, MAXQDA …)",
        "refi.refi_project",
        (".qdpx", ".qde"),
        is_certain=True,
        largest=256 << 20,
    ),
    Form(
        "zotero",
        "Zotero library (zotero.sqlite)",
        "zotero.zotero_database",
        (".sqlite", ".bak"),
        (b"sqlite format 3",),
        ("zotero.sqlite",),
        largest=512 << 20,
    ),
    Form(
        "taguette",
        "Taguette project",
        "coded.taguette",
        (".sqlite3", ".sqlite", ".db"),
        (b"sqlite format 3",),
        largest=256 << 20,
    ),
    Form(
        "qualcoder",
        "QualCoder project",
        "coded.qualcoder",
        names=("data.qda",),
        is_certain=True,
        largest=256 << 20,
    ),
    Form("rqda", "RQDA project", "coded.rqda", (".rqda",), is_certain=True),
    Form("refi-codebook", "REFI-QDA codebook", "refi.refi_codebook", (".qdc",), is_certain=True),
    Form(
        "taguette-csv",
        "Taguette highlights or codebook (CSV)",
        "coded.taguette_csv",
        (".csv",),
        (b"id,document,tag,content", b"tag,description"),
    ),
    Form(
        "atlasti-csv",
        "ATLAS.ti quotations or codebook (CSV)",
        "coded.atlasti_csv",
        (".csv",),
        (b"code", b"digo", b"kode"),
    ),
    Form(
        "kobo", "Kobo reader", "ereaders.kobo", DATABASES, (SQLITE,), names=("koboreader.sqlite",)
    ),
    Form("koreader", "Notes of KOReader", "ereaders.koreader", (".lua",), names=KOREADER),
    Form(
        "moon-reader",
        "Notes of Moon+ Reader",
        "ereaders.moon_reader",
        (".mrexpt",),
        is_certain=True,
    ),
    Form("calibre", "Highlights of calibre", "ereaders.calibre", (CALIBRE,), is_certain=True),
    Form(
        "calibre-bookmarks",
        "Highlights of calibre",
        "ereaders.calibre",
        (".txt",),
        (b"encoding=json+base64:",),
    ),
    Form("calibre-json", "Highlights of calibre", "ereaders.calibre", (".json",), CALIBRE_SIGNS),
    Form(
        "calibre-opf",
        "Highlights of calibre",
        "ereaders.calibre",
        (".opf",),
        (b"calibre:annotation",),
    ),
    Form(
        "calibre-book",
        "Highlights of calibre inside a book",
        "ereaders.calibre",
        (".epub",),
        largest=256 << 20,
        is_a_document=True,
    ),
    Form(
        "play-books",
        "Notes of Google Play Books",
        "ereaders.play_books",
        (".docx",),
        largest=256 << 20,
    ),
    Form(
        "kindle-notebook",
        "Kindle notebook",
        "ereaders.kindle.notebook",
        PAGES,
        (b"notebookfor", b"noteheading"),
    ),
    Form(
        "kindle-mail",
        "Kindle notebook in an e-mail",
        "ereaders.kindle.notebook",
        (".eml",),
        (b"kindle",),
    ),
    Form("kindle-clippings", "Kindle clippings", "ereaders.kindle.clippings", (".txt",), CLIPPINGS),
    Form(
        "bibtex",
        "BibTeX bibliography",
        "cited.bibtex_entries",
        (".bib", ".bibtex", ".biblatex"),
        is_certain=True,
    ),
    Form("ris", "RIS bibliography", "cited.ris_records", (".ris",), is_certain=True),
    Form(
        "web-of-science",
        "Web of Science records",
        "cited.tagged_records",
        (".ris", ".ciw", ".txt"),
        (b"fn clarivate", b"fn thomson", b"fn isi export", b"fn web of science"),
    ),
    Form(
        "zotero-api",
        "Zotero items with annotations (JSON)",
        "zotero.zotero_api",
        (".json",),
        (b'"annotationtype"', b'"itemtype"'),
    ),
    Form(
        "zotero-json",
        "Zotero bibliography (JSON)",
        "cited.zotero_items",
        (".json",),
        (b'"itemtype"',),
    ),
    Form(
        "manicule-markdown",
        "Manicule's own export (Markdown)",
        "marked.own_markdown",
        (".md", ".markdown"),
        (b"<!-- highlight ", b"](manicule://"),
    ),
    Form(
        "logseq",
        "Logseq page of a PDF file's highlights",
        "marked.logseq_page",
        (".md",),
        (b"ls-type:: annotation",),
    ),
    Form(
        "zotero-markdown",
        "Zotero annotations (Markdown)",
        "zotero.zotero_markdown",
        (".md", ".markdown"),
        (b"zotero://open",),
    ),
    Form(
        "zotero-html",
        "Zotero notes (HTML)",
        "zotero.zotero_html",
        (".html", ".htm"),
        (b"zotero-note", b"data-annotation="),
    ),
    Form(
        "zotero-rdf",
        "Zotero RDF",
        "cited.zotero_rdf",
        (".rdf", ".xml"),
        (b"zotero.org/namespaces/export",),
    ),
    Form(
        "readwise-markdown",
        "Readwise page (Markdown)",
        "marked.readwise_markdown",
        (".md",),
        (b"readwise.io/",),
    ),
    Form(
        "hypothesis",
        "Hypothesis annotations (JSON)",
        "marked.hypothesis_json",
        (".json",),
        (b'"target"', b'"uri"'),
    ),
    Form(
        "w3c",
        "Web annotations (JSON-LD)",
        "marked.w3c_annotations",
        (".json", ".jsonld", ".annotation", ".ann"),
        (b"www.w3.org/ns/anno",),
    ),
    Form(
        "hypothesis-csv",
        "Hypothesis annotations (CSV)",
        "marked.hypothesis_csv",
        (".csv", ".tsv"),
        (b"created at",),
    ),
    Form(
        "readwise",
        "Readwise highlights (CSV)",
        "marked.readwise_csv",
        (".csv",),
        (b"book title",),
    ),
    Form("csl-json", "CSL-JSON bibliography", "cited.csl_items", (".json",), (b'"type"',)),
)
"""In the order in which they are asked: those with the surest signs first."""


def suffixes() -> frozenset[str]:
    """Return what the names of files of some form end in, such as '.qdpx'."""
    return frozenset(suffix for form in FORMS for suffix in form.suffixes)


def is_certainly(name: str) -> bool:
    """Whether a file of this name is another program's, and nothing else."""
    name = name.casefold()
    return any(
        name in form.names or (form.is_certain and name.endswith(form.suffixes))
        for form in FORMS
    )  # fmt: skip


def read_opened(
    opened: sniff.Opened,
    load: Callable[[str], bytes | None],
    *,
    is_wanted: bool = False,
    encoding: str = "",
    positions: str = "",
    password: str = "",
) -> Project | None:
    """Return the project in an open file, or None for a file of no such form.

    `load` gives what lies beside it, `positions` says how to count where the file does not tell.
    With `is_wanted` a file of no form raises UnreadableFileError, as a broken one does.
    """
    name = PurePath(opened.path.name).name.casefold()
    opened.file.seek(0)
    head = opened.file.read(HEAD).lower()
    for form in FORMS:
        if not form.may_be(name, head) or (form.is_a_document and not is_wanted):
            continue
        data = sniff.all_bytes(opened, form.largest)
        source = Source(
            opened.path, data, encoding=encoding, password=password, positions=positions,
            beside=load,
        )  # fmt: skip
        if (project := form.load().read(source)) is not None:
            return project
    if is_wanted:
        raise UnreadableFileError(
            opened.path, "it is no file of notes that is known; import it as a document"
        )
    return None
