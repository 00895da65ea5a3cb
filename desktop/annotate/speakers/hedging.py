"""What takes back, in a sentence, that somebody said quoted words: denied, supposed, or a name."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from desktop.annotate.speakers import saying as words
from desktop.annotate.speakers.phrases import MASK

if TYPE_CHECKING:
    from collections.abc import Sequence

    from desktop.annotate.speakers.phrases import Token

_SUPPOSING_WORDS = "if unless whether had did does suppose supposing imagine should"
_SUPPOSING = frozenset(_SUPPOSING_WORDS.split())
_HEDGES_WORDS = "reportedly allegedly supposedly purportedly apparently ostensibly"
_HEDGES = frozenset(_HEDGES_WORDS.split())
_DOUBTING_WORDS = """
    deny denies denied denying dispute disputes disputed reject rejects rejected dismiss dismisses
    dismissed refute refutes refuted doubt doubts doubted false untrue wrong myth hoax fake lie lies
    rumour rumours rumor rumors claim claims allegation allegations suggestion suggestions no not
    never nothing nobody neither nor cannot fabricated invented pretended pretends
"""
_DOUBTING = frozenset(_DOUBTING_WORDS.split())
_EXCEPT_WORDS = "nobody none nothing all anyone anybody everyone everybody one"
_EXCEPT = frozenset(_EXCEPT_WORDS.split())
_REACH = 8
"""Words before “that” in which it may be denied."""
_ENDS = frozenset(".!?…;:" + MASK)
_CLAUSE_WORDS = """
    that was were is are be been being had has have would will could should can may might must did
    does because how que est sont était dass daß sei seien habe hätte hätten ist war sind werde
    würde wird
"""
_CLAUSE = frozenset(_CLAUSE_WORDS.split())
_OBJECTS_WORDS = """
    added adds posted posts found finds noted notes explained explains recalled recalls observed
    observes reported reports announced announces answered answers suggested suggests maintained
    maintains wrote writes
"""
_OBJECTS = frozenset(_OBJECTS_WORDS.split())
"""Verbs of saying after which a thing may stand: noted the words on the door."""
_NEVER_BARE_WORDS = "added adds posted posts found finds wrote writes"
_NEVER_BARE = frozenset(_NEVER_BARE_WORDS.split())
_OWN_OBJECT_WORDS = (
    "that how why whether he she it they there his her its their these those some no"
)
_OWN_OBJECT = words.DETERMINERS | frozenset(_OWN_OBJECT_WORDS.split())
_OTHERS = frozenset(("he", "she", "they", "his", "her", "their"))
_CALLED_WORDS = """
    headlined titled entitled nicknamed codenamed captioned headline caption slogan motto banner
    placard hashtag word words term phrase film movie book novel song album play poem series
    magazine programme podcast documentary essay memoir column lecture sermon thesis blog livre
    roman article chanson intitulé libro novela artículo titulado película Buch Roman Artikel Lied
    Titel
"""
_CALLED = frozenset(_CALLED_WORDS.split())
"""Right before quoted words these say that they are what something is called."""


def is_doubted(found: Sequence[Token], first: int) -> bool:
    """Whether a clause that begins with token `first` is supposed, or denied by what is before."""
    if found[first].word.lower() in _SUPPOSING:
        return True  # Had Ann Ray said
    before: list[str] = []
    while len(before) <= _REACH and first > len(before):
        word = found[first - 1 - len(before)].word
        if word in _ENDS:
            break
        before.append(word.lower())
    if not before:
        return False
    last, *others = before
    if last in _SUPPOSING or last in _DOUBTING:
        return True
    if last == "but" and others:
        return others[0] in _EXCEPT
    return last == "that" and any(w in _DOUBTING or w.endswith(("n't", "n’t")) for w in others)


def is_hedged(word: str) -> bool:
    """Whether a word before a verb says that it is hearsay."""
    return word.lower() in _HEDGES


def is_of_a_thing(verb: str, between: Sequence[str]) -> bool:
    """Whether the words from a verb to what is quoted, without a comma, may name only a thing."""
    is_foreign = verb in words.SAYING - words.ENGLISH
    if not between:
        return is_foreign or verb in _NEVER_BARE
    is_clause = any(
        word in _CLAUSE or word.endswith(("n't", "n’t")) or word.startswith(("qu'", "qu’"))
        for word in between
    )
    return (is_foreign or verb in _OBJECTS) and not is_clause


def is_word_of_others(text: str, behind: Sequence[Token]) -> bool:
    """Whether quoted words are a single word in front of its noun: a new “goner” virus."""
    inner = text.strip(".,")
    if not inner.isalpha() or not inner.islower() or not behind:
        return False
    known = words.PLACING - {"of"} | words.CLAUSE_STARTING | words.AUXILIARIES | words.DENYING
    known |= words.SAYING | words.PRONOUNS.keys() | words.JOINING | words.DETERMINERS
    return behind[0].is_word and behind[0].word not in known and not behind[0].is_capital


def goes_elsewhere(behind: Sequence[Token], *, is_inside: bool = True) -> bool:
    """Whether a verb of saying behind quoted words has an object of its own: Ray said that.

    Behind words that begin the sentence it has when others speak: Ray said she was told.
    """
    if not behind:
        return False
    if is_inside:
        return behind[0].word in _OWN_OBJECT
    return behind[0].word in _OTHERS or (
        behind[0].word in ("the", "a", "an") and any(t.word in words.PERSONS for t in behind[1:3])
    )


def is_called(before: Sequence[Token]) -> bool:
    """Whether what stands before quoted words says that they are a title or the like."""
    return bool(before) and re.split("[’']", before[-1].word)[-1] in _CALLED  # l’article
