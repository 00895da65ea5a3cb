"""Words by which a text says who speaks."""

from __future__ import annotations


def _words(text: str) -> frozenset[str]:
    return frozenset(text.split())


ENGLISH = _words(
    """
    said says told tells added adds asked asks wrote writes claimed claims argued argues insisted
    insists warned warns explained explains noted notes stated states replied replies responded
    responds answered answers continued continues concluded concludes declared declares announced
    announces commented comments remarked remarks observed observes stressed stresses emphasised
    emphasises emphasized emphasizes acknowledged acknowledges admitted admits recalled recalls
    suggested suggests tweeted tweets posted joked jokes testified testifies described describes
    called calls found finds maintained maintains reiterated reiterates conceded concedes predicted
    predicts complained complains alleged alleges asserted asserts contended contends reaffirmed
    reaffirms reported reports confirmed confirms branded brands labelled labels urged urges quipped
    shouted whispered cried exclaimed
    """
)
SAYING = ENGLISH | _words(
    """
    écrit écrivait affirme affirmait déclare déclarait explique expliquait assure ajoute ajoutait
    déclaré affirmé expliqué assuré ajouté estimé dénoncé raconté répondu estime dénonce sagte sagt
    erklärte erklärt meinte meint betonte betont schrieb schreibt fügte ergänzte warnte warnt dijo
    dice afirmó afirma declaró declara añadió añade explicó explica aseguró asegura escribió señaló
    señala advirtió expresó expresa agregó agrega manifestó manifiesta indicó indica sostuvo
    sostiene recalcó précise précisé souligne souligné indique indiqué poursuit répond plaidé
    plaide kritisierte kritisiert forderte fordert berichtete berichtet versicherte versichert
    """
)
"""Verbs of saying as they stand after who speaks, or before: said Ann Ray."""
BARE = _words(
    """
    say tell add ask write claim argue insist warn explain note state reply conclude announce
    declare describe call
    """
)
"""The same after “will”."""
NOUNS = _words(
    """
    claims reports comments remarks answers notes states jokes posts calls
    """
)
"""Verbs of saying that are nouns unless somebody stands before them."""
STANDING = SAYING | _words("refused declined rejected denied dismissed welcomed")
"""Verbs by which a body is known that somebody speaks for afterwards."""
WITH_OBJECT = _words("told tells urged urges tell")
"""Verbs after which stands who is spoken to, never who speaks."""
NAMING = _words(
    """
    called calls described describes branded brands labelled labels call describe
    """
)
"""Verbs with which one person says something of another: called him “a fool”."""
AUXILIARIES = _words(
    """
    has have had also later then now earlier previously recently once repeatedly further simply even
    today yesterday still again since always often rightly famously ever first a ont est hat habe ha
    """
)
"""What may stand between who speaks and the verb."""
DENYING = _words(
    """
    was were is are been be being am not never no to did does do would could might may should must
    can cannot if whether nor neither without hardly nobody none who'd
    """
)
"""Before a verb of saying these make it another statement: was told, never said, refused to say."""
DENIED = _words("nicht nie niemals kein keine not nothing neither nor pas jamais")
"""Right after a verb of saying they take it back: sagte nicht."""
KIN = _words(
    """
    mother father parents wife husband partner widow widower son daughter sons daughters children
    brother sister brothers sisters uncle aunt cousin nephew niece grandfather grandmother family
    """
)
"""Who may bear the same surname: Kim Dow’s mother, Ms Dow."""
ANSWERING = _words("replied replies responded responds answered answers")
"""Verbs that tell of two who speak, of whom “he” may mean either."""
QUOTED = _words("gesagt genannt geschrieben gerufen bezeichnet geantwortet nennt nannte")
"""Right behind quoted words these tell of another who spoke: Lau habe „…“ gesagt."""
WRITING = _words("wrote writes tweeted tweets posted posts replied responded answered")
"""Verbs whose subject goes on as “saying:” wherever that stands."""
BEING = _words(
    """
    is was as becoming became being been be named elected appointed remains
    """
)
"""After these stands what somebody is who was named already."""
PRONOUNS = {
    "he": "m", "she": "f", "it": "n", "they": "", "i": "", "we": "", "you": "", "who": "",
    "which": "", "that": "", "there": "", "il": "", "elle": "", "er": "", "sie": "", "él": "",
    "ella": "", "one": "", "someone": "", "nobody": "", "everyone": "", "what": "", "this": "",
}  # fmt: skip
"""Words that stand for who speaks, and whom: a man, a woman, a thing, or more than one can tell."""
MALE = _words("Mr Lord Sir Herr Monsieur Father King Prince Señor Don Baron Earl")
FEMALE = _words(
    """
    Mrs Ms Miss Lady Baroness Dame Frau Madame Sister Queen Princess Señora Doña Mme
    """
)
TITLES = (
    MALE
    | FEMALE
    | _words(
        """
    Mx Dr Prof Professor President Senator Rep Representative Judge Justice Captain Colonel General
    Major Lieutenant Sergeant Sgt Pastor Rev Reverend Bishop Archbishop Cardinal Pope Rabbi Imam
    Ambassador Councillor Cllr Minister Secretary Chancellor Inspector Detective Superintendent
    Chairman Congressman Congresswoman Governor Mayor Viscount M Master Massa Squire Comrade
    Brother Uncle Aunt
    """
    )
)
"""Words before a name that belong to it: Dr Bell."""
OFFICES = _words(
    """
    President Senator Minister Secretary Chancellor Chairman Governor Mayor Ambassador Judge Captain
    Colonel General Major Inspector Detective Superintendent Councillor Cllr Professor
    """
)
"""Titles that are left out before a whole name, and stay before a surname: President Ray."""
ROLES = _words(
    """
    Prime Foreign Home Deputy Shadow Chief Executive Director Officer Leader First Vice Former
    Attorney Solicitor Speaker Commissioner Constable UK US UN EU British American English Scottish
    Welsh Irish French German Spanish Italian Chinese Russian Ukrainian Japanese Korean Indian
    Canadian Australian European Labour Conservative Tory Liberal Democrat Democratic Republican
    Green SNP MP MEP MSP Peer Professor Dean Editor Author Defence Health Education Justice Business
    Trade Treasury Energy Transport Environment Culture Finance Economy Interior Undersecretary
    Under-Secretary Parliamentary Parliament State The Prosecutor District Chairwoman Campaigner
    Activist Analyst Economist Historian Journalist Researcher Spokesman Spokeswoman Spokesperson
    Barrister Lawyer Solicitor Farmer Resident Police Fire
    """
)
"""Capitalised words that say what a person is, and are left out of the name."""
BODIES = _words(
    """
    Office Ministry Department Council Commission University Party Group Agency Association Court
    Bank Institute Foundation Police Nations Union Committee Parliament Government House Houses
    Organisation Organization Society Centre Center Board Authority Church Service Services Trust
    Federation Network Campaign Coalition Alliance Tribunal Inquiry Treasury Embassy Assembly
    Company Corporation Ltd Inc Times Post Guardian News Telegraph Herald Press Watch International
    Worldwide Hospital School College Army Navy Force Forces Congress Senate Cabinet Bureau
    Secretariat Consortium Fund Forum Initiative Movement Museum Academy Charity Registry
    Directorate Administration Exchange Airlines Airways Railways Studies Review Journal Tribune
    Gazette Mail Sun Mirror Report Observatory Observer Monitor Project Programme Program
    Partnership Team Unit Branch Chamber Chambers Lords Commons Kingdom States Republic Emirates
    Taskforce Mission Aid Rights Action Britain Nation Solidarity Ombudsman Inspectorate Consulate
    League Club Station Registrar Laboratory Labs Group's Works
    """
)
"""Words that tell a body from a person."""
NO_NAMES = _words(
    """
    January February March April May June July August September October November December Monday
    Tuesday Wednesday Thursday Friday Saturday Sunday North South East West New Northern Southern
    Eastern Western Central Great Christmas Easter Year Day Street Road Avenue Square River Sea
    Ocean Lake Mount Mountains Island Islands City Province County State Region Bay Valley World War
    Olympics Games Winter Summer Act Bill Articles Declaration Universal Human Convention Treaty
    Agreement Accord Protocol Resolution Korea Hong Kong China Chinese Russia Russian American
    British Korean Koreans Japanese French German English London Paris Berlin Washington Brussels
    Geneva Beijing Moscow Asia Africa Europe America Internet Facebook Twitter Secretary Prime
    Foreign Article Chapter Part Section Room Hall Palace Castle Park Bridge Airport Covid Channel
    Radio Television TV Cup League Test Tests Championship Championships Open Soccer Football Rugby
    Cricket Tennis Australia Pakistan Iraq Iran Afghanistan Canada Germany Spain Italy Japan Ukraine
    Syria Egypt Scotland Wales Zealand Sweden Norway Denmark Poland Turkey Greece Brazil Mexico
    Argentina Nigeria Kenya Somalia Sudan Lebanon Gaza Kuwait Vietnam Thailand Malaysia Indonesia
    Singapore Philippines Hungary Romania Serbia Croatia Finland Belgium Austria Switzerland
    Portugal Israeli Palestinian Australian Canadian Australians Tochter Sohn Mutter Vater Bruder
    Schwester Witwe Anwalt Anwältin Sprecher Sprecherin Bericht Zeitung Bible Dictionary
    """
)
"""Capitalised words that stand in no name of a person, or seldom: with them a run is no person."""
STARTING = _words(
    """
    However But And Meanwhile Yet So Then Now Today Yesterday Still Also Instead Later Earlier
    Afterwards Finally As Or Nor For While When If Although Though Because Since After Before In On
    At By From With Under Over Of To During Despite According Asked Speaking Writing The A An This
    That These Those His Her Their Its Our My Your He She It They We I You Who What Which Where How
    Why There Here One Another Some Many Most All Both Each Every No Not Never Even Only Just Such
    Once Perhaps Indeed Last Next First Second Third Tonight Tomorrow Recently Responding Asking
    Had Did Does Would Should Suppose Supposing Imagine Unless Whether Until Like Laut Nach Selon
    Según Pour Thus Hence Therefore Moreover Furthermore Nevertheless Nonetheless Similarly Likewise
    Additionally Otherwise Thereafter Eventually Initially Originally Unlike Within Without Among
    Against Between Throughout Through Several Few Much Der Die Das Ein Eine Le La Les Un Une El
    Los Las Una
    """
)
"""Words that are capitalised only since a sentence begins with them."""
FAMILY_FIRST = _words(
    """
    Kim Lee Park Choi Jung Kang Cho Yoon Xi Chen Wang Li Zhang Liu Yang Zhao Wu Zhou Min Nguyen Mao
    Deng Hu Moon Roh Han
    """
)
"""Family names that stand before the given name where it is written as at home."""
PARTICLES = _words(
    """
    de da di do du del della van von der den ten bin bint ibn al el la le y
    """
)
RANKS = OFFICES | _words(
    """
    Premier Treasurer Attorney-General Solicitor-General Undersecretary Under-Secretary Director
    Officer Leader Commissioner Constable Speaker Chairwoman Campaigner Activist Analyst Economist
    Historian Journalist Researcher Spokesman Spokeswoman Spokesperson Lawyer Barrister Prosecutor
    Scientist Administrator Firefighter Skipper Coach Manager Envoy Negotiator Congressman
    Congresswoman Sheriff Bundeskanzler Bundeskanzlerin Kanzler Kanzlerin Ministerin Präsident
    Präsidentin Ministerpräsident Ministerpräsidentin Bürgermeister Bürgermeisterin
    """
)
"""What stands right before a whole name: whatever is before it is left out with it."""
RANK_ENDINGS = (
    "präsident", "präsidentin", "chef", "chefin", "minister", "ministerin", "kanzler",
    "kanzlerin", "sprecher", "sprecherin", "meister", "meisterin", "direktor", "direktorin",
    "leiter", "leiterin", "vorsitzende", "vorsitzender", "-of-two", "-of-three", "-of-one",
    "-of-four",
)  # fmt: skip
"""How further such words end: Polizeisprecher Rau, Mum-of-two Ann Ray."""
ARTICLES = _words("der den ten la le y")
"""Particles that stand in no name but after another: van der Meer."""
TO_THE = _words("al el")
"""Particles after a first name alone: Zeid al Ray, but Ana Rey al Diario is said to a paper."""
JOINING = _words("and & or et ou und oder y e o")
"""Between two who speak."""
LINKS = _words("of for and & on")
DETERMINERS = _words("a an the one another this that")
PLACING = _words(
    """
    of in at to with by from about on for after under over into onto against between among through
    via per near than without within during before behind beside beyond despite toward towards or
    like including
    """
)
"""Words after which a name is no subject."""
CLAUSE_STARTING = _words(
    """
    that as but when while because if how what where why so although though since whom
    """
)
"""Words after which a new subject may stand."""
PERSONS = _words(
    """
    spokesperson spokesman spokeswoman peer defector prisoner doctor nurse teacher official officer
    minister expert witness professor author mayor president judge lawyer barrister solicitor
    journalist reporter editor campaigner activist survivor victim resident neighbour father mother
    brother sister son daughter wife husband widow man woman boy girl student worker leader chairman
    chairwoman chair director manager owner farmer soldier general commander captain researcher
    scientist analyst economist historian bishop priest pastor imam rabbi ambassador diplomat envoy
    senator governor councillor candidate founder member guard driver refugee escapee migrant
    colleague friend partner boss executive head chief secretary adviser advisor aide source insider
    politician lord baroness lady peeress youth pensioner player coach manager tenant trader veteran
    pilot engineer artist actor writer poet critic opponent supporter rapporteur commissioner
    sergeant constable inspector detective dispatcher clerk skipper midwife carer cleaner patient
    nun monk landlord landlady shopkeeper receptionist firefighter paramedic butler bishop surgeon
    uncle aunt cousin nephew niece grandfather grandmother fiancé fiancée girlfriend boyfriend
    negotiator mediator prosecutor defendant suspect attacker gunman robber thief customer caller
    passenger motorist cyclist pedestrian villager pensioner veteran interpreter translator
    """
)
"""Who may speak, of whom only that is said; one is looked for before “he” is told."""
THINGS = _words(
    """
    report statement agency inquiry court government department ministry committee commission
    charity group union company firm police watchdog regulator panel tribunal party embassy council
    university newspaper paper study document letter organisation organization association body
    board foundation institute office jury authority think-tank broadcaster bank commentary
    """
)
"""What may speak without being a person: the report said."""
PLURAL = _words("officials ministers campaigners experts police lawyers researchers")
NARROWING = _words("subsequent first latest new same recent earlier previous later final")
"""What sets a thing apart from others of its kind in its text alone."""
ANOTHERS = _words(
    """
    response responses reply comment comments question claim claims remark remarks accusation
    headline letter statement report article post tweet message note book suggestion allegation
    words advice remark
    """
)
"""Between two quoted stretches these show that others are quoted in the second."""
FOREIGN = _words(
    """
    who which whose whom by accuses accused alleging called calling calls describes describing
    described dubbed branded labelled quoted quoting quotes cited citing entitled titled named known
    so-called slogan headline banner chant chanting chanted reading read reads wrote saying says
    said told tells according translates meaning means placard placards sign signs motto nicknamed
    codenamed ( word term phrase claims claiming claimed ordered instructed captioned headlined
    ruled deemed heard overheard caption dit dicho gesagt
    """
)
"""Between a verb of saying and quoted words these show that somebody else's words may follow."""
