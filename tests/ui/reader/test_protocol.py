import pytest
from PySide6.QtCore import SignalInstance

from desktop.ui.reader import protocol

PARTS = [
    protocol.ReaderPlace,
    protocol.ReaderPassage,
    protocol.ReaderHighlights,
    protocol.ReaderFind,
    protocol.ReaderLook,
]


@pytest.mark.parametrize("part", PARTS)
def test_the_reader_has_all_that_the_window_may_know_of_it(reading, part, draft) -> None:
    draft.add("One.")
    view = reading(draft.build()).view
    for name, member in vars(part).items():
        if name.startswith("_"):
            continue
        if isinstance(member, property):
            assert isinstance(getattr(view, name), SignalInstance), name
        else:
            assert callable(getattr(view, name)), name
