from __future__ import annotations

import pytest

from desktop.annotate.meaning.renaming import is_renamed
from desktop.annotate.runs import Stretch
from desktop.annotate.worded_text import Vocabulary, WordedText
from tests.annotate.places import sides
from tests.domain.samples import content_of


def renamed(source: str) -> bool:
    """Whether the first words of a text that changed are taken for a name."""
    vocabulary = Vocabulary()
    begins = source.index("{")
    texts = [WordedText(content_of(text).quoted(), vocabulary) for text in sides(source)]
    first = texts[0].range(0, begins)[1]
    kept = source[source.index("}") :]
    after = WordedText(content_of(kept).quoted(), Vocabulary())
    ends = [len(text) - len(after) for text in texts]
    return is_renamed(*texts, Stretch(first, ends[0], first, ends[1]))


@pytest.mark.parametrize(
    "source",
    [
        "the policy on {Mali|Chad} is",
        "the policy on {Iran|Iraq} is",
        "the policy on {Austria|Australia} is",
        "the policy on {Niger|Nigeria} is",
        "the policy of {the United States|the Netherlands} is",
        "It was said. {Alice|Robert} said it",
        "{Alice|Robert} said it",
        "the team {Al|Ale} is",
        "السياسة في {مصر|قطر} هي",
        "המדיניות של {תורכיה|לבנון} היא",
        "დედის საჩივარი {ირანიდან|თურქეთიდან} მოვიდა",
        "政策は{大阪|東京}です",
        "정책은 {이란|터키} 것",
    ],
)
def test_a_name_gives_way_to_another(source):
    assert renamed(source)


@pytest.mark.parametrize(
    "source",
    [
        "the policy on {Mali|MALI} is",
        "what {Catherine|Katherine} said",
        "the ships of {Korea|Koreas} are",
        "Die Karte von {Málaga|Malaga} ist",
        "the {old|new} boat",
        "the old {boat|Boat} there",
        "It was said. {What|That} was said is what it was, and that is that",
        "the {|Great} Harbour",
        "the policy of {all who came there by sea|Those Who Live On The Land} is",
        "كتاب {الميناء|ميناء} هنا",
        "the number {12|13} is",
    ],
)
def test_what_is_no_other_name_is_none(source):
    assert not renamed(source)
