"""What the columns of ATLAS.ti's tables are called, and what stands in their cells."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

_NAMES = {
    "words": (
        "quotation content", "text content", "quotation text", "content", "conteúdo da citação",
        "conteúdo de texto", "conteúdo do texto", "conteúdo", "contenido de la cita",
        "contenido de texto", "contenido del texto", "contenido", "zitatinhalt", "textinhalt",
        "inhalt", "contenu de la citation", "contenu du texte", "contenu",
    ),
    "codes": ("codes", "códigos", "kodes", "codigos"),
    "code": ("code", "código", "kode", "codigo"),
    "document": ("document", "documento", "dokument", "document name"),
    "number": ("id", "number", "número", "nummer", "numéro", "quotation id"),
    "name": (
        "name", "quotation name", "nome", "nome da citação", "nombre", "nombre de la cita",
        "zitatname", "nom", "nom de la citation",
    ),
    "comment": ("comment", "comentário", "comentario", "kommentar", "commentaire"),
    "count": (
        "number of codes", "código contagem", "número de códigos", "anzahl der kodes",
        "anzahl kodes", "nombre de codes",
    ),
    "start": (
        "initial position", "start position", "posição inicial", "posición inicial",
        "startposition", "anfangsposition", "position initiale", "position de début",
    ),
    "end": (
        "final position", "end position", "posição final", "posición final", "endposition",
        "position finale", "position de fin",
    ),
    "created": (
        "creation date", "created", "data de criação", "fecha de creación", "erstellt",
        "erstellungsdatum", "date de création", "criado", "creado", "créé",
    ),
    "modified": (
        "modification date", "modified", "data de modificação", "fecha de modificación",
        "geändert", "änderungsdatum", "date de modification", "modificado", "modifié",
    ),
    "by": (
        "created by", "criado por", "creado por", "erstellt von", "créé par", "author", "autor",
    ),
}  # fmt: skip
_GROUP = re.compile(
    r"(?:code groups?|groups|grupos?(?: de códigos?)?|kodegruppen?|groupes?)(?: \d+)?"
)
_CODEBOOK = re.compile(r"(?:magnitude|grounded|density|enraizamento|densidad|dichte|magnitud).*")
_PAIRS = (('"', '"'), ("“", "”"), ("„", "“"), ("«", "»"))
_DATE = re.compile(
    r"(\d{1,4})[/.-](\d{1,2})[/.-](\d{1,4})"
    r"(?:[ ,T]+(\d{1,2}):(\d\d)(?::(\d\d))?(?:\s*([AaPp])\.?[Mm]\.?)?)?.*"
)
_CENTURY, _YEAR, _NOON, _LAST_MONTH = 2000, 31, 12, 12


def telling(head: bytes) -> list[str]:
    """Return the headings in the head of a file that a table of codes may be known by."""
    texts = [head.decode(codec, "replace").casefold() for codec in ("utf-8", "cp1252")]
    return [name for name in (*_NAMES["codes"], *_NAMES["code"]) if any(name in t for t in texts)]


class Columns:
    """Finds the cells of a row, whatever the language of its table."""

    def __init__(self, row: Mapping[str, str]) -> None:
        headings = [heading for heading in row if heading]
        self._of = {
            role: next((name for name in names if name in row), "")
            for role, names in _NAMES.items()
        }
        self._groups = [heading for heading in headings if _GROUP.fullmatch(heading)]
        self.is_codebook = bool(self._groups) or any(map(_CODEBOOK.fullmatch, headings))
        """Whether it has columns that tables of codes have."""

    def has(self, *roles: str) -> bool:
        """Whether there is a column for each of the roles."""
        return all(self._of[role] for role in roles)

    def of(self, role: str, row: Mapping[str, str]) -> str:
        """Return the cell for a role; '' without such a column."""
        return row.get(self._of[role], "")

    def all(self, role: str, rows: Sequence[Mapping[str, str]]) -> list[str]:
        """Return the cells for a role in all rows."""
        return [self.of(role, row) for row in rows]

    def groups(self, row: Mapping[str, str]) -> Iterator[str]:
        """Yield the groups that a code is in."""
        return (row[name].strip() for name in self._groups if row.get(name, "").strip())


def unquoted(words: str) -> str:
    """Return words without the quotation marks that stand around all of them."""
    words = words.strip()
    for opening, closing in _PAIRS:
        inside = words[1:-1]
        if words.startswith(opening) and words.endswith(closing) and len(words) > 1:
            # Marks that also stand inside are those of two quotations, and part of the text.
            return inside.strip() if closing not in inside else words
    return words


def whole(cell: str) -> int | None:
    """Return a whole number, or None."""
    return int(cell) if cell.strip().isascii() and cell.strip().isdigit() else None


def dates(cells: Sequence[str]) -> list[str]:
    """Return moments as ISO 8601, '' for none: whether days or months come first all must share."""
    found = [_DATE.fullmatch(cell.strip()) for cell in cells]
    parts = [(int(one[1]), int(one[2])) for one in found if one]
    days_first = any(first > _LAST_MONTH for first, _ in parts if first <= _YEAR)
    return [_moment(one, days_first=days_first) if one else "" for one in found]


def may_be_days(cells: Sequence[str]) -> bool:
    """Whether nothing in a column of dates tells months from days."""
    found = [one for one in map(_DATE.fullmatch, map(str.strip, cells)) if one]
    parts = [int(one[number]) for one in found for number in (1, 2)]
    return bool(parts) and max(parts) <= _LAST_MONTH and any(one[1] != one[2] for one in found)


def _moment(found: re.Match[str], *, days_first: bool) -> str:
    first, second, third = (int(found[number]) for number in (1, 2, 3))
    if first > _YEAR:
        year, month, day = first, second, third
    else:
        month, day = (second, first) if days_first else (first, second)
        year = third if third > _CENTURY // 10 else third + _CENTURY
    if not (1 <= month <= _LAST_MONTH and 1 <= day <= _YEAR):
        return ""
    date = f"{year:04}-{month:02}-{day:02}"
    if found[4] is None:
        return date
    hour = int(found[4])
    if found[7]:
        hour = hour % _NOON + (_NOON if found[7] in "Pp" else 0)
    return f"{date}T{hour:02}:{found[5]}:{found[6] or '00'}"
