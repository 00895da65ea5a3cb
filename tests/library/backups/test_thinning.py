from __future__ import annotations

from datetime import UTC, datetime, timedelta
from pathlib import Path

from hypothesis import given
from hypothesis import strategies as st

from desktop.domain.backups import BackupReason
from desktop.library.backups.manifests import Manifest
from desktop.library.backups.thinning import DAYS, MONTHS, WEEKS, superfluous

NOON = datetime(2026, 11, 28, 12, tzinfo=UTC)


def backup(days_ago, *, problems=(), library="a", reason=BackupReason.DAILY, hour=0):
    made = NOON - timedelta(days=days_ago, hours=hour)
    name = f"{made.isoformat()} {library} {reason} {bool(problems)}"
    return Path(name), Manifest(library, made, reason, "", tuple(problems))


def kept(backups):
    gone = set(superfluous(backups, "a"))
    return [path for path, _ in backups if path not in gone]


def test_a_year_of_days_becomes_seven_days_four_weeks_and_six_months():
    year = [backup(day) for day in range(365)]
    left = [datetime.fromisoformat(path.name.split()[0]) for path in kept(year)]
    assert left[:DAYS] == [NOON - timedelta(days=day) for day in range(DAYS)]
    assert len({made.isocalendar()[:2] for made in left}) >= WEEKS
    assert len({(made.year, made.month) for made in left}) == MONTHS
    assert len(left) <= DAYS + WEEKS + MONTHS


def test_of_a_day_the_newest_sound_one_stays():
    damaged, sound, older = (
        backup(1, problems=["damaged"]),
        backup(1, hour=2),
        backup(1, hour=4),
    )
    assert kept([backup(0), damaged, sound, older]) == [backup(0)[0], sound[0]]


def test_damaged_ones_never_push_out_the_last_sound_one():
    rotten = [backup(day, problems=["damaged"]) for day in range(400)]
    sound = backup(500)
    assert sound[0] in kept([*rotten, sound])


def test_what_was_asked_for_or_is_anothers_stays():
    others = [
        *(backup(day, reason=BackupReason.ASKED) for day in range(100)),
        *(backup(day, reason=BackupReason.MIGRATION) for day in range(100)),
        *(backup(day, library="b") for day in range(100)),
    ]
    ours = [backup(day) for day in range(100)]
    assert superfluous([*others, *ours], "a")
    assert set(superfluous([*others, *ours], "a")) <= {path for path, _ in ours}


@given(st.lists(st.tuples(st.integers(0, 900), st.booleans()), unique_by=lambda one: one[0]))
def test_thinning_again_takes_nothing_more(days):
    backups = [backup(day, problems=["x"] if bad else []) for day, bad in days]
    left = set(kept(backups))
    assert superfluous([one for one in backups if one[0] in left], "a") == []
    if backups:
        newest = max(backups, key=lambda one: one[1].made)
        assert newest[0] in left
