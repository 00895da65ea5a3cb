"""What a PDF says about itself, as far as it can be believed."""

from __future__ import annotations

import re
from collections import Counter
from typing import TYPE_CHECKING

from desktop.domain import Facts
from desktop.formats.pdf.described import Described

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence
    from collections.abc import Set as AbstractSet

    from desktop.formats.pdf.order.page_lines import Line
    from desktop.pdf import PdfFile

_OTHER = {"Subject": "subject", "Keywords": "keywords"}
# For: Microsoft Word - report.doc; untitled; report.pdf; A:\REPORT
_NO_TITLE = re.compile(
    r"(?:microsoft|powerpoint|untitled|document\d*$|unbenannt|sin título|sans titre|print)\b.*"
    r"|.*\.(?:docx?|pdf|indd|qxd|qxp|tex|dvi|rtf|wpd|odt|pmd|fm|eps|xlsx?|pptx?)\s*$|.*[\\/].*",
    re.IGNORECASE,
)
_DATE = re.compile(r"D?:?\s*(\d{4})(\d\d)(\d\d)")
_LONGEST_TITLE = 250
_LEAST = 1.2
"""How much larger than the text a title on the first page is."""
_SHORTEST = 4
# For: https://doi.org/10.1000/182; doi: 10.1000/182
_DOI = re.compile(r"\bdoi(?:\.org/|:)\s*(10\.\d{4,9}/\S{1,200})", re.IGNORECASE)
# For: A/HRC/43/12
_SYMBOL = re.compile(r"[A-Z]{1,5}(?:/[A-Z0-9][\w.()-]{0,12}){2,7}")
# For: [2024] HCSA 17 (Admin)
_NEUTRAL = re.compile(r"\[(?:19|20)\d\d\](?: [A-Z][A-Za-z]{1,9}){1,3} \d{1,5}(?: \([A-Z]\w+\))?")
# For: 4 QUILL v. HARBOUR BOARD; Quill v Harbour Board
_CASE = re.compile(r"(?:\d{1,4}\s+)?([^\W\d_].{1,90}\sv\.?\s\S.{1,90}?)(?:\s+\d{1,4})?")
_OFTEN = 3
"""Pages over which a case is named that is the title of what is printed below."""
_NOT_DESCRIBED = Described()


def facts(
    file: PdfFile,
    pages: Sequence[Sequence[Line]],
    body: float,
    recognised: AbstractSet[int] = frozenset(),
    xmp: Described = _NOT_DESCRIBED,
    heads: Sequence[Line] = (),
) -> Facts:
    """Return what is known of a document: said by the file, or printed on its first page.

    One word that was `recognised` there is no title: it may be an emblem. Nor is the last line.

    Judgments have the name of their case in the running `heads`; largest is the name of the court.

    A file knows when it was made, which for many is years after they were printed: that is a date
    only where the first pages bear its year. A publisher describes a file with its DOI, in `xmp`:
    then its title, its names and its day are believed unseen.
    """
    front = next((lines for lines in pages if lines), [])
    printed = _key(" ".join(line.text for lines in pages[:2] for line in lines))
    largest = _largest(front, body)
    if front and front[0].page in recognised:
        is_foot = len(front) > 1 and front[-1].text.strip() == largest
        largest = "" if is_foot or " " not in largest else largest
    largest = _case(heads) or largest
    said = xmp.title, " ".join(file.said("Title").split())
    title = xmp.title if xmp.doi and _is_title(xmp.title) else _title(said, printed, largest)
    other = {name: found for key, name in _OTHER.items() if (found := file.said(key))}
    if doi := xmp.doi or _doi(pages):
        other["doi"] = doi
    if neutral := _NEUTRAL.search("\n".join(line.text for line in front)):
        other["neutral_citation"] = neutral[0]
    made = _DATE.match(file.said("CreationDate"))
    created = "-".join(made.groups()) if made else ""
    if created:
        other["created"] = created
    days = [day for day in (xmp.date, created) if day and day[:4] in printed]
    return Facts(
        title=title[:_LONGEST_TITLE],
        authors=_believed(xmp) or _authors((*xmp.authors, file.said("Author")), printed),
        date=(xmp.doi and xmp.date) or next(iter(days), ""),
        publisher=xmp.publisher,
        language=file.language() or xmp.language,
        other=other,
    )


def _believed(xmp: Described) -> tuple[str, ...]:
    return xmp.authors if xmp.doi else ()


def _title(said: Iterable[str], printed: str, largest: str) -> str:
    """Return the title that is said and printed, else the largest print, else what is said."""
    likely = [title for title in said if _is_title(title)]
    found = next((title for title in likely if _key(title) in printed), largest)
    return found or next(iter(likely), "")


def _case(heads: Sequence[Line]) -> str:
    """Return the case that most running heads name, if any do."""
    found = Counter(match[1] for line in heads if (match := _CASE.fullmatch(line.text.strip())))
    name, count = next(iter(found.most_common(1)), ("", 0))
    return name if count >= _OFTEN else ""


def _doi(pages: Sequence[Sequence[Line]]) -> str:
    """Return the one DOI that the first two pages bear; of several none is surely its own."""
    texts = (line.text for lines in pages[:2] for line in lines)
    found = {match[1].rstrip(".,;)").lower() for text in texts for match in _DOI.finditer(text)}
    return found.pop() if len(found) == 1 else ""


def _is_title(said: str) -> bool:
    return len(said) >= _SHORTEST and not _NO_TITLE.fullmatch(said)


def _largest(front: Sequence[Line], body: float) -> str:
    """Return what is printed largest on the first page, where that stands out.

    On documents of the United Nations, which bear a symbol, that is the name of an organ.
    """
    if any(_SYMBOL.fullmatch(line.text.strip()) for line in front):
        return ""
    front = [line for line in front if not any(piece.unsure for piece in line.pieces)]
    size = max((line.size for line in front if any(map(str.isalpha, line.text))), default=0.0)
    if size < _LEAST * body:
        return ""
    found: list[str] = []
    for line in front:
        if abs(line.size - size) < 0.05 * size:
            found.append(line.text.strip())
        elif found:
            break
    title = " ".join(" ".join(found).split())
    return title if _SHORTEST <= len(title) <= _LONGEST_TITLE else ""


def _authors(said: Iterable[str], printed: str) -> tuple[str, ...]:
    """Return the authors that the file names and its first pages print.

    Most files name who typed them, or what they were made with.
    """
    parts = (part for text in said for part in re.split(r"\s*(?:;|,| and | & )\s*", text))
    names = dict.fromkeys(part.strip() for part in parts)
    return tuple(name for name in names if " " in name and _key(name) in printed)


def _key(text: str) -> str:
    return "".join(filter(str.isalnum, text.casefold()))
