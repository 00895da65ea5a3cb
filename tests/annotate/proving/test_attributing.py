from __future__ import annotations

from desktop.annotate.proving.attributing import Voices
from desktop.domain import Facts, Section

REPORT = Facts("A survey of harbours", ("Ann Ray", "Hill, Bob"), publisher="Harbour Office")
EVERYBODY = ("Ann Ray", "Hill, Bob", "Carl Dee")


def test_who_speaks_in_the_text_is_told_from_whom_a_draft_has_speak():
    voices = Voices(REPORT, "Dan Moss", ())
    assert voices.speak_for_another("Carl Dee", EVERYBODY)
    assert voices.speak_for_another("Ann Ray", EVERYBODY), "she only quotes him"
    assert not voices.speak_for_another("Mr Moss", EVERYBODY)
    assert str(voices) == "Dan Moss"


def test_nothing_is_said_of_who_is_no_named_person():
    assert not Voices(REPORT, "a spokesperson", ()).speak_for_another("Carl Dee", EVERYBODY)
    assert not Voices(REPORT, "Dan Moss", ()).speak_for_another("the report", EVERYBODY)
    assert not Voices(REPORT, "Dan Moss", ()).speak_for_another("Harbour Office", EVERYBODY)


def test_where_nobody_speaks_the_authors_do():
    voices = Voices(REPORT, "", ())
    assert voices.speak_for_another("Carl Dee", EVERYBODY)
    assert not voices.speak_for_another("Eve Long", EVERYBODY), "she may speak in the text"
    assert not voices.speak_for_another("Bob Hill", EVERYBODY)
    assert str(voices) == "Ann Ray, Hill, Bob"


def test_a_document_is_cited_by_its_authors_its_publisher_or_who_speaks_in_it():
    voices = Voices(REPORT, "Dan Moss", ())
    assert not any(
        voices.are_of_another(name, EVERYBODY)
        for name in ("Ray", "Hill", "Harbour", "Moss", "Ibid")
    )
    assert voices.are_of_another("Dee", EVERYBODY)
    assert not Voices(Facts("A survey"), "", ()).are_of_another("Dee", EVERYBODY)


def test_facts_of_a_section_may_name_who_says_it():
    question = Section("Q1", 1, 0, 10, {"answered_by": "Carl Dee"})
    assert not Voices(REPORT, "", (question,)).speak_for_another("Carl Dee", EVERYBODY)
