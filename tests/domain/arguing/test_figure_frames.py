from __future__ import annotations

import pytest

from desktop.domain.arguing.figures import figures


def differ(one: str, other: str) -> bool:
    return any(mine.differs(its) for mine in figures(one) for its in figures(other))


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("There were 1,300 applications in 2019.", "It received 902 applications in 2019."),
        ("The Home Office said 12 people were held.", "Amnesty said 15 people were held."),
        ("Police arrested 12 people in Leeds.", "Police arrested 15 people in Leeds."),
        ("38 per cent of cases were closed.", "42 per cent of the cases were closed."),
        ("No more than 900 people were held.", "1,300 people were held."),
        ("Im Jahr 2023 kamen 1.234 Menschen.", "Im Jahr 2023 kamen 1 500 Menschen."),
    ],
)
def test_figures_of_one_frame_differ(one: str, other: str) -> None:
    assert differ(one, other)
    assert differ(other, one)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        # Elsewhere, of others, or by others.
        ("In Leeds, 12 people were held.", "In York, 15 people were held."),
        ("12 people from Eritrea", "15 people from Sudan"),
        ("Sudan: 12 cases", "Chad: 15 cases"),
        ("12 cases (Sudan)", "15 cases (Chad)"),
        ("The council employs 12 nurses.", "The hospital employs 30 nurses."),
        ("12 per cent of people are poor.", "38 per cent of people are happy."),
        ("12 members voted for it.", "15 members voted against it."),
        ("902 men and women", "400 men"),
        ("12 women aged 20 to 30", "15 women aged 40 to 50"),
        ("She scored 12 goals.", "He scored 15 goals."),
        ("Boat A carried 30 people.", "Boat B carried 45 people."),
        ("The 12 boats came.", "The 15 boats came."),
        ("£3 million was spent.", "£4 million was spent."),
        # Another day, or nobody knows which.
        ("On 5 May 2020, 12 people died.", "On 9 May 2020, 15 people died."),
        ("On 5 May, 12 people died.", "On 6 June, 15 people died."),
        ("In May, 12 people died.", "In June, 15 people died."),
        ("12 people died last year.", "15 people died last year."),
        ("12 people died on 5/5/2020.", "15 people died."),
        ("Am 3. Mai kamen 12 Boote.", "Am 4. Mai kamen 15 Boote."),
        ("Letztes Jahr kamen 12 Boote.", "2019 kamen 15 Boote."),
        # A difference, a part, a rate, a plan.
        ("an increase of 12 people", "30 people"),
        ("another 12 people", "30 people"),
        ("12 new cases", "300 cases"),
        ("12 people a day were held", "300 people were held"),
        ("They expect 12 boats.", "They saw 15 boats."),
        ("an average of 12 boats", "15 boats"),
        ("24 deaths per 1,000 births", "115 deaths"),
        ("a team of 12 people", "15 people"),
        ("The long war drove people out, 32% of the population.", "85% of the population"),
        ("3 votes to 2", "5 votes to 1"),
        # Units.
        ("12 years in prison", "10 years in prison"),
        ("900 million euros", "500 million euros"),
        ("2 percentage points", "3 percentage points"),
        ("12 tonnes of rice", "15 tonnes of rice"),
    ],
)
def test_figures_of_other_frames_do_not(one: str, other: str) -> None:
    assert not differ(one, other)
    assert not differ(other, one)
