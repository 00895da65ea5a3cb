"""A receipt that was never made of any library."""

from __future__ import annotations

from dataclasses import replace

from hypothesis import strategies as st

from desktop.domain.past.receipt import (
    FORM,
    VERSION,
    About,
    Head,
    Kept,
    Passage,
    Picture,
    Receipt,
    Sealed,
    Source,
    Standing,
    Told,
)

NOW = "2026-03-26T10:00:00.000000+00:00"
SAMPLE = Receipt(
    *(FORM, VERSION, "Manicule", NOW, "ana"),
    Kept("h", "green", "A note", ("figures",), NOW, "ana", NOW, came_with_file=False),
    Passage(
        *(3, 9, "5441", "before ", " after", "544", "before ", " after"),
        *(("Part", "Section"), "xii", "4", Picture(2, (1.0, 2.5, 30.0, 40.0), "00", "")),
    ),
    About("d", "A report", "report", ("Ana", "Bea"), "2026", "Harbour", "https://a.example", "en"),
    Source(
        *("ff", "report.txt", "text/plain", "text 2", NOW, "bea", 1, 99, ""),
        whole_page=False,
        recognised=False,
        own_outline=False,
    ),
    (Standing(1, NOW, "ff", "same", 3, 9),),
    (Told(4, NOW, "ana", "edit-note", (("note", "A", "A note"),)),),
    (("t", "figures"),),
    (
        Sealed(
            *(4, 2, "highlights", "h", "d", NOW, "edit-note", NOW, "ana", "w", "change", None),
            *(False, '{"note":"A"}', '{"note":"A note"}', "01", "02", "03", "04"),
        ),
    ),
    Head(4, NOW, "04"),
).sealed()


@st.composite
def receipts(draw: st.DrawFn) -> Receipt:
    """Return receipts of whatever words."""
    words, title, note, name = (draw(st.text(max_size=30)) for _ in range(4))
    return replace(
        SAMPLE,
        passage=replace(SAMPLE.passage, words=words, picture=None),
        document=replace(SAMPLE.document, title=title),
        highlight=replace(SAMPLE.highlight, note=note, tags=(name, title)),
        source=replace(SAMPLE.source, name=name),
    ).sealed()
