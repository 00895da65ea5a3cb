from __future__ import annotations

from desktop.domain import DocumentKind, LocatorKind

SENTENCE = "The Commission of the Harbour notes that the boats have been counted with care again."


def test_numbers_become_locators(recognised) -> None:
    paragraphs = [f"{number}. {SENTENCE}" for number in range(1, 11)]
    paragraphs.insert(3, "(a) the first of its parts, which concerns boats;")
    paragraphs.insert(4, "(b) the second, which concerns crews.")
    content, kind, _ = recognised("I. Summary\n\n" + "\n\n".join(paragraphs))
    assert kind is DocumentKind.REPORT
    labels = [at.label for at in content.locators]
    assert labels == ["1", "2", "3", "3(a)", "3(b)", *map(str, range(4, 11))]
    at = content.text.index("10. ") + 20
    assert content.locator(at, LocatorKind.PARAGRAPH) == "10"


def test_numbers_may_begin_again(recognised) -> None:
    run = "\n\n".join(f"{number}. {SENTENCE}" for number in range(1, 10))
    content, _, _ = recognised(f"{run}\n\nANNEX ONE\n\n{run}")
    assert [at.label for at in content.locators] == [*map(str, range(1, 10))] * 2


def test_short_lists_and_stray_numbers_are_not_counted(recognised) -> None:
    items = "\n".join(f"{number}. boats" for number in range(1, 20))
    assert recognised(f"{SENTENCE}\n\n{items}\n")[0].locators == ()
    few = "\n\n".join(f"{number}. {SENTENCE}" for number in (1, 2, 3))
    assert recognised(few)[0].locators == ()
    years = "\n\n".join(f"{number}. {SENTENCE}" for number in range(1990, 2020, 3))
    assert recognised(years)[0].locators == ()


def test_numbers_that_a_list_prints_count_too(read_file) -> None:
    items = "".join(f"<li>{SENTENCE}</li>" for _ in range(9))
    content = read_file(
        "a.html", f"<h1>Report</h1><ol start=5>{items}</ol>", whole_page=True
    ).content
    assert [at.label for at in content.locators] == [str(number) for number in range(5, 14)]


def test_paragraphs_numbered_by_chapter(recognised) -> None:
    text = "".join(
        f"Chapter {chapter}. Walls\n\n" + "".join(
            f"{chapter}.{n} The committee met on day {n}, and it heard from all who had come.\n\n"
            for n in range(1, 6)
        )
        for chapter in (1, 2)
    )  # fmt: skip
    content, kind, _ = recognised(text)
    labels = [at.label for at in content.locators]
    assert labels == [f"{chapter}.{n}" for chapter in (1, 2) for n in range(1, 6)]
    assert kind is DocumentKind.REPORT


def test_figures_at_the_beginning_of_lines_are_not_counted(recognised) -> None:
    text = "".join(
        f"{n}.5 Million people live in the towns of the coast, as the office counted them.\n\n"
        for n in range(3, 14)
    )
    assert recognised(text)[0].locators == ()
