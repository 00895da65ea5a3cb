"""PDF files of one page with a line of print on each of some layers."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tests.formats.pdf.samples import HEIGHT, WIDTH, Text, assembled, stream

if TYPE_CHECKING:
    from collections.abc import Sequence

TOP, STEP = 80, 24
GROUP = 100
"""The number of the first group; others follow."""
_FORM = 200
DRAFT = "<</Type /OCG /Name (Draft)>>"
NOTES = "<</Type /OCG /Name (Notes)>>"
BOTH = (DRAFT, NOTES)
FIRST, SECOND = f"{GROUP} 0 R", f"{GROUP + 1} 0 R"
FIRST_OFF = f"/OFF [{FIRST}]"


def line(words: str, row: int) -> str:
    """Return what draws words in a row, from 0."""
    return Text(words, y=TOP + STEP * row).drawn(0)


def layered(
    drawn: str,
    config: str = FIRST_OFF,
    groups: Sequence[str] = BOTH,
    layers: Sequence[str] = (FIRST, SECOND),
    more: str = "",
    page: str = "",
) -> bytes:
    """Return a file of these groups, whose layers are L0, L1, … of what is `drawn`.

    Form F0 is on L0, F1 on L1, and so on; each has one line of its name, in the row of its number.
    `more` is said of the layers, and `page` of the page.
    Form G is on none, and has the line “form”, in the row after these.
    """
    all_groups = " ".join(f"{GROUP + number} 0 R" for number in range(len(groups)))
    properties = " ".join(f"/L{number} {layer}" for number, layer in enumerate(layers))
    forms = " ".join(f"/F{number} {_FORM + number} 0 R" for number in range(len(layers)))
    fonts = "/Font <</F1 3 0 R>>"
    things = {
        1: f"<</Type /Catalog /Pages 2 0 R /OCProperties <</OCGs [{all_groups}] "
        f"/D <<{config}>> {more}>>>>".encode(),
        2: b"<</Type /Pages /Count 1 /Kids [10 0 R]>>",
        3: b"<</Type /Font /Subtype /Type1 /Encoding /WinAnsiEncoding /BaseFont /Helvetica>>",
        10: f"<</Type /Page /Parent 2 0 R /MediaBox [0 0 {WIDTH} {HEIGHT}] /Contents 11 0 R {page} "
        f"/Resources <<{fonts} /Properties <<{properties}>> "
        f"/XObject <<{forms} /G {_FORM + len(layers)} 0 R>>>>>>".encode(),
        11: stream(drawn.encode()),
    }
    things |= {GROUP + number: group.encode() for number, group in enumerate(groups)}
    kind = f"/Type /XObject /Subtype /Form /BBox [0 0 {WIDTH} {HEIGHT}] /Resources <<{fonts}>>"
    for number, layer in enumerate([*layers, ""]):
        on = f" /OC {layer}" if layer else ""
        name = f"F{number}" if layer else "form"
        things[_FORM + number] = stream(line(name, number).encode(), (kind + on).encode())
    return assembled(things)
