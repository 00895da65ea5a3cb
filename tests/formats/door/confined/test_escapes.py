from __future__ import annotations

import sys

import pytest

from desktop.formats.door.confined import landlock, system_calls
from desktop.formats.door.confined.escapes import ESCAPES, Finding, findings, judged
from tests.quick_workers import real_children

BY_THE_KERNEL = {
    "network", "reading", "listing", "changing", "signals", "tracing", "limits", "processes",
    "programs",
}  # fmt: skip
"""What root may do all the same where the kernel has no filter of system calls."""


@pytest.fixture(scope="module")
def found() -> dict[str, Finding]:
    with real_children():
        return {finding.name: finding for finding in findings()}


@pytest.mark.parametrize("escape", ESCAPES, ids=lambda escape: escape.name)
def test_a_child_does_not_get_out(found, escape) -> None:
    if sys.platform not in escape.shut_by:
        pytest.skip("this system has no means against it")
    if escape.name in BY_THE_KERNEL and not (landlock.version() and system_calls.is_there()):
        pytest.skip(
            "this kernel has no Landlock or takes no filter, or there is none for its processor"
        )
    assert found[escape.name].holds, found[escape.name].sentence


def test_what_is_refused_holds_and_says_why() -> None:
    said = {escape.name: "operation not permitted" for escape in ESCAPES}
    found = judged(said, "linux")
    assert all(finding.holds and finding.expected for finding in found)
    assert found[0].sentence == "Holds: it opens no socket (operation not permitted)."


def test_what_came_through_does_not_hold() -> None:
    said = {escape.name: "refused" for escape in ESCAPES} | {"network": ""}
    (open_way,) = (finding for finding in judged(said, "linux") if not finding.holds)
    assert open_way.expected
    assert open_way.sentence.startswith("Does not hold: it opens no socket (it was not refused")


def test_a_missing_means_is_named(monkeypatch) -> None:
    monkeypatch.setattr(landlock, "version", lambda: 0)
    monkeypatch.setattr(system_calls, "is_there", lambda: False)
    sentence = judged({"network": ""}, "linux")[0].sentence
    assert "there is no Landlock and no seccomp" in sentence


def test_what_a_child_did_not_live_to_tell_does_not_hold() -> None:
    found = {finding.name: finding for finding in judged({}, "linux")}
    assert not found["programs"].holds
    assert "did not live to tell" in found["programs"].sentence


@pytest.mark.parametrize("system", ["darwin", "win32"])
def test_where_a_system_has_no_means_that_is_said(system) -> None:
    found = {finding.name: finding for finding in judged({}, system)}
    assert not found["network"].expected
    assert found["network"].sentence.startswith("Is not kept here: ")
    assert found["orphan"].expected
