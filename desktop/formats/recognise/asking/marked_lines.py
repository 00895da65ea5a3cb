"""The lines of a document with what each is in a printed question."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

from desktop.formats.recognise.asking import people_asked, question_lines
from desktop.formats.recognise.printed_names import is_name

if TYPE_CHECKING:
    from collections.abc import Sequence

    from desktop.formats.recognise.printed_lines import Line

# For: Question:
_ABOVE_WORDS = re.compile(r"(?:Question|Ceist):")
# Letters. Other lines may begin with a name as short as that.
_SHORT = 5


class Question(NamedTuple):
    """Places in the list of lines: where it begins, its own words, and where its answer begins."""

    first: int
    core: int
    answer: int
    end: int
    headed: bool


class MarkedLines:
    """Lines, and of each the name after 'Asked by' or 'Answered by' and the words of a question.

    A name is None where the line is no such label, and '' where the name stands below it.
    """

    def __init__(self, lines: Sequence[Line]) -> None:
        self.lines = lines
        places = range(len(lines))
        self.asked = [question_lines.asked(lines, index) for index in places]
        self.answered = [question_lines.answered(lines, index) for index in places]
        self.cores = [question_lines.core(line.text) for line in lines]
        self.names_follow = self._are_names_below()

    def words(self, question: Question) -> str:
        """Return what a question asks."""
        core = self.cores[question.core]
        text = self.lines[question.core].text
        below = question.core + 1
        # 'Name asked His Majesty's Government:' has the words on the next line.
        if question_lines.is_below(core) and below < question.end:
            return self.lines[below].text
        return text

    def standing(self, core: int, previous: int) -> int:
        """Return the line above a question on which its asker stands alone, or the question's."""
        for index in range(core - 1, max(previous, core - 4), -1):
            if people_asked.standing(self.lines[index].text):
                return index
            if not self.is_label(index):
                break
        return core

    def is_label(self, index: int) -> bool:
        """Whether a line says nothing but what stands beside or below it."""
        text = self.lines[index].text
        below = self.lines[index + 1].text if index + 1 < len(self.lines) else ""
        # Some print the name once more above 'Question:'.
        is_repeated = _ABOVE_WORDS.fullmatch(below) is not None and is_name(text, 2)
        named = text.partition(": ")[2]  # 'Profile picture: Name' above 'Name to ask'
        is_repeated = is_repeated or (len(named) > _SHORT and below.startswith(named))
        return is_repeated or question_lines.is_label(text)

    def _are_names_below(self) -> bool:
        """Whether 'Asked by' stands at the end of each question, not at its head."""
        marked = [i for i, (a, c) in enumerate(zip(self.asked, self.cores, strict=True))
                  if c or a is not None]  # fmt: skip
        return bool(marked) and self.asked[marked[0]] is None and self.cores[marked[-1]] is None
