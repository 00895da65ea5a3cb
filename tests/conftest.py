"""Fixtures that every part of the suite shares."""

from __future__ import annotations

import gc
import logging
import os
import sys
from itertools import count
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from hypothesis import HealthCheck, settings

if TYPE_CHECKING:
    from collections.abc import Iterator

    from tests.false_keyring import FalseKeyring
    from tests.reading_children import SharedSandbox

ROOT = Path(__file__).resolve().parent.parent
_NUMBERS = count()
# Windows of tests stay out of sight, and none of them needs a display.
os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
# A machine that does much else is slow, which is no fault of what is tested.
settings.register_profile("any load", deadline=None, suppress_health_check=[HealthCheck.too_slow])
settings.register_profile("thorough", settings.get_profile("any load"), max_examples=2_000)
settings.load_profile("any load")


def pytest_configure(config: pytest.Config) -> None:
    """Keep what is compiled, also where Python was told not to, unless pytest is to keep nothing.

    Else each process of a run, and each that a test starts, compiles all there is for itself.
    """
    if config.pluginmanager.has_plugin("cacheprovider"):
        sys.dont_write_bytecode = False


def pytest_collection_finish() -> None:
    """Keep the garbage collector from going through all tests and modules, which stay.

    It has less to do, and does it more often: windows of tests that ended go sooner.
    """
    gc.collect()
    gc.freeze()


@pytest.fixture(scope="session")
def corpus() -> Path:
    """Return the folder of real documents beside the project, or skip where there is none."""
    folder = ROOT.parent / "shared" / "corpus"
    if not folder.is_dir():
        pytest.skip("the folder of real documents is not here")
    return folder


@pytest.fixture(scope="session")
def seeds() -> Path:
    """Return the folder of the starter library's documents."""
    return ROOT / "seeds"


@pytest.fixture(scope="session")
def _reading() -> Iterator[SharedSandbox]:
    from tests.reading_children import SharedSandbox

    sandbox = SharedSandbox()
    yield sandbox
    sandbox.let_go()


@pytest.fixture
def shared_children(_reading: SharedSandbox, monkeypatch: pytest.MonkeyPatch) -> None:
    """Have this test's files read by children that outlive it, which are slow to start."""
    from tests.reading_children import ASKING

    for module in ASKING:
        monkeypatch.setattr(module, "Sandbox", lambda _processes=1: _reading)


@pytest.fixture(autouse=True, scope="session")
def _one_dialect() -> None:
    from tests import one_dialect

    one_dialect.share()


@pytest.fixture(autouse=True, scope="session")
def _spared_disk() -> Iterator[None]:
    from tests import spared_disk

    with pytest.MonkeyPatch.context() as patch:
        spared_disk.spare(patch)
        yield


@pytest.fixture
def real_disk(monkeypatch: pytest.MonkeyPatch) -> None:
    """Have this test wait for the disk, as the program does."""
    from tests import spared_disk

    spared_disk.use(monkeypatch)


@pytest.fixture(autouse=True, scope="session")
def _quick_children() -> Iterator[None]:
    from tests import quick_workers

    with quick_workers.quick_children():
        yield


@pytest.fixture
def real_children() -> Iterator[None]:
    """Have this test's children started and ended as the program does it."""
    from tests import quick_workers

    with quick_workers.real_children():
        yield


@pytest.fixture(autouse=True)
def own_folders(tmp_path_factory: pytest.TempPathFactory, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Keep tests out of the reader's own library, cache and settings; return where those lie.

    The folder is not made, as few tests write there: thousands of empty ones take their time.
    """
    folder = tmp_path_factory.getbasetemp() / "own" / str(next(_NUMBERS))
    for variable in ("XDG_DATA_HOME", "XDG_CACHE_HOME", "XDG_CONFIG_HOME", "XDG_STATE_HOME"):
        monkeypatch.setenv(variable, str(folder / variable.lower()))
    return folder


@pytest.fixture(autouse=True)
def keyring(monkeypatch: pytest.MonkeyPatch) -> FalseKeyring:
    """Return a keyring that is not the reader's own; make it usable for those that want one."""
    from tests.false_keyring import FalseKeyring

    made = FalseKeyring(usable=False)
    monkeypatch.setattr("desktop.keyring.of_this_computer", lambda: made)
    return made


@pytest.fixture(autouse=True)
def _log_as_before(own_folders: Path) -> Iterator[None]:
    """Let go of the log file that a test opened; the next one has another folder."""
    root = logging.getLogger()
    before, level = list(root.handlers), root.level
    for name, logger in root.manager.loggerDict.items():
        # The import checker silences every logger there is; ours are heard again.
        if isinstance(logger, logging.Logger) and name.startswith(("desktop", "manicule")):
            logger.disabled = False
    yield
    for handler in set(root.handlers) - set(before):
        root.removeHandler(handler)
        handler.close()
    root.setLevel(level)
