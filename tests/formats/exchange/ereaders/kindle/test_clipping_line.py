from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from desktop.formats.exchange.ereaders.kindle.clipping_line import Kind, read_line

LINES = [
    (
        "- Your Highlight on page 6 | Location 114-116 | Added on Mon, January 7, 2013 9:02:37 PM",
        (Kind.HIGHLIGHT, "6", 114, 116, "2013-01-07T21:02:37"),
    ),
    (
        "- Highlight Loc. 251-52  | Added on Thursday, June 10, 2010, 12:01 AM",
        (Kind.HIGHLIGHT, "", 251, 252, "2010-06-10T00:01"),
    ),
    (
        "- Highlight on Page 19 | Loc. 299-02 | Added on 5 December 12 01:03:04 GMT+00:59",
        (Kind.HIGHLIGHT, "19", 299, 302, "2012-12-05T01:03:04+00:59"),
    ),
    (
        "- Your Highlight on page xvii | Location 90-91 | Added on Sat, 26 March 2016 14:59:39",
        (Kind.HIGHLIGHT, "xvii", 90, 91, "2016-03-26T14:59:39"),
    ),
    (
        "- Your Bookmark at location 346 | Added on Saturday, 26 March 2016 15:46:21",
        (Kind.BOOKMARK, "", 346, 346, "2016-03-26T15:46:21"),
    ),
    (
        "- Your Highlight on page 207-207 | Added on Monday, April 21, 2025 8:55:24\u202fPM",
        (Kind.HIGHLIGHT, "207", None, None, "2025-04-21T20:55:24"),
    ),
    (
        "- Clip This Article on Location 12 | Added on Monday, April 21, 2025 8:55:24 PM",
        (Kind.ARTICLE, "", 12, 12, "2025-04-21T20:55:24"),
    ),
    (
        ("- Ihre Markierung auf Seite 7 | bei Position 2919-28 | Hinzugefügt am Freitag, "
        "19. Dezember 2014 um 08:52:50 Uhr"),
        (Kind.HIGHLIGHT, "7", 2919, 2928, "2014-12-19T08:52:50"),
    ),
    (
        "- Notiz Pos. 2919  | Hinzugefügt am Sonntag, 27. September 2020 4.46 Uhr GMT+07:29",
        (Kind.NOTE, "", 2919, 2919, "2020-09-27T04:46+07:29"),
    ),
    (
        "- Ihre Markierung bei Position 233-235 | Hinzugefügt am Dienstag, 5. März 2024 21:12:45",
        (Kind.HIGHLIGHT, "", 233, 235, "2024-03-05T21:12:45"),
    ),
    (
        "- Ihr Lesezeichen auf Seite 30 | bei Position 400 | Hinzugefügt am Dienstag, 4. März 2025",
        (Kind.BOOKMARK, "30", 400, 400, "2025-03-04"),
    ),
    (
        ("- Votre surlignement sur la page 5 | emplacement 65-67 | Ajouté le mercredi 16 août 2017 "
        "02:14:10"),
        (Kind.HIGHLIGHT, "5", 65, 67, "2017-08-16T02:14:10"),
    ),
    (
        "- Votre note Emplacement 3752 | Ajoutée le vendredi 16 décembre 2018 à 13:51:19",
        (Kind.NOTE, "", 3752, 3752, "2018-12-16T13:51:19"),
    ),
    (
        "- La subrayado en la posición 89-92 | Añadido el martes, 12 de marzo de 2024 21:30:15",
        (Kind.HIGHLIGHT, "", 89, 92, "2024-03-12T21:30:15"),
    ),
    (
        "- El marcador en la página 5 | posición 65 | Added on Tuesday, 12 March 2024 21:30:15",
        (Kind.BOOKMARK, "5", 65, 65, "2024-03-12T21:30:15"),
    ),
    (
        "- Tu nota en la página 10 | Ubicación 150 | Añadido el lunes, 1 de enero de 2024 11:01:00",
        (Kind.NOTE, "10", 150, 150, "2024-01-01T11:01:00"),
    ),
    (
        "- Seu destaque ou posição 77-80 | Adicionado: sábado, 2 de novembro de 2019 14:03:00",
        (Kind.HIGHLIGHT, "", 77, 80, "2019-11-02T14:03:00"),
    ),
    (
        "- Sua nota na página 3 | posição 115 | Adicionado: sábado, 2 de novembro de 2019 20:43:52",
        (Kind.NOTE, "3", 115, 115, "2019-11-02T20:43:52"),
    ),
    (
        ("- La tua evidenziazione a pagina 477 | posizione 7312-7314 | Aggiunto in data lunedì "
        "20 novembre 2023 23:50:21"),
        (Kind.HIGHLIGHT, "477", 7312, 7314, "2023-11-20T23:50:21"),
    ),
    (
        "- 您在位置 #8327-8329的标注 | 添加于 2018年7月7日星期六 下午1:26:46",
        (Kind.HIGHLIGHT, "", 8327, 8329, "2018-07-07T13:26:46"),
    ),
    (
        "- 您在第 22 页（位置 #290-291）的笔记 | 添加于 2018年7月7日星期六 上午12:26:46",
        (Kind.NOTE, "22", 290, 291, "2018-07-07T00:26:46"),
    ),
    (
        "- 我的书签 位置 #12 | 已添加至 2018年7月7日星期六 下午12:26:46",
        (Kind.BOOKMARK, "", 12, 12, "2018-07-07T12:26:46"),
    ),
    (
        "- 183ページ|位置No. 2280-2281のハイライト |作成日: 2019年5月3日金曜日 20:46:14",
        (Kind.HIGHLIGHT, "183", 2280, 2281, "2019-05-03T20:46:14"),
    ),
    (
        "- 7ページ｜位置No. 114のメモ | 作成日: 2024年12月30日月曜日 14:46:33",
        (Kind.NOTE, "7", 114, 114, "2024-12-30T14:46:33"),
    ),
    (
        ("– Ваш выделенный отрывок на странице 486 | Место 7438–7439 | Добавлено: четверг, "
        "9 января 2025 г. в 00:01:33"),
        (Kind.HIGHLIGHT, "486", 7438, 7439, "2025-01-09T00:01:33"),
    ),
    (
        "– Ваша закладка в месте 805 | Добавлено: пятница, 6 декабря 2024 г. в 00:14:51",
        (Kind.BOOKMARK, "", 805, 805, "2024-12-06T00:14:51"),
    ),
    (
        "- Uw markering op pagina 7 | locatie 112-115 | Toegevoegd op 12 maart 2020 12:53:12",
        (Kind.HIGHLIGHT, "7", 112, 115, "2020-03-12T12:53:12"),
    ),
    (
        "- ハイライト ページ222 | 位置No. 3396-3396 | 追加日： 2013年6月17日 (月曜日) 20:31:09",
        (Kind.HIGHLIGHT, "222", 3396, 3396, "2013-06-17T20:31:09"),
    ),
    (
        "- 我的笔记 第222页 | 位置3397 | 已添加至 2013年6月17日 星期一 22:27:51",
        (Kind.NOTE, "222", 3397, 3397, "2013-06-17T22:27:51"),
    ),
    (
        "- Le mie note a pagina 222 | Posizione 3395 | Aggiunto il lunedì 17 giugno 13, 20:23:44",
        (Kind.NOTE, "222", 3395, 3395, "2013-06-17T20:23:44"),
    ),
    (
        "- Mi subrayado en la página 41 | Posición 620 - 620 | Añadido el 2 de septiembre de 2012",
        (Kind.HIGHLIGHT, "41", 620, 620, "2012-09-02"),
    ),
    (
        "- Ihre Markierung Position 5-6 | Hinzugefügt am 25. April 2013 um 23:38:23.1 Uhr",
        (Kind.HIGHLIGHT, "", 5, 6, "2013-04-25T23:38:23"),
    ),
    (
        "- Xyz abc 12-15 | Qrs 3/4/2020 12:53",  # neither the language nor the day can be told
        (Kind.UNKNOWN, "", 12, 15, ""),
    ),
]  # fmt: skip


@pytest.mark.parametrize(("line", "said"), LINES)
def test_a_line_says_the_same_in_every_language(line, said):
    read = read_line(line)
    assert read is not None
    assert (read.kind, *read.place, read.added) == said
    assert read_line(line.replace(" ", "\xa0").replace("\xa0|", " |")) is not None


def test_the_words_of_a_date_that_cannot_be_read_are_kept():
    read = read_line("- Your Note on page 3 | Added on 3/4/2020 12:53")
    assert read is not None
    assert (read.said, read.added) == ("Added on 3/4/2020 12:53", "")


@pytest.mark.parametrize(
    "line",
    ["- Notes and bookmarks", "Your Highlight on page 6", "- 3 apples", "", "- ", "- on page 6"],
)
def test_other_lines_are_none(line):
    assert read_line(line) is None


@given(st.text(max_size=80))
def test_any_line_is_one_or_none(text):
    read_line("- " + text)
    read_line("- Your Note on page 3 | Added on " + text)
