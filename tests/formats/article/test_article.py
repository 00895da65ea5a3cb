"""Pages of many makes, written for these tests: the text is kept, the furniture is not."""

from __future__ import annotations

import time
from typing import TYPE_CHECKING

import pytest
from lxml import html

from desktop.formats import article

if TYPE_CHECKING:
    from desktop.formats.article import Article

MENU = """
<header class="site-header"><a href="/">The Harbour Post</a>
<nav><ul><li><a href="/world">World</a></li><li><a href="/courts">Courts</a></li>
<li><a href="/sport">Sport</a></li></ul></nav></header>"""
FOOT = """
<footer><p>Copyright The Harbour Post. <a href="/terms">Terms</a> <a href="/jobs">Jobs</a></p>
</footer>"""
COOKIES = """
<div id="cookie-consent" class="cookie-banner"><p>We use cookies, and so do our 412 partners, to
measure, to advertise and to improve this site. Accept all, or manage your choices.</p>
<button>Accept all</button></div>"""
RELATED = """
<div class="related-stories"><h3>Read more</h3><ul>
<li><a href="/a">Ferry fares to rise again in the new year</a></li>
<li><a href="/b">Dredging of the outer basin postponed</a></li></ul></div>"""


def paragraphs(*subjects: str) -> str:
    """Return a paragraph of three sentences for every subject."""
    return "\n".join(
        f"<p>The {s} was examined on Tuesday, in open session, by the harbour board. Members asked"
        f" why the {s} had cost more than was planned, and who had signed for it. No answer was"
        f" given, though a written reply on the {s} was promised within ten days.</p>"
        for s in subjects
    )


def page(body: str, title: str = "", head: str = "") -> str:
    return f"<html><head><title>{title}</title>{head}</head><body>{body}</body></html>"


def find(markup: str, title: str = "", text: str = "", *, is_article: bool = False) -> Article:
    stated = article.Stated(title, text, is_article)
    return article.find(html.document_fromstring(markup).find("body"), stated)


def text_of(found: Article) -> str:
    return " ".join("".join(found.root.itertext()).split())


NEWS = page(
    f"""{MENU}{COOKIES}
<main><article><h1>Board cannot account for crane</h1>
<p class="byline">By Ines Quarrie, Harbour Correspondent</p>
<div class="story-body">{paragraphs("crane")}
<figure><img src="crane.jpg" alt="">
<figcaption>The crane at berth nine in March</figcaption></figure>
<h2>What the auditors found</h2>{paragraphs("invoice", "contract")}
<blockquote><p>We were told nothing, and we asked twice.</p></blockquote>
<ul><li>Three invoices bear no date</li><li>One bears no signature</li></ul>
<table><tr><th>Year</th><th>Cost</th></tr><tr><td>First</td><td>forty thousand</td></tr></table>
<div class="share-buttons"><a href="#">Share on Flapper</a></div>
{paragraphs("audit")}</div></article>{RELATED}</main>
<aside class="sidebar"><h3>Most popular</h3><ol><li><a href="/x">Seal seen in dry dock</a></li></ol>
</aside>
<section id="comments"><h2>2 comments</h2><div class="comment"><p>I worked on that crane for eleven
years, and I can tell you, nobody ever signed anything at all, ever.</p></div></section>{FOOT}""",
    "Board cannot account for crane | The Harbour Post",
)


class TestNews:
    def test_keeps_everything_inside_the_article(self) -> None:
        text = text_of(find(NEWS))
        for part in (
            "Board cannot account for crane",
            "berth nine in March",
            "What the auditors found",
            "we asked twice",
            "One bears no signature",
            "forty thousand",
            "reply on the audit",
        ):
            assert part in text

    def test_leaves_the_furniture_out(self) -> None:
        text = text_of(find(NEWS))
        for part in (
            "412 partners",
            "Courts",
            "Ferry fares",
            "Seal seen",
            "eleven years",
            "Flapper",
            "Copyright",
        ):
            assert part not in text

    def test_keeps_structure(self) -> None:
        root = find(NEWS).root
        for tag in ("h1", "h2", "figure", "figcaption", "blockquote", "ul", "table"):
            assert root.find(f".//{tag}") is not None

    def test_without_helpful_names_or_tags(self) -> None:
        plain = (
            NEWS.replace("<main>", "<div>")
            .replace("</main>", "</div>")
            .replace("<article>", "<div>")
            .replace("</article>", "</div>")
            .replace("story-body", "x1")
            .replace("related-stories", "x2")
        )
        text = text_of(find(plain))
        assert "reply on the crane" in text
        assert "reply on the audit" in text
        assert "Ferry fares" not in text
        assert "412 partners" not in text


def test_heading_outside_the_article_becomes_its_first() -> None:
    body = f"""{MENU}<div class="masthead"><h1>Crane unaccounted for</h1></div>
        <div class="columns"><div class="text">{paragraphs("crane", "invoice", "audit")}</div>
        </div>"""
    root = find(page(body), title="Crane unaccounted for").root
    assert root[0].tag == "h1"
    assert root[0].text == "Crane unaccounted for"


def test_standfirst_above_the_article_is_kept() -> None:
    body = f"""<div class="top"><h1>Crane unaccounted for</h1><p class="standfirst">Two boards, four
        invoices and not one signature: how a crane was bought</p></div>
        <div class="text">{paragraphs("crane", "invoice", "audit")}</div>"""
    root = find(page(body), title="Crane unaccounted for").root
    assert [e.tag for e in root[:2]] == ["h1", "p"]
    assert "not one signature" in root[1].text


def test_heading_is_not_repeated() -> None:
    body = f"""<div class="top"><h1>Crane unaccounted for</h1></div><div class="text">
        <h2>Crane unaccounted for</h2>{paragraphs("crane", "invoice", "audit")}</div>"""
    found = find(page(body), title="Crane unaccounted for")
    assert text_of(found).count("Crane unaccounted for") == 1


def test_blog_with_line_breaks_for_paragraphs() -> None:
    post = "<br><br>".join(
        f"I walked along pier {n} in the rain, again, and thought about how little of it is left."
        f" My grandmother sold eels there, and her mother before her, and nobody wrote it down."
        for n in ("one", "two", "three", "four", "five")
    )
    body = f"""<div class="blog-header"><a href="/">Salt and Rope</a></div>
        <div class="post"><h3 class="post-title"><a href="/p">Piers</a></h3>
        <div class="post-body">{post}</div>
        <div class="post-footer">Posted by <a href="/me">Wen</a> at <a href="/t">09:14</a></div>
        </div>
        <div class="sidebar"><h2>Archive</h2><ul><li><a href="/1">January</a></li></ul></div>"""
    text = text_of(find(page(body, "Salt and Rope: Piers")))
    for n in ("one", "two", "three", "four", "five"):
        assert f"pier {n} in" in text
    assert "January" not in text


def test_forum_thread_keeps_every_post() -> None:
    posts = "".join(
        f"""<div class="post" id="p{n}"><div class="author"><a href="/u/{n}">member{n}</a></div>
        <div class="message"><p>In answer number {n}, I would say that the tide tables are wrong, as
        they have been since the survey, and that the old ones should be used instead.</p></div>
        </div>"""
        for n in range(8)
    )
    body = f"""<div class="nav"><a href="/">Board</a> <a href="/s">Search</a></div>
        <h1>Which tide tables?</h1><div id="thread">{posts}</div>{FOOT}"""
    text = text_of(find(page(body, "Which tide tables?")))
    for n in range(8):
        assert f"answer number {n}," in text


def test_documentation_keeps_code_and_sections() -> None:
    sections = "".join(
        f"""<div class="section" id="how-to-share-a-{n}-with-others"><h2>The {n} file</h2>
        <p>To open the {n} file, call the function below, with the path as its only argument.</p>
        <pre>tide.open("{n}.dat")</pre><dl><dt>path</dt><dd>Where the {n} lies.</dd></dl></div>"""
        for n in ("tide", "wind", "berth")
    )
    body = f"""<div class="sphinxsidebar"><ul><li><a href="a.html">Next topic</a></li></ul></div>
        <div class="document"><div class="body" role="main"><h1>Files</h1>{sections}</div></div>"""
    text = text_of(find(page(body, "Files — Tide 2.1 documentation")))
    for n in ("tide", "wind", "berth"):
        assert f'tide.open("{n}.dat")' in text
        assert f"Where the {n} lies." in text
    assert "Next topic" not in text


class TestRecord:
    """Questions and answers, or a debate, of which no part may be lost."""

    @staticmethod
    def questions(wrap: str = "<div id='{id}'>{body}</div>") -> str:
        items = "".join(
            wrap.format(
                id=f"q{n}",
                body=f"""<h4>Berth {n}</h4><p><a href="/m/{n}">Member {n}</a> (Ward {n}): To ask the
                Harbour Master how many ships called at berth {n} in each month.</p>
                <p><a href="/hm">The Harbour Master</a>: No ships called at berth {n}, save in
                May.</p>""",
            )
            for n in range(30)
        )
        return page(f"{MENU}<div class='record'>{items}</div>{FOOT}", "Written answers")

    @pytest.mark.parametrize(
        "wrap",
        [
            "<div id='{id}'>{body}</div>",
            "<div class='comment' id='{id}'>{body}</div>",
            "<li id='{id}'>{body}</li>",
            "<div class='a'><div class='b'><div class='c{id}'>{body}</div></div></div>",
            "<table><tr><td>{body}</td></tr></table>",
            "<aside id='{id}'>{body}</aside>",
        ],
    )
    def test_every_question_and_answer_is_kept(self, wrap: str) -> None:
        text = text_of(find(self.questions(wrap), title="Written answers"))
        for n in range(30):
            assert f"ships called at berth {n} in each month" in text
            assert f"No ships called at berth {n}, save" in text
            assert f"Member {n}" in text

    def test_collapsed_answers_are_kept(self) -> None:
        items = "".join(
            f"""<h3>May I moor at berth {n}?</h3><div style="display: none"><p>Berth {n} is for
            pilots, tugs and the fire boat only, and nobody else may moor there at any time.</p>
            </div>"""
            for n in range(12)
        )
        found = find(page(f"{MENU}<div id='faq'>{items}</div>{FOOT}"))
        assert found.whole
        assert found.remarks
        text = text_of(found)
        assert all(f"Berth {n} is for" in text for n in range(12))
        assert not found.root.xpath("//*[contains(@style, 'none')]")

    def test_two_equal_parts_far_apart_are_both_kept(self) -> None:
        body = f"""<div class="left"><div><div>{paragraphs("crane", "invoice", "audit")}</div>
            </div></div><hr><div class="right"><div><div>{paragraphs("ferry", "basin", "dock")}
            </div></div></div>"""
        text = text_of(find(page(MENU + body)))
        assert "reply on the audit" in text
        assert "reply on the basin" in text


def test_list_page_is_kept_whole_and_says_so() -> None:
    items = "".join(
        f"""<div class="teaser"><h2><a href="/{n}">Report {n} of the harbour board is out</a></h2>
        <p>What was said in part {n}, and by whom.</p></div>"""
        for n in range(20)
    )
    found = find(page(f"{MENU}{items}{FOOT}", "Reports"), title="Reports")
    text = text_of(found)
    for n in range(20):
        assert f"Report {n} of" in text
        assert f"said in part {n}," in text


def test_front_page_of_links_only_is_kept_whole() -> None:
    links = "".join(
        f"<li><a href='/{n}'>Story number {n} in a few words</a></li>" for n in range(40)
    )
    text = text_of(find(page(f"<h1>Today</h1><ul>{links}</ul>")))
    assert all(f"Story number {n} in" in text for n in range(40))


def test_plain_short_page_is_kept_without_remark() -> None:
    found = find(page("<p>Closed until Monday.</p>"))
    assert text_of(found) == "Closed until Monday."
    assert not found.remarks


def test_much_text_left_out_is_mentioned() -> None:
    comments = "".join(f"<div class='comment'>{paragraphs('rope')}</div>" for _ in range(20))
    text = paragraphs("crane", "audit", "hull")
    found = find(page(f"<article>{text}</article><div id='comments'>{comments}</div>"))
    assert not found.whole
    assert "words" in found.remarks[0]


ARABIC = (
    "قال المجلس في بيان له يوم الثلاثاء إن الرافعة رقم {n}، التي اشتريت قبل عامين، لم تعمل قط،"
    " وإن أحدا لم يوقع على فاتورتها. ووعد المجلس بالرد كتابة خلال عشرة أيام."
)
CHINESE = (
    "港务局周二在公开会议上审查了第{n}号起重机。委员们问，为什么费用超出预算，是谁签的字。"
    "没有人回答，但港务局答应在十天之内作出书面答复，并公布全部账目。"
)
PORTUGUESE = (
    "O conselho do porto examinou na terça-feira, em sessão pública, o guindaste número {n}. Os"
    " membros perguntaram por que custou mais do que o previsto, e quem assinou a fatura."
)


@pytest.mark.parametrize(
    ("sentence", "menu"),
    [(ARABIC, "الرئيسية"), (CHINESE, "首页导航"), (PORTUGUESE, "Início")],
    ids=["arabic", "chinese", "portuguese"],
)
def test_other_languages(sentence: str, menu: str) -> None:
    text = "".join(f"<p>{sentence.format(n=n)}</p>" for n in range(6))
    links = "".join(f"<li><a href='/{n}'>{menu}</a></li>" for n in range(9))
    found = find(page(f"<div class='top'><ul>{links}</ul></div><div><div>{text}</div></div>{FOOT}"))
    kept = text_of(found)
    assert not found.whole
    assert all(sentence.format(n=n) in kept for n in range(6))
    assert menu not in kept


def test_text_the_metadata_declare_must_be_found() -> None:
    declared = " ".join(f"word{n}aaa" for n in range(300))
    body = f"<div class='x'>{paragraphs('crane', 'audit')}</div>"
    assert find(page(body), text=declared).whole
    assert not find(page(body)).whole


def test_dialog_over_the_page_does_not_hide_it() -> None:
    text = paragraphs("crane", "audit", "hull")
    body = f"""<div aria-hidden="true"><article>{text}</article></div><div role="dialog">
        <p>Subscribe to our letter, it is free, and read as much as you want.</p></div>"""
    text = text_of(find(page(body)))
    assert "reply on the audit" in text
    assert "Subscribe" not in text


def test_words_are_not_glued_where_something_was_taken_out() -> None:
    body = (
        f"<article>{paragraphs('crane', 'hull')}<p>before <button>Go</button> after</p></article>"
    )
    assert "before after" in text_of(find(page(body)))


@pytest.mark.parametrize(
    "markup",
    [
        "<div>" * 250 + paragraphs("crane", "hull") + "</div>" * 250,
        "<p>one, two and three words</p>" * 8000,
        "<div><span>x</span></div>" * 12000,
        "<ul><li>item, here" * 100 + "</ul>" * 100,
        "<table><tr><td>" * 80 + paragraphs("crane"),
        "<form><input><p>x</p></form>" * 8000,
        "<a href='/x'>link, words</a> " * 10000,
    ],
    ids=["deep", "flat", "divs", "lists", "tables", "forms", "links"],
)
def test_odd_shapes_take_little_time_and_lose_nothing(markup: str) -> None:
    tree = html.document_fromstring(page(markup), parser=html.HTMLParser(huge_tree=True))
    words = sorted(" ".join(tree.find("body").itertext()).split())
    start = time.process_time()
    found = article.find(tree.find("body"))
    assert time.process_time() - start < 3
    assert sorted(" ".join(found.root.itertext()).split()) == words


def test_heading_inside_a_dropped_header_of_the_article_stays() -> None:
    body = f"""{MENU}<article><header class="entry-header"><h1>Crane unaccounted for</h1>
        <div class="entry-meta">Filed under <a href="/c">Courts</a></div></header>
        <div class="entry">{paragraphs("crane", "invoice", "audit")}</div></article>"""
    text = text_of(find(page(body), title="Crane unaccounted for"))
    assert text.startswith("Crane unaccounted for")
    assert text.count("Crane unaccounted for") == 1


def test_legal_sections_and_numbered_paragraphs_are_kept() -> None:
    sections = "".join(
        f"""<div class="section"><h4><span>{n}</span> <span>Duties</span></h4>
        <p><span>(1)</span> <span>Board {n} must keep accounts.</span></p>
        <p><span>(2)</span> <span>In subsection (1), accounts means accounts in writing.</span></p>
        </div>"""
        for n in range(12)
    )
    text = text_of(find(page(f"{MENU}<div id='contents'><h1>An Act</h1>{sections}</div>{FOOT}")))
    assert all(f"Board {n} must keep" in text for n in range(12))
    assert text.count("accounts in writing") == 12


def test_questions_and_answers_on_a_help_site_are_all_kept() -> None:
    answers = "".join(
        f"<div class='answer'><div class='cell'>{paragraphs(s)}</div></div>"
        for s in ("hull", "keel")
    )
    body = f"""{MENU}<div id="mainbar"><h1>How deep is it?</h1><div class="question">
        <div class="vote">5</div><div class="post">{paragraphs("basin")}</div></div>
        <div id="answers">{answers}</div></div>{RELATED}"""
    text = text_of(find(page(body)))
    assert all(f"reply on the {s}" in text for s in ("basin", "hull", "keel"))


def test_page_that_says_it_is_an_article_is_doubted_less() -> None:
    teasers = "".join(
        f"""<div class="t"><p>Elsewhere in part {n}: the pilots, who were not told, found out when
        the buoys had gone, and wrote to the board, which did not reply to them.</p></div>"""
        for n in range(9)
    )
    body = f"<div class='x'>{paragraphs('crane', 'hull')}</div><div><div>{teasers}</div></div>"
    assert "part 3" in text_of(find(page(body)))
    found = find(page(body), is_article=True)
    assert not found.whole
    assert "reply on the hull" in text_of(found)


def test_hidden_notices_do_not_make_a_page_doubtful() -> None:
    notice = (
        "<p>You block advertisements, which pay for this site, so please do not do that.</p>" * 9
    )
    body = f"""<div class="modal" style="display:none">{notice}</div>
        <div>{paragraphs("crane", "hull")}</div>"""
    found = find(page(body))
    assert not found.whole
    assert "block advertisements" not in text_of(found)


def test_last_part_in_a_table_of_its_own_is_kept() -> None:
    body = f"""<table><tr><td><ul><li><a href="/">Home</a></li></ul></td><td>
        <font>{paragraphs("crane", "hull", "keel")}</font>
        <table><tr><td>{paragraphs("rudder")}</td></tr></table></td></tr></table>"""
    text = text_of(find(page(body)))
    assert "reply on the rudder" in text
    assert "Home" not in text
