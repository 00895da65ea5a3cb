from __future__ import annotations

import pytest

from desktop.domain.speaker import Speaker


@pytest.mark.parametrize(
    ("said_by", "suggested", "told"),
    [
        (None, "Ann Ray", Speaker("Ann Ray", is_suggested=True)),
        (None, "", None),
        ("Tom Lowe", "Ann Ray", Speaker("Tom Lowe", is_suggested=False)),
        ("", "Ann Ray", None),
    ],
)
def test_the_word_of_the_reader_goes_first(said_by, suggested, told):
    assert Speaker.told(said_by, suggested) == told
