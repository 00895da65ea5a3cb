from __future__ import annotations

from markdown_it import MarkdownIt

from desktop.export import redline_markdown
from tests.domain.samples import content_of
from tests.export.redlines.test_redline import LINES, NEW, OLD, TEXT, redline_of


def written(old: str, new: str, title: str = "Survey") -> str:
    return redline_markdown(redline_of(content_of(old), content_of(new), title))


def test_a_redline_says_what_is_compared_and_how_much_changed():
    text = written(TEXT, TEXT.replace("30", "14") + "\nA word.")
    head, figures, changes = text.split("\n## ")
    assert head.startswith("# Changes in Survey\n")
    for one in (OLD, NEW):
        assert one.sha256 in head
        assert one.imported.isoformat() in head
    assert "\n1 edited, 1 inserted.\n" in head
    assert figures == "Changed figures\n\n- 30 → 14 (change 1)\n"
    assert "> No boat may lie at the quay for more than <del>30</del><ins>14</ins> days" in changes
    assert "> <ins>A word.</ins>\n" in changes


def test_figures_without_a_counterpart_are_called_so():
    assert "- added: 40 (change 1)\n" in written(LINES[2], LINES[2].replace("leave", "40 leaves"))
    assert "- taken out: 30 (change 1)\n" in written(
        LINES[2], LINES[2].replace("30 days", "a month")
    )


def test_equal_texts_have_no_changes():
    assert written(TEXT, TEXT).endswith("\nNo changes.\n")


def test_words_of_a_document_do_nothing_in_markdown():
    old = "1. They <b>say</b> that *boats* cost 30 [pounds](x) each, as ever."
    text = written(old, old.replace("30", "<script>14</script>"), "A *bold* <i>title</i>")
    html = MarkdownIt("commonmark").render(text)
    assert "<script" not in html
    assert "<b>" not in html
    assert "<em>" not in html
    assert "<a " not in html
    assert "<i>" not in html
    assert "<blockquote>\n<p>1. They &lt;b&gt;say&lt;/b&gt; that *boats* cost" in html


def test_lines_put_in_stand_one_below_another():
    text = written(TEXT, f"{TEXT}\n# One\n- Two")
    assert "> <ins>\\# One</ins>\n>\n> <ins>\\- Two</ins>\n" in text


def test_words_beside_a_change_in_a_cell_stay_apart():
    row = "Accounts\tThese are the rules of having an {} on the site."
    text = written(row.format("account"), row.format("Account"))
    assert "> Accounts \\| These are" in text
    assert "having an <del>account</del><ins>Account</ins> on the site." in text


def test_what_moved_is_struck_where_it_was_and_plain_where_it_is():
    text = written(TEXT, "\n".join([LINES[0], *LINES[2:], LINES[1]]))
    assert "**1. Moved away** after" in text
    assert "**1. Moved here** after" in text
    assert f"> <del>{LINES[1]}</del>" in text
    assert f"> {LINES[1]}\n" in text
