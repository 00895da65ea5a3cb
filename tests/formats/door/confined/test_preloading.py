from __future__ import annotations

import pytest

from desktop.formats.door.confined import system_calls
from tests.formats.door.confined.alone import run

LOAD = "from desktop.formats.door.confined.preloading import load_everything\nload_everything()\n"
LOADED = LOAD + (
    "import sys\n"
    "def refuse(event, given):\n"
    "    if event in ('import', 'open'): raise PermissionError(str(given[0]))\n"
    "sys.addaudithook(refuse)\n"
)


@pytest.mark.parametrize(
    "code",
    [
        "b'x'.decode('shift_jis'); b'x'.decode('cp037'); 'é'.encode('idna')",
        "from collections import Counter; Counter('aab').most_common(1)",
        "from desktop import formats; [form.load() for form in formats.FORMATS]",
    ],
)
def test_nothing_is_left_to_load(code) -> None:
    done = run(LOADED + code)
    assert done.returncode == 0, done.stderr


@pytest.mark.skipif(not system_calls.is_there(), reason="this kernel takes no filter")
@pytest.mark.parametrize("name", ["x-nobody", "mbcs"])
def test_what_is_unknown_is_looked_for_in_vain(name) -> None:
    restrict = (
        "from desktop.formats.door.confined import shut, system_calls\n"
        "shut._control(shut._SET_NO_NEW_PRIVILEGES, 1)\n"
        "system_calls.restrict()\n"
    )
    code = f"import codecs\ntry: codecs.lookup('{name}')\nexcept LookupError: print('unknown')"
    done = run(LOAD + restrict + code)
    assert done.stdout == "unknown\n", done.stderr
