from desktop.domain import Tag
from desktop.ui.codebook.merging import may_rename, merges, renaming

CODEBOOK = [
    Tag("1", "police", "", "Any police.", 2),
    Tag("2", "police/cells", "", "", 1),
    Tag("3", "officers", "", "Officers of the law.", 5),
    Tag("4", "officers/cells"),
]


def test_the_tags_below_become_one_with_others_too():
    pairs = [(tag.path, into.path) for tag, into in merges(CODEBOOK, "police", "officers")]
    assert pairs == [("police", "officers"), ("police/cells", "officers/cells")]
    assert merges(CODEBOOK, "police", "policing") == []
    assert merges(CODEBOOK, "police", "police/all") == [], "moving below itself merges nothing"


def test_two_tags_become_one_only_when_the_reader_agrees(monkeypatch):
    asked = []

    def refuse(title, text, *_):
        asked.append((title, text))
        return False

    monkeypatch.setattr("desktop.ui.dialogs.question.confirm", refuse)
    assert may_rename(CODEBOOK, "police", "policing", None)
    assert not asked, "nothing is lost"
    assert not may_rename(CODEBOOK, "police", "officers", None)
    (title, text), *_ = asked
    assert title == "Merge “police” into “officers”?"
    assert "2 passages" in text
    assert "5 passages" in text
    assert "1 more tag becomes one" in text
    assert "that of “police” goes" in text
    assert renaming(CODEBOOK, "police", "officers") == "Merged “police” into “officers”."
    assert renaming(CODEBOOK, "police", "law") == "Renamed “police” to “law”."
