"""Whether words beside a quotation turn it round: they negate it, deny it, or tell of few."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from desktop.annotate.meaning.sense import negations
from desktop.annotate.worded_text import folded

if TYPE_CHECKING:
    from collections.abc import Sequence

_DENIALS = {
    "English": """den(?:y|ies|ied|ying) denials? false(?:ly)? untrue wrong(?:ly)? refusal refusing
        refuse[sd]? reject(?:s|ed|ing|ion)? dispute[sd]? disputing doubt(?:s|ed|ful)? unlikely
        impossible myth unable disproved refuted disagree[sd]?""",
    "German": """leugnet(?:e|en)? bestreite[tn] bestritt(?:en)? dementiert(?:e|en)? falsche?r?
        unwahr bezweifelte? verweigerte? widerlegte? unmöglich zweifelhaft""",
    "French": """nier? nient niait démenti[tr]? faux fausse(?:ment)? refus[eé](?:nt|r)? peu
        conteste impossible""",
    "Spanish": """niegan? negó falso falsa falsamente rechazan? rechazó dudan? imposible pocos
        pocas""",
    "Italian": "nega negano negò negato falso falsa rifiuta rifiutò impossibile pochi poche",
    "Portuguese": "nega negam negou falso falsa recusa recusou impossível poucos poucas",
    "Dutch": "ontkent ontkende onwaar onjuist weigerde weinig onmogelijk",
}
_DENIAL = re.compile(rf"(?:{'|'.join(' '.join(_DENIALS.values()).split())})")
_FEW = re.compile(
    r"(?<!\ba\s)(?<!\bthe\s)(?<!\bquite\sa\s)(?<!\blast\s)(?<!\bnext\s)(?<!\bfirst\s)(?<!\bthese\s)"
    r"(?<!\bpast\s)\b(?:few(?!er)|little\s+(?:or\s+no\s+)?(?:evidence|reason|doubt|hope|sign|proof))\b",
    re.IGNORECASE,
)
"""Few of them came; but a few did, and in the last few days."""
_WORD = re.compile(r"[^\W\d_]+")
_THOUGHT_WORDS = """
    think thinks thought believe believes believed belief say says said claim claims claimed find
    finds found finding suggest suggests suggested suggestion show shows showed shown prove proves
    proved proof evidence indicate indicates indication indicated conclude concludes concluded
    conclusion accept accepts accepted agree agrees agreed mean means meant imply implies implied
    establish establishes established demonstrate demonstrates demonstrated confirm confirms
    confirmed know knows known view case true assume assumed argue argues argued allege alleged
    allegation expect expected persuaded convinced satisfied aware certain clear sign doubt
"""
_THOUGHT = frozenset(_THOUGHT_WORDS.split())
_THAT = frozenset(("that", "whether", "dass", "daß", "ob", "que", "qu", "che", "dat"))
_OPENING = _THAT | {"to", "any", "zu", "de"}
"""Words behind which stands what is denied: “refused to” sell, “denied any” part in it."""
_FALSELY = frozenset(("falsely", "wrongly", "faussement", "falsamente", "fälschlich"))
_NO_DENIAL = re.compile(
    r"\b(?:not\s+(?:only|just|merely|simply|least)|no\s+doubt|without\s+(?:a\s+|any\s+)?doubt"
    r"|none\s+other\s+than|nothing\s+but|nicht\s+(?:nur|bloß|zuletzt)|ohne\s+Zweifel"
    r"|non\s+seulement|sans\s+(?:aucun\s+)?doute|no\s+s[oó]lo|non\s+solo|niet\s+alleen)\b",
    re.IGNORECASE,
)
"""Not only this: this nevertheless."""
_FAR = 3
"""Words before “that” among which one stands that says what was thought."""


def negates(words: str) -> bool:
    """Whether words that a draft says beside a quotation may turn it round."""
    return _says_no(words) or any(_DENIAL.fullmatch(folded(word)) for word in _WORD.findall(words))


def loses_negation(omitted: str) -> bool:
    """Whether words beside a quotation, which it leaves out, surely turn it round.

    What is denied is a thought, not a thing: who rejects “the plan” leaves it a plan.
    """
    plain = _NO_DENIAL.sub(" ", omitted)
    words = [folded(word) for word in _WORD.findall(plain)]
    if _says_no(omitted) or any(word in _FALSELY for word in words[-2:]):
        return True
    opens = bool(words) and words[-1] in _OPENING
    return opens and any(_DENIAL.fullmatch(word) for word in words)


def _says_no(words: str) -> bool:
    plain = _NO_DENIAL.sub(" ", words)
    return bool(negations(plain) or _FEW.search(plain))


def opens_thought(words: Sequence[str]) -> bool:
    """Whether the last words open what was thought or said: “no evidence to suggest that”."""
    if not words or folded(words[-1]) not in _THAT:
        return False
    return folded(words[-1]) in {"dass", "daß"} or any(
        folded(word) in _THOUGHT for word in words[-1 - _FAR : -1]
    )
