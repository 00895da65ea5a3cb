"""Words that turn the sense where one gives way to another of its kind: shall to may."""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING

from desktop.annotate.worded_text import folded

if TYPE_CHECKING:
    from collections.abc import Iterable

_KINDS = {
    "English": """
        shall; must; should ought; may can; could might; will would.
        more greater; less fewer lower; most; least; equal.
        before; after; during; until; since.
        minimum; maximum.
        above over; below under up.
        increase increased increases; decrease decreased decreases.
        all every each any; some several; few; many.
        and; or.
        always; often usually; sometimes; ever.
        allowed permitted entitled; forbidden prohibited; required obliged.
        approved accepted granted; rejected refused denied dismissed.
        allow permit allows permits; forbid prohibit forbids prohibits; require requires.
        for; against.
        first; second; third; fourth; fifth; sixth; seventh; eighth; ninth; tenth; last; next.
        day days; week weeks; month months; year years; hour hours; minute minutes.
        including included; excluding excluded.
        inside within; outside; beyond.
        high higher; low lower.
        north northern; south southern; east eastern; west western.
        left; right.
        open; closed.
        daily; weekly; monthly; yearly annually.
        dozen dozens; score scores.
        he; she.
        husband; wife.
    """,
    "German": """
        muss müssen musste; kann können konnte; darf dürfen durfte; soll sollen sollte; wird werden.
        mehr; weniger; höchstens; mindestens.
        vor; nach; seit; bis; während.
        alle aller jeder jede jedes; einige manche; viele; wenige.
        und; oder.
        immer; oft häufig; manchmal; selten; kaum.
        erste ersten erster erstes; zweite zweiten zweiter zweites; dritte dritten dritter drittes;
            vierte vierten vierter viertes; fünfte fünften; sechste sechsten; siebte siebten;
            achte achten; neunte neunten; zehnte zehnten; letzte letzten.
        tag tage tagen; woche wochen; monat monate monaten; jahr jahre jahren.
        erlaubt zulässig; verboten untersagt; verpflichtet; berechtigt.
        über; unter bis.
        für; gegen.
    """,
    "Dutch": """
        moet moeten; mag mogen; kan kunnen; zal zullen.
        meer; minder; hoogstens; minstens.
        voor; na; tijdens; sinds.
        alle elke ieder; sommige enkele; vele.
        en; of.
        altijd; vaak; soms; zelden.
        eerste; tweede; derde; vierde; vijfde; zesde; laatste.
        dag dagen; week weken; maand maanden; jaar.
        januari; februari; maart; april; mei; juni; juli; augustus; september; oktober; november;
            december.
    """,
    "French": """
        doit doivent; peut peuvent; devrait devraient; pourrait pourraient; sera seront.
        plus; moins.
        avant; après; pendant; depuis; jusque.
        tout tous toute toutes chaque; quelques certains certaines; plusieurs.
        et; ou.
        toujours; souvent; parfois; rarement.
        premier première; deuxième second seconde; troisième; quatrième; cinquième; sixième;
            septième; huitième; neuvième; dixième; dernier dernière.
        jour jours; semaine semaines; mois; an ans année années.
        janvier; février; mars; avril; mai; juin; juillet; août; septembre; octobre; novembre;
            décembre.
        lundi; mardi; mercredi; jeudi; vendredi; samedi; dimanche.
        minimum minimal minimale; maximum maximal maximale.
        pour; contre.
    """,
    "Spanish": """
        debe deben deberá deberán; puede pueden podrá podrán.
        más; menos.
        antes; después; durante; desde; hasta.
        todo todos toda todas cada; algunos algunas; varios varias; muchos muchas; pocos pocas.
        y e; o u.
        siempre; menudo; veces.
        primer primero primera; segundo segunda; tercer tercero tercera; cuarto cuarta; quinto
            quinta; sexto sexta; último última.
        día días; semana semanas; mes meses; año años.
        enero; febrero; marzo; abril; mayo; junio; julio; agosto; septiembre; octubre; noviembre;
            diciembre.
        lunes; martes; miércoles; jueves; viernes; sábado; domingo.
        mínimo mínima; máximo máxima.
        favor; contra.
    """,
    "Portuguese": """
        deve devem deverá deverão; pode podem poderá poderão.
        mais; menos.
        antes; depois após; durante; desde; até.
        todo todos toda todas cada; alguns algumas; vários várias; muitos muitas; poucos poucas.
        e; ou.
        sempre; vezes; raramente.
        primeiro primeira; segundo segunda; terceiro terceira; quarto quarta; quinto quinta; último
            última.
        dia dias; semana semanas; mês meses; ano anos.
        janeiro; fevereiro; março; abril; maio; junho; julho; agosto; setembro; outubro; novembro;
            dezembro.
        seis; dez.
    """,
    "Italian": """
        deve devono dovrà dovranno; può possono potrà potranno.
        più; meno.
        prima; dopo; durante; fino.
        tutto tutti tutta tutte ogni; alcuni alcune; molti molte; pochi poche.
        e ed; o od.
        sempre; spesso; talvolta; raramente.
        primo; secondo seconda; terzo terza; quarto quarta; quinto quinta; sesto sesta; ultimo
            ultima.
        giorno giorni; settimana settimane; mese mesi; anno anni.
        gennaio; febbraio; marzo; aprile; maggio; giugno; luglio; agosto; settembre; ottobre;
            novembre; dicembre.
        due; sei; dieci.
    """,
    "Scandinavian": """
        skal ska skall; må måste; kan; bør bör; får; vil vill.
        mer mere flere fler; mindre færre färre.
        før före; efter etter.
        alle alla hver hvert varje; nogle noen några; mange många.
        og och; eller.
        altid alltid; ofte ofta; sjelden sällan.
        første första; anden andre andra; tredje; fjerde fjärde; femte; sjette sjätte; siste sista.
        to; ti.
        januar januari; februar februari; mars marts; april; maj mai; juni; juli; august augusti;
            september; oktober; november; december desember.
    """,
    "Polish": """
        musi muszą musiał; może mogą mógł; powinien powinna powinno powinny.
        więcej; mniej.
        przed; po; podczas.
        wszystkie wszyscy każdy każda każde; niektóre niektórzy; kilka; wiele.
        i oraz; lub albo.
        zawsze; często; czasem; rzadko.
        pierwszy pierwsza pierwsze; drugi druga drugie; trzeci trzecia trzecie; czwarty czwarta;
            piąty piąta; ostatni ostatnia.
        dni dzień; tygodni tydzień tygodnie; miesiąc miesiące miesięcy; rok lata lat.
        styczniu stycznia; lutym lutego; marcu marca; kwietniu kwietnia; maju maja; czerwcu
            czerwca; lipcu lipca; sierpniu sierpnia; wrześniu września; październiku października;
            listopadzie listopada; grudniu grudnia.
    """,
    "Czech": """
        musí; může mohou; smí smějí; měl měla mělo.
        více; méně.
        před; po; během.
        všichni všechny každý každá každé; někteří některé; několik; mnoho.
        a; nebo.
        vždy; často; někdy; zřídka.
        první; druhý druhá druhé; třetí; čtvrtý čtvrtá čtvrté; pátý pátá páté.
    """,
    "Hungarian": """
        kell köteles; lehet jogosult.
        több; kevesebb.
        előtt; után.
        minden; néhány; sok; kevés.
        és; vagy.
        mindig; gyakran; néha; ritkán.
        első; második; harmadik; negyedik; ötödik; utolsó.
    """,
    "Turkish": """
        zorunda zorundadır zorunlu; yetkili yetkilidir.
        fazla; az.
        önce; sonra.
        bütün tüm her; bazı; birkaç; çok.
        ve; veya ya.
        daima; sık; bazen; nadiren.
        birinci; ikinci; üçüncü; dördüncü; beşinci; son.
    """,
    "Greek": """
        πρέπει; μπορεί μπορούν δύναται.
        περισσότερο περισσότερα; λιγότερο λιγότερα.
        πριν; μετά.
        όλα όλες όλοι κάθε; μερικά μερικές μερικοί.
        και; ή.
        πάντα; συχνά; μερικές; σπάνια.
        πρώτη πρώτο πρώτος; δεύτερη δεύτερο δεύτερος; τρίτη τρίτο τρίτος.
    """,
    "Russian": """
        должен должна должно должны обязан обязана обязаны; может могут вправе; следует.
        более больше; менее меньше.
        до; после.
        все всех каждый каждая каждое любой; некоторые; несколько; многие.
        и; или либо.
        всегда; часто; иногда; редко.
        первый первая первое первого; второй вторая второе второго; третий третья третье;
            четвёртый четвертый; пятый; последний.
        дней дня день; недель недели неделя; месяцев месяца месяц; лет года год.
        январе января; феврале февраля; марте марта; апреле апреля; мае мая; июне июня; июле июля;
            августе августа; сентябре сентября; октябре октября; ноябре ноября; декабре декабря.
    """,
    "Ukrainian": """
        повинен повинна повинні зобов’язаний; може можуть.
        більше; менше.
        до; після.
        усі всі кожний кожен; деякі; кілька; багато.
        і й та; або чи.
        завжди; часто; іноді; рідко.
        перший перша перше; другий друга друге; третій третя третє; четвертий; п’ятий.
    """,
    "Arabic": """
        يجب; يجوز; يمكن; ينبغي.
        أكثر; أقل.
        قبل; بعد.
        كل جميع; بعض.
        الأول الأولى; الثاني الثانية; الثالث الثالثة; الرابع الرابعة; الخامس الخامسة; الأخير.
    """,
    "Persian": """
        باید; می‌تواند می‌توانند; شاید.
        بیشتر; کمتر.
        پیش قبل; پس بعد.
        همه هر; برخی بعضی.
        و; یا.
    """,
    "Hebrew": """
        חייב חייבת חייבים; רשאי רשאית רשאים; צריך צריכה.
        יותר; פחות.
        לפני; אחרי לאחר.
        כל; כמה חלק.
        ראשון ראשונה; שני שנייה; שלישי שלישית; רביעי רביעית.
    """,
    "Hindi": """
        चाहिए; सकता सकती सकते.
        अधिक ज्यादा; कम.
        पहले; बाद.
        सभी सब; कुछ.
        और; या.
    """,
    "Indonesian": """
        wajib harus; boleh dapat bisa.
        lebih; kurang.
        sebelum; sesudah setelah.
        semua setiap; beberapa; banyak.
        dan; atau.
        pertama; kedua; ketiga; keempat; kelima.
    """,
}
"""A sentence for each kind; the words between two semicolons say much the same."""


def _groups() -> dict[str, set[tuple[int, int]]]:
    """Return for each word of which kinds it is, and with which others it goes there."""
    found: dict[str, set[tuple[int, int]]] = defaultdict(set)
    kinds = [kind for language in _KINDS.values() for kind in language.split(".")]
    for number, kind in enumerate(kinds):
        for group, words in enumerate(kind.split(";")):
            for word in words.split():
                found[folded(word)].add((number, group))
    return dict(found)


_GROUPS = _groups()


def gives_way(old: Iterable[str], new: Iterable[str]) -> bool:
    """Whether a word gave way to one of the same kind that says something else."""
    before, after = _said(old), _said(new)
    return any(before[kind] != after[kind] for kind in before.keys() & after.keys())


def _said(words: Iterable[str]) -> dict[int, set[int]]:
    """Return what words say, by its kind."""
    found: dict[int, set[int]] = defaultdict(set)
    for word in words:
        for kind, group in _GROUPS.get(word, ()):
            found[kind].add(group)
    return found
