from __future__ import annotations

from dataclasses import replace

from desktop.domain import Section
from desktop.domain.exchanged.export_wish import Grouping
from tests.export.conftest import content_of
from tests.export.written.samples import selection_of, source_of, written
from tests.export.written.word.test_word_file import Citer


def markdown(*sources, **known):
    return written("markdown", selection_of(*sources, **known)).decode()


def test_a_link_is_there_when_it_is_asked_for():
    source = source_of("Words", (0, 5))
    assert "manicule://" not in markdown(source)
    assert "- Link: <manicule://1b000000-" in markdown(source, with_links=True)


def test_a_style_cites_and_lists_its_sources():
    text = markdown(source_of("Words", (0, 5)), citer=Citer(is_in_text=True))
    assert "— Marsh, *A report*\n" in text
    assert text.endswith("# Sources\n\n- Marsh (2024)\n")


def test_groups_stand_above_documents():
    text = markdown(source_of("Words", (0, 5)), heading="Law & order")
    assert "\n# Law \\& order\n\n## A report\n" in text


def test_what_has_nothing_to_be_grouped_by_is_headed_too():
    text = markdown(source_of("Words", (0, 5)), grouping=Grouping.TAG)
    assert "\n# Others\n\n## A report\n" in text


def test_headings_of_the_text_are_shown_in_its_order_only():
    source = source_of("Part\nWords", (5, 10))
    content = content_of("Part\nWords", Section("Part", 1, 0, 10))
    source = replace(source, content=content)
    assert "## Part" in markdown(source)
    assert "## Part" not in markdown(source, in_order=False)
