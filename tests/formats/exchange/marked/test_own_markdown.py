from __future__ import annotations

from hypothesis import given, settings
from hypothesis import strategies as st

from desktop.domain.exchanged.project import ForeignLink

ONE, TWO = (f"{n}{'0' * 7}-0000-4000-8000-{'0' * 12}" for n in "ab")
SHA, OTHER_SHA = "c" * 64, "d" * 64
PLAIN = f"""---
title: "On Boats: a \\"count\\""
author: ["Ada Marsh", "Bo Hara"]
date: "2024-03-01"
sha256: {SHA}
highlights: 2
---

# On Boats: a "count"

## Nine

> nine \\*boats\\* left
>
> and came
> back

— Ada Marsh, On Boats, p. iv, 1 March 2024

- Colour: urgent
- Tags: boats/nine · ships
- Note:

  Why *nine*?

  - a list
- Supports: “ten” (On Ships, highlight {TWO}) — so it does
<!-- highlight {ONE} sha256:{SHA} characters:10-40 colour:green -->

## Ten

> | A | B |
> | --- | --- |
> | 1 | 2 |

— On Boats

<!-- highlight {TWO} revision:1 sha256:{SHA} characters:50-60 colour:#aabbcc -->
"""


def test_our_own_export_is_known_again(project_of, tags_of) -> None:
    project = project_of("x.md", PLAIN)
    (source,) = project.sources
    first, second = source.passages
    assert (source.facts.title, source.sha256) == ('On Boats: a "count"', SHA)
    assert source.facts.authors == ("Ada Marsh", "Bo Hara")
    assert first.identity == f"manicule:{ONE}"
    assert first.quotation == "nine *boats* left\nand came\nback"
    assert (first.at, first.until, first.colour, first.page) == (10.0, 40.0, "green", "iv")
    assert (first.chapter, second.chapter) == (("Nine",), ("Ten",))
    assert tags_of(project, first.codings) == ["boats > nine", "ships"]
    assert [note.text for note in first.notes] == ["Why *nine*?\n\n- a list"]
    assert project.links == (
        ForeignLink(f"manicule:{ONE}", f"manicule:{TWO}", "supports", "so it does"),
    )
    assert (second.quotation, second.colour) == ("A\tB\n1\t2", "#aabbcc")


def test_several_documents_in_one_file(project_of) -> None:
    text = "---\ntitle: \"Annotations\"\ndocuments: 2\n---\n" + "".join(
        f"\n# {title}\n\n- author: Ada\n- citation\\_key: {title.lower()}2024\n- sha256: {sha}\n\n"
        f"> words\n\n— Ada\n\n- Note: mine\n<!-- highlight {one} sha256:{sha} characters:1-2 "
        "colour:yellow -->\n"
        for title, one, sha in (("Boats", ONE, SHA), ("Ships", TWO, OTHER_SHA))
    )  # fmt: skip
    project = project_of("x.md", text)
    assert [source.facts.title for source in project.sources] == ["Boats", "Ships"]
    assert [source.facts.citation_key for source in project.sources] == ["boats2024", "ships2024"]
    assert [source.passages[0].notes[0].text for source in project.sources] == ["mine", "mine"]
    assert [source.sha256 for source in project.sources] == [SHA, OTHER_SHA]
    assert [source.identity for source in project.sources] == [SHA, OTHER_SHA]


def test_areas_have_no_words(project_of) -> None:
    text = (
        "# Boats\n\n![Area of p. 3](<a.png>)\n\n— Boats, p. 3\n\n"
        f"<!-- highlight {ONE} sha256:{SHA} characters:1-2 colour:pink -->\n"
    )
    (passage,) = project_of("x.md", text).sources[0].passages
    assert (passage.quotation, passage.is_area, passage.page) == ("", True, "3")


def test_our_notes_for_obsidian_are_known_again(project_of, tags_of) -> None:
    library = f"d{'0' * 7}-0000-4000-8000-{'0' * 12}"
    project = project_of(
        "Boats.md",
        "---\ntitle: \"Boats\"\nauthors: [\"Ada\"]\n---\n\n# Boats\n\n## Nine\n\n"
        "> [!quote|green] urgent · p. 4\n> nine \\*boats\\*\n>\n> left\n>\n"
        f"> — Ada, Boats, p. 4 ([open](manicule://{library}/{TWO}/{ONE}))\n>\n> Why?\n>\n"
        "> Or so.\n>\n> #boats/nine_left #ships\n>\n"
        "> - Supports: [[#^m-b0000000|“ten”]] — so it does\n"
        "> - Repeats: [[Ships#^m-c0000000|“x”]] (Ships)\n\n^m-a0000000\n\n"
        "> [!quote|pink] Quotation\n> ten\n>\n"
        f"> — Ada ([open](manicule://{library}/{TWO}/{TWO}))\n\n^m-b0000000\n",
    )  # fmt: skip
    (source,) = project.sources
    passage, other = source.passages
    assert (other.identity, other.notes) == (f"manicule:{TWO}", ())
    assert project.links == (
        ForeignLink(passage.identity, other.identity, "supports", "so it does"),
    )
    assert project.without_a_home == {"links to other notes": 1}
    assert source.facts.other == {"manicule": TWO}
    assert (passage.identity, passage.quotation) == (f"manicule:{ONE}", "nine *boats*\nleft")
    assert (passage.colour, passage.page, passage.chapter) == ("green", "4", ("Nine",))
    assert [note.text for note in passage.notes] == ["Why?\n\nOr so."]
    assert tags_of(project, passage.codings) == ["boats > nine left", "ships"]


def test_other_texts_stay_documents(project_of) -> None:
    for text in (
        "A comment: <!-- highlight 5 -->", "<!-- highlight it -->\n\n> words",
        f"See [open](manicule://{ONE}/{TWO}).", "> quoted ([open](manicule://x))",
    ):  # fmt: skip
        assert project_of("x.md", text) is None


@given(st.text(st.sampled_from("># -|\\*ab\n:·“(),—"), max_size=150))
@settings(max_examples=60, deadline=None)
def test_any_lines_before_a_mark_are_read(project_of, lines: str) -> None:
    mark = f"<!-- highlight {ONE} sha256:{SHA} characters:1-2 colour:yellow -->"
    project = project_of("x.md", f"{lines}\n{mark}\n")
    assert sum(len(source.passages) for source in project.sources) == 1
