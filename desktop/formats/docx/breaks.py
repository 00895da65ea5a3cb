"""Words that a break of the page or column sets apart within a paragraph."""

from __future__ import annotations


class Parting:
    """Follows the text and the breaks of one paragraph.

    A break that the writer put in parts whatever stands around it. One that only records where a
    page ended when the file was last laid out parts two letters that meet there: no line ends
    within a word, unless words are `hyphenated`.
    """

    def __init__(self, *, hyphenated: bool) -> None:
        self._hyphenated = hyphenated
        self._last = ""
        self._stated = False
        self._laid_out = False

    def state(self) -> None:
        """Follow a break that the writer put in."""
        self._stated = bool(self._last)

    def lay_out(self) -> None:
        """Follow the mark of a page's end in the last layout."""
        self._laid_out = bool(self._last) and not self._hyphenated

    def comes_before(self, text: str) -> bool:
        """Follow the next text of the paragraph; return whether a break stands before it."""
        if not text.strip():
            self._last = self._last and text
            return False
        meet = self._laid_out and _is_cased(self._last[-1]) and _is_cased(text[0])
        parts = self._stated or meet
        self._last, self._stated, self._laid_out = text, False, False
        return parts

    def end_paragraph(self) -> None:
        """Begin anew."""
        self._last, self._stated, self._laid_out = "", False, False


def _is_cased(letter: str) -> bool:
    """Whether a letter is of a script that puts spaces between words, as far as case tells."""
    return letter.islower() or letter.isupper()
