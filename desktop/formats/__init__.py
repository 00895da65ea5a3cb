"""A file in, text and structure out: one module a format, and the structure recognisers.

`read` runs inside a child process (see `sandbox`): it is pure, never uses the network and opens
nothing but what lies in the file's own folder.
"""

from __future__ import annotations

import importlib
import logging
import time
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Protocol, cast

from desktop.errors import UnreadableFileError
from desktop.formats.door import companions, sniff
from desktop.formats.door.source import Source

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from desktop.domain import Parsed
    from desktop.domain.exchanged.project import Project
    from desktop.domain.printed.recognised import RecognisedPages


_LOG = logging.getLogger(__name__)


class _Importer(Protocol):
    def read(self, source: Source) -> Parsed: ...


@dataclass(frozen=True, slots=True)
class Format:
    """An importer: its module in this package is loaded only when a file needs it."""

    name: str
    version: int
    module: str
    suffixes: tuple[str, ...]
    media_types: tuple[str, ...]
    """What `sniff.media_type` may call such a file, apart from plain text."""
    largest: int = 64 << 20
    """Bytes a file may have."""
    encoded: bool = False
    """Whether such a file may be in any encoding, and need not say in which."""

    @property
    def importer(self) -> str:
        """Name and version as they are stored with a revision."""
        return f"{self.name} {self.version}"

    def load(self) -> _Importer:
        """Return the module that reads this format."""
        return cast("_Importer", importlib.import_module(f"desktop.formats.{self.module}"))


# The modules are named, not imported, so that asking what is supported costs nothing.
FORMATS: tuple[Format, ...] = (
    Format("text", 2, "plain.plain_text", (".txt", ".text", ".log"), (), encoded=True),
    Format("markdown", 3, "plain.markdown", (".md", ".markdown", ".mdown"), (), encoded=True),
    Format(
        "html", 4, "web.html", (".html", ".htm", ".xhtml", ".xht"), ("text/html",), encoded=True
    ),
    Format("mhtml", 4, "web.mhtml", (".mhtml", ".mht"), (), encoded=True),
    Format("eml", 3, "mail.eml", (".eml",), (), encoded=True),
    Format("epub", 3, "epub", (".epub",), ("application/epub+zip",), 256 << 20),
    Format(
        "odt",
        2,
        "odt",
        (".odt", ".ott", ".fodt"),
        (
            "application/vnd.oasis.opendocument.text",
            "application/vnd.oasis.opendocument.text-template",
            "application/vnd.oasis.opendocument.text-web",
            "application/vnd.oasis.opendocument.text-master",
        ),
        256 << 20,
    ),
    Format("rtf", 2, "rtf", (".rtf",), ("application/rtf",)),
    Format(
        "docx",
        2,
        "docx",
        (".docx", ".docm", ".dotx"),
        ("application/vnd.openxmlformats-officedocument.wordprocessingml.document",),
        256 << 20,
    ),
    Format(
        "picture",
        2,
        "picture",
        (".png", ".jpg", ".jpeg", ".tif", ".tiff"),
        ("image/png", "image/jpeg", "image/tiff"),
        256 << 20,
    ),
    Format("pdf", 9, "pdf", (".pdf",), ("application/pdf",), 256 << 20),
    Format("quotations", 1, "plain.quoted_document", (".quotations",), ()),
)
PICTURES = frozenset(next(form.suffixes for form in FORMATS if form.name == "picture"))
"""Suffixes of files that are more often beside documents than documents themselves."""
PAGED = PICTURES | {".pdf"}
"""Suffixes of files that have pages, which can be seen before any of their text is read."""
EXCHANGE = "desktop.formats.exchange"
"""Reads other programs' files. It asks the door, whose children ask this module."""
LARGEST = max(form.largest for form in FORMATS)
"""Bytes beyond which no file is read, whatever it is."""
_ARCHIVES = frozenset({".epub", ".odt", ".ott", ".docx", ".docm", ".dotx"})
"""What such a file is may no longer be seen when it is damaged: its importer says so better."""
_SAYS_ITSELF = (
    "a file of its kind says itself how its letters are written; import it without an encoding"
)
_WITH = " + "
_MAY_LOOK_LIKE_HTML = frozenset({"html", "markdown"})
_BY_SUFFIX = {suffix: form for form in FORMATS for suffix in form.suffixes}
_BY_MEDIA_TYPE = {media_type: form for form in FORMATS for media_type in form.media_types}


def supported_suffixes() -> frozenset[str]:
    """Return the suffixes of the formats that can be read, such as '.txt'."""
    return frozenset(_BY_SUFFIX)


def importer_of(path: Path) -> str:
    """Return the importer's name and version, such as 'html 1', or '' when unsupported."""
    try:
        with sniff.opened(path) as source:
            return _format_of(source).importer
    except UnreadableFileError:
        return ""


def is_encoded(path: Path) -> bool:
    """Whether the reader may choose an encoding for this file."""
    try:
        with sniff.opened(path) as source:
            return _format_of(source).encoded
    except UnreadableFileError:
        return False


def read(
    path: Path,
    *,
    whole_page: bool = False,
    encoding: str = "",
    password: str = "",
    tell: Callable[[int, int], None] | None = None,
) -> Parsed:
    """Return the document in the file at `path`, or raise UnreadableFileError.

    `tell` is called with how many of how many parts of a big file are read.
    """
    with sniff.opened(path) as source:
        return read_opened(
            source,
            companions.reader(path),
            whole_page=whole_page,
            encoding=encoding,
            password=password,
            tell=tell,
        )


def read_opened(
    opened: sniff.Opened,
    load: Callable[[str], bytes | None],
    *,
    whole_page: bool = False,
    encoding: str = "",
    password: str = "",
    recognised: RecognisedPages | None = None,
    left_out: frozenset[int] = frozenset(),
    tell: Callable[[int, int], None] | None = None,
) -> Parsed:
    """Return the document in an open file, as `read` does; `load` gives what lies beside it.

    Parts that are `left_out`, by their numbers, are not looked at.
    """
    # The recognisers' patterns cost more to load than everything else here; a window that only
    # asks what is supported does without.
    from desktop.formats.recognise import recognise
    from desktop.formats.recognise.made_titles import described

    begun = time.process_time()
    form = _format_of(opened)
    if encoding and not form.encoded:
        raise UnreadableFileError(opened.path, _SAYS_ITSELF)
    data = sniff.all_bytes(opened, form.largest)
    source = Source(
        opened.path, data, whole_page, encoding, password, recognised, left_out, beside=load
    )
    if tell is not None:
        source = replace(source, tell=tell)
    parsed = form.load().read(source)
    if not parsed.content.text.strip() and not parsed.assets:
        raise source.unreadable("it holds no text")
    content, kind, facts, considered = recognise(parsed.content, parsed.kind, parsed.facts)
    if not facts.title:
        title = "" if source.is_named else described(kind, content.sections)
        # Kept, so that it is not cited as if the source bore it.
        other = {**facts.other, "made_title": title} if title else facts.other
        facts = replace(facts, title=title or source.title, other=other)
    # No name of a file and no word of it: a log may be handed on.
    _LOG.info(
        "Read as %s: %s, %d characters in %.2f s of work",
        form.importer, kind, len(content.text), time.process_time() - begun,
    )  # fmt: skip
    return replace(
        parsed, content=content, kind=kind, facts=facts, considered=considered,
        importer=_with_help(form, parsed),
    )  # fmt: skip


def read_project(
    opened: sniff.Opened,
    load: Callable[[str], bytes | None],
    *,
    is_wanted: bool = False,
    encoding: str = "",
    positions: str = "",
    password: str = "",
) -> Project | None:
    """Return what another program keeps in an open file: see `exchange.read_opened`."""
    project: Project | None = importlib.import_module(EXCHANGE).read_opened(
        opened, load, is_wanted=is_wanted, encoding=encoding, positions=positions,
        password=password,
    )  # fmt: skip
    return project


def format_named(importer: str) -> str:
    """Return the name and version of a format, of those of all that read a revision."""
    return importer.partition(_WITH)[0]


def _with_help(form: Format, parsed: Parsed) -> str:
    """Return who read a file: beside the importer what recognised words on its pictures."""
    recognised = parsed.pages.recognised if parsed.pages is not None else None
    return f"{form.importer}{_WITH}{recognised.engine}" if recognised else form.importer


def _format_of(opened: sniff.Opened) -> Format:
    """Return the format by what the file holds where that is certain, else by its suffix."""
    path, head = opened.path, sniff.first_bytes(opened)
    suffix = path.suffix.lower()
    named = _BY_SUFFIX.get(suffix)
    found = sniff.media_type(opened.file, head)
    if not found or (found == "text/html" and named and named.name in _MAY_LOOK_LIKE_HTML):
        if named is None and suffix:
            raise UnreadableFileError(path, sniff.unsupported(path.suffix))
        return named or FORMATS[0]
    form = _BY_MEDIA_TYPE.get(found)
    if found == "application/zip" and named and suffix in _ARCHIVES:
        return named
    if form is None:
        raise UnreadableFileError(path, sniff.refusal(found))
    return form
