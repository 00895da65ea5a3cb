"""What went wrong, by its kind, when real texts changed; and where to ask is the honest answer."""

from __future__ import annotations

import re

import pytest

from desktop.annotate import Alignment, make
from tests.annotate.places import (
    ACCEPTED,
    EDITED,
    LOST,
    MOVED,
    REVIEW,
    SAME,
    place_of,
    placed,
    sides,
)
from tests.domain.samples import content_of

BEFORE = "Before all this stood a line of its own for the reader of it.\n"
AFTER = "\nAfter it came another line, which the reader may well leave out."

TURNED = {
    "what one must or may do": """
        The operator {shall|may} report every incident to the council of the port
        The operator {must|should} report every incident to the council of the port
        The operator {will|can} report every incident to the council of the port
        Der Betreiber {muss|kann} jeden Vorfall dem Rat des Hafens ohne Verzug melden
        Der Betreiber {darf|soll} jeden Vorfall dem Rat des Hafens selbst melden
        L'exploitant {doit|peut} signaler chaque incident au conseil du port sans délai
        El operador {debe|puede} comunicar cada incidente al consejo del puerto mismo
        O operador {deve|pode} comunicar cada incidente ao conselho do porto de imediato
        Il gestore {deve|può} comunicare ogni incidente al consiglio del porto subito dopo
        De exploitant {moet|mag} elk voorval melden aan de raad van de haven van het land
        Operatören {ska|får} anmäla varje händelse till hamnens råd utan dröjsmål alls
        Operator {musi|może} zgłosić każdy wypadek radzie portu bez zbędnej zwłoki w kraju
        Provozovatel {musí|může} ohlásit každou událost radě přístavu bez odkladu v zemi
        Az üzemeltető {köteles|jogosult} minden esetet jelenteni a kikötő tanácsának ott
        Оператор {должен|может} сообщать о каждом случае совету порта без промедления
        {يجب|يجوز} على المشغل إبلاغ مجلس الميناء بكل حادث في ربيع تلك السنة نفسها هنا
        המפעיל {חייב|רשאי} לדווח על כל אירוע למועצת הנמל ללא דיחוי באותה שנה ממש
        经营者{应当|可以}将每一起事件报告给港口委员会，并在登记簿上作出完整的记录
        经营者{必须|可以}将每一起事件报告给港口委员会，并在登记簿上作出完整的记录
        事業者はすべての事故を港の評議会に報告{しなければならない|することができる}ものとする
        Pengelola {wajib|boleh} melaporkan setiap kejadian kepada dewan pelabuhan itu segera
    """,
    "figures and numbers": """
        The {first|second} report of the inspector was read aloud to the whole council
        The {third|fourth} report of the inspector was read aloud to the whole council
        All boats with a draught {<|>} 3 metres use the outer quay of the port of call
        All boats with a draught {<|>}3 metres use the outer quay of the port of call
        All boats with a draught {<=|<} 3 metres use the outer quay of the port of call
        The count gave {10 000|10 0000} boats in the ports of the county over the year
        The count gave {10,000|10.000} boats in the ports of the county over the year
        The count gave {10 000|1 0000} boats in the ports of the county over the year
        The count gave {10\N{THIN SPACE}000|100\N{THIN SPACE}00} boats in the ports
        The count gave {1.5|15} boats in the ports of the county over the year
        The count gave {3/4|3 4} of the boats in the ports of the county over the year
        The rules of parts {1-5|1, 5} hold for all of the boats at the quay of the port there
        The rules of parts {1–5|1 and 5} hold for all of the boats at the quay of the port there
        Die Boote liegen nach {§|Art.} 5 der Ordnung bei Nacht im Hafen mit einer Lampe am Mast
        The count gave {½|¼} of the boats in the ports of the county over the year
        The count gave one {half|third} of the boats in the ports of the county over the year
        The count gave {a dozen|a score} of the boats in the ports of the county over the year
        See part {IV|VI} of the rules of the port for what is to be done with old boats
        See part {I|V} of the rules of the port for what is to be done with old boats
        See part {iv|vi} of the rules of the port for what is to be done with old boats
        See part {i|v} of the rules of the port for what is to be done with old boats
        See paragraph ({a|b}) of the rules of the port for what is to be done with old boats
        See paragraph {a|c} of the rules of the port for what is to be done with old boats
        See section 3{a|b} of the rules of the port for what is to be done with old boats
        Der {erste|zweite} Bericht des Prüfers wurde dem ganzen Rat im Hafen verlesen
        Der Bericht nennt {zwei|drei} Boote im Hafen und nennt auch ihre Besitzer alle
        Le {premier|deuxième} rapport fut lu devant le conseil du port de tout le pays
        El {primer|segundo} informe fue leído ante el consejo del puerto del país entero
        O relatório nomeia {seis|dez} barcos no porto e os seus donos, um por um, todos
        La relazione nomina {due|sei} barche nel porto e i loro padroni, uno per uno, tutti
        Rapporten nämner {två|tre} båtar i hamnen och deras ägare, en efter en, alla där
        Raport wymienia {dwie|trzy} łodzie w porcie i ich właścicieli, jednego po drugim
        Zpráva uvádí {dva|tři} čluny v přístavu a jejich majitele, jednoho po druhém, všechny
        A jelentés {két|három} csónakot említ a kikötőben és a gazdáikat is egymás után mind
        Rapor limanda {iki|üç} tekneden ve onların sahiplerinden tek tek söz ediyor hep
        Η έκθεση αναφέρει {δύο|τρία} σκάφη στο λιμάνι και τους ιδιοκτήτες τους έναν έναν
        В отчёте названы {два|три} судна в порту и все их владельцы один за другим там
        В отчёте названы {пять|шесть} судов в порту и все их владельцы один за другим там
        Совет заслушал {первый|второй} отчёт о судах в порту и обо всех их владельцах
        У звіті названо {два|три} судна в порту та всіх їхніх власників одного за одним
        يذكر التقرير {ثلاثة|خمسة} قوارب في الميناء ويذكر أصحابها واحدا واحدا في القائمة
        يذكر التقرير {٣|٥} قوارب في الميناء ويذكر أصحابها واحدا واحدا في القائمة كلها
        گزارش از {دو|سه} قایق در بندر و صاحبان آنها یکی پس از دیگری نام می‌برد در متن
        הדוח מזכיר {שתי|שלוש} סירות בנמל ואת בעליהן אחד אחרי השני ברשימה הזאת שלו
        रिपोर्ट में बंदरगाह की {दो|तीन} नावों और उनके मालिकों का एक एक करके नाम है यहाँ
        港口规则第{一|三}条规定了旧船应当如何处理以及由谁来支付全部有关的费用
        报告列出了港口中的{壹|贰}拾条船以及它们的全部船主，一个接着一个地写下来
        보고서는 항구에 있는 배 {두|세} 척과 그 주인들의 이름을 하나씩 적어 두었다고 한다
        Laporan itu menyebut {dua|tiga} perahu di pelabuhan dan para pemiliknya satu per satu
        Raportissa mainitaan {kaksi|kolme} venettä satamassa ja niiden omistajat yksitellen
    """,
    "more, before, at least": """
        Every boat that weighs {more|less} than the limit pays the duty of the port
        Every boat pays the duty {before|after} the end of the season in the port
        The fine is at {least|most} the price of the ticket that was not bought at all
        The {minimum|maximum} speed of a boat within the port is given by the signs
        The number of boats in the port {increased|decreased} over the whole of the season
        Boote mit {mehr|weniger} Gewicht zahlen im Hafen die doppelte Gebühr am Tag
    """,
    "what is counted": """
        The notice must be given 30 {days|weeks} before the end of the term agreed upon
        The rope must be 30 {metres|feet} long and must be kept dry and ready in the boat
        The rope must be 30 {m|km} long and must be kept dry and ready in the boat
        The fee for the berth is {£|€}30 a night and is paid to the keeper of the gate
        The fee for the berth is 30 {pounds|euros} a night and is paid to the keeper
        The fee for the berth is 30 {GBP|EUR} a night and is paid to the keeper
        Die Frist beträgt 30 {Tage|Wochen} und beginnt mit dem Ende des Monats im Hafen
        Le délai est de 30 {jours|mois} à compter de la fin de la saison dans le port
        通知应当在期限届满前三十{日|月}内发出，并且由船主支付全部有关的费用才行
    """,
    "dates": """
        The rule came into force on 3 {May|June} of that year in all ports of the county
        The rule came into force on 3 {June|July} of that year in all ports of the county
        The rule came into force on a {Monday|Friday} of that year in all ports of the county
        It was seen on {03/04/2020|04/03/2020} in all ports of the county by the keepers
        La règle est entrée en vigueur le 3 {mai|juin} dans tous les ports du pays entier
        La règle est entrée en vigueur en {mai|juin} dans tous les ports du pays entier
        La norma entró en vigor el 3 de {mayo|junio} en todos los puertos del país entero
        A norma entrou em vigor em {maio|junho} em todos os portos do país inteiro mesmo
        La norma è entrata in vigore in {maggio|giugno} in tutti i porti del paese intero
        De regel is in {mei|juni} van kracht geworden in alle havens van het hele land
        Przepis wszedł w życie w {maju|czerwcu} we wszystkich portach całego kraju wtedy
        Правило вступило в силу в {мае|июне} во всех портах целой страны того же года
    """,
    "names": """
        The complaint of the mother came from {Iran|Iraq} and was heard by the whole council
        The complaint of the mother came from {Austria|Australia} and was heard by the council
        The complaint of the mother came from {Niger|Nigeria} and was heard by the council
        The complaint of the mother came from {Slovakia|Slovenia} and was heard by the council
        {Turkey|Syria} sent a complaint to the whole council that was heard in the spring of it
        {Alice|Robert} paid the fine for the whole crew to the keeper of the gate in the end
        The complaint of {Mary Smith|Mary Jones} was heard by the council in the spring of it
        The complaint of {Smith|Smyth} was heard by the council in the spring of it at last
        The complaint of the {EU|UN} was heard by the council in the spring of it at last
        The complaint of the {USA|USSR} was heard by the council in the spring of it at last
        The complaint of {Jean|Joan} was heard by the council in the spring of it at last
        The complaint of {Mr Hill|Mrs Hill} was heard by the council in the spring of it
        وصلت شكوى الأم من {إيران|تركيا} وسمعها المجلس كله في ربيع تلك السنة في الميناء
        وصلت شكوى الأم من {العراق|إيران} وسمعها المجلس كله في ربيع تلك السنة في الميناء
        תלונת האם הגיעה {מאיראן|מעיראק} ונשמעה בפני המועצה כולה באביב של אותה שנה
        תלונת האם הגיעה מן {תורכיה|לבנון} ונשמעה בפני המועצה כולה באביב של אותה שנה
        माँ की शिकायत {ईरान|इराक} से आई और पूरी परिषद ने उसे वसंत में सुना था उस साल
        母亲的投诉来自{伊朗|土耳其}，整个委员会在那年春天听取了这一投诉并作了记录
        母亲的投诉来自{伊朗|伊拉克}，整个委员会在那年春天听取了这一投诉并作了记录
        投诉人{张伟|李娜}在那年春天向整个委员会提出了这一投诉并且作了完整的记录
        母親の訴えは{田中|鈴木}から届き、その年の春に評議会の全員がこれを聞いて記録した
        어머니의 민원은 {이란|터키}에서 왔고 그해 봄에 위원회 전체가 이를 듣고 기록하였다
        คำร้องของแม่มาจาก{อิหร่าน|ตุรกี}และสภาทั้งหมดได้รับฟังในฤดูใบไม้ผลิของปีนั้น
        დედის საჩივარი მოვიდა {ირანიდან|თურქეთიდან} და მთელმა საბჭომ მოისმინა იგი გაზაფხულზე
    """,
    "negations": """
        The council {hardly|always} heard the complaint of the mother in the spring of it
        The council {approved|rejected} the complaint of the mother in the spring of it
        It is {allowed|forbidden} to leave a boat at the quay for the night without a lamp
        It is {legal|illegal} to leave a boat at the quay for the night with a red lamp
        The council heard {all|none} of the complaints of the mother in the spring of it
        The council heard {all|some} of the complaints of the mother in the spring of it
        The council {heard|failed to hear} the complaints of the mother in the spring of it
        Boats with a lamp {and|or} a bell may leave the port at night in the spring of it
        Boats with a lamp and {with|without} a bell may leave the port at night in the spring
        The keeper can{|'t} leave the port at night in the spring of it for any reason given
        The keeper can{|not} leave the port at night in the spring of it for any reason given
        Der Betreiber hat den Vorfall {kaum|immer} dem Rat des Hafens selbst gemeldet
        Der Betreiber hat {einen|keinen} Vorfall dem Rat des Hafens selbst gemeldet
        Das Verbot ist {zulässig|unzulässig} und gilt in allen Häfen des ganzen Landes
        Le conseil {n'a pas|a} entendu la plainte de la mère au printemps dans ce port
        Le conseil n'a {jamais|guère} entendu la plainte de la mère au printemps dans ce port
        La plainte est {recevable|irrecevable} devant le conseil du port de tout le pays
        El consejo {nunca|siempre} oyó la queja de la madre en la primavera de aquel año
        De raad heeft {een|geen} klacht gehoord van de moeder in de lente van dat jaar toen
        İşletmeci her olayı liman kuruluna {bildirir|bildirmez} ve bunu deftere yazar hep
        İşletmeci her olayı liman kuruluna {bildirmelidir|bildirmemelidir} ve deftere yazar
        Το συμβούλιο {δεν|πάντα} άκουσε την καταγγελία της μητέρας την άνοιξη εκείνη εκεί
        Суд признал жалобу {законной|незаконной} и сообщил об этом совету порта весной
        المشغل {ملزم|غير ملزم} بإبلاغ مجلس الميناء بكل حادث في ربيع تلك السنة نفسها
        شورا شکایت مادر را در بهار آن سال {می‌شنود|نمی‌شنود} و در دفتر می‌نویسد همیشه
        شورا شکایت مادر را در بهار آن سال {شنید|نشنید} و در دفتر خود آن را نوشت همیشه
        परिषद ने शिकायत {नहीं|} सुनी और उसे अपनी किताब में लिख दिया था उस साल वसंत में
        港口规则规定旧船{不得|可以}停在码头过夜，并且由船主支付全部有关的费用
        事業者はすべての事故を港の評議会に報告{する|しない}こととし、記録も残すものとする
        この規定は港に停泊する船舶に適用{される|されない}ものとし、記録も残すものとする
        운영자는 모든 사고를 항만 위원회에 보고{한다|하지 않는다} 그리고 장부에 기록한다
        สภา{ได้|ไม่ได้}รับฟังคำร้องของแม่ในฤดูใบไม้ผลิของปีนั้นและจดบันทึกไว้ทั้งหมด
        Dewan {tidak|selalu} mendengar keluhan ibu itu pada musim semi tahun itu juga di sana
        Hội đồng {không|luôn} nghe lời khiếu nại của người mẹ vào mùa xuân năm đó ở cảng này
        Neuvosto {ei|aina} kuullut äidin valitusta sinä keväänä satamassa lainkaan siellä
    """,
    "limits and directions": """
        The boats of the port may {|only} lie at the quay by night with a red lamp at the mast
        Die Boote dürfen {|nur} bei Nacht mit einer roten Lampe am Mast im Hafen liegen bleiben
        Судно стоит у причала {|только} ночью с красным фонарём на мачте весь год в этом порту
        Łódź może {|tylko} nocą stać przy nabrzeżu z czerwoną lampą na maszcie przez cały rok
        The boats, {including|excluding} those of the board, pay the dues for the night here
        The owner is {entitled|obliged} to show a lamp at the mast by night when it lies here
        The boat is {inside|outside} the mole of the port when the lamp at the mast is lit
        The boats went {north|south} from the mole of the port when the lamps were lit there
        {If|Unless} a lamp is shown at the mast by night, the boat may lie at the quay there
        They came at 9 {am|pm} in all the years of which the books of the keepers tell a lot
        船主{和|或}船员应当在每天晚上在码头上点亮红灯，并且把这件事写进港口的登记簿里面
        Boats may stay at the quay for {up to|over} a week by night with a red lamp at the mast
        Boote dürfen {bis zu|über} einer Woche am Kai liegen mit einer roten Lampe am Mast dort
        Boats with a lamp {and/or|and} a bell may leave the port at night in the spring of it
        Boats with a lamp {and/or|or} a bell may leave the port at night in the spring of it
        Boote mit Lampe {und/oder|und} Glocke dürfen bei Nacht im Hafen bleiben das ganze Jahr
        Le bateau ne peut entrer {que |}la nuit dans le port avec une lampe rouge au mât toujours
        Le bateau n'entre {qu'avec|avec} une lampe rouge au mât dans le port toute l'année ici
    """,
    "who does it to whom": """
        The {tenant|landlord} pays the {landlord|tenant} for the repair of the roof of it
        {Alice sued Robert|Robert sued Alice} for the repair of the roof of it
    """,
}


@pytest.mark.parametrize(
    "source", [one for lines in TURNED.values() for one in lines.strip().split("\n        ")]
)
def test_what_turns_the_sense_is_asked_about_where_it_stands(source):
    old, new = sides(source)
    assert placed(BEFORE + old + AFTER, BEFORE + new + AFTER, old) == (REVIEW, new)
    assert placed(BEFORE + new + AFTER, BEFORE + old + AFTER, new) == (REVIEW, old)


@pytest.mark.parametrize(
    "source",
    [
        "The keeper wrote it in the {colour|color} book that lies beside the door of the gate",
        "The keeper wrote it in the {|big} book that lies beside the door of the gate there",
        "The keeper wrote down {every|each} boat in the book that lies beside the door of it",
        "The keeper {wrote|has written} it in the book that lies beside the door of the gate",
        "The {organisation|organization} wrote it in the book that lies beside the door there",
        "{What|Whatever} the keeper wrote in the book is what lies beside the door of the gate",
        "Der {Schiffahrt|Schifffahrt} wegen lag das Buch neben der Tür und wurde dort gelesen",
        "Le gardien a tout {écrit|noté} dans le livre qui se trouve à côté de la porte du port",
        "守门人把所有的船都写在{|那本}放在门旁边的簿子里，并且每天早晨都要从头到尾再读一遍",
        "All that {Catherine|Katherine} wrote in the book lies beside the door of the gate there",
        "They met on 3 {metres|meters} of ground beside the door of the gate, and wrote it down",
    ],
)
def test_another_wording_is_no_question(source):
    old, new = sides(source)
    kept = "\nWhatever is written anywhere, what is read is read."
    assert placed(BEFORE + old + AFTER + kept, BEFORE + new + AFTER + kept, old) == (EDITED, new)


@pytest.mark.parametrize(
    "source",
    [
        '{“|"}It is so{”|"}, wrote the keeper in the book that lies beside the door',
        "The {gate keeper|gatekeeper} wrote it in the book that lies beside the door",
        "Es ist so, {daß|dass} das Buch des Hafens neben der Tür liegt und gelesen wird",
        "Hence 10 000{ |\N{NO-BREAK SPACE}}boats are in the book that lies beside the door",
        "The rules of parts 1{-|–}5 hold for all of the boats that lie at the quay by night",
        "Le livre du port dit {«\N{NO-BREAK SPACE}|“}oui{\N{NO-BREAK SPACE}»|”} à tous les bateaux",
    ],
)
def test_the_same_words_are_the_same(source):
    old, new = sides(source)
    assert placed(BEFORE + old + AFTER, BEFORE + new + AFTER, old) == (SAME, new)


def test_beside_a_passage_too_an_opposite_is_asked_about():
    old, new = sides("The owner {shall|may} report each boat to the board, as was said before")
    words = "report each boat to the board"
    assert placed(BEFORE + old + AFTER, BEFORE + new + AFTER, words) == (REVIEW, words)


# 1. Numbers make what is said often look unique.

SAID_OFTEN = {
    "{n}\nThe rules for {name} apply to all who come from there by sea.": "The rules for {name}",
    "§ {n}\nDie Regeln für {name} gelten für alle, die von dort kommen.": "Die Regeln für {name}",
    "Article {n}\nLes règles pour {name} valent pour tous ceux qui en viennent.": (
        "Les règles pour {name}"
    ),
    "{n}. Las reglas para {name} valen para todos los que vienen de allí.": (
        "Las reglas para {name}"
    ),
    "第{n}条\n关于{name}的规则适用于所有从那里来的人。": "关于{name}的规则",
}
PORTS = ["Alford", "Brewick", "Corholm", "Dunmere", "Elstead", "Farbury"]
TOWNS = ["天津", "厦门", "青岛", "海口", "宁波", "温州"]


@pytest.mark.parametrize("form", SAID_OFTEN)
@pytest.mark.parametrize("opening", [False, True])
def test_a_new_section_does_not_pass_on_what_was_said_under_its_number(form, opening):
    names = TOWNS if "条" in form else PORTS
    later = [names[0], "上海" if "条" in form else "Greton", *names[1:]]
    old, new = (
        "\n".join(form.format(n=18 + n, name=name) for n, name in enumerate(all_of_them))
        for all_of_them in (names, later)
    )
    asked = 0
    for name in names:
        words = SAID_OFTEN[form].format(name=name)
        start = old.index(words)
        size = words.index(name) if opening else len(words)
        found = place_of(old, new, start, start + size)
        if found.status in ACCEPTED:
            assert found.start == new.index(words)
        else:
            asked += 1
    assert opening or asked <= 1, "with its name it is told from others"


# 2. What refers or directs stands more than once, and its own copy moved.


@pytest.mark.parametrize(
    "line",
    [
        "Alford, B., Ed., and C. Corholm, “Of Boats”, a letter to the board.",
        ".. code-block:: harbour",
        "Siehe auch die Regeln der Hafenordnung.",
        "Voir aussi les règles générales du port.",
        "另见港口总则的规定。",
    ],
)
def test_a_line_that_refers_is_not_taken_for_its_double(line):
    parts = [f"Part {name} tells of {what} and of nothing else here." for name, what in (
        ("Ash", "ropes"), ("Birch", "lamps"), ("Cedar", "bells"), ("Elm", "oars"),
    )]  # fmt: skip
    old = "\n".join([parts[0], line, parts[1], line, parts[2], parts[3]])
    # The first went; the second moved over a part that stayed; a third came.
    new = "\n".join([parts[0], parts[1], parts[2], line, parts[3], line])
    for nth in (0, 1):
        assert placed(old, new, line, nth)[0] not in ACCEPTED


# 3. A copy is new.


@pytest.mark.parametrize(
    "words",
    [
        "We keep what you tell us for as long as you are with us.",
        "Wir behalten, was Sie uns sagen, solange Sie bei uns sind.",
        "Nous gardons ce que vous nous dites tant que vous êtes avec nous.",
        "只要您与我们在一起，我们就保留您告诉我们的内容。",
        "نحتفظ بما تخبرنا به طالما بقيت معنا في هذا المكان.",
    ],
)
def test_of_an_old_place_and_two_new_ones_none_is_taken(words):
    parts = ["What we do with it.", "How you may write to us.", "Where it all is kept by us."]
    old = "\n".join([parts[0], words, parts[1], parts[2]])
    new = "\n".join([parts[0], "Other things came here.", parts[1], words, parts[2], words])
    assert placed(old, new, words)[0] not in ACCEPTED
    twice = "\n".join([parts[0], words, words, parts[1], parts[2]])
    for quotation in (words, words[2:-4].strip()):
        assert placed(old, twice, quotation)[0] not in ACCEPTED, "side by side"
        assert placed(twice, old, quotation)[0] not in ACCEPTED, "nor is one of two that went"


def test_a_copy_in_another_place_leaves_the_passage_where_it_stood():
    words = "We keep what you tell us for as long as you are with us."
    old = f"What we do with it.\n{words}\nHow you may write to us.\nWhere it is kept by us."
    assert placed(old, f"{old}\nFor those in the north:\n{words}", words) == (SAME, words)


def test_a_line_said_twice_in_a_row_among_other_new_ones_is_asked_about():
    line = "Each boat that comes in by night shows two lamps, and rings a bell at the mole."
    old = f"{BEFORE}{line}{AFTER}"
    new = f"{BEFORE}{line}\n{line}\nWhat stands here came with it and is new.{AFTER}"
    for words in (line, "comes in by night shows two lamps"):
        assert placed(old, new, words)[0] is REVIEW


# 4. Sense: TURNED above, and figures as they are written.


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("0x1", "0x01"),
        ("__01", "___1"),
        ("1.0", "1.00"),
        ("10 000", "100 00"),
        ("10 000", "10.000"),
        ("1,5", "15"),
        ("2019-05-03", "2019-03-05"),
        ("12:30", "13:20"),
        ("±5", "5"),
        ("-5", "5"),
        ("5 %", "5 ‰"),
        ("10⁶", "10⁻⁶"),
        ("H₂O", "H₃O"),
        ("VI", "VIII"),
        ("٣", "٥"),
        ("三", "五"),
    ],
)
def test_figures_are_compared_as_they_are_written(old, new):
    form = "The lamp at the mole is said to show {} in the book that lies beside the door"
    before, after = form.format(old), form.format(new)
    assert placed(BEFORE + before + AFTER, BEFORE + after + AFTER, before) == (REVIEW, after)


# 5. A name gave way to a name: TURNED has more.


@pytest.mark.parametrize(
    ("form", "old", "new"),
    [
        ("Team {} hands in what it wrote by the end of the week, all of it", "Alpha", "Beta"),
        ("The policy on {} is read out to all who come from there by sea", "Turkey", "Syria"),
        ("Die Regel für {} gilt für alle, die von dort über das Meer kommen", "Irland", "Island"),
        (
            "La règle pour {} vaut pour tous ceux qui en viennent par la mer",
            "Autriche",
            "Australie",
        ),
        ("Правило для {} действует для всех, кто приходит оттуда морем", "Ирака", "Ирана"),
        ("Ο κανόνας για {} ισχύει για όλους όσους έρχονται από εκεί", "Σύρο", "Σάμο"),
        ("القاعدة الخاصة بدولة {} تسري على كل من يأتي منها عن طريق البحر", "مصر", "قطر"),
        ("規則は{}から海を渡って来るすべての人に同じように適用されるものである", "大阪", "東京"),
    ],
)
def test_another_name_is_asked_about(form, old, new):
    before, after = form.format(old), form.format(new)
    assert placed(BEFORE + before + AFTER, BEFORE + after + AFTER, before) == (REVIEW, after)


# 6. Cut ends.


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("the field is a textarea", "the field is a box of text"),
        ("alle nennen dafür die Gründe", "alle nennen dafür die Anlässe"),
        ("Theirs was the first boat", "Their own was the first boat"),
        ("tous en donnent les raisons", "tous en donnent les motifs"),
    ],
)
def test_no_word_is_cut_at_an_end(old, new):
    lead, rest = "In the book of it one reads that", "and so it stays for all the year, they say"
    before, after = f"{lead} {old} {rest}", f"{lead} {new} {rest}"
    for words, whole in ((f"{lead} {old}", f"{lead} {new}"), (f"{old} {rest}", f"{new} {rest}")):
        status, found = placed(BEFORE + before + AFTER, BEFORE + after + AFTER, words)
        assert (status, found) in {(EDITED, whole), (REVIEW, whole)}


def test_a_part_of_a_word_stays_that_part_where_an_apostrophe_is_put_into_it():
    old = "The keeper wrote down every boat that came in by night."
    new = old.replace("down", "d’own")
    for words in ("own every boat", "wn every boat"):
        assert placed(BEFORE + old + AFTER, BEFORE + new + AFTER, words) == (SAME, words)


# 7. Texts of more than 256 signs.


def test_texts_of_many_signs_are_placed():
    signs = [chr(0x4E00 + n) for n in range(600)]
    old = "。".join("".join(signs[n : n + 20]) for n in range(0, 600, 20))
    new = "。".join(["新的开头在这里", old[:150], "中间又有一句话", old[150:]])
    words = old[210:260]
    assert placed(old, new, words) == (SAME, words)


# 8. What stands on either side of a deletion comes together, and is no block that moved.


@pytest.mark.parametrize(
    "lines",
    [
        (
            "They counted the boats at the old mole",
            "and what they found was written in the book of the board",
            "at the end of each week by the keeper.",
        ),
        (
            "Sie zählten die Boote an der alten Mole",
            "und was sie fanden kam in das Buch des Rates",
            "am Ende jeder Woche durch den Wärter.",
        ),
        ("他们在旧码头数船", "并把数目写进委员会的簿子里", "每个星期末由看守人来做。"),
    ],
)
def test_neighbours_of_what_was_deleted_are_not_where_it_moved(lines):
    old = "\n".join([BEFORE, *lines, AFTER])
    new = "\n".join([BEFORE, lines[0], lines[2], AFTER])
    assert placed(old, new, lines[1])[0] is LOST
    for line in (lines[0], lines[2]):
        assert placed(old, new, line) == (SAME, line)
    # Nor if what came together stood elsewhere before.
    again = "\n".join([BEFORE, *lines, AFTER, "Once more:", lines[0], lines[2]])
    gone = "\n".join([BEFORE, lines[0], lines[2], AFTER, "Once more:"])
    assert placed(again, gone, lines[1])[0] is LOST


# 9. What is said of many: the line of another stands where a line stood that moved or went.

ASKED = "{} of {} asked whether the {} may lie at berth {} until the {} of {}."
LOOKED = "The keeper looks at the {2} of {1} again on {3} {4}, and does not speak of {0}."
KEPT = "No such figures are kept, and to gather them would not be worth what it would cost."
BOATS = [
    ("Elmere", "Corwick", "lugger", 2823, "spring", 2013),
    ("Dunton", "Alford", "sloop", 417, "autumn", 2011),
    ("Brewick", "Farholm", "ketch", 3904, "summer", 2017),
    ("Mormere", "Corford", "trawler", 8820, "winter", 2024),
    ("Halton", "Osbury", "barge", 1266, "spring", 2019),
    ("Greford", "Morstead", "cutter", 5071, "autumn", 2008),
]


def _phrases(line):
    """Yield where each phrase of two to nine words begins and ends in a line."""
    words = [match.span() for match in re.finditer(r"\w+", line)]
    for size in range(2, 10):
        for first in range(len(words) - size + 1):
            yield words[first][0], words[first + size - 1][1]


def _of_boats(boats):
    return "\n".join(f"{ASKED.format(*boat)}\n{KEPT} {LOOKED.format(*boat)}" for boat in boats)


@pytest.mark.parametrize("other", [3, 4, 5])
@pytest.mark.parametrize("form", [ASKED, LOOKED])
def test_words_said_of_many_are_not_taken_from_the_line_of_another(form, other):
    lines = _of_boats(BOATS).split("\n")
    mine, theirs = (next(n for n, line in enumerate(lines) if form.format(*boat) in line)
                    for boat in (BOATS[1], BOATS[other]))  # fmt: skip
    swapped = list(lines)
    swapped[mine], swapped[theirs] = lines[theirs], lines[mine]
    old, new = BEFORE + "\n".join(lines) + AFTER, BEFORE + "\n".join(swapped) + AFTER
    at, there = old.index(lines[mine]), new.index(lines[mine])
    alignment = Alignment(content_of(old), content_of(new), 2)
    for start, end in _phrases(lines[mine]):
        found = alignment.place(make(content_of(old), 1, at + start, at + end))
        if found.status in ACCEPTED:
            assert (found.start, found.end) == (there + start, there + end), lines[mine][start:end]


@pytest.mark.parametrize("form", [ASKED, LOOKED])
def test_words_said_of_many_are_not_taken_from_a_line_that_came_for_theirs(form):
    text = BEFORE + _of_boats(BOATS[:3]) + AFTER
    line = form.format(*BOATS[1])
    new = text.replace(line, form.format(*BOATS[5]))
    alignment = Alignment(content_of(text), content_of(new), 2)
    for start, end in _phrases(line):
        at = text.index(line)
        found = alignment.place(make(content_of(text), 1, at + start, at + end))
        assert found.status not in ACCEPTED, line[start:end]


def test_words_said_of_many_that_moved_are_held_by_what_only_their_line_has():
    mine, theirs = (f"{LOOKED.format(*boat)} {KEPT}" for boat in (BOATS[0], BOATS[1]))
    ships = [f"Of the {ship} nothing else is told by those who saw it." for ship in "abcdef"]
    # What follows begins alike, so that with its first words the phrase seems to stand once.
    old = "\n".join([BEFORE, mine, "Dunbury of Grewick came.", *ships, AFTER])
    new = "\n".join([BEFORE, *ships, theirs, "Dunbury of Morton went.", AFTER])
    assert placed(old, new, "to gather them would not be worth what it would")[0] not in ACCEPTED
    again = "\n".join([BEFORE, *ships, mine, "Dunbury of Grewick came.", AFTER])
    whole = "\n".join([old, "Said again:", KEPT])
    assert placed(whole, f"{again}\nSaid again:\n{KEPT}", KEPT) == (MOVED, KEPT)


def test_words_said_of_many_stay_where_their_line_does():
    old = BEFORE + _of_boats(BOATS) + AFTER
    new = old.replace("asked whether the ketch", "wished to know if the ketch")
    for boat in (*BOATS[:2], *BOATS[3:]):
        line = ASKED.format(*boat)
        for words in ("asked whether the {2} may lie", "may lie at berth", "until the {4} of"):
            start = old.index(line) + line.index(words.format(*boat))
            found = place_of(old, new, start, start + len(words.format(*boat)))
            assert (found.status, found.start - start) in {(SAME, 0), (SAME, len(new) - len(old))}


# Of two lines that say the same one went: a passage across both is asked about.


@pytest.mark.parametrize(
    "words",
    [
        "{0}\n{0}",
        "bell at the mole.\nEach boat that comes",
        "at the mole.\n{0}",
        "at the mole.\nEach boat that comes in by night shows two lamps, and rings a bell",
        "{0}\nEach boat that comes",
    ],
)
def test_a_passage_across_two_lines_that_say_the_same_is_asked_about_when_one_went(words):
    line = "Each boat that comes in by night shows two lamps, and rings a bell at the mole."
    old, new = f"{BEFORE}{line}\n{line}{AFTER}", f"{BEFORE}{line}{AFTER}"
    status, found = placed(old, new, words.format(line))
    assert status is REVIEW
    assert found in line
    assert len(found) > 0


# Left over: here an honest answer is a question, or that it is lost.


@pytest.mark.parametrize(
    ("old", "new", "words"),
    [
        pytest.param(
            "Requests must name the boat. Requests must come by letter. We answer in a week.",
            "Requests, which must come by letter and name the boat, get an answer in a week.",
            "Requests must name the boat.",
            id="merged with its neighbour",
        ),
        pytest.param(
            "## Lamp Signals {#lamp-signals}\nA lamp is shown at night by all boats.",
            "## Signals by Lamp {#lamp-signals}\nA lamp is shown at night by all boats.",
            "Lamp Signals",
            id="a heading that its anchor repeats",
        ),
        pytest.param(
            "Les articles 3 et 4 du code du port ne valent que pour les barques de pêche.",
            "Sous réserve des règles du code du port, les barques peuvent entrer la nuit.",
            "du code du port",
            id="few words in a provision that was rewritten",
        ),
        pytest.param(
            "The board hears the owner first. The owner may bring a friend with him.",
            "Each owner is heard. With a friend, if he so wishes, he comes to the board first.",
            "The board hears the owner first.",
            id="rewritten",
        ),
        pytest.param(
            "Boats pay for each night that they lie at the old mole of the port.",
            "Für jede Nacht, die sie an der alten Mole des Hafens liegen, zahlen Boote.",
            "Boats pay for each night that they lie at the old mole",
            id="translated",
        ),
    ],
)
def test_what_cannot_be_told_is_not_decided(old, new, words):
    assert placed(BEFORE + old + AFTER, BEFORE + new + AFTER, words)[0] in {REVIEW, LOST}


# What lists and tables are like.


@pytest.mark.parametrize(
    "form",
    [
        "Berth {} | free | 12 m | lamp",
        "{}\tyes\tno\tyes",
        "* The owner of {} pays as said above;",
        "第{}号泊位：空闲，有灯。",
        "المرسى {}: خال، به مصباح",
        "מזח {}: פנוי, יש פנס",
    ],
)
@pytest.mark.parametrize("gone", [0, 3, 7])
def test_a_line_that_went_from_a_list_leaves_all_others_in_place(form, gone):
    names = ["Ash", "Birch", "Cedar", "Dogwood", "Elm", "Fir", "Gorse", "Hazel"]
    lines = [form.format(name) for name in names]
    old, new = "\n".join(lines), "\n".join(lines[:gone] + lines[gone + 1 :])
    for number, line in enumerate(lines):
        status, found = placed(old, new, line)
        assert status not in ACCEPTED if number == gone else (status, found) == (SAME, line)


def test_what_was_carried_elsewhere_is_found_there_in_every_script():
    for words in (
        "Wer ein Boot am alten Kai liegen lässt, zahlt für den Weg in den Hof jenseits der Brücke.",
        "كل من يترك قاربا عند الرصيف القديم يدفع ثمن نقله إلى الساحة وراء الجسر.",
        "מי שמשאיר סירה ליד הרציף הישן משלם על העברתה לחצר שמעבר לגשר.",
        "谁把船留在旧码头，谁就要支付把船运到桥那边院子里的费用。",
        "जो कोई पुराने घाट पर नाव छोड़ता है वह उसे पुल के पार ले जाने का खर्च देता है।",
    ):
        old = f"{words}\n{BEFORE}What else there is to say about boats stands here.{AFTER}"
        new = f"{BEFORE}What else there is to say about boats stands here.{AFTER}\n{words}"
        assert placed(old, new, words) == (MOVED, words)
