from __future__ import annotations

import sys
import time

import pytest

from desktop.errors import CancelledError
from desktop.formats.door.confined import following
from desktop.formats.door.confined.following import Ended, NoAnswerError, answered
from desktop.formats.door.limits import Allowance

pytestmark = pytest.mark.usefixtures("real_children")
ENGINE = f"{__package__ or 'tests.formats.door.confined'}.answering_engine"
ALLOWANCE = Allowance(seconds=2, per_megabyte=0)


def ask(what, **request):
    allowance = request.pop("allowance", ALLOWANCE)
    return answered(ENGINE, {"do": what, **request}, allowance, lambda: False)


def test_a_request_is_answered():
    assert ask("echo", value={"a": [1, "é", None]}) == {"a": [1, "é", None]}


def test_a_request_may_be_large():
    assert ask("count", value="x" * 5_000_000) == 5_000_000


@pytest.mark.parametrize(
    ("what", "ended"),
    [
        ("nest", Ended.NESTED),
        ("fail", Ended.MISTAKE),
        ("die", Ended.DEATH),
        ("grow", Ended.MEMORY),
    ],
)
def test_what_goes_wrong_is_told_apart(what, ended):
    with pytest.raises(NoAnswerError) as raised:
        ask(what)
    assert raised.value.ended is ended


def test_what_never_ends_is_ended():
    with pytest.raises(NoAnswerError) as raised:
        ask("loop", allowance=Allowance(seconds=1, per_megabyte=0))
    assert raised.value.ended is Ended.WORK


def test_it_ends_soon_after_it_is_cancelled():
    until = time.monotonic() + 0.5
    with pytest.raises(CancelledError):
        answered(ENGINE, {"do": "loop"}, ALLOWANCE, lambda: time.monotonic() > until)
    assert time.monotonic() - until < 1


@pytest.mark.skipif(sys.platform != "linux", reason="only Linux shuts everything")
def test_no_file_can_be_opened(tmp_path):
    path = tmp_path / "private"
    path.write_text("x", encoding="utf-8")
    assert ask("read", path=str(path)) == "PermissionError"


def test_what_is_no_message_is_believed_in_nothing():
    with pytest.raises(following.NonsenseError):
        following._heard(b"?", b"")  # noqa: SLF001
    with pytest.raises(following.NonsenseError):
        following._heard(b"d", b"{")  # noqa: SLF001
