from __future__ import annotations

import random
import re
import time

import pytest
from hypothesis import assume, example, given, settings
from hypothesis import strategies as st

from desktop.annotate import Alignment, make
from tests.annotate.places import (
    ACCEPTED,
    EDITED,
    LOST,
    MOVED,
    REVIEW,
    SAME,
    place_of,
    placed,
    placed_at,
    sides,
)
from tests.domain.samples import content_of, marked

TEXT = """The harbour was surveyed in spring by four officers of the county.
They went along the quay each morning and wrote down every boat that lay there.
No boat may lie at the quay for more than 30 days without leave of the master.
Whoever leaves a boat behind pays for its removal to the yard beyond the bridge.
The master keeps a book of all boats, which anybody may read on weekdays.
Complaints go to the county, which answers them within six weeks of their arrival."""


def test_the_same_text_keeps_every_place():
    anchor = make(content_of(TEXT), 1, 4, 11)
    found = Alignment(content_of(TEXT), content_of(TEXT), 2).place(anchor)
    assert (found.revision, found.start, found.end, found.status) == (2, 4, 11, SAME)


def test_words_that_stay_are_the_same_whatever_changes_elsewhere():
    new = "A foreword.\n" + TEXT.replace("pays for its removal", "is fined") + "\nAn afterword."
    words = "The master keeps a book of all boats"
    assert placed(TEXT, new, words) == (SAME, words)


def test_another_wording_of_the_same_sense_is_edited():
    new = TEXT.replace(
        "wrote down every boat that lay there", "wrote down each boat that lay there"
    )
    assert placed(TEXT, new, "They went along the quay each morning and wrote down every boat") == (
        EDITED,
        "They went along the quay each morning and wrote down each boat",
    )


def test_a_block_that_stands_elsewhere_has_moved():
    lines = TEXT.split("\n")
    new = "\n".join([*lines[:1], *lines[2:], lines[1]])
    words = "each morning and wrote down"
    assert placed(TEXT, new, words) == (MOVED, words)


def test_what_is_gone_is_lost_where_it_stood():
    lines = TEXT.split("\n")
    new = "\n".join(lines[:2] + lines[3:])
    anchor = make(content_of(TEXT), 1, TEXT.index("No boat"), TEXT.index("No boat") + 30)
    found = Alignment(content_of(TEXT), content_of(new), 2).place(anchor)
    assert found.status is LOST
    assert found.start == found.end == len("\n".join(lines[:2])) - 1


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("30 days", "14 days"),
        ("30 days", "030 days"),
        ("30 days", "-30 days"),
        ("30 days", "30 % days"),
        ("may lie", "may not lie"),
        ("may lie", "mayn’t lie"),
        ("No boat may", "Boats may"),
        ("without leave", "with leave"),
        ("for more than 30 days", "for 30 days and no more than that"),
    ],
)
def test_what_turns_the_sense_is_asked_about(before, after):
    words = "No boat may lie at the quay for more than 30 days without leave of the master"
    status, found = placed(TEXT, TEXT.replace(before, after), words)
    assert status is REVIEW
    assert found == words.replace(before, after)


@pytest.mark.parametrize(
    "source",
    [
        "He was found to be a {|un}lawful owner of all",
        "It is due within {six|two} weeks of the request made",
        "Chapter {VI|VII} applies to all of these boats alike",
        "on ne représente {pas |}les renonçants à la succession",
        "Der Antrag ist {nicht |}an eine Frist gebunden worden",
        "De aanvraag is {niet |}aan een termijn gebonden geweest",
        "La solicitud {no |}está sujeta al plazo de la ley",
        "O pedido {não |}está sujeito ao prazo previsto em lei",
        "La domanda {non |}è soggetta al termine della legge qui",
        "Ansökan är {inte |}bunden till en tid alls i lagen",
        "Wniosek {nie |}podlega temu terminowi według ustawy",
        "Заявление {не |}ограничено сроком по этому закону здесь",
        "الطلب {لا |}يخضع لهذا الأجل حسب هذا القانون العام",
        "הבקשה {אינה |}כפופה למועד הזה לפי החוק הזה",
        "申请{不|}受本法规定的期限限制",
        "この申請は期限に拘束され{ない|る}ものとする",
        "यह आवेदन किसी समय सीमा के अधीन {नहीं |}है जी",
    ],
)
def test_negations_and_numbers_of_many_languages_are_known(source):
    before, after = "Something stands before it.\n", "\nSomething else stands after it."
    old, new = sides(source)
    status, _ = placed(before + old + after, before + new + after, old)
    assert status is REVIEW


@pytest.mark.parametrize("words", ["lie at the quay", "quay for more"])
def test_a_negation_put_in_just_beside_is_asked_about(words):
    new = TEXT.replace("may lie at", "may not lie at").replace("more than 30", "more than 31")
    assert placed(TEXT, new, words)[0] is REVIEW


def test_a_name_that_gave_way_to_another_is_asked_about():
    old = "Before it.\nAll members of the old team Alpha must hand in their reports.\nAfter it."
    new = old.replace("Alpha", "Bravo")
    words = "All members of the old team Alpha must hand in their reports"
    assert placed(old, new, words) == (REVIEW, words.replace("Alpha", "Bravo"))


POLICIES = [
    f"{number}\nThe policy on {country} is as follows and applies to all of them."
    for number, country in enumerate(("Mali", "Chad", "Oman", "Peru", "Cuba"), 1)
]


def test_numbers_of_lines_do_not_lead_a_sentence_said_often_to_another_section():
    old = "\n".join(POLICIES)
    new = "\n".join(
        f"{number}\nThe policy on {country} is as follows and applies to all of them."
        for number, country in enumerate(("Mali", "Fiji", "Chad", "Oman", "Peru", "Cuba"), 1)
    )
    for country in ("Chad", "Oman", "Peru"):
        words = f"The policy on {country} is as follows"
        status, found = placed(old, new, words)
        assert status is LOST or found in (words, "")
        start = old.index(words)
        anchor = make(content_of(old), 1, start, start + len("The policy on"))
        place = Alignment(content_of(old), content_of(new), 2).place(anchor)
        assert place.status not in ACCEPTED or new.startswith(words, place.start)


def test_of_two_copies_that_cannot_be_told_apart_none_is_taken():
    old = "red boat\nblue boat\nred boat\ngreen boat"
    new = "red boat\ngreen boat"
    for nth in (0, 1):
        assert placed(old, new, "red boat", nth)[0] not in ACCEPTED


def test_a_sentence_that_stands_twice_elsewhere_waits_without_a_proposal():
    words = "Ropes must be coiled before dusk"
    old = f"{words}.\n{TEXT}"
    new = f"{TEXT}\n\n{words}; a.\n\n{words}; b."
    assert placed(old, new, words) == (REVIEW, "")


def test_deleting_one_of_many_equal_items_shifts_no_other():
    items = [f"Item {name}: see the general rule." for name in ("ash", "birch", "cedar", "elm")]
    old = "\n".join(items)
    new = "\n".join(items[:1] + items[2:])
    for number, name in enumerate(("ash", "birch", "cedar", "elm")):
        status, found = placed(old, new, items[number])
        assert (
            status not in ACCEPTED if name == "birch" else (status, found) == (SAME, items[number])
        )


def test_a_heading_that_went_is_not_found_at_the_end_of_the_line_before():
    old = "What was counted\nBoats at rest\n" + TEXT
    new = "A list of all that was said about boats at rest\n" + TEXT
    assert placed(old, new, "Boats at rest")[0] not in ACCEPTED


def test_of_two_names_in_a_list_that_lost_one_the_other_keeps_its_place():
    old = "Members of it: Ash, Birch, Cedar, Elm and Fir, who sat there in May"
    new = old.replace("Birch, ", "")
    assert placed(old, new, "Birch")[0] not in ACCEPTED
    assert placed(old, new, "Cedar, Elm and Fir") == (SAME, "Cedar, Elm and Fir")


NUMBERED = "Of these{n1} 544{n2} were granted leave to stay,{n3} as counted in June.{n4}"
RENUMBERED = "Of these{n2} 544{n3} were granted leave to stay,{n4} as counted in June.{n5}"


def test_a_renumbered_note_changes_nothing():
    old = marked(NUMBERED)
    new = marked(
        "First.{n1}\nOf these{n2} 544{n3} were granted leave to stay,{n4} as counted in June.{n5}"
    )
    start, end = old.text.index("544"), old.text.index(" as counted")
    found = Alignment(old, new, 2).place(make(old, 1, start, end))
    assert found.status is SAME
    assert new.text[found.start : found.end] == "5443 were granted leave to stay,4", "with its mark"
    assert new.quoted(found.start, found.end).text == "544 were granted leave to stay,"


def test_a_note_taken_out_or_put_in_changes_nothing():
    old = marked("Of these 544{n2} were granted leave to stay, as counted in June.")
    new = marked("Of these 544 were granted{n1} leave to stay, as counted in June.")
    start, end = old.text.index("544"), old.text.index(" as counted")
    found = Alignment(old, new, 2).place(make(old, 1, start, end))
    assert (found.status, new.text[found.start : found.end]) == (
        SAME,
        "544 were granted1 leave to stay,",
    )


def test_an_exponent_is_no_figure_beside_another():
    old = marked("It holds 10{^6} cells in every drop of it, they say.")
    for changed in ("106 cells", "10{^7} cells"):
        new = marked(f"Foreword. It holds {changed} in every drop of it, they say.")
        anchor = make(old, 1, old.text.index("10"), old.text.index(" of it"))
        assert Alignment(old, new, 2).place(anchor).status not in ACCEPTED


def test_signs_without_a_word_are_placed_between_their_words():
    old = "One two three — four five six seven eight."
    assert placed(old, "Foreword. " + old.replace(" — ", "  —\n"), "—") == (SAME, "—")
    assert placed(old, old.replace("—", "and"), "—") == (LOST, "")


def test_signs_at_its_ends_are_taken_in_where_they_stand_again():
    new = "Foreword.\n" + TEXT.replace("book of all boats,", "book  of all boats ,")
    status, found = placed(TEXT, new, "a book of all boats,")
    assert (status, found) == (SAME, "a book  of all boats ,")


def test_part_of_a_word_stays_part_of_it():
    assert placed(TEXT, "Foreword. " + TEXT, "ster keeps a bo") == (SAME, "ster keeps a bo")


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("A sur-\nvivor spoke of it", "A survivor spoke of it"),
        ("An of\u00adfice for all of them", "An office for all of them"),
        ("The ﬁrst oﬃce opened early", "The first office opened early"),
        ("Le cafe\u0301 noir ouvrait tard", "Le café noir ouvrait tard"),
        ("‘No more of it’ she said", '"No more of it" she said'),
        ("A TITLE IN CAPITALS HERE", "A Title in Capitals Here"),
        ("**Bold** words in a list", "Bold words in a list"),
        ("3H is a form of it", "3 H is a form of it"),
        ("ＷＩＤＥ letters are read alike", "Wide letters are read alike"),
        ("One; two: three, four!", "One, two – three. Four!"),
    ],
)
def test_another_writing_of_the_same_words_is_the_same(old, new):
    assert placed(f"{old}. The end of it.", f"{new}. The end of it.", old) == (SAME, new)


@pytest.mark.parametrize(
    ("old", "new", "found"),
    [
        ("A sur|viv|or spoke", "A sur-\nvivor spoke", "viv"),
        ("A sur-\nv|ivor sp|oke", "A survivor spoke", "ivor sp"),
        ("A sur|vivor spo|ke", "A SURVIVOR SPOKE", "VIVOR SPO"),
    ],
)
def test_part_of_a_word_is_found_where_the_word_is_broken(old, new, found):
    before, part, _ = old.split("|")
    lead, rest = "All of it is as it was, they say.\n", "\nAnd so it is to be for all of them."
    start = len(lead + before)
    place = placed_at(
        lead + old.replace("|", "") + rest, lead + new + rest, start, start + len(part)
    )
    assert place == (SAME, found)


def test_a_part_of_a_word_that_gave_way_is_the_whole_of_another():
    for new in ("a", "ab", "b"):
        text = "They called it by the name of {} when they came by."
        start = text.index("{") + 1
        status, found = placed_at(text.format("aba"), text.format(new), start, start + 1)
        assert status not in ACCEPTED
        assert found in {new, ""}


def test_misread_letters_leave_a_passage_where_it_is():
    new = TEXT.replace("surveyed in spring", "surveyecl in spring").replace(
        "wrote down", "wrote clown"
    )
    words = "They went along the quay each morning and wrote down every boat that lay there"
    assert placed(TEXT, new, words) == (EDITED, words.replace("down", "clown"))
    words = "by four officers of the county"
    assert placed(TEXT, new, words) == (SAME, words)


def test_what_surrounds_an_article_moves_no_passage_of_it():
    menu = "Home\nNews\nWeather\nSign in to read more of this\n"
    related = "\nRead next\nThe harbour was surveyed in spring\nFour officers of the county\n"
    page = menu + TEXT + related + menu
    lines = TEXT.split("\n")
    for line in lines:
        assert placed(TEXT, page, line) == (SAME, line)
        assert placed(page, TEXT, line) == (SAME, line)
    assert placed(page, TEXT, "Sign in to read more of this")[0] is LOST


def test_marks_of_markdown_are_no_change():
    new = TEXT.replace("keeps a book", "keeps a [**book**](https://example.org)")
    new = "# Harbour\n\n" + new.replace("Whoever", "> *Whoever*")
    assert placed(TEXT, new, "Whoever leaves a boat behind pays")[0] is SAME
    assert placed(new, TEXT, "*Whoever* leaves a boat behind pays")[0] is SAME


def test_text_that_says_one_thing_without_end_is_placed_in_time():
    line = "The policy on it is as follows and applies to all. "
    old, new = content_of(line * 4000), content_of(line * 2000 + "But not here. " + line * 2000)
    alignment = Alignment(old, new, 2)
    begun = time.process_time()
    for start in range(0, 100_000, 1000):
        assert alignment.place(make(old, 1, start, start + 40)).status in {SAME, REVIEW, LOST}
    assert time.process_time() - begun < 20


@pytest.mark.parametrize(
    "text",
    [
        "𝔄 first 🙂 word. The 🙂🙂 second word of 𝔅 stands here. And a third one 🙂.",
        "שלום לכם. המילים האלה עומדות כאן ואין בלתן. סוף הדבר.",
        "كلمات أولى هنا. هذه الجملة تقف في مكانها من النص. نهاية الكلام.",
        "हिन्दी में पहला वाक्य। यह दूसरा वाक्य यहाँ खड़ा रहता है। अन्तिम वाक्य।",
        "นี่คือประโยคแรกของเรา นี่คือประโยคที่สองซึ่งยังคงอยู่ที่เดิม จบ",
        "最初の文です。この文はここに立っている二番目の文です。最後。",
    ],
)
def test_offsets_count_code_points_in_every_script(text):
    new = "🙂 e\u0301 " + text
    old_content, new_content = content_of(text), content_of(new)
    alignment = Alignment(old_content, new_content, 2)
    for start in range(0, len(text) - 12, 3):
        anchor = make(old_content, 1, start, len(text) - 2)
        found = alignment.place(anchor)
        assert found.status is SAME
        assert found.end == anchor.end + 5
        assert found.start in {anchor.start + 5, anchor.start + 4}, "a mark goes with its letter"


def test_progress_is_told_and_may_end_the_work():
    told: list[tuple[int, int]] = []
    Alignment(content_of(TEXT), content_of(TEXT[::-1]), 2, lambda *part: told.append(part))
    assert told == sorted(told)
    assert told[-1][0] == told[-1][1]

    def enough(_part: int, _parts: int) -> None:
        raise InterruptedError

    with pytest.raises(InterruptedError):
        Alignment(content_of(TEXT), content_of(TEXT[::-1]), 2, enough)


NOUNS = ("boat", "quay", "rope", "tide", "gull", "mast", "crew", "dock", "sail", "wind", "oar")
SPACES = st.sampled_from([" ", "  ", "\n", "\t", "\u00a0", " \n "])
SENTENCES = st.lists(st.sampled_from(NOUNS), min_size=3, max_size=9).map(" ".join)
PARTS = st.lists(SENTENCES, min_size=3, max_size=9)


def words_of(text: str) -> list[str]:
    return re.findall(r"\w+", text)


def passage_at(parts: list[str], number: int):
    """Return a text of parts, and the anchor of one of them."""
    start = sum(len(part) + 2 for part in parts[:number])
    text = ".\n".join(parts)
    return content_of(text), make(content_of(text), 1, start, start + len(parts[number]))


@settings(deadline=None)
@given(PARTS, PARTS, st.data())
def test_what_is_accepted_as_the_same_stands_on_the_very_words(parts, others, data):
    number = data.draw(st.integers(0, len(parts) - 1))
    old, anchor = passage_at(parts, number)
    new = content_of(".\n".join(data.draw(st.permutations(parts + others))))
    found = Alignment(old, new, 2).place(anchor)
    assert 0 <= found.start <= found.end <= len(new.text)
    if found.status in {SAME, MOVED}:
        assert words_of(new.text[found.start : found.end]) == words_of(anchor.quotation)
    assert (found.status is LOST) <= (found.start == found.end)


@settings(deadline=None)
@given(PARTS, st.data())
def test_a_passage_that_was_deleted_is_never_accepted(parts, data):
    number = data.draw(st.integers(0, len(parts) - 1))
    old, anchor = passage_at(parts, number)
    new = content_of(".\n".join(parts[:number] + parts[number + 1 :]))
    assert Alignment(old, new, 2).place(anchor).status not in ACCEPTED


@pytest.mark.parametrize(
    ("parts", "number"),
    [
        # Its words are left across two lines, of which one lost its first and one its last words.
        (["boat boat boat", "boat boat boat quay", "boat boat quay"], 1),
        (["tide wind wind tide wind wind", "wind tide wind wind tide", "tide wind wind wind"], 1),
        # The same, and more than one word went from either.
        (["crew rope rope rope", "rope rope crew rope", "crew rope rope rope rope"], 1),
        # A line said twice, of whose first words the next line has as many as it ends with.
        (["rope rope rope", *["rope crew tide crew rope"] * 2, "rope rope rope"], 1),
        (["mast wind boat wind mast", *["wind mast boat"] * 3, "mast boat mast"], 2),
        # All of its words but one are left, and are those of the line before.
        (["oar oar oar oar", "oar oar oar oar oar mast", "mast oar oar mast", "oar mast oar"], 1),
    ],
)
def test_a_line_that_went_is_not_made_of_what_its_neighbours_keep(parts, number):
    old, anchor = passage_at(parts, number)
    new = content_of(".\n".join(parts[:number] + parts[number + 1 :]))
    assert Alignment(old, new, 2).place(anchor).status not in ACCEPTED


@settings(deadline=None)
@given(st.data(), st.integers(0, 5))
def test_edits_elsewhere_leave_a_passage_where_it_is(data, number):
    lines = TEXT.split("\n")
    other = data.draw(st.integers(0, 5).filter(lambda n: n != number))
    changed = data.draw(st.one_of(st.just(""), SENTENCES, st.text("xyz 12.", max_size=30)))
    start = sum(len(line) + 1 for line in lines[:number])
    anchor = make(content_of(TEXT), 1, start, start + len(lines[number]))
    lines[other] = changed
    new = "\n".join(lines)
    found = Alignment(content_of(TEXT), content_of(new), 2).place(anchor)
    assert (found.status, new[found.start : found.end]) == (SAME, anchor.quotation)


@settings(deadline=None)
@given(st.lists(SPACES, min_size=90, max_size=90), st.integers(0, 300), st.integers(1, 80))
def test_white_space_sends_nothing_to_review(spaces, start, size):
    words = TEXT.split()
    new = "".join(word + space for word, space in zip(words, spaces, strict=False))
    assume(any(letter.isalnum() for letter in TEXT[start : start + size]))
    anchor = make(content_of(TEXT), 1, start, start + size)
    found = Alignment(content_of(TEXT), content_of(new), 2).place(anchor)
    assert found.status is SAME
    assert new[found.start : found.end].split() == anchor.quotation.split()


@settings(deadline=None)
@given(st.integers(0, 5), st.integers(0, 5))
def test_moved_blocks_are_never_taken_for_others(one, to):
    lines = TEXT.split("\n")
    start = sum(len(line) + 1 for line in lines[:one])
    anchor = make(content_of(TEXT), 1, start, start + len(lines[one]))
    line = lines.pop(one)
    new = "\n".join([*lines[:to], line, *lines[to:]])
    found = Alignment(content_of(TEXT), content_of(new), 2).place(anchor)
    assert found.status in {SAME, MOVED}
    assert new[found.start : found.end] == line


@settings(deadline=None)
@given(st.integers(1, 70), st.sampled_from(["not", "14", "never", "without", "XII"]))
def test_a_negation_or_figure_put_in_is_never_passed_over(at, added):
    words = TEXT.split()
    new = " ".join([*words[:at], added, *words[at:]])
    first = max(0, at - 3)
    passage = " ".join(words[first : at + 3])
    old = " ".join(words)
    start = len(" ".join(words[:first])) + (first > 0)
    anchor = make(content_of(old), 1, start, start + len(passage))
    status = Alignment(content_of(old), content_of(new), 2).place(anchor).status
    assert status not in ACCEPTED or at >= len(words) or added in passage


@settings(deadline=None)
@given(PARTS, PARTS)
@example(["boat quay rope"] * 3, ["boat quay rope"] * 2)
def test_a_highlight_is_placed_alone_as_among_many(parts, others):
    old, new = content_of(". ".join(parts)), content_of(". ".join(others))
    together = Alignment(old, new, 2)
    anchors = [make(old, 1, start, len(old.text)) for start in range(0, len(old.text) - 1, 19)]
    random.Random(1).shuffle(anchors)
    assert [together.place(one) for one in anchors] == [
        Alignment(old, new, 2).place(one) for one in anchors
    ]


@settings(deadline=None)
@given(st.text(max_size=60), st.text(max_size=60), st.data())
def test_any_two_texts_are_aligned(old, new, data):
    assume(old.strip())
    start = data.draw(st.integers(0, len(old) - 1))
    assume(old[start:].strip())
    anchor = make(content_of(old), 1, start, len(old))
    found = Alignment(content_of(old), content_of(new), 2).place(anchor)
    assert 0 <= found.start <= found.end <= len(new)
    assert found.status is not LOST or found.start == found.end


HEADS = "\nHarbour survey\u20281\nHarbour survey\u20282\nHarbour survey\u20283"


def beside(old: str, new: str, start: int, end: int):
    """Return status and words of a passage, where three lines stand beside either text."""
    before, after = content_of(old, aside=3), content_of(new, aside=3)
    found = Alignment(before, after, 2).place(make(before, 1, start, end))
    return found.status, new[found.start : found.end], found.start


def test_running_heads_are_no_fixed_points():
    old = TEXT + HEADS.replace("survey", "survey of the county in the spring of the year")
    start = old.index("The master keeps")
    new = old.replace(TEXT, TEXT[:start] + "A line that was put in.\n" + TEXT[start:])
    status, words, _ = beside(old, new, start, start + 40)
    assert (status, words) == (SAME, old[start : start + 40])
    lost = TEXT[: TEXT.index("They went")] + "Nothing else." + old[len(TEXT) :]
    status, words, _ = beside(old, lost, start, start + 40)
    assert status not in ACCEPTED


def test_what_stands_beside_the_text_is_found_where_it_stands_alone():
    old, new = TEXT + HEADS, TEXT.replace("four officers", "five officers") + HEADS
    place = old.index("survey\u20282")
    assert beside(old, new, place, place + 8) == (SAME, "survey\u20282", new.index("survey\u20282"))


@pytest.mark.parametrize("heads", [HEADS.replace("2", "5"), HEADS.replace("3", "2"), "\na\nb\nc"])
def test_else_the_reader_is_asked(heads):
    old, new = TEXT + HEADS, TEXT + heads
    place = old.index("survey\u20282")
    assert beside(old, new, place, place + 8) == (REVIEW, "", len(TEXT))


QUOTED = """“No boat” is what the ‘master’ wrote; "no boat at all" said the county.
It's the master's own book, and «le livre» is what they call it by the ‹vieux› quay.
30 boats lay there, 10,5 of 100 paid, and „niemand“ came for the other 14 of them."""
QUOTES = st.lists(st.sampled_from("\"“”„‟«»'‘’‚‛‹›′`"), min_size=20, max_size=20)


@settings(deadline=None)
@given(QUOTES, st.lists(SPACES, min_size=60, max_size=60), st.data())
def test_white_space_and_quotation_marks_alone_leave_all_the_same(quotes, spaces, data):
    signs, gaps = iter(quotes), iter(spaces)
    quote = r"[\"“”„‟«»'‘’‚‛‹›]"
    apart = re.sub(rf"(?<!\w){quote}|{quote}(?!\w)", lambda _: next(signs), QUOTED)
    new = re.sub(r"\s", lambda _: next(gaps), apart)
    start = data.draw(st.integers(0, len(QUOTED) - 1))
    end = data.draw(st.integers(start + 1, len(QUOTED)))
    assume(words_of(QUOTED[start:end]))
    status, found = placed_at(QUOTED, new, start, end)
    assert status is SAME
    assert "".join(words_of(found)) == "".join(words_of(QUOTED[start:end]))


@settings(deadline=None)
@given(st.text(min_size=1, max_size=80), st.data())
def test_in_an_equal_text_all_stay(text, data):
    start = data.draw(st.integers(0, len(text) - 1))
    end = data.draw(st.integers(start + 1, len(text)))
    assume(text[start:end].strip())
    found = place_of(text, text, start, end)
    anchor = make(content_of(text), 1, start, end)
    assert (found.status, found.start, found.end) == (SAME, anchor.start, anchor.end)


LETTERS = st.sampled_from(["a", "е", "é", "0", "1", "²", "½", "٣", "不", " ", "-", "’", "\n", "%"])


@settings(deadline=None)
@given(
    st.lists(st.tuples(st.integers(0, len(TEXT)), LETTERS, st.booleans()), max_size=4), st.data()
)
def test_the_same_has_the_same_letters_and_figures(edits, data):
    new = TEXT
    for place, letter, replaces in edits:
        new = new[:place] + letter + new[place + replaces :]
    start = data.draw(st.integers(0, len(TEXT) - 1))
    end = data.draw(st.integers(start + 1, min(len(TEXT), start + 200)))
    assume(words_of(TEXT[start:end]))
    status, found = placed_at(TEXT, new, start, end)
    if status is SAME:
        assert signs_of(found) == signs_of(TEXT[start:end])


def signs_of(text: str) -> str:
    """Return letters, figures and what changes a figure."""
    return "".join(sign for sign in text.casefold() if sign.isalnum() or sign == "%")


OWNERS = st.sampled_from([f"The boat of {name} pays as was said before" for name in NOUNS])


@settings(deadline=None)
@given(st.lists(OWNERS, min_size=3, max_size=8, unique=True), SENTENCES, st.data())
def test_one_of_many_equal_items_that_goes_shifts_no_other(others, item, data):
    lines = list(others)
    for _ in range(data.draw(st.integers(2, 6))):
        lines.insert(data.draw(st.integers(0, len(lines))), item)
    gone = data.draw(st.sampled_from([n for n, line in enumerate(lines) if line == item]))
    left = lines[:gone] + lines[gone + 1 :]
    old, new = ("".join(f"{one}.\n" for one in all_of_it) for all_of_it in (lines, left))
    start = 0
    for number, line in enumerate(lines):
        found = place_of(old, new, start, start + len(line))
        stands = start - (len(item) + 2 if number > gone else 0)
        if number == gone:
            assert found.status not in ACCEPTED
        elif line == item:
            assert found.start == stands or found.status not in ACCEPTED
        else:
            assert (found.status, found.start) == (SAME, stands)
        start += len(line) + 2


@settings(deadline=None)
@given(PARTS, st.data())
def test_words_taken_out_of_a_sentence_are_never_accepted(parts, data):
    text = ".\n".join(parts)
    words = [match.span() for match in re.finditer(r"\w+", text)]
    first = data.draw(st.integers(0, len(words) - 1))
    last = data.draw(st.integers(first, min(len(words) - 1, first + 9)))
    start, end = words[first][0], words[last][1]
    new = text[:start] + text[end:]
    left = words_of(new)
    assume(left)
    # What is left on either side may spell the passage, and then it stands there.
    taken = words_of(text[start:end])
    assume(f" {' '.join(taken)} " not in f" {' '.join(left)} ")
    assert placed_at(text, new, start, end)[0] not in ACCEPTED


@pytest.mark.slow
def test_alone_or_among_ten_thousand_the_answer_is_one():
    chosen = random.Random(7)
    lines = [" ".join(chosen.choices(NOUNS, k=chosen.randint(3, 12))) for _ in range(12_000)]
    later = [line for line in lines if chosen.random() > 0.03]
    for place in chosen.sample(range(len(later)), 500):
        later[place] += " " + chosen.choice(NOUNS)
    old, new = content_of(".\n".join(lines)), content_of(".\n".join(later))
    starts = [chosen.randrange(len(old.text) - 200) for _ in range(10_000)]
    anchors = [make(old, 1, start, start + chosen.randint(8, 200)) for start in starts]
    together = Alignment(old, new, 2)
    answers = [together.place(anchor) for anchor in anchors]
    for number in chosen.sample(range(len(anchors)), 20):
        assert Alignment(old, new, 2).place(anchors[number]) == answers[number]
