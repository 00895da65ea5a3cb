from __future__ import annotations

import pytest

from desktop.annotate.proving.elisions import fragments
from desktop.annotate.proving.judging import judged
from desktop.annotate.proving.wordings import wordings
from desktop.domain.citing.proof import Proof
from tests.domain.samples import content_of

TEXT = (
    "The survey counted 902 applications in the spring. Of these, 408 were granted by the office. "
    "It is not true that the minister lied to all of them. Officials filed the final figures in a "
    "small and cold office. The army did not burn the village that winter."
)


def told(quotation: str) -> dict[str, str]:
    content = content_of(TEXT)
    found = judged(content, fragments(quotation), (0, len(TEXT)), "")
    assert found is not None
    proof = Proof(
        1, quotation, found.status, "d", "", found.start, found.end, "", found.differences,
        found.parts, found.omitted,
    )  # fmt: skip
    return {str(kind): words for kind, words in wordings(proof, content)}


@pytest.mark.parametrize(
    ("quotation", "wanted"),
    [
        ("Of these, 418 were granted by the office.",
         {"source": "Of these, 408 were granted by the office."}),
        ("of these, 418 were granted", {"source": "[o]f these, 408 were granted"}),
        ("[o]f these, 418 were granted", {"source": "[o]f these, 408 were granted"}),
        ("The survey counted 902 applications … 418 were granted by the office",
         {"source": "The survey counted 902 applications … 408 were granted by the office"}),
        ("Officials filed the figures in a small and cold office",
         {"source": "Officials filed the final figures in a small and cold office",
          "marked": "Officials filed the […] figures in a small and cold office"}),
        ("Officials quickly filed the final figures in a small and cold office",
         {"source": "Officials filed the final figures in a small and cold office",
          "marked": "Officials [quickly] filed the final figures in a small and cold office"}),
        ("Clerks filed the final figures in a small and cold office",
         {"source": "Officials filed the final figures in a small and cold office",
          "marked": "[Clerks] filed the final figures in a small and cold office"}),
        ("the minister lied to all of them",
         {"whole": "It is not true that the minister lied to all of them"}),
        ("The army … burn the village", {"whole": "The army did not burn the village"}),
        ("The survey counted 902 applications … burn the village that winter",
         {"whole": "The survey counted 902 applications … The army did not burn the village "
                   "that winter"}),
        ("The survey counted 902 applications", {}),
    ],
)  # fmt: skip
def test_what_is_wrong_can_be_said_right(quotation, wanted):
    assert told(quotation) == wanted
