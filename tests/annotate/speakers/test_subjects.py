from __future__ import annotations

import pytest

from desktop.annotate.speakers.subjects import is_crowded, is_subject


@pytest.mark.parametrize(
    ("text", "leads"),
    [
        ("Ann Ray opened it.", True),
        ("It rained. But Ann Ray opened it.", True),
        ("In May, Ann Ray opened it.", True),
        ("The director, Ann Ray, opened it.", True),
        ("It rained when the baker Ann Ray opened it.", True),
        ("Police met Ann Ray.", False),
        ("Police met the baker, Ann Ray.", False),
        ("Ann Ray's boat sank.", False),
    ],
)
def test_only_who_leads_a_clause_is_what_it_is_about(text, leads):
    start = text.index("Ann Ray")
    assert is_subject(text, start, start + len("Ann Ray")) is leads


@pytest.mark.parametrize(
    ("text", "crowded"),
    [
        ("Her mother wept.", True),
        ("Ray's mother wept.", True),
        ("There a doctor wept.", True),
        ("Her mother, Ann Ray, wept.", False),
        ("The doctor Ann Ray wept.", False),
        ("Ann Ray, a doctor, wept.", False),
        ("Ann Ray, the council's leader, wept.", False),
    ],
)
def test_a_person_without_a_name_may_be_meant_too(text, crowded):
    assert is_crowded(text, len(text)) is crowded
