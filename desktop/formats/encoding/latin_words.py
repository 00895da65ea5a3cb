"""Words of the languages in Latin letters, from which is learnt which letters stand together."""

from __future__ import annotations

WORDS = {
    "English": """
the of and to in that is was for with his they this have from or one had by words but not what all
were we when your can said there use an each which she do how their if will up other about out many
then them these so some her would make like him into time has look two more write go see number no
way could people my than first water been call who its now find long down day did get come made may
part committee report minister government hearing evidence witness question answer state court
right rights prison police law country between should where while after against member secretary
whether figures public house table chapter because before during through under public police asked
café naïve façade résumé fiancée cliché décor coöperate élite née role rôle crème brûlée déjà vu à
la détente communiqué régime protégé don’t isn’t won’t we’re London river garden shop street letter
coffee price bread kitchen window evening morning dinner small place old town walk""",
    "French": """
le la les des de du un une et est en que qui dans pour pas plus par sur au aux avec ce cette ces
son sa ses nous vous ils elle elles être été était étaient a à où même très après déjà là voilà ça
leur mais ou comme tout tous toute faire fait peut entre sans sous deux année années état président
ministre députée députés sénat société français française européen européenne liberté égalité
sécurité procès témoin témoins détenus détention prison préfet arrêté arrêt enquête question
réponse rapport première dernière siècle mère père frère élève école hôpital hôtel forêt fenêtre
tête fête bientôt plutôt côté tôt août sûr dû goût français garçon leçon reçu façon déçu naïf maïs
Noël haïr œuvre sœur cœur vœu bœuf aiguë général généraux première île maître connaître paraître
âge château grâce bâtiment pâte théâtre évêque cérémonie événement numéro téléphone l’été d’État
qu’il c’est n’est aujourd’hui s’était Élysée Économie Égypte À Être Ça commission matin soir jour
ville""",
    "German": """
der die das und ist in den von zu mit sich des auf für nicht ein eine einer eines als auch es an
werden aus er hat dass sie nach wird bei noch wie einem über so zum war haben nur oder aber vor zur
bis mehr durch man sein wurde sei können müssen dürfen möchte würde hätte wäre für fünf zwölf über
während später früher größer groß große Straße heißt weiß dreißig schließlich außer außerdem muss
Ausschuss Zeugen Zeuge Anhörung Bericht Minister Präsident Behörde Behörden Gefängnis Häftlinge
Menschenrechte Gericht Gesetz Länder Österreich Zürich München Köln Düsseldorf Türkei
Öffentlichkeit öffentlich ähnlich Änderung Ära Übung Übersetzung Schüler Mädchen Jahr Jahre Tag
Tage Woche Frühling schön Söhne Töchter König Vögel Bücher Häuser Bäume Väter Brüder natürlich
endgültig zurück Stück Glück Frau Fräulein Herr Kapitel erste zweite Frage Antwort wir ihr ich du
Sitzung Saal alt neu gehört gemäß Maßnahme Fuß Gruß Grüße süß Käse Brötchen Küche Tür grün blau
heute morgen gestern""",
    "Spanish": """
de la que el en y a los se del las un por con no una su para es al lo como más pero sus le ya o
este sí porque esta entre cuando muy sin sobre también me hasta hay donde quien desde todo nos
durante todos uno les ni contra otros ese eso ante ellos e esto mí antes algunos qué unos yo otro
otras otra él tanto esa estos mucho quienes nada muchos cual poco ella estar estas algunas algo
nosotros está están había habían año años niño niña niños señor señora España español española
mañana pequeño comisión sesión audiencia información región nación relación constitución según
además después detrás así aquí allí quizás país países día días todavía policía economía energía
testigo testigos cárcel prisión público pública república político política número último última
teléfono médico rápido fácil difícil útil árbol lápiz azúcar café Perú Panamá México José María
Martín García López Pérez Núñez Muñoz Íñigo Ángel Óscar Álvarez pingüino vergüenza cigüeña bilingüe
cómo cuándo dónde cuál quién por qué ¿Qué ¿Cómo ¡Viva capítulo primero informe ministro pregunta
respuesta""",
    "Portuguese": """
de a o que e do da em um para é com não uma os no se na por mais as dos como mas foi ao ele das tem
à seu sua ou ser quando muito há nos já está eu também só pelo pela até isso ela entre era depois
sem mesmo aos ter seus quem nas me esse eles estão você tinha foram essa num nem suas meu às minha
têm numa pelos elas havia seja qual será nós tenho lhe deles essas esses pelas este fosse dele
comissão audiência sessão informação região nação relação constituição prisão questão questões
razão razões coração corações mão mãos irmão irmã irmãos pão pães cão cães São João Conceição
Guimarães Magalhães capitão alemães avô avó pôs português portuguesa três mês inglês ciência
experiência violência polícia política público república número último único câmara lâmpada ânimo
ônibus índice próximo próprio história memória relatório ministro pergunta resposta testemunhas
primeiro capítulo direitos humanos ação ações atenção criança crianças cabeça preço força começar
Gonçalves França justiça serviço açúcar lição avião saúde país países dia tão então amanhã maçã lã
fé café""",
    "Italian": """
di e il la che è in un per a non una del con i le si da dei della sono al come più alla nel anche
ma lo ha gli se delle ci o era questo suo dal quando molto perché poiché affinché nella loro stato
essere cui ancora dopo prima due fatto senza tutti tutto quella così già più può però là giù città
università libertà verità società qualità attività metà età virtù gioventù lunedì martedì mercoledì
giovedì venerdì sì lì caffè tè cioè ahimè perciò ciò farà sarà andrò potrò darà Sarà È c’è
dell’anno all’inizio un’altra commissione udienza testimoni prigione carcere polizia governo
ministro rapporto domanda risposta diritti umani giustizia legge paese paesi capitolo primo vecchia
sala ascoltato nove presidente parlamento giorno sera mattina nonché né sé finché perché""",
    "Dutch": """
de het een en van in is dat op te zijn met voor niet aan er om hij ook als maar uit bij nog naar
dan door over kan worden werd heeft zij hun meer wel geen deze tot kunnen zou haar wat na moeten
onder commissie hoorzitting getuigen getuige gevangenis politie regering minister verslag vraag
antwoord mensenrechten wet land landen hoofdstuk eerste oude zaal negen tweede België Belgische
Italië industrieën categorieën ideeën reëel coördinatie geïnteresseerd financiële financiën
beëindigd geëist zeeën één vóór hé scène café crèche enquête drieëntwintig tweeëndertig ruïne
egoïst buiten vrijheid tijd altijd wij jullie blijven schrijven""",
    "Scandinavian": """
og i det at en den til er som på de med han av ikke der var meg seg men et har om vi min mitt ha
hadde hun nå over da ved fra du ut sin dem oss opp man kan hans hvor eller hva skal selv her alle
vil ble blev blevet være været også år når før første måned måneder så både således får går står
forsøk forsøg spørsmål spørgsmål møte møde høring høringen åpnet åbnede børn barn død nød brød øst
øre øl øy ø å ål ærlig ære æble æ lærer læse kjære læring nær især hjælp hjælpe sætte træ træer
menneskerettigheder menneskerettigheter vidner vitner fængsel fengsel politi regjering regering
minister rapport svar Norge Danmark København Ålborg Århus Tromsø Malmø Færøerne grønn grøn blå små
store større søster søn sønn kjøpe købe bøker bøger tør tørre gør gjør dør måtte kunne måske gård
udvalget utvalget kapittel kapitel den gamle sal og hørte ni én idé André""",
    "Swedish": """
och i att det som en på är av för med till den har de inte om ett men var jag sig från vi så kan
när man än där hade han nu skulle också mot vid efter sin hon då bara ut upp ska mer vara utan
sedan under alla år mellan över någon något några många måste får går står själv både åt blev blir
första andra människor människa rättigheter mänskliga fängelse vittnen vittne polis regering
utskottet kapitel frågor fråga svar gamla salen hörde nio öppnade nämnden rapport höll ställde
kväll dagen Sverige svenska Göteborg Malmö Västerås Örebro Åbo Älvsjö Öland Åke Östersund små
största bättre större sämre höst vår sjö sjöar älg äpple ö öar ål åtta fjärde åttio hög låg blå
grön röd trädgård hjälp hjälpa städa köpa böcker läsa läkare lärare sätt gå stå få nå idé kafé""",
    "Finnish": """
ja on ei se että hän oli joka mutta kun tai ovat niin kuin myös ole sitä tämä mitä jos nyt vain sen
en minä sinä me te he olla ollut voi kanssa jälkeen ennen vielä kaikki mukaan siitä sekä hänen näin
tässä täällä sitten koska työ työtä päivä päivää yö pää käsi kädet käydä tehdä nähdä löytää syödä
pitää mennä tänä vuonna Helsingissä Jyväskylä Hämeenlinna Äänekoski Österbotten valiokunta kuuli
yhdeksän todistajaa vanhassa salissa ensimmäinen luku ihmisoikeudet vankila poliisi hallitus
ministeri kysymys vastaus kertomus lähellä metsä järvi järvellä mökki äiti isä tyttö pöytä öljy
hyvää näkyy käsittely määrä määrää lisää säännöt sääntöjä pöytäkirja eivät tietää mikään šakki
Åland""",
    "Icelandic": """
og í að er á sem um til við með ekki fyrir það hann var af en hún þeir þau þær þetta þessi þegar
því þar þá það eru hefur hafa ég þú við mér sér frá eftir upp út inn svo eða allt öll þó úr yfir
undir milli fyrsti fyrsta níu vitni nefndin kom saman í gamla salnum og hlýddi kafli mannréttindi
fangelsi lögregla ríkisstjórn ráðherra spurning svar skýrsla Ísland íslenska Reykjavík Þingvellir
Akureyri Sigurður Guðmundsson Jónsdóttir Þórður Björk Ólafur Hæstiréttur maður menn fólk börn móðir
faðir bróðir systir vegur fjörður jökull eldfjall sjór fiskur brauð mjólk góður góðan dag nótt nýr
ár ára æviágrip ætla öðru þjóð þjóðin dæmi ætti væri kæri orð orðið verið gæti síðan líka mjög""",
    "Catalan": """
el la els les de del dels i a que en un una per amb no és són se ha han va van més com però també
aquest aquesta o al als si seu seva ser fer molt any anys país països després abans entre sobre
comissió sessió informació nació audiència testimonis presó policia govern ministre informe
pregunta resposta primer capítol drets humans què perquè això així allà català Barcelona València
Lluís Núria Àngel Òscar Èlia col·legi il·lustre paral·lel força plaça començar França avançar
qüestió pingüí llengües raó opinió història memòria música pública número última única química veí
raïm cafè pèrdua interès anglès francès""",
    "Polish": """
i w na z się do nie to że jest o a jak po co tak za od jego ale przez dla jej był była było były
tylko czy już może być przed bardzo tym także który która które których którzy więc oraz jeszcze
gdy między również się są może można został została zostały roku lat dzień dni człowieka ludzi praw
prawa świadek świadków świadkowie śledztwo śledczy sąd sądu sędzia więzienie więźniów więźniowie
policja rząd rządu minister pytanie odpowiedź sprawozdanie rozdział pierwszy drugi trzeci dziewięć
dziewięciu komisja zebrała wysłuchała sala sali starej źródło źródła żaden życie życia żona mąż
męża ząb zęby ręka ręce książka książki ksiądz dziękuję proszę powiedział powiedziała chciał
chciała mógł mogła szkoła szkoły państwo państwa Łódź Kraków Gdańsk Wrocław Poznań Śląsk Żyd Źle
Ćwiczenie Wałęsa Piłsudski Małgorzata Józef Michał Paweł Stanisław Zażółć gęślą jaźń miesiąc
miesięcy pięć sześć dziesięć godzina święto zdjęcie ćma łąka łza ósmy góra góry córka wieś
większość część członek członków przesłuchanie słowo głos że ją tę swoją tą drogą nią została stąd
skąd mają będą będzie każdy każda nową chcą Polski Kowalski Nowak Wiśniewski Wójcik Kamiński
Lewandowski Zieliński Szymański Woźniak Dąbrowski Kozłowski Jankowski Mazur Krawczyk ulica miasto
ogród poniedziałek""",
    "Czech": """
a v se na je že o s z do to i k si by jako pro který která které když jsou byl byla bylo byli ale
po od za podle také není jeho její může být než až už tak jen ještě jejich před mezi více první
druhý třetí devět pět šest čtyři deset tisíc let rok roku den dny dnů lidé lidí člověk člověka
práva práv svědek svědků svědci vězení vězni vězňů policie vláda vlády ministr otázka otázky
odpověď zpráva zprávy kapitola komise sešla vyslechla starém sále říct řekl řekla říká přes příliš
přišel přítel při příští třeba tři čtvrtý město městě měsíc měsíců země zemi věc věci věk věta děti
dítě něco někdo něm těch tělo květ světa svět své své žena ženy žádný život žlutý kůň dům domů
průběh důvod vůbec úřad úřady účet únor říjen září červen červenec česky česká Čech Škoda Řím Žižka
Říčany Dvořák Novák Nováková Svoboda Černý Procházka Kučera Veselý Němec Marková Jiří Tomáš Lukáš
Ondřej Václav Božena Kateřina Plzeň Brně Ústí ťuk ďábel řeka děkuji prosím šťastný chléb ulice
náměstí kočka člen členů schůze přítomen rozhodnutí nové dobrý ó móda""",
    "Slovak": """
a v sa na je že o s z do to aj k si by ako pre ktorý ktorá ktoré keď sú bol bola bolo boli ale po
od za podľa tiež nie jeho jej môže byť než až už tak len ešte ich pred medzi viac prvý druhý tretí
deväť päť šesť štyri desať tisíc rok roku rokov deň dni ľudia ľudí človek človeka práva práv svedok
svedkov svedkovia väzenie väzni väzňov polícia vláda vlády minister otázka otázky odpoveď správa
správy kapitola komisia zišla vypočula starej sále povedal povedala hovorí cez príliš prišiel
priateľ pri tretia štvrtý mesto mesiac zem vec vek veta deti dieťa niečo niekto kôň stôl dôvod
vôbec úrad úrady účet február október september jún júl Slovensko Bratislava Košice Žilina Prešov
Nitra Trenčín Ľubomír Ľudovít Štefan Štúr Kováč Kováčová Horváth Tóth Varga Nagyová Molnár Ďurica
Šťastný Černák žena ženy žiadny život ťažký ďalší ďakujem prosím vŕba stĺp dĺžka kŕdeľ hĺbka chlieb
ulica námestie mäso mäkký pamäť svätý členov schôdza rozhodnutie""",
    "Hungarian": """
a az és hogy nem is egy ez volt de meg ha csak már mint még el le fel ki be van vagy után ezt azt
lehet kell több nagy között szerint első második harmadik kilenc öt hét nyolc tíz húsz száz ezer év
évek éves évben nap napok ember emberek emberi jogok jog tanú tanúk tanút börtön rendőrség kormány
miniszter kérdés válasz jelentés fejezet bizottság teremben régi ülésezett hallgatott őrizet
őrizetbe őrizetben fő főváros nő nők nőt idő időben előtt előbb mögött fölött között jövő erdő
szülő szülők esős erős hős kő ködös tűz tűrt fű fűtés mű művek művész űrlap gyűlés gyűjtő gyűrű
hűség betű betűk egyszerű keserű szűk híd hídon víz út utca ügy ügyvéd ügyek üzlet ül ülés üveg
fürdő Őri Örs Ödön Ürge Űr Álmos Éva Íme Óra Új Úr Budapest Győr Pécs Szőke Szűcs Nagy Kovács Tóth
Szabó Horváth Varga Kiss Molnár Németh Farkas Balogh Gergő László István Zoltán Ferenc József
Mihály György András Péter köszönöm kérem jó jól szép magyar Magyarország országgyűlés tőle felől
belőle érkezik történt lévő való följegyzés ebből abból amely amelyet közölte állította kérték
később mindenki őket""",
    "Romanian": """
de și a în la cu pe nu că se din care mai o un este au fost sunt pentru ca dar dacă prin după fi
până între cei cele cea cel lui sa său sale lor această acest aceste acesta când unde ce cum fără
sub asupra către dintre decât doar tot toate toți atunci astăzi mâine seară țară țara țării țări
oraș orașul orașe orașului ședință comisia comisiei martor martori martorii închisoare închisoarea
poliția guvern guvernul ministru ministrul întrebare întrebări răspuns răspunsuri raport capitol
capitolul întâi nouă veche sală sala întrunit ascultat drepturile omului oameni viață viața
libertate București Iași Timișoara Brașov Constanța Galați Craiova Cluj România românesc română
român Ștefan Țepeș Ționel Ăsta Îți Âncă știe știu știre științe așa și-a s-a într-un întâlnire
întotdeauna în înainte înalt cât cât câți pâine mâna mână mână câine lângă sfânt vânt gând rând
pământ cărți carte fată fete casă masă apă femeie bărbat bărbați copil copii părinți mamă tată
ianuarie martie bună ziua mulțumesc vă rog foarte puțin puține soț soție prieten luni săptămână
Popescu Ionescu Dumitrescu Văduva Mureșan Moldoveanu Câmpeanu Țurcanu Rădulescu Șerban Stănescu""",
    "Croatian": """
i u je da se na za su od s o kao što koji koja koje ali ne bi ili po iz će sam bio bila bilo biti
kako do samo već nije nisu ako prije poslije između više također može mogu treba prvi drugi treći
devet šest četiri deset godina godine godinu dan dana ljudi čovjek čovjeka prava svjedok svjedoka
svjedoci zatvor zatvora zatvorenici policija vlada vlade ministar pitanje pitanja odgovor izvješće
izveštaj poglavlje povjerenstvo komisija sastala saslušala staroj dvorani kuća kuće kući noć moć
riječ riječi rječnik sreća svijeće vijeće vijeća vruće voće cvijeće ćao đak đaci također građani
građanin rođen rođena među mađar naređenje događaj gospođa žena žene život život žao želi moždanom
još šuma škola škole što nešto zašto čak čitav čuti rekao rekla Hrvatska Zagreb Šibenik Čakovec
Đakovo Žepče Županja Ćuprija Beograd Niš Čačak Sarajevo Bosna Petrović Jovanović Nikolić Marković
Đorđević Kovačević Horvat Babić Marić Jurić Novaković Šimić Božić Perić Tomić Vuković Đuro Željko
Šime Žarko Dražen Siniša Nenad sljedeći danas sutra jučer uveče hvala molim dobro večer""",
    "Slovene": """
in je v na se da za so ki pa z s ne po kot bi tudi od iz pri ali o do še že ni bil bila bilo bili
biti če kaj ko kako samo več lahko mora morajo prvi drugi tretji devet šest štiri deset leto leta
let dan dni ljudje ljudi človek človeka človekove pravice prič priče priča zapor zapora zaporniki
policija vlada vlade minister vprašanje vprašanja odgovor poročilo poglavje komisija sestala
zaslišala stari dvorani hiša hiše noč moč pomoč beseda besede sreča svet mesto mesta država države
državni življenje življenja žena ženska ženske želja želi delo dela čas časa časopis učitelj učenci
šola šole zakaj torej zdaj včeraj jutri danes zvečer hvala prosim dober dan Slovenija Ljubljana
Maribor Celje Koper Škofja Loka Črnomelj Žalec Šentjur Čeprav Škof Žiga Novak Horvat Kovačič Krajnc
Zupančič Potočnik Mlakar Kos Vidmar Golob Turk Božič Kralj Zupan Bizjak Hribar Košir Žagar Tomaž
Matjaž Aleš Blaž Špela Živa mačka reče rekel rekla največ drugače nič začel konča občina občine
izključno odločil odločba predsednica seje""",
    "Albanian": """
e të në i dhe që për me një se nga është u si ka më nuk do ishte kjo ai ajo kanë por edhe tij saj
këtë këto duke pas para shumë vetëm mund duhet kur ku çdo çfarë çështje çështja çmim komisioni
dëshmitarë dëshmitarët burg burgu policia qeveria ministri pyetje përgjigje raport kapitulli parë
nëntë sallën vjetër dëgjoi të drejtat njeriut njerëz vend vendi vit vjet ditë natë qytet shtëpi
Shqipëria Tiranë Durrës Shkodër Gjirokastër Kosovë Prishtinë Pejë Çamëria Ëndërr është janë bëri
bërë thënë marrë vënë gjithë mirë mëngjes mbrëmje faleminderit""",
    "Turkish": """
ve bir bu da de için ile ne o çok daha gibi kadar sonra ama ancak olarak olan var yok en her ben
sen biz siz onlar değil diye göre önce şimdi şey şu mi mı mu mü ki ise veya hem bütün aynı iki üç
dört beş altı yedi sekiz dokuz on yıl yılında yıllar gün günü insan insanlar insanların hak hakları
haklar tanık tanığı tanıklar hapishane cezaevi polis hükümet hükûmet bakan bakanı bakanlığı soru
sorular cevap yanıt rapor raporu bölüm birinci ikinci üçüncü komisyon eski salonda toplandı dinledi
şüpheli şüpheliler gözaltı gözaltına alındı tutuklu tutuklandı mahkeme mahkemesi kanun yasa yasası
ülke ülkenin şehir şehirde İstanbul İzmir Ankara Iğdır Diyarbakır Şanlıurfa Çanakkale Ürgüp Özgür
Öğretmen Yılmaz Kaya Demir Şahin Çelik Yıldız Yıldırım Öztürk Aydın Özdemir Arslan Doğan Kılıç
Aslan Çetin Kara Koç Kurt Özkan Şimşek Erdoğan Gül Işık Ayşe Fatma Mehmet Hüseyin İbrahim Süleyman
Gülşen Uğur Çağlar Tuğba güzel küçük büyük doğru yanlış iyi kötü kızı kadın erkek çocuk çocuklar
kapı kapısı dışarı içeri yukarı aşağı bugün yarın akşam sabah teşekkür ederim lütfen ağaç dağ dağı
ırmak yağmur olduğu olduğunu ettiği edildi yapıldı söyledi geldi gitti aldı verdi çıktı oldu
açıkladı başladı kişi kişinin tarafından arasında hakkında karşı yaşında sırada ayrıca vardı""",
    "Lithuanian": """
ir yra kad į su iš ne tai kaip bet buvo jo jos ar per po apie dėl už nuo iki prie tik jau dar gali
būti kuris kuri kurie kurios taip pat labai prieš tarp daugiau pirmas pirmasis antras devyni
devynis metai metų metais diena dienos dieną žmogus žmonės žmonių žmogaus teisės teisių liudytojas
liudytojai liudytojus liudytojų kalėjimas kalėjime kaliniai kalinių policija vyriausybė vyriausybės
ministras klausimas klausimai klausimą atsakymas atsakymą ataskaita skyrius komisija posėdžiavo
posėdis posėdyje senoje salėje išklausė sąrašas sąjunga rąstas ąžuolas ąsotis ačiū čia čiabuvis
šešias šeši šiandien šalis šalyje šalies šeima šis širdis žemė žinoti žinių žodis žodžiai ūkis ūkio
būdas būtų rūmai jūra jūsų mūsų šių jų tų visų kitų geriausių vyrų moterų vaikų ėjo ėmė gėlė eglė
mergaitė sesė dėdė tėvas mėnuo rytų vakarų įstatymas įvyko įmonė išėjo žiūrėti šviesa švietimo
Lietuva Lietuvos Vilnius Kaunas Klaipėda Šiauliai Panevėžys Žemaitija Čiurlionis Šarūnas Žydrūnas
Kazlauskas Jankauskas Petrauskas Stankevičius Paulauskienė Butkevičius Žukauskas Ąžuolyte Ųų vėl
kąsnis lęšiai tęsti kęsti gręžti mįslė sūnus sakė pasakė viską savo visą mano""",
    "Latvian": """
un ir ka no ar uz par bija tas kā arī bet pēc pie kas lai tika viņš viņa viņi šis šī šo tā to ne
vai jau vēl tikai līdz starp pirms ļoti vairāk var būt kurš kura kuri pirmā pirmais otrais deviņi
deviņus gads gada gadā gadiem diena dienas dienā cilvēks cilvēki cilvēku tiesības tiesību
liecinieks liecinieki lieciniekus cietums cietumā ieslodzītie policija valdība valdības ministrs
ministrija jautājums jautājumi atbilde atbildes ziņojums nodaļa komisija sanāca vecajā zālē
uzklausīja māte tēvs brālis māsa bērns bērni skola skolā skolēni valsts valstī pilsēta pilsētā zeme
zemē jūra jūrā ūdens ūdeni ēka ēst ēna īpašs īss āra ārā ābols āda čaula četri četrus šodien šeit
šķiet ģimene ģimenes ķermenis ķīna ļaut ļaudis ņemt ņēma žogs žēl žurnāls gaļa ceļš ceļā viņam
viņus bagāžā Latvija Latvijas Rīga Rīgā Jūrmala Liepāja Jelgava Cēsis Ventspils Rēzekne Bērziņš
Kalniņš Ozoliņš Jansons Liepiņš Krūmiņš Zariņš Pētersons Āboliņš Ēriks Ģirts Ķēniņš Ļubova Ņina
Šteinbergs Žanis Čaks paldies lūdzu labdien vakarā rītā teica sacīja visi mūsu jūsu tāpat""",
    "Estonian": """
ja on ei et see oli ta kui ka aga mis oma ning või seda kes siis nad mina sina meie teie nende
välja pärast enne veel ainult väga rohkem võib olla üks kaks kolm neli viis kuus seitse kaheksa
üheksa kümme aasta aastal aastat päev päeva öö inimene inimesed inimeste õigused õigus õigust
tunnistaja tunnistajad tunnistajat vangla vangid politsei valitsus minister küsimus küsimused
vastus aruanne peatükk esimene teine komisjon kogunes vanas saalis kuulas ära Eesti Tallinn Tartu
Pärnu Võru Põltsamaa Jõhvi Käärdi Õismäe Ülo Öö Ärni Jõgi Mägi Tamm Saar Sepp Kõiv Pärn Rebane
Põder Kütt kõik kõige mõni mõned põhjus sõna sõnad lõpp lõuna õhtu õpetaja õppima köök töö tööd
sööma ühes üle ülikool küla müük süsteem hääl käsi pääs täna täis tähtis näide šokolaad šeff žürii
garaaž dušš tšekk žanr finišis režiim režissöör Šveits Žukov Tšehhi Tšaikovski Puškin Dostojevski
Lätis aitäh palun jäi läks tõi sõitis hommikul""",
    "Welsh": """
y yr a yn i o ar mae wedi ei eu gan am fod oedd bod hefyd ond fel hyn gyda pan nid dim pob byd
cyntaf pwyllgor clywodd naw tyst adroddiad gweinidog llywodraeth cwestiwn ateb carchar heddlu
hawliau dynol pennod hen neuadd gŵr gŵyl dŵr tŷ llŷn ŵyn sŵn pêl môr tân glân gwên siôn ffôn dôl
mân ŷd ŵyr""",
    "Maltese and Esperanto": """
la kaj de en estas al ne ke por kun mi vi li ŝi ĝi ni ili ĉu ĉi tiu ĉiuj ĉio aŭ ankaŭ antaŭ hodiaŭ
morgaŭ adiaŭ laŭ eŭropo ĝis ĝoja ĵaŭdo ĵurnalo ĥoro eĥoŝanĝo ŝanĝo ŝipo paŝo reĝo komisiono
atestantoj il ta li f ma hu għal dan din kien kienet minn xi jew ħafna ħobż ħadd għandu għall
għaliex Għawdex ċar iċ ġdid żgħir żmien jiġi ġurnata ħajja aħbar kumitat xhieda ħabs pulizija gvern
mistoqsija""",
}
