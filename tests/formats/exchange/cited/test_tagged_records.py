from __future__ import annotations

HEAD = "FN Clarivate Analytics Web of Science\nVR 1.0\n"


def test_records_with_values_in_lines(project_of) -> None:
    project = project_of(
        "x.ris",
        "\ufeff" + HEAD + "PT J\nAU Marsh, A\n   Hara, B\nAF Marsh, Ada\n   Hara, Bo\n"
        "TI Nine boats and\n   what they carried\nSO GAZETTE\nLA English\nDE boats; ships\n"
        "ID HARBOURS\nPU PRESS\nSN 1932-6208\nPY 2005\nVL 9\nIS 3\nBP 1\nEP 7\n"
        "DI 10.1000/a\nUT WOS:0001\nER\n\nPT B\nAU Quill, C\nTI Book\nBN 978-0-15\nER\n\nEF\n",
    )
    article, book = (source.facts for source in project.sources)
    assert project.has_facts_only
    assert (project.sources[0].identity, article.citation_key) == ("WOS:0001", "")
    assert article.title == "Nine boats and what they carried"
    assert article.authors == ("Ada Marsh", "Bo Hara")
    assert (article.publisher, article.date, article.language) == ("GAZETTE", "2005", "en")
    assert article.other["keywords"] == "boats; ships; HARBOURS"
    assert (article.other["page"], article.other["doi"]) == ("1–7", "10.1000/a")
    assert (book.authors, book.other["isbn"]) == (("C Quill",), "978-0-15")


def test_other_texts_are_none(project_of) -> None:
    assert project_of("x.txt", "A letter about fn clarivate and others.\n") is None
