from __future__ import annotations

import pytest

from desktop.annotate.proving.cited_figures import cited_figures, is_plain_number
from desktop.annotate.proving.drafted import quotations
from desktop.domain.arguing.figures import figures
from tests.domain.samples import content_of


def told(text: str) -> list[tuple[str, tuple[str, ...], tuple[str, ...]]]:
    draft = content_of(text)
    return [
        (one.text, one.source.keys, one.source.names)
        for one in cited_figures(draft, list(quotations(draft)))
    ]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("Of 902 cases 408 were granted [@ray, p. 4].", ["902", "408"]),
        ("Of 902 cases, 408 were granted. [@ray, p. 4] Another 77 were not.", ["902", "408"]),
        ("Another 77 were not. Of 902 cases some were granted (Ray 2020, 12).", ["902"]),
        ("In 2020 the 14 clerks (Ray et al. 2020, pp. 33–34) had 1,300 cases.", ["14", "1,300"]),
        ("Nobody is cited for 902 cases.", []),
        ("He says “902 cases were heard” [@ray] and adds 77 more.", ["77"]),
        ("Of 902 cases 408 were granted, or 45% (Ray 2020).", ["902", "408"]),
        ("See Table 5 on page 7 (Ray 2020).", []),
        ("25 494 506 518 528 510 521 533 544 ships (Ray 2020).", []),
        ("See para. 1.2 and § 3.4 on 77 ships (Ray 2020).", ["77"]),
        ("The 500 men: manicule://a/b", ["500"]),
    ],
)
def test_figures_are_those_of_ones_own_words_in_a_sentence_with_a_citation(text, found):
    assert [one for one, *_ in told(text)] == found


def test_who_is_cited_is_told_with_each():
    assert told("It had 77 rooms [@ray].") == [("77", ("ray",), ())]
    assert told("It had 77 rooms (Ray 2020).") == [("77", (), ("Ray",))]


@pytest.mark.parametrize(
    ("said", "plain"),
    [("12 men", True), ("about 12 men", True), ("400 men", True), ("48 men", False),
     ("1,300 men", False), ("12.5 metres of rope", True), ("48.5 metres of rope", False)],
)  # fmt: skip
def test_a_plain_number_may_be_said_in_words(said, plain):
    (figure,) = figures(said)
    assert is_plain_number(figure) is plain
