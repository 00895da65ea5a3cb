from __future__ import annotations

import pytest

from desktop.formats import encoding
from desktop.formats.encoding.guessing import guess

POLISH = "Świadek mówił, że więźniów zamknięto w piwnicy. Źle spał, a żona pisała listy."
CZECH = "Svědek řekl, že vězně zavřeli do sklepa. Špatně spal a žena psala dopisy."
SLOVAK = "Svedok povedal, že väzňov zavreli do pivnice. Ťažko spal a žena písala listy."
HUNGARIAN = "A tanú elmondta, hogy a foglyokat a pincébe zárták. Nehezen tűrte, őrök ültek ott."
ROMANIAN = "Martorul a spus că deţinuţii au fost închişi în pivniţă. Ştia că nu doarme."
CROATIAN = "Svjedok je rekao da su zatvorenike zatvorili u podrum. Žena je pisala kući, đacima."
SLOVENE = "Priča je povedala, da so jetnike zaprli v klet. Žena je pisala pisma, šel je še čez."
TURKISH = "Tanık, mahkûmların bodruma kapatıldığını söyledi. Eşi Şanlıurfa’ya mektup yazdı."
LITHUANIAN = "Liudytojas sakė, kad kalinius uždarė rūsyje. Žmona rašė laiškus į Šiaulius."
LATVIAN = "Liecinieks teica, ka ieslodzītos ieslēdza pagrabā. Sieva rakstīja vēstules mātei."
ESTONIAN = "Tunnistaja ütles, et vangid suleti keldrisse. Šokolaadi ja žurnaali õues ei jäetud."
RUSSIAN = "Свидетель сказал, что заключённых заперли в подвале. Жена писала ему письма."
GREEK = "Ο μάρτυρας είπε ότι έκλεισαν τους κρατούμενους στο υπόγειο. Η γυναίκα του έγραφε."
HEBREW = "העד אמר שהאסירים ננעלו במרתף."
ARABIC = "قال الشاهد إن السجناء حبسوا في القبو وإن زوجته كتبت رسائل."
THAI = "พยานกล่าวว่านักโทษถูกขังไว้ในห้องใต้ดิน"
CHINESE = "证人说囚犯被关在地下室里，他的妻子给他写信。"
TAIWANESE = "證人說囚犯被關在地下室裡，他的妻子給他寫信。"
KOREAN = "증인은 수감자들이 지하실에 갇혔다고 말했다."
JAPANESE = "証人は、受刑者が地下室に閉じ込められたと述べた。"
ENGLISH = "The committee met in the old hall, heard nine witnesses and promised a report. " * 3

TEXTS = [
    *((text, name) for text in (POLISH, CZECH, SLOVAK, HUNGARIAN, ROMANIAN, CROATIAN, SLOVENE)
      for name in ("cp1250", "iso8859-2")),
    (TURKISH, "cp1254"),
    *((text, name) for text in (LITHUANIAN, LATVIAN, ESTONIAN) for name in ("cp1257",
      "iso8859-13")),
    *((RUSSIAN, name) for name in ("cp1251", "koi8-r", "cp866", "iso8859-5")),
    *((GREEK, name) for name in ("cp1253", "iso8859-7")),
    (HEBREW, "cp1255"), (ARABIC, "cp1256"), (THAI, "cp874"),
    (CHINESE, "gb18030"), (TAIWANESE, "big5"), (KOREAN, "cp949"),
    (JAPANESE, "cp932"), (JAPANESE, "euc-jp"),
]  # fmt: skip


@pytest.mark.parametrize(("text", "name"), TEXTS, ids=lambda value: value[:12])
@pytest.mark.parametrize("times", [1, 40])
def test_one_line_and_pages_come_back_in_the_language_that_they_are(text, name, times) -> None:
    whole = "\r\n".join([text] * times)
    assert encoding.decode(whole.encode(name)) == whole


@pytest.mark.parametrize(("text", "name"), TEXTS, ids=lambda value: value[:12])
def test_so_do_capitals_and_pages_with_marks(text: str, name: str) -> None:
    assert encoding.decode(text.upper().encode(name)) == text.upper()
    page = f"<html><body><p class=description>{text}</p></body></html>"
    assert encoding.decode(page.encode(name), markup=True) == page


@pytest.mark.parametrize(
    ("words", "name"),
    [
        ("Łukasz Żeleński, Bożena Dąbrowska", "cp1250"),
        ("Jiří Dvořák, Růžena Kučerová", "cp1250"),
        ("Ayşe Yıldırım, İbrahim Şahin", "cp1254"),
        ("Žydrūnas Šarūnaitis, Jūratė", "cp1257"),
        ("José Muñoz, Zoë Müller, François Lefèvre", "cp1252"),
        ("José Muñoz, Zoë Müller, François Lefèvre", "mac-roman"),
        ("Алексей Щербаков", "cp1251"),
        ("北京", "gb18030"),
        ("김철수", "cp949"),
    ],
)
def test_a_few_names_in_an_english_text_are_read(words: str, name: str) -> None:
    text = f"{ENGLISH}The names were {words}. {ENGLISH}"
    assert encoding.decode(text.encode(name)) == text


@pytest.mark.parametrize(
    "text",
    [
        "café", "£544", "€ 12", "it’s", "“Yes” – he said…", "§ 5 Abs. 2", "25 °C",
        "© 2020 Ministry",
        "São João", "Straße", "Århus", "¿Qué pasó?", "garçon", "Þórður", "l’été", "12 m²", "½ hour",
        "No. 6:\xa0\xa0\xa0\xa0\xa0Author\xa0of it", "the café", "the end of a caf\xe9 and n\xe9e",
        "ÉTÉ À PARIS", "ÜBERPRÜFUNG", "Søren Kierkegård; Åse Bjørk; Øystein Ås",
        f"{ENGLISH}A tea costs £3 in the café – the “old” one.",
    ],
)  # fmt: skip
def test_western_texts_stay_western_and_nothing_is_said(text: str) -> None:
    reading = encoding.read(text.encode("cp1252"))
    assert (reading.text, reading.remarks) == (text, ())


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("Übung macht den Meister, sagt Frau Müller aus Köln.", "cp850"),
        ("El niño comió mañana en España, señor.", "cp850"),
        ("╔═══════╗\r\n║ Prüfung ║\r\n╚═══════╝", "cp437"),
        ("L’été, « déjà vu » à Genève.", "mac-roman"),
        ("ça coûte 12 € à l'œuvre", "iso8859-15"),
        ("Wrzesień będzie słoneczny, a październik zły.", "cp852"),
    ],
)
def test_older_files_are_told_where_they_can_be(text: str, name: str) -> None:
    assert encoding.decode(text.encode(name)) == text


def test_what_cannot_be_decided_is_offered_in_other_encodings() -> None:
    data = ENGLISH.encode() + "The name was 北京.".encode("gb18030")
    (remark,) = encoding.read(data).remarks
    assert "guess: Chinese, simplified (GBK)" in remark
    assert "Western (Windows-1252)" in remark
    assert "Read as…" in remark


def test_a_sure_guess_says_nothing() -> None:
    for text, name in TEXTS:
        assert encoding.read(f"{text}\n{text}\n{text}".encode(name)).remarks == (), (text, name)


def test_names_after_a_long_plain_beginning_are_found() -> None:
    text = "plain words only " * 20_000 + POLISH
    assert encoding.decode(text.encode("cp1250")) == text


def test_plain_text_needs_no_guess() -> None:
    assert guess(b"plain") == ("cp1252", ())
    assert guess(bytes(range(128, 256)) * 2000).codec
