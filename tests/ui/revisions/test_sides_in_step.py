from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from desktop import annotate
from desktop.domain.differences import ChangeKind, Comparison, Difference, DifferenceKind, Fate
from desktop.domain.differences import TextChange as Change
from desktop.ui.revisions.sides_in_step import InStep, redline
from tests.domain.samples import SOURCES, marked

EDITED = Change(
    ChangeKind.EDITED, (10, 20), (10, 22),
    (Difference(DifferenceKind.REPLACED, (12, 14), (12, 15)),
     Difference(DifferenceKind.REMOVED, (16, 18), (17, 17))),
)  # fmt: skip
INSERTED = Change(ChangeKind.INSERTED, (30, 30), (32, 40))
MOVED = Change(
    ChangeKind.MOVED, (50, 60), (2, 12),
    (Difference(DifferenceKind.REPLACED, (54, 56), (6, 8)),), left=60,
)  # fmt: skip


def test_each_side_has_what_is_other_in_it():
    both = Comparison((MOVED, EDITED, INSERTED))
    assert redline(both, of_new=False) == [
        (12, 14, Fate.DELETED),
        (16, 18, Fate.DELETED),
        (50, 54, Fate.MOVED_AWAY),
        (54, 56, Fate.DELETED),
        (56, 60, Fate.MOVED_AWAY),
    ]
    assert redline(Comparison((EDITED, INSERTED)), of_new=True) == [
        (12, 15, Fate.INSERTED),
        (32, 40, Fate.INSERTED),
    ]


def test_what_did_not_change_is_at_the_same_place():
    step = InStep(Comparison((INSERTED,)), (100, 108))
    assert step.other(29, of_new=False) == 29
    assert step.other(31, of_new=False) == 41
    assert step.other(41, of_new=True) == 31
    assert step.other(36, of_new=True) == 30, "what the old text lacks is where it would stand"


@given(SOURCES, SOURCES, st.integers(0, 60))
def test_every_place_has_one_in_the_other_text(before, after, offset):
    old, new = marked(before), marked(after)
    step = InStep(annotate.compare(old, new), (len(old.text), len(new.text)))
    for of_new, other in ((False, new), (True, old)):
        found = step.other(offset, of_new=of_new)
        assert 0 <= found <= len(other.text)
        assert found <= step.other(offset + 1, of_new=of_new)
