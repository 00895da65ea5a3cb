from __future__ import annotations

import sys

import pytest

from desktop.formats.door.confined import landlock
from tests.formats.door.confined.alone import run

ALONE = (
    "from desktop.formats.door.confined import landlock, shut\n"
    "shut._control(shut._SET_NO_NEW_PRIVILEGES, 1)\n"
    "landlock.restrict(landlock.version())\n"
)


@pytest.mark.parametrize(
    ("known", "rights"),
    [
        (0, (0, 0, 0)),
        (1, (0x1FFF, 0, 0)),
        (2, (0x3FFF, 0, 0)),
        (3, (0x7FFF, 0, 0)),
        (4, (0x7FFF, 3, 0)),
        (5, (0xFFFF, 3, 0)),
        (6, (0xFFFF, 3, 3)),
        (99, (0xFFFF, 3, 3)),
    ],
)
def test_a_kernel_is_asked_for_all_that_it_knows_and_no_more(known, rights) -> None:
    assert landlock.ruleset(known) == rights


@pytest.mark.skipif(landlock.version() == 0, reason="this kernel has no Landlock")
@pytest.mark.parametrize(
    "code",
    ["open('/etc/hostname')", "open({!r}, 'w')", "import os; os.listdir('/')"],
)
def test_no_file_can_be_opened(tmp_path, code) -> None:
    path = tmp_path / "a.txt"
    done = run(ALONE + code.format(str(path)))
    assert "PermissionError" in done.stderr
    assert not path.exists()


@pytest.mark.skipif(landlock.version() < 6, reason="this kernel's Landlock has no scopes")
def test_no_process_outside_gets_a_signal() -> None:
    assert "PermissionError" in run(ALONE + "import os; os.kill(os.getppid(), 0)").stderr


@pytest.mark.skipif(sys.platform == "linux", reason="Linux may have it")
def test_other_systems_have_none() -> None:
    assert landlock.version() == 0
