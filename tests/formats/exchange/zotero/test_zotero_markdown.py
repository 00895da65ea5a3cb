from __future__ import annotations

import time

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st


def link(key: str, page: str = "3", file: str = "AAAA1111") -> str:
    return f"zotero://open-pdf/library/items/{file}?page={page}&annotation={key}"


def passages(project):
    return [(one.quotation, one.page) for told in project.sources for one in told.passages]


def test_zoteros_own_note(project_of) -> None:
    cited = "([Marsh, 2024, p. iv](zotero://select/library/items/ITEM1111))"
    project = project_of(
        "Note.md",
        f"# Annotations  \n(1/2/2024, 10:00:00)\n\n"
        f"“nine boats” ([pdf]({link('KKKK1111')})) {cited} Why nine?\n\n"
        f"“ten” {cited} ([pdf]({link('KKKK2222')}))\n\n"
        f"[“eleven”]({link('KKKK3333')}) {cited} Or *so*\n",
    )
    (source,) = project.sources
    assert (source.identity, source.facts.title) == ("AAAA1111", "Marsh, 2024")
    assert passages(project) == [("nine boats", "iv"), ("ten", "iv"), ("eleven", "iv")]
    assert [one.identity for one in source.passages] == [
        "zotero:KKKK1111", "zotero:KKKK2222", "zotero:KKKK3333",
    ]  # fmt: skip
    assert [[note.text for note in one.notes] for one in source.passages] == [
        ["Why nine?"], [], ["Or *so*"],
    ]  # fmt: skip


def test_a_plug_ins_note_with_callouts_comments_and_front_matter(project_of, tags_of) -> None:
    project = project_of(
        "n.md",
        '---\ntitle: "On Boats"\nauthor: "Marsh, Ada"\ndate: 2024-03-01\ncitekey: marsh2024\n---\n'
        "[pdf](file:///Users/ada/Zotero/My%20Boats.pdf)\n\n#source/primary #boats\n\n"
        "Mine: read again.\n\n## Annotations\n%% begin annotations %%\n\n"
        f">[!quote|#ff6666] Important\n>nine **boats** [(p. 3)]({link('KKKK1111')})\n%%Why?%%\n\n"
        f">[!quote|#ffd400] \n>![[a.png]] [(p. 4)]({link('KKKK2222', '4')})\n\n"
        f"- 🟡 **p.5** — ten boats [⤴]({link('KKKK3333', '5')})\n  - 💬 *Comment*: And more\n"
        "    words\n\n%% end annotations %%\n\n%% Import Date: 2024-05-06T07:08:09.1+01:00 %%\n",
    )
    (source,) = project.sources
    assert (source.facts.title, source.facts.citation_key) == ("On Boats", "marsh2024")
    assert source.beside == ("My Boats.pdf",)
    assert tags_of(project, source.codings) == ["source > primary", "boats"]
    assert [note.text for note in source.notes] == ["Mine: read again."]
    first, picture, third = source.passages
    assert (first.quotation, first.colour, first.page) == ("nine boats", "#ff6666", "3")
    assert [note.text for note in first.notes] == ["Why?"]
    assert (picture.quotation, picture.is_area, picture.page) == ("", True, "4")
    assert third.quotation == "ten boats"
    assert [note.text for note in third.notes] == ["And more\nwords"]
    assert first.modified == "2024-05-06T07:08:09.1+01:00"


def test_a_link_that_is_there_again_tells_the_note(project_of) -> None:
    address = link("KKKK1111")
    project = project_of(
        "n.md", f">📌 nine boats\n\n[Page 3]({address})\n\n> ✏️ Why? [Page 3]({address})\n\n"
        f"> 📌 ten [Page 4]({link('KKKK2222')})"
    )  # fmt: skip
    assert project is not None
    first, second = project.sources[0].passages
    assert [note.text for note in first.notes] == ["Why?"]
    assert second.quotation == "ten"


def test_several_in_one_paragraph_and_in_several_files(project_of) -> None:
    project = project_of(
        "n.md",
        f"1. nine [p]({link('KKKK1111')}) mine\n2. ten [p]({link('KKKK2222', '4', 'BBBB2222')})\n",
    )
    assert passages(project) == [("nine", "3"), ("ten", "4")]
    assert [one.identity for one in project.sources] == ["AAAA1111", "BBBB2222"]
    assert [note.text for note in project.sources[0].passages[0].notes] == ["mine"]


def test_groups_and_books(project_of) -> None:
    address = "zotero://open/groups/12/items/AAAA1111?cfi=epubcfi(/6/2)&annotation=KKKK1111"
    project = project_of(
        "n.md", f"“nine” [epub]({address.replace('(', '%28').replace(')', '%29')})"
    )
    assert [one.identity for one in project.sources] == ["groups/12/AAAA1111"]


@pytest.mark.parametrize(
    "text",
    [
        # An essay that quotes with links is the reader's own text.
        f"# Essay\n\nOne.\n\nTwo.\n\nAs she says, “nine” ([p]({link('KKKK1111')})).\n\nThree.",
        "How to link: [p](zotero://open-pdf/library/items/AAAA1111?page=1)",
        "zotero://open-pdf/library/items/AAAA1111?page=1&annotation=KKKK1111",
        f"---\ncitekey: {{{{citekey}}}}\n---\n{{{{x}}}} [p]({link('KKKK1111')})",
        "A text about zotero://open-pdf and nothing else.",
    ],
)
def test_other_texts_stay_documents(project_of, text: str) -> None:
    assert project_of("n.md", text) is None


@given(st.text(st.sampled_from("“”[]()%>!|#*- \n1.ab"), max_size=120))
@settings(max_examples=60, deadline=None)
def test_any_words_around_a_link_are_read(project_of, words: str) -> None:
    project_of("n.md", f"{words} [p]({link('KKKK1111')}) {words}\n{words}")


@pytest.mark.parametrize("sign", ["[", "(", "> ", "%%", "“", "- ", "[!quote|", "1. "])
def test_endless_signs_are_read_quickly(project_of, sign: str) -> None:
    begun = time.process_time()
    project_of("n.md", sign * 15_000 + f" [p]({link('KKKK1111')}) " + sign * 15_000)
    assert time.process_time() - begun < 4
