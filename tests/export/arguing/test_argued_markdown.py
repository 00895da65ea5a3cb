from __future__ import annotations

from desktop.domain.arguing.claims import Claim, ClaimPassage, Evidence, Stance
from desktop.domain.arguing.outlines import Drafted, Line, LineKind, Outline
from desktop.domain.arguing.weighing import weigh
from desktop.export import claims_markdown, draft_markdown
from tests.domain.arguing.evidence import passage

KNOWN = {
    "a": passage("a", "It *counted* 902.", document="1"),
    "b": passage("b", "It did not.", document="2", status="review"),
    "c": passage("c", "One.\nTwo.", document="3", is_removed=True),
    "d": Evidence("d"),
}
CLAIM = weigh(
    Claim(
        "k",
        "It is so_so.",
        "A **note**.",
        (
            ClaimPassage("b", Stance.CONTRADICTS),
            ClaimPassage("a", Stance.SUPPORTS),
            ClaimPassage("d", Stance.SUPPORTS),
            ClaimPassage("c", Stance.QUALIFIES),
        ),
    ),
    KNOWN,
)


def test_a_claim_is_a_paragraph_with_citations():
    assert claims_markdown([CLAIM]) == (
        '---\ntitle: "Claims"\nclaims: 1\n---\n\n'
        "**It is so\\_so.** "
        "“It \\*counted\\* 902.” (Citation a). <!-- manicule:a --> "
        "[A passage in the trash.] <!-- manicule:d --> "
        "Against it: “It did not.” (Citation b) [to review: the source changed]. "
        "<!-- manicule:b --> "
        "With this qualification: “One. Two.” (Citation c) [removed from the library]. "
        "<!-- manicule:c -->\n\n"
        "A **note**.\n\n"
        "*Rests on one source: “Title 1”.*\n\n"
        "*Contradicted by 1 passage.*\n\n"
        "*1 passage awaits review: the source changed.*\n\n"
        "*2 passages are no longer there.*\n"
    )


def test_an_outline_is_a_draft_with_an_id_at_each_passage():
    lines = (
        Line("1", LineKind.HEADING, 1, "Figures"),
        Line("2", LineKind.TEXT, text="Say *what* is counted."),
        Line("3", LineKind.PASSAGE, highlight_id="c"),
        Line("4", LineKind.HEADING, 6, "Deep"),
        Line("5", LineKind.CLAIM, claim_id="k"),
        Line("6", LineKind.TEXT),
        Line("7", LineKind.PASSAGE, highlight_id="d"),
    )
    text = draft_markdown(Drafted(Outline("o", "Draft", lines), {"k": CLAIM}, KNOWN))
    assert text.startswith('---\ntitle: "Draft"\noutline: o\n---\n\n# Draft\n\n## Figures\n\n')
    assert "Say \\*what\\* is counted.\n\n> One.\n>\n> Two.\n\n— Citation c" in text
    assert "\n\n###### Deep\n\n**It is so\\_so.** “It" in text
    assert text.endswith("> [A passage in the trash.]\n\n<!-- manicule:d -->\n")
