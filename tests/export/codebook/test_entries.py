from desktop.domain import TagUse
from desktop.export.codebook.entries import Entry


def test_use_is_told_in_a_sentence():
    said = {
        TagUse(): "Not in use yet.",
        TagUse(1, 1, 0, "2026-01-02"): "1 highlight in 1 document, since 2026-01-02.",
        TagUse(0, 2, 2, "2026-01-02"): "2 documents as a whole in 2 documents, since 2026-01-02.",
    }
    assert {use: Entry("a", use).use_in_words() for use in said} == said
    assert (Entry("a/b", TagUse()).name, Entry("a/b", TagUse()).depth) == ("b", 1)
