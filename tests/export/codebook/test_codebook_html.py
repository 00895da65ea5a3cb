from html.parser import HTMLParser

from desktop.domain import TagUse
from desktop.export.codebook.codebook_html import codebook_html
from desktop.export.codebook.entries import Entry


class Words(HTMLParser):
    def __init__(self):
        super().__init__()
        self.tags, self.words = [], []

    def handle_starttag(self, tag, _attrs):
        self.tags.append(tag)

    def handle_data(self, data):
        self.words.append(data.strip())


def test_a_page_shows_words_letter_for_letter():
    entry = Entry(
        "a/<b>x", TagUse(), "#a0b1c2", "<script>one</script>\ntwo", example="Fish & chips",
        cited="“A report”",
    )  # fmt: skip
    page = codebook_html([entry], {})
    read = Words()
    read.feed(page)
    assert "script" not in read.tags
    assert "b" not in read.tags
    for words in ("<b>x", "<script>one</script>", "two", "Fish & chips", "— “A report”"):
        assert words in read.words
    assert "background:#a0b1c2" in page
    assert "default-src 'none'" in page


def test_named_colours_have_the_shade_given():
    page = codebook_html([Entry("a", TagUse(), "green")], {"green": "#123456"})
    assert "background:#123456" in page
