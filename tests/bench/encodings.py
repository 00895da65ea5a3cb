"""How often an undeclared encoding is guessed right, beside charset-normalizer alone. By hand:

    python tests/bench/encodings.py [--worst]

Right is a text that comes back to the letter, under whatever name. Each sentence is written in
every encoding that can hold it, at five lengths and in five dresses.
"""

from __future__ import annotations

import sys
import time
import unicodedata
from collections import Counter
from pathlib import Path
from typing import TYPE_CHECKING

import charset_normalizer

sys.path.insert(0, str(Path(__file__).parents[2]))

from desktop.formats import encoding

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

WEST = ("cp1252", "mac-roman", "cp850")
CENTRE = ("cp1250", "iso8859-2", "cp852")
CYRILLIC = ("cp1251", "koi8-r", "iso8859-5", "cp866")
SENTENCES: dict[tuple[str, tuple[str, ...]], str] = {
    ("English", WEST): """The “visitors’ room” – as they call it – isn’t open; tea costs £3.
She wrote to the café owner’s fiancé about the naïve plan.
A clerk said: “It’s a cliché, really”, and closed the file…""",
    ("French", WEST): """Le juge d’instruction a interrogé les détenus près de la frontière.
À l’été, la préfecture a fermé le centre où ils étaient hébergés.
Une députée a demandé combien d’enfants y dormaient la nuit précédente.""",
    ("German", WEST): """Die Behörde prüft, ob die Unterkünfte für Flüchtlinge groß genug sind.
Später erklärte ein Sprecher, man könne darüber nichts Näheres sagen.
Zwölf Männer saßen während der Verhandlung auf den hinteren Bänken.""",
    ("Spanish", WEST): """El señor Ibáñez explicó que la información llegó después de la sesión.
¿Por qué no se publicó el número de niños detenidos este año?
Según el médico, había más de veinte personas en cada habitación.""",
    ("Portuguese", WEST): """A associação não recebeu informações sobre as condições da prisão.
Três irmãos foram ouvidos pela polícia na manhã de terça-feira.
O relatório também não diz quantas crianças estão à espera de decisão.""",
    ("Italian", WEST): """La società ha già pagato, però nessuno è più entrato nell’ufficio.
Così il sindaco di Forlì spiegò perché la verità tardò tanto.
Lunedì tornerà in città chi l’attività l’aveva lasciata.""",
    ("Danish", WEST): """Også børnene på gården måtte vente på, at mødet åbnede for dem.
Kommunen søger en løsning, før året er gået, siger borgmesteren.
Det første spørgsmål drejede sig om mændenes løn.""",
    ("Swedish", WEST): """Nämnden hör på måndag två läkare från häktet i Östergötland.
Därför får ingen läsa brevet förrän domstolen har gett besked.
Några av männen hade stått i kö över natten.""",
    ("Icelandic", ("cp1252",)): """Þingmaðurinn spurði hvað hefði orðið um skjölin í ráðuneytinu.
Það er ekki ljóst hvenær síðasta skýrslan verður birt.""",
    ("Polish", CENTRE): """Rzecznik powiedział, że więźniowie nie mogą pisać listów do rodzin.
Po południu sędzia wysłuchał jeszcze trzech strażników z Łomży.
Czy ktoś pytał, dlaczego zamknięto źle oświetlony oddział?""",
    ("Czech", CENTRE): """Mluvčí řekl, že vězňům nebylo dovoleno psát dopisy svým příbuzným.
Odpoledne soudkyně vyslechla ještě tři dozorce z Kroměříže.
Ptal se někdo, proč byl zavřen špatně osvětlený oddíl?""",
    ("Slovak", CENTRE): """Hovorca povedal, že väzňom nedovolili písať listy ich príbuzným.
Popoludní sudkyňa vypočula ešte troch dozorcov z Ľubovne.
Pýtal sa niekto, prečo zatvorili zle osvetlené oddelenie?""",
    ("Hungarian", CENTRE): """A szóvivő szerint a rabok nem írhattak levelet a szüleiknek.
Délután a bíró még három győri őrt hallgatott ki erről.
Megkérdezte valaki, miért zárták be a rosszul fűtött részt?""",
    ("Romanian", CENTRE): """Purtătorul de cuvânt a spus că deţinuţii nu pot scrie familiei.
După-amiază judecătoarea a audiat încă trei paznici din Piteşti.
A întrebat cineva de ce a fost închisă secţia fără lumină?""",
    ("Croatian", CENTRE): """Glasnogovornik je rekao da zatvorenici ne smiju pisati obiteljima.
Poslijepodne je sutkinja saslušala još tri čuvara iz Đurđevca.
Je li itko pitao zašto je zatvoren loše osvijetljeni odjel u kući?""",
    ("Slovene", CENTRE): """Tiskovni predstavnik je dejal, da jetniki ne smejo pisati družinam.
Popoldne je sodnica zaslišala še tri paznike iz Žirov.
Je kdo vprašal, zakaj so zaprli slabo osvetljeni oddelek?""",
    ("Turkish", ("cp1254", "cp857")): """Sözcü, mahkûmların ailelerine mektup yazamadığını söyledi.
Öğleden sonra hâkim, Muğla’dan üç gardiyanı daha dinledi.
Kötü ışıklandırılmış koğuşun neden kapatıldığını soran oldu mu?""",
    (
        "Lithuanian",
        ("cp1257", "iso8859-13", "iso8859-4", "cp775"),
    ): """Atstovas sakė, kad kaliniai negali rašyti laiškų šeimoms.
Po pietų teisėja dar apklausė tris prižiūrėtojus iš Tauragės.
Ar kas nors klausė, kodėl uždarytas blogai apšviestas skyrius?""",
    (
        "Latvian",
        ("cp1257", "iso8859-13", "iso8859-4", "cp775"),
    ): """Pārstāvis teica, ka ieslodzītie nedrīkst rakstīt vēstules ģimenēm.
Pēcpusdienā tiesnese nopratināja vēl trīs sargus no Kuldīgas.
Vai kāds jautāja, kāpēc slēgta slikti apgaismotā nodaļa?""",
    (
        "Estonian",
        ("cp1257", "iso8859-15", "iso8859-13"),
    ): """Esindaja ütles, et vangid ei tohi peredele kirju kirjutada.
Pärastlõunal kuulas kohtunik üle veel kolm Jõgeva valvurit.
Kas keegi küsis, miks suleti halvasti valgustatud žanriosakond?""",
    ("Russian", CYRILLIC): """Представитель заявил, что заключённым нельзя писать письма родным.
Днём судья допросила ещё трёх охранников из Вологды.
Спросил ли кто-нибудь, почему закрыли плохо освещённый корпус?""",
    (
        "Ukrainian",
        ("cp1251", "koi8-u", "iso8859-5"),
    ): """Речниця сказала, що в'язням не можна писати листи рідним.
Удень суддя допитала ще трьох охоронців із Чернігова.
Чи хтось питав, чому зачинили погано освітлений корпус?""",
    (
        "Bulgarian",
        ("cp1251", "iso8859-5", "cp866"),
    ): """Говорителят заяви, че на затворниците не е разрешено да пишат.
Следобед съдийката разпита още трима пазачи от Плевен.
Попита ли някой защо е затворено лошо осветеното крило?""",
    (
        "Serbian",
        ("cp1251", "iso8859-5"),
    ): """Портпарол је рекао да затвореници не смеју да пишу породицама.
Поподне је судија саслушала још три чувара из Ваљева.""",
    (
        "Greek",
        ("cp1253", "iso8859-7", "cp737"),
    ): """Ο εκπρόσωπος είπε ότι οι κρατούμενοι δεν γράφουν στις οικογένειές τους.
Το απόγευμα η δικαστής εξέτασε ακόμη τρεις φύλακες από τη Λάρισα.""",
    (
        "Hebrew",
        ("cp1255", "iso8859-8", "cp862"),
    ): """הדובר אמר שלאסירים אסור לכתוב מכתבים למשפחותיהם.
אחר הצהריים שמעה השופטת עוד שלושה סוהרים מעפולה.""",
    (
        "Arabic",
        ("cp1256", "iso8859-6"),
    ): """قال المتحدث إن السجناء لا يستطيعون كتابة الرسائل إلى عائلاتهم.
وبعد الظهر استمعت القاضية إلى ثلاثة حراس آخرين من طنطا.""",
    ("Thai", ("cp874",)): """โฆษกกล่าวว่านักโทษไม่สามารถเขียนจดหมายถึงครอบครัวได้
ในตอนบ่ายผู้พิพากษาสอบปากคำผู้คุมอีกสามคน""",
    (
        "Vietnamese",
        ("cp1258",),
    ): """Người phát ngôn nói rằng tù nhân không được viết thư cho gia đình.
Buổi chiều thẩm phán hỏi thêm ba lính gác từ Cần Thơ.""",
    ("Chinese, simplified", ("gb18030",)): """发言人说，囚犯不能给家人写信。
下午，法官又询问了三名看守。有人问过为什么关闭那个昏暗的区域吗？""",
    ("Chinese, traditional", ("big5",)): """發言人說，囚犯不能給家人寫信。
下午，法官又詢問了三名看守。有人問過為什麼關閉那個昏暗的區域嗎？""",
    (
        "Japanese",
        ("cp932", "euc-jp", "iso2022-jp"),
    ): """報道官は、受刑者は家族に手紙を書けないと述べた。
午後、裁判官はさらに三人の看守から話を聞いた。""",
    ("Korean", ("cp949",)): """대변인은 수감자들이 가족에게 편지를 쓸 수 없다고 말했다.
오후에 판사는 교도관 세 명을 더 심문했다.""",
}
PLAIN = (
    "The committee met in the old hall and heard nine witnesses. The minister did not attend. "
    "A report was promised for the spring, and none came. "
)


def dresses(text: str) -> Iterator[tuple[str, str]]:
    """Yield a text at several lengths and in several dresses, each with what it is called."""
    lines = text.split("\n")
    beyond = [word for word in text.split() if not word.isascii()]
    yield "word", beyond[0]
    yield "line", lines[0]
    yield "lines", text
    yield "page", "\n\n".join([text] * 12)
    yield "capitals", lines[-1].upper()
    yield "page of capitals", text.upper()
    yield "list of words", "\n".join(beyond)
    yield "in English", PLAIN * 4 + " ".join(beyond[:3]) + ". " + PLAIN * 4
    yield "markup", "".join(f"<p class=quotation>{line}</p>\n" for line in lines)
    yield "table", "\n".join(f"{n};{word};2024-01-0{n % 9}" for n, word in enumerate(beyond))


def written(text: str, codec: str) -> tuple[str, bytes] | None:
    """Return a text as an encoding can write it, and its bytes; None where it cannot."""
    if codec == "cp1258":
        text = apart(text)
    if codec in ("cp850", "cp852", "cp857", "cp775", "iso8859-2", "iso8859-4", "iso8859-13"):
        text = text.translate(str.maketrans("“”’–…", '""\'-.'))
    try:
        return text, text.encode(codec)
    except UnicodeEncodeError:
        return None


def apart(text: str) -> str:
    """Return Vietnamese as Windows-1258 writes it, the tones apart."""
    tones = "\u0300\u0301\u0303\u0309\u0323"
    pieces = []
    for letter in text:
        parts = unicodedata.normalize("NFD", letter)
        tone = "".join(mark for mark in parts if mark in tones)
        rest = "".join(mark for mark in parts if mark not in tones)
        pieces.append(unicodedata.normalize("NFC", rest) + tone)
    return "".join(pieces)


def difference(right: str, found: str) -> str:
    """Return the first words that were read wrongly."""
    pairs = zip(right.split(), found.split(), strict=False)
    return ", ".join(f"{one} → {other}" for one, other in pairs if one != other)[:100]


def alone(data: bytes) -> str:
    """Return what charset-normalizer makes of bytes."""
    best = charset_normalizer.from_bytes(data).best()
    return data.decode(best.encoding if best else "cp1252", "replace")


class Score:
    """Counts what one way of reading gets right."""

    def __init__(self, name: str, decode: Callable[[bytes], str]) -> None:
        self.name = name
        self._decode = decode
        self.tried: Counter[str] = Counter()
        self.right: Counter[str] = Counter()
        self.seconds = 0.0
        self.worst: list[str] = []

    def take(self, text: str, data: bytes, keys: Sequence[str]) -> None:
        """Read one text."""
        start = time.perf_counter()
        found = self._decode(data)
        self.seconds += time.perf_counter() - start
        self.tried.update(keys)
        if found == text:
            self.right.update(keys)
        else:
            self.worst.append(f"{'; '.join(keys[1:]):50}{difference(text, found)}")


def cases() -> Iterator[tuple[str, bytes, tuple[str, ...]]]:
    """Yield each text with its bytes and what it counts for."""
    for (language, codecs), text in SENTENCES.items():
        for codec in codecs:
            for dress, dressed in dresses(text):
                made = written(dressed, codec)
                if made is not None:
                    yield *made, ("all", dress, language, codec)


def main() -> None:
    """Print the share that is right, by dress, language and encoding."""
    scores = [Score("ours", encoding.decode), Score("alone", alone)]
    for text, data, keys in cases():
        for score in scores:
            score.take(text, data, keys)
    for key, count in scores[0].tried.items():
        shares = "  ".join(f"{score.name} {score.right[key] / count:7.1%}" for score in scores)
        print(f"{key:22} {count:5}  {shares}")
    total = scores[0].tried["all"]
    print("  ".join(f"{one.name}: {one.seconds / total * 1000:.1f} ms a text" for one in scores))
    if "--worst" in sys.argv:
        print("\n".join(scores[0].worst))


if __name__ == "__main__":
    main()
