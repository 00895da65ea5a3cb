import pytest

from desktop.domain import LINKS, LinkKind, LinkWords
from desktop.errors import InvalidValueError, NotFoundError


def test_a_kind_has_a_word_for_each_direction(library):
    made = library.link_kinds.add("  quotes ", "is quoted by")
    assert made == LinkWords(made.id, "quotes", "is quoted by")
    assert library.link_kinds.all() == [*LINKS, made]
    assert library.link_kinds.change(made.id, "cites").backward == "cites"
    library.history.undo()
    assert library.link_kinds.all()[-1] == made
    assert library.care.check() == []


@pytest.mark.parametrize("word", ["", " ", "x" * 41, "supports", "Quotes"])
def test_a_word_that_says_nothing_or_is_taken_is_refused(library, word):
    library.link_kinds.add("quotes", "is quoted by")
    with pytest.raises(InvalidValueError):
        library.link_kinds.add(word)


def test_links_of_ones_own_kind_keep_it(desk, library):
    document = desk.keep()
    first, second = (desk.highlight(document, words) for words in ("1,204", "2019"))
    kind = library.link_kinds.add("quotes", "is quoted by")
    link = library.links.add(first.id, second.id, kind.id)
    assert library.links.all() == [link]
    assert library.care.check() == []
    with pytest.raises(InvalidValueError, match="1"):
        library.link_kinds.remove(kind.id)
    library.links.change(link.id, LinkKind.REPEATS)
    assert library.links.all()[0].kind == LinkKind.REPEATS
    library.link_kinds.remove(kind.id)
    assert library.link_kinds.all() == list(LINKS)
    for unknown in (kind.id, "nowhere"):
        with pytest.raises(NotFoundError):
            library.links.add(first.id, second.id, unknown)
