"""What changes the sense of a passage when it changes: figures, signs and negations."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import TYPE_CHECKING

from desktop.annotate.worded_text import UNSPACED, folded

if TYPE_CHECKING:
    from collections.abc import Iterable

_NEGATIONS = {
    "English": """no not cannot never none nor neither without nobody nothing nowhere except unless
        hardly barely scarcely fail fails failed""",
    "German": """nicht nichts nie niemals niemand nirgends kein keine keinem keinen keiner keines
        ohne weder noch außer kaum""",
    "Dutch": "niet niets nooit niemand geen zonder noch behalve",
    "French": "ne n pas non jamais aucun aucune rien sans ni sauf",
    "Spanish": "no nunca jamás nada nadie ningún ninguno ninguna sin ni tampoco salvo",
    "Portuguese": "não nunca jamais nada ninguém nenhum nenhuma sem nem salvo",
    "Italian": "non mai nulla niente nessun nessuno nessuna senza né neppure salvo",
    "Scandinavian": "inte ej icke ikke ikkje aldrig aldri ingen inget intet inga utan uden uten",
    "Polish": "nie nigdy nikt nic żaden żadna żadne bez ani",
    "Czech": "ne není nejsou nikdy nikdo nic žádný žádná žádné bez ani",
    "Hungarian": "nem ne sem nincs soha senki semmi nélkül",
    "Turkish": "değil yok hiç hiçbir olmayan ne",
    "Greek": "δεν δε μη μην όχι ούτε κανένας χωρίς",
    "Russian": "не нет ни без никогда никто ничто нельзя кроме",
    "Ukrainian": "не ні без ніколи ніхто ніщо",
    "Hebrew": "לא אין בלי ללא אינו אינה אינם מבלי",
    "Arabic": "لا لم لن ليس ليست ليسوا ما بدون دون غير إلا",
    "Persian": "نه نیست نیستند بدون هیچ جز",
    "Urdu": "نہیں نہ بغیر",
    "Hindi": "नहीं न मत बिना",
    "Finnish": "ei eivät emme älä ilman",
    "Vietnamese": "không chưa chẳng đừng",
    "Indonesian": "tidak bukan tanpa jangan tak",
    "Chinese and Japanese": "不 没 沒 無 无 未 非 勿 莫 禁 否",
    "Korean": "안 못 않 없 아니",
}
"""Except and unless among them: what they open turns the sense round as well."""
_LIMITS = """
    only solely exclusively nur lediglich ausschließlich slechts uitsluitend alleen seulement
    uniquement sólo solo solamente únicamente só somente apenas soltanto endast bara kun
    tylko wyłącznie pouze csak yalnız yalnızca sadece μόνο только лишь лише тільки
    فقط רק केवल hanya 仅 只
"""
"""Whoever may only come by night may not come by day."""
_OPENS, _ONLY_THEN = ("ne", "n"), ("que", "qu")
"""Ne … que of French is only, if nothing else negates between."""
_NUMERALS = {
    "English": """two three four five six seven eight nine ten eleven twelve thirteen fourteen
        fifteen sixteen seventeen eighteen nineteen twenty thirty forty fifty sixty seventy eighty
        ninety hundred thousand million billion half twice double""",
    "German": """zwei drei vier fünf sechs sieben acht neun zehn elf zwölf zwanzig dreißig vierzig
        fünfzig sechzig siebzig achtzig neunzig hundert tausend halb doppelt""",
    "Dutch": """twee drie vier vijf zes zeven acht negen tien elf twaalf twintig dertig veertig
        vijftig zestig zeventig tachtig negentig honderd duizend""",
    "French": """deux trois quatre cinq six sept huit dix onze douze quinze vingt trente quarante
        cinquante soixante cent cents mille""",
    "Spanish": """dos tres cuatro cinco seis siete ocho nueve diez once doce quince veinte treinta
        cuarenta cincuenta sesenta setenta ochenta noventa cien ciento mil""",
    "Portuguese": """dois duas três quatro cinco sete oito nove dez doze quinze vinte trinta
        quarenta cinquenta sessenta""",
    "Italian": """tre quattro cinque sette otto nove dieci dodici quindici venti trenta
        quaranta cinquanta sessanta cento mille""",
    "Scandinavian": "två tre fyra fem seks sju syv åtta otte åtte nio tio",
    "Polish": "dwa dwie trzy cztery pięć sześć siedem osiem dziewięć dziesięć sto tysiąc",
    "Czech": "dva dvě tři čtyři pět šest sedm osm devět deset",
    "Hungarian": "két kettő három négy öt hét nyolc kilenc tíz",
    "Turkish": "iki üç dört beş altı yedi sekiz dokuz yirmi yüz",
    "Finnish": "kaksi kolme neljä viisi kuusi seitsemän kahdeksan yhdeksän kymmenen",
    "Greek": "δύο τρία τρεις τέσσερα τέσσερις πέντε έξι επτά οκτώ εννέα δέκα εκατό",
    "Ukrainian": "дві чотири п'ять шість сім вісім дев'ять десять",
    "Arabic": """اثنان اثنين ثلاثة ثلاث أربعة أربع خمسة خمس ستة ست سبعة سبع ثمانية ثماني تسعة
        تسع عشرة عشر مائة ألف""",
    "Persian": "دو سه چهار پنج شش هفت هشت نه ده صد هزار",
    "Hebrew": "שני שתי שניים שתיים שלוש שלושה ארבע ארבעה חמש חמישה שש שישה עשר עשרה מאה אלף",
    "Hindi": "दो तीन चार पाँच पांच छह सात आठ नौ दस सौ हज़ार हजार",
    "Indonesian": "dua tiga empat lima enam tujuh delapan sembilan sepuluh seratus seribu",
    "Russian": "два две три четыре пять шесть семь восемь девять десять двадцать сто тысяча",
    "Chinese and Japanese": """二 两 三 四 五 六 七 八 九 十 百 千 万 萬 亿 億
        壹 贰 貳 叁 參 肆 伍 陆 柒 捌 玖 拾 佰 仟""",
}
"""The words that count most often, but for those that are a common word of another language.

So are one, which is an article in many, two and ten of Danish, Norwegian or Italian, and hat,
which is six in Hungarian.
"""
_COUNTING = frozenset(folded(word) for words in _NUMERALS.values() for word in words.split())
_TELLING = _COUNTING.union(
    folded(word) for words in (*_NEGATIONS.values(), _LIMITS) for word in words.split()
)
_NEGATING = frozenset(folded(word) for words in _NEGATIONS.values() for word in words.split())
_CASES = dict.fromkeys(("keine", "keinem", "keinen", "keiner", "keines"), "kein")
"""Forms of one word."""
_PREFIXES = (
    *("un", "in", "im", "il", "ir", "non", "dis", "miss", "nicht", "on", "o", "nie", "ne", "bez"),
    *("не", "без", "نا", "ن"),
)
_SUFFIXES = ("less", "los", "lose", "losem", "losen", "loser", "loses", "loos", "loze", "lös")
"""What negates the word that it is part of: unlawful, rechtlos."""
_SHORTEST_STEM = 3

_FIGURES = r"\d⁰¹²³⁴-⁹₀-₉¼-¾⅐-⅞"
_ACCENTS = "\u0300-\u036f\u0900-\u0963"
_FIGURE = rf"(?:(?<![\w{_FIGURES}])[-−+])?[{_FIGURES}]+(?:[.,:/⁄٫٬][{_FIGURES}]+)*"
"""-5; 1,000.50; 10⁶; ½: as written, since 01 is not 1 and 1.5 no 15"""
_DASH = rf"(?<=[{_FIGURES}])\s*[-‐‑‒–—−]\s*(?=[{_FIGURES}])"
"""From 1 to 5 is not 1 and 5."""
_BOTH = "and und en et y e och og oraz i a és ve και и і و dan 和 及"
_EITHER = rf"\b(?:{'|'.join(_BOTH.split())})/(?:[^\W\d_]{{1,5}})\b"
"""And/or: neither and nor or."""
_ANY_FIGURE = re.compile(_FIGURE)
_UNSPACED = ("ない", "なかっ", "ません", "まい", "ぬ", "ず", "ไม่", "มิ")
"""What negates at the end of a word of a script without spaces."""
_MARK = re.compile(
    rf"(?P<figure>{_FIGURE})|(?P<dash>{_DASH})|(?P<either>{_EITHER})"
    rf"|(?P<sign>[%‰°§$€£¥₹₽≤≥≠±¬]|[<>]=?(?=\s*[{_FIGURES}]))"
    r"|(?P<roman>\b[IVXLC]{2,}\b)"
    rf"|(?P<unspaced>{'|'.join(_UNSPACED)})"
    rf"|(?P<word>[{UNSPACED}]|(?:[^\W\d_{UNSPACED}{_FIGURES[2:]}]|[{_ACCENTS}])+(?:['’]t\b)?)"
)
_VOWEL_SIGNS = re.compile("[\u0591-\u05c7\u064b-\u0652\u0670]")
"""Hebrew and Arabic texts may do without."""
_NEGATED_VERB = "نمی", "نمي", "نخواه"
"""Persian says no within the verb."""
_NO_IN_TURKISH = re.compile(r"(\w{3,}?)m[ae](?:z|d[iı](?:[kmnğl]|$)|y[ae][cn]|m[ae]l[iı])")
"""So does Turkish, before its ending."""


def figures(passage: str) -> list[tuple[int, int]]:
    """Return where the figures of a passage stand."""
    return [match.span() for match in _ANY_FIGURE.finditer(passage)]


def sense(passage: str) -> tuple[str, ...]:
    """Return figures, signs, negations and limits of a passage, in the order they stand in."""
    found: list[str] = []
    plain = passage if passage.isascii() else _VOWEL_SIGNS.sub("", passage)
    for match in _MARK.finditer(plain):
        kind = match.lastgroup
        if kind == "word":
            said = _said(match[0])
            if not said and found and found[-1] in _OPENS and folded(match[0]) in _ONLY_THEN:
                said = _ONLY_THEN[0]
            if said:
                found.append(said)
        else:
            found.append(_written_alike(kind, match[0]))
    return tuple(found)


def _written_alike(kind: str | None, sign: str) -> str:
    """Return a figure or sign in the one form that it is compared in."""
    if kind == "figure":
        return folded(sign)
    return {"dash": "-", "either": "/"}.get(kind or "", sign)


@lru_cache(maxsize=1 << 14)
def _said(written: str) -> str:
    """Return a word that negates or counts, in one form; '' for any other word."""
    word = folded(written)
    if word[-2:] in ("'t", "’t"):
        return "n't" if word[-3:-2] == "n" else ""
    if word.startswith(_NEGATED_VERB):
        return word
    return _CASES.get(word, word) if word in _TELLING else ""


def negations(passage: str) -> tuple[str, ...]:
    """Return what negates in a passage, in the order it stands in."""
    return tuple(
        said
        for said in sense(passage)
        if said in _NEGATING or said == "n't" or said.startswith(_NEGATED_VERB) or said in _UNSPACED
    )


def is_figure(word: str) -> bool:
    """Whether a word is a figure, or says one."""
    said = sense(word)
    return bool(said) and (said[0][0].isnumeric() or said[0] in _COUNTING)


def negates_within(old: Iterable[str], new: Iterable[str]) -> bool:
    """Whether a word of one side is in the other with a part that negates it: lawful, unlawful."""
    before, after = set(old), set(new)
    return (
        not (_negated(before).isdisjoint(after) and _negated(after).isdisjoint(before))
        or _says_no(before, after)
        or _says_no(after, before)
    )


def _says_no(words: set[str], others: set[str]) -> bool:
    """Whether a verb of Turkish is denied that is not among the others: bildirir, bildirmez."""
    stems = {match[1] for word in words - others if (match := _NO_IN_TURKISH.match(word))}
    return any(
        other.startswith(stem) and not _NO_IN_TURKISH.match(other)
        for stem in stems
        for other in others
    )


def _negated(words: Iterable[str]) -> set[str]:
    """Return what words would be without what negates them."""
    stems = {word.removeprefix(part) for word in words for part in _PREFIXES}
    stems |= {word.removesuffix(part) for word in words for part in _SUFFIXES}
    return {stem for stem in stems if len(stem) >= _SHORTEST_STEM} - set(words)
