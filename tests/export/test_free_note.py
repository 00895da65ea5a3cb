from __future__ import annotations

from datetime import UTC, datetime

from desktop import export
from desktop.domain.noted.free_notes import AT_THE_TOP, FreeNote

NOW = datetime.now(UTC)


def test_what_was_written_stays_and_links_become_words_with_what_they_cite():
    text = "*So* [[highlight:a|it_is]]; [[highlight:b|A. Dee, p. 4]] [[highlight:c|]] [[note:n|x]]"
    note = FreeNote("n", "A *plan*", text, AT_THE_TOP, NOW, NOW)
    cited = {"a": "A. Dee, p. 3", "b": "A. Dee, p. 4", "c": "A. Dee, p. 5", "n": ""}
    assert export.free_note(note, lambda link: cited[link.id]).split("\n") == [
        r"# A \*plan\*",
        "",
        r"*So* it\_is (A. Dee, p\. 3); A. Dee, p\. 4 A. Dee, p\. 5 x",
        "",
    ]
