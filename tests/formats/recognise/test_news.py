from __future__ import annotations

import pytest

from desktop import formats
from desktop.domain import DocumentKind
from desktop.formats.recognise.captions import caption

STORY = (
    "The harbour has lost count of its boats, a clerk said on Monday.\n\n"
    "“We have counted twelve, and there may be more,” said Ada Quill, who keeps the book.\n\n"
    "The council told the Gazette: “There is no cause for alarm.”\n\n"
    "Fog has lain on the water since Friday.\n\n"
    "A second count is to be held in the spring, according to the harbour office.\n"
)


def test_title_byline_standfirst_and_date(recognised) -> None:
    content, kind, facts = recognised(
        "Harbour loses count of its boats\n\nClerk blames fog, council blames clerk\n\n"
        f"By Ada Quill and Bo Hara\n\n12 March 2021\n\n{STORY}"
    )
    assert kind is DocumentKind.NEWS_REPORT
    assert facts.title == "Harbour loses count of its boats"
    assert facts.authors == ("Ada Quill", "Bo Hara")
    assert facts.date == "2021-03-12"
    assert facts.other == {"standfirst": "Clerk blames fog, council blames clerk"}
    assert [s.title for s in content.sections] == ["Harbour loses count of its boats"]


def test_a_caption_with_its_credit_run_in(recognised) -> None:
    line = "Gazette / Jo McLakeBo Hara was a pilot for ten years before he kept the harbour book"
    content, _, facts = recognised(f"Harbour loses count\n\n{line}\n\n{STORY}")
    credit = "Gazette / Jo McLake"
    said = line.removeprefix(credit)
    assert facts.other == {"caption": said, "credit": credit}
    section = content.sections[1]
    assert (section.title, section.level) == ("Caption", 2)
    assert content.text[section.start : section.end] == line
    assert dict(section.facts) == facts.other
    assert [content.text[b.start : b.end] for b in content.blocks if b.kind.name == "CAPTION"] == [
        line
    ]
    after = content.text.index("The harbour has")
    assert [s.title for s in content.section_path(after)] == ["Harbour loses count"]


def test_a_dateline(recognised) -> None:
    story = STORY.replace("The harbour has", "EASTPORT, 12 March 2021 (Coastal) - The harbour has")
    _, _, facts = recognised(f"Harbour loses count\n\n{story}")
    assert facts.other == {"place": "EASTPORT", "agency": "Coastal"}
    assert facts.date == "2021-03-12"


def test_a_date_without_a_year_stays_as_printed(recognised) -> None:
    _, _, facts = recognised(f"Harbour loses count\n\n12 March\n\n{STORY}")
    assert facts.date == ""
    assert facts.other["date"] == "12 March"


@pytest.mark.parametrize(
    ("line", "said", "credit"),
    [
        ("A boat in the fog. (Photo: Jo Lake)", "A boat in the fog", "Photo: Jo Lake"),
        ("A boat in the fog (Reuters)", "A boat in the fog", "Reuters"),
        ("A boat (Jo Lake/AFP via Getty Images)", "A boat", "Jo Lake/AFP via Getty Images"),
        ("A boat in the fog. Photo: Jo Lake", "A boat in the fog.", "Photo: Jo Lake"),
        ("A boat in the fog. © Jo Lake 2021", "A boat in the fog.", "© Jo Lake 2021"),
        ("Photograph: Jo Lake/The Gazette", "", "Jo Lake/The Gazette"),
        ("The Gazette/Jo LakeA boat in the fog", "A boat in the fog", "The Gazette/Jo Lake"),
    ],
)  # fmt: skip
def test_captions(line, said, credit) -> None:
    assert caption(line) == (said, credit)


@pytest.mark.parametrize(
    "line",
    [
        "EASTPORT (Reuters) - The harbour has lost count of its boats.",
        "He said his and/or her boat was lost (see page 4).",
        "The council (which met on Monday) said nothing.",
        "The iPhone/iPad application counts boats better than McLake does",
        "Photo: it was the first that she had taken. It showed a boat. Nobody knew which.",
        "word " * 100 + "(Reuters)",
    ],
)
def test_lines_that_are_no_captions(line) -> None:
    assert caption(line) is None


@pytest.mark.parametrize(
    "text",
    [
        "A title\n\nFirst paragraph of an essay.\n\nSecond.\n\nThird.\n\nFourth.\n\nFifth.\n",
        STORY,
        "List\n\n- one said\n- two said\n",
    ],
)
def test_other_texts_are_no_reports(recognised, text) -> None:
    assert recognised(text)[1] is DocumentKind.DOCUMENT


def test_a_story_in_which_people_speak_is_no_report(recognised) -> None:
    story = (
        "The Lighthouse\n\n“We were never asked,” said Ada.\n\n“Nor we,” said Bo, and looked out at"
        " the sea.\n\nThe rain came down, and nobody moved for a while.\n\n"
        "“It will fall,” she said at last. “The wall.”\n\nThey walked home in the dark.\n"
    )
    assert recognised(story)[1] is DocumentKind.DOCUMENT
    signed = story.replace("Lighthouse\n", "Lighthouse\n\nBy Ida Marsk\n\n3 March 2024\n")
    assert recognised(signed)[1] is DocumentKind.NEWS_REPORT


SAYS = (
    ("“We got a letter,” said Ada Quill, who lives there.",
     "“The walls are not safe,” a spokesman told reporters."),
    ("« Nous avons reçu une lettre », a déclaré Ada Quill, qui habite là.",
     "« Les murs ne sont pas sûrs », a dit un porte-parole."),
    ("„Wir haben einen Brief bekommen“, sagte Ada Quill, die dort wohnt.",
     "„Die Mauern sind nicht sicher“, sagte ein Sprecher."),
)  # fmt: skip


@pytest.mark.parametrize(
    ("head", "language", "author", "date"),
    [
        ("Quai fermé\n\nPar Ida Marsk\n\nPublié le 3 mars 2024 à 18h05\n\n", 1, True, True),
        ("Kai zu\n\nVon Ida Marsk, Eastport\n\n3. März 2024, 18:05 Uhr\n\n", 2, True, True),
        ("Quay shut\nIda Marsk, Harbour correspondent\n3 Mar 2024 18.05 GMT\n\n", 0, True, True),
        ("EASTPORT, March 3 (Reuters) - The quay will close, officials said.\n\n", 0, False, False),
    ],
)
def test_heads_in_other_shapes_and_languages(recognised, head, language, author, date) -> None:
    one, two = SAYS[language]
    last = "More than 300 people work there."
    _, kind, facts = recognised(f"{head}The walls are old.\n\n{one}\n\n{two}\n\n{last}\n")
    assert kind is DocumentKind.NEWS_REPORT
    assert facts.authors == (("Ida Marsk",) if author else ())
    assert facts.date == ("2024-03-03" if date else "")
    assert facts.other.get("place", "EASTPORT") == "EASTPORT"


def test_real_reports(corpus) -> None:
    first, second = (next((corpus / "seeds").glob(f"{name}*.txt")) for name in ("000", "002"))
    parsed = formats.read(first)
    assert parsed.kind is DocumentKind.NEWS_REPORT
    (block,) = [b for b in parsed.content.blocks if b.kind.name == "CAPTION"]
    line = parsed.content.text[block.start : block.end]
    other = parsed.facts.other
    assert other["credit"] + other["caption"] == line
    assert formats.read(second).kind is DocumentKind.NEWS_REPORT
    assert formats.read(second).facts.title == second.read_text().partition("\n")[0]
