"""Names that Persian does not take over by sound, and capitalised words that are translated.

Match keys on both sides.  A name stands with every rendering in use in Iran and Afghanistan;
several are separated by ``|``.
"""

from __future__ import annotations

import re

from tm.language import match_key

# Countries, peoples' lands, cities and waters whose Persian name is not their sound.
_EXONYMS = """
germany آلمان|جرمنی; greece یونان; hungary مجارستان|هنگری; poland لهستان|پولند;
austria اتریش|آستریا; egypt مصر; india هند|هندوستان; china چین; japan ژاپن|جاپان; turkey ترکیه;
turkiye ترکیه; iraq عراق; syria سوریه|شام; jordan اردن; lebanon لبنان; morocco مراکش|مغرب;
algeria الجزایر; tunisia تونس; libya لیبی|لیبیا; saudi سعودی|عربستان; arabia عربستان;
emirates امارات; switzerland سوئیس|سویس; sweden سوئد|سویدن; norway نروژ|ناروی; finland فنلاند;
denmark دانمارک|دنمارک; netherlands هلند|هالند; holland هلند|هالند; belgium بلژیک|بلجیم;
england انگلیس|انگلستان|بریتانیا; britain بریتانیا|انگلیس|انگلستان; scotland اسکاتلند;
ireland ایرلند; wales ولز; france فرانسه; spain اسپانیا|هسپانیه; italy ایتالیا;
portugal پرتغال|پرتگال; romania رومانی|رومانیا; bulgaria بلغارستان; croatia کرواسی;
serbia صربستان; ukraine اوکراین; russia روسیه|روس; georgia گرجستان|جورجیا; armenia ارمنستان;
azerbaijan آذربایجان; kazakhstan قزاقستان; uzbekistan ازبکستان; turkmenistan ترکمنستان;
tajikistan تاجیکستان; kyrgyzstan قرقیزستان; mongolia مغولستان; korea کره|کوریا; vietnam ویتنام;
thailand تایلند; indonesia اندونزی|اندونیزیا; malaysia مالزی|مالیزیا; philippines فیلیپین;
australia استرالیا|آسترالیا; zealand زلاند|نیوزیلند|زیلند; mexico مکزیک|مکسیکو;
brazil برزیل|برازیل; argentina آرژانتین|ارجنتاین; chile شیلی|چیلی; colombia کلمبیا;
venezuela ونزوئلا|ونزویلا; cuba کوبا|کیوبا; canada کانادا; america آمریکا|امریکا;
ethiopia اتیوپی|حبشه; kenya کنیا; nigeria نیجریه|نایجریا; somalia سومالی; sudan سودان;
yemen یمن; oman عمان; qatar قطر; bahrain بحرین; kuwait کویت; palestine فلسطین; israel اسرائیل;
afghanistan افغانستان; pakistan پاکستان; iran ایران; bangladesh بنگلادش; nepal نپال|نیپال;
lanka لانکا; iceland ایسلند; lithuania لیتوانی|لتوانیا; latvia لتونی|لتویا;
estonia استونی|استونیا; slovakia اسلواکی|سلواکیا; slovenia اسلوونی|سلوونیا; bosnia بوسنی|بوسنیا;
albania آلبانی|البانیا; macedonia مقدونیه; moldova مولداوی|مولدوا; belarus بلاروس; cyprus قبرس;
luxembourg لوکزامبورگ; malta مالت; czech چک; europe اروپا; asia آسیا; africa آفریقا|افریقا;
crimea کریمه; vienna وین|ویانا; rome رم|روم; warsaw ورشو; athens آتن; cairo قاهره;
damascus دمشق; jerusalem اورشلیم|قدس|بیتالمقدس|بیت المقدس; mecca مکه; medina مدینه; london لندن;
paris پاریس; moscow مسکو|ماسکو; beijing پکن|بیجینگ|پیکینگ; delhi دهلی; brussels بروکسل;
geneva ژنو|جنوا|جینوا; munich مونیخ; cologne کلن; prague پراگ; lisbon لیسبون; venice ونیز;
florence فلورانس; milan میلان; naples ناپل; genoa جنوا; istanbul استانبول; ankara آنکارا;
aleppo حلب; baghdad بغداد; basra بصره; mosul موصل; tehran تهران; isfahan اصفهان; tabriz تبریز;
shiraz شیراز; mashhad مشهد; qom قم; ahvaz اهواز; kerman کرمان; yazd یزد; abadan آبادان;
hamadan همدان; rasht رشت; zahedan زاهدان; kermanshah کرمانشاه; bushehr بوشهر; arak اراک;
urmia ارومیه; kabul کابل; herat هرات; kandahar قندهار|کندهار; mazar مزار; jalalabad جلالآباد;
bamyan بامیان; bamiyan بامیان; ghazni غزنی; kunduz قندوز|کندز; helmand هلمند; badakhshan بدخشان;
panjshir پنجشیر; nangarhar ننگرهار; balkh بلخ; takhar تخار; faryab فاریاب; zabul زابل;
paktia پکتیا; logar لوگر; parwan پروان; nimroz نیمروز; farah فراه; daikundi دایکندی; ghor غور;
islamabad اسلامآباد; peshawar پیشاور; lahore لاهور; karachi کراچی; quetta کویته;
dushanbe دوشنبه; tashkent تاشکند; samarkand سمرقند; bukhara بخارا; khorasan خراسان;
kurdistan کردستان; khuzestan خوزستان; gilan گیلان; mazandaran مازندران; berlin برلین;
hamburg هامبورگ; frankfurt فرانکفورت; madrid مادرید; barcelona بارسلون|بارسلونا; sydney سیدنی;
washington واشنگتن; york نیویورک|یورک; chicago شیکاگو; seoul سئول|سیول; tokyo توکیو;
mumbai بمبئی|مومبای; oslo اسلو; stockholm استکهلم; copenhagen کپنهاگ; helsinki هلسینکی;
zurich زوریخ; texas تگزاس; florida فلوریدا; california کالیفرنیا; gaza غزه; caspian خزر|کاسپین;
euphrates فرات; tigris دجله; nile نیل; danube دانوب; rhine راین; himalayas هیمالیا; alps آلپ;
oxus آمو|آمودریا|جیحون; jesus عیسی|مسیح; christ مسیح; moses موسی; abraham ابراهیم;
joseph یوسف|جوزف|ژوزف; mary مریم|ماری|مری; solomon سلیمان|سالومون;
alexander اسکندر|الکساندر|آلکساندر|الکس; plato افلاطون; aristotle ارسطو; socrates سقراط;
david داود|داوود|دیوید|داوید; noah نوح|نوا; cyrus کوروش|سایرس; darius داریوش; xerxes خشایار;
islam اسلام; quran قرآن; koran قرآن; bible انجیل|مقدس|بایبل; god خدا|پروردگار;
phoenix فونیکس|ققنوس|فینیکس; louis لویی|لوئی|لوییس|لوئیس; versailles ورسای;
constantinople قسطنطنیه; pittsburgh پیتسبورگ|پیتزبورگ; byzantium بیزانس; antoinette آنتوانت;
charles چارلز|شارل; john جان|ژان|یحیی|یوحنا; peter پیتر|پتر|پطرس; paul پل|پاول|پولس|پال;
george جرج|جورج|ژرژ; michael مایکل|میکائیل|میشل; james جیمز|یعقوب; thomas توماس|تامس|توما;
william ویلیام|ویلهلم; matthew متیو|متی; luke لوک|لوقا; mark مارک|مرقس; xi شی; caesar سزار|قیصر;
crusades صلیبی; pharaoh فرعون
"""


def _words(text: str) -> frozenset[str]:
    """The words of a table."""
    return frozenset(text.split())


EXONYMS = {
    match_key(row.split()[0]): frozenset(
        match_key(name) for name in row.split(None, 1)[1].split("|")
    )
    for row in _EXONYMS.replace("\n", " ").split(";")
    if row.strip()
}

# Capitalised words that are translated, not taken over: titles, offices, parts of names of
# institutions, adjectives, months, and what begins headlines.
TRANSLATED = _words(
    """mr mrs ms miss dr prof professor sir lord lady madam president minister senator
    representative congressman congresswoman governor mayor ambassador secretary chancellor
    premier king queen prince princess emperor general colonel captain major lieutenant sergeant
    judge justice attorney chief director chairman chairwoman chair officer spokesman
    spokeswoman spokesperson pope bishop archbishop cardinal father mother brother sister saint
    st imam ayatollah sheikh mullah haji hajji sultan shah khan emir crown vice deputy assistant
    acting former january february march april may june july august september october november
    december jan feb mar apr jun jul aug sept sep oct nov dec monday tuesday wednesday thursday
    friday saturday sunday mon tue wed thu fri sat sun spring summer autumn fall winter
    christmas easter ramadan nowruz new year years eve day week month the a an and or of in on
    at to for from by with as is are was were be not no this that these those his her its their
    our my your i he she it we they you who what when where why how but if so then there here
    all some any more most other many much such only also after before during between over under
    about against into out up down off than two three four five six seven eight nine ten first
    second third last next old great little big good best bad high low long short north south
    east west northern southern eastern western central middle far upper lower southwest
    southeast northwest northeast southeastern northwestern northeastern southwestern midwest
    coast bay gulf sea ocean lake river mount mountain mountains valley island islands desert
    forest park beach hill hills creek falls harbour harbor port cape peninsula canyon plain
    plains point rock rocks springs swamp strait channel canal dam bridge tunnel pass road
    street avenue square lane drive boulevard highway route way gate tower hall house building
    castle palace temple mosque church cathedral chapel abbey monastery shrine tomb museum
    gallery library theatre theater opera cinema stadium arena garden gardens zoo market bazaar
    mall centre center airport station terminal hospital clinic hotel inn school college
    university academy institute institution faculty department ministry office bureau agency
    authority board commission committee council court tribunal parliament congress senate
    assembly chamber cabinet government administration state states union united federation
    federal republic kingdom empire nation nations national international world global regional
    local public private royal imperial people peoples popular democratic democrat democrats
    republican republicans labour labor conservative conservatives liberal liberals green greens
    party front movement alliance coalition league association society foundation fund trust
    bank group company corporation inc ltd llc co corp enterprise industries industry industrial
    business trade commerce exchange stock insurance financial finance development research
    science sciences technology engineering medicine medical health healthcare care social
    security service services human rights right civil constitutional supreme appeal appeals
    district county city town village province region territory municipality municipal capital
    land lands country home homeland foreign interior internal external affairs defence defense
    war peace army navy air force forces guard guards marine marines police armed military
    militia intelligence special operation operations command corps brigade battalion regiment
    division unit team club football soccer basketball cup championship champions champion
    tournament olympic olympics games game grand prix open final finals super bowl series season
    leagues player award awards prize medal festival concert film films movie music song book
    books press news newspaper times post daily weekly journal magazine review herald tribune
    telegraph guardian observer independent today tonight morning evening night radio television
    network broadcasting media communications information internet web online digital data
    computer software hardware systems system project program programme plan initiative act law
    laws bill code treaty accord agreement pact convention protocol charter declaration
    resolution constitution amendment article section chapter part volume number page report
    study survey index paper white black red blue yellow brown grey gray golden gold silver iron
    steel stone wood water fire earth moon star stars sky storm hurricane typhoon tropical flood
    earthquake american americans british english scottish irish welsh french german germans
    spanish italian italians russian russians chinese japanese korean koreans indian indians
    pakistani pakistanis iranian iranians persian persians afghan afghans arab arabs arabic
    turkish turks turk kurdish kurds kurd israeli israelis palestinian palestinians syrian
    syrians iraqi iraqis egyptian egyptians saudi saudis jewish jews jew muslim muslims islamic
    christian christians catholic catholics protestant protestants orthodox sunni sunnis shia
    shiite shiites hindu hindus buddhist buddhists sikh european europeans asian asians african
    africans latin mexican mexicans canadian canadians australian australians austrian austrians
    dutch swiss swedish swede danish dane danes norwegian finnish polish pole poles hungarian
    czech greek greeks roman romans ukrainian ukrainians portuguese brazilian brazilians uzbek
    uzbeks tajik tajiks turkmen hazara hazaras pashtun pashtuns pashto dari farsi baloch azeri
    armenian armenians georgian soviet nazi nazis communist communists socialist capitalist
    taliban covid coronavirus sars virus disease syndrome cancer class type level stage phase
    model version edition generation order judiciary magistrates prosecution drought pharmacy
    shop miracle basin tracker rapid threatening flash flooding benefit salt areas weather
    monitor blues pacific atlantic arctic antarctic mediterranean baltic executive manager coach
    trainer striker president-elect commander commissioner inspector detective constable sheriff
    marshal ranger agent nurse doctor teacher student students child children woman women man
    men girl girls boy boys youth family families mothers workers worker farmers unions teachers
    journalists reporters life lives love death hope freedom liberty truth power energy oil gas
    nuclear atomic solar wind electric electricity transport transportation railway railways
    rail train bus metro airlines airways aviation space shuttle rocket missile fleet ship boat
    letter letters word words language languages literature poetry poem poems history art arts
    culture cultural heritage education educational training environment environmental climate
    change agriculture agricultural food farm farms forestry fisheries housing planning works
    employment pensions welfare equality tourism sport sports deep dark wild happy free young
    ancient modern late early save click file edit view tools help yes ok revolution revolutions
    pyramid pyramids age ages tissue retailers organisation organisations organization
    organizations crusader crusaders crusade crusades byzantine fashion gypsy gypsies sphinx
    necropolis dead plateau toilet both either neither each every another host animal animals
    figure figures table tables faith rogue warning warnings universe need needs analyst
    analysts gone able account across activist activity actor actress adult advice again aid aim
    alarm album alone along already although always among amount angry answer anti anyone
    anything apart apple apps area arm around arrest artist ask assault asset attack attempt
    auction audience aunt author auto average baby back ball ban band bar base basic bath battle
    bear beat beauty because bed beer begin behind being believe below better beyond bid billion
    bird birth bit bitter blast blood body bomb bond bone border born boss bottom box brain
    branch brand brave bread break breakfast breath brief bring broken budget build bureaucracy
    busy buy call camp campaign can candidate car card career cash cat cause cell cent century
    certain chain challenge chance charity cheap chest choice cigarette citizen citizens claim
    clean clear clerk clever client clock close cloud coal coat coffee cold collapse collection
    colour come comedy comment common compare competition concern conflict connection consumer
    contact content contract control cook cool copy corn corner cost could count couple courage
    course cover cream crew crime crisis critic critics crowd cry current customer cut dance
    danger date daughter daughters days deal dear debate debt decade decision delay demand
    dentist depth design despite detail diet different dinner dirty discovery dog door doubt
    dozen drama dream drink driver drug drugs dry due dust duty eagle ear easy eat edge editor
    effect effort egg elder election elections else end enemy engine engineer enough entire
    entry episode equal error escape even event events ever everyone everything evidence exam
    example exhibition exit expert experts explorer export eye eyes face fact factor factory
    fair fake false fame fans fast fat fate fear feature fee feel feet few field fight fighter
    fighters find fine finger fish fit fix flag flat flight floor flow flower flowers fly focus
    follow foot form fortune forum forward found frame fresh friend friends fruit fuel full fun
    funeral future gap gender gene genes get ghost giant gift give glass goal goals goat going
    goods grain grass grave greater ground groups grow growth guest guests guide guilty gun guns
    guy hair half hand hands happen hard hat head headquarters heart heat heavy hell hero heroes
    hide hip hit hold hole holiday holy honor horse hot hour hours however huge hundred hundreds
    hunger hunt husband ice idea ideas image impact income infant inside instead intent interest
    interview investigation investigators investment investor investors issue issues item jail
    job jobs join joint joke journey joy juice jump junior jury just keep key kid kids kill
    killer kind kiss kitchen knee knife know knowledge lack lamp large laser later latest laugh
    launch lawyer lawyers lead leader leaders leadership learn least leather leave left leg
    legal legend less let lie light like limit line lines lion list listen live loan log logic
    lonely look lose loss lost lot loud luck lucky lunch machine mad magic mail main make making
    map marriage mask mass master match mate matter maybe meal mean meat meeting member members
    memory mental menu message metal meter method might mile milk million millions mind mine
    minor minute minutes mistake mix mobile mode moment money months mood motion motor mouse
    mouth move multiple murder must mystery naked name names narrow native natural nature near
    nearly neck neighbor neighbour nephew nerve net never nice niece noise none nor normal nose
    note nothing notice novel now nurses object odd offer official officials often once one ones
    onto operator opinion opposition option orange origin others outside oven own owner owners
    pack paid pain paint pair pandemic panel parent parents partner partners parts past patch
    path patient patients pattern pay peak pen per perfect perhaps period person phone photo
    piece pilot pink pipe pity place plague plane planet plans plant plants plate play players
    please plus pocket poet poets poison policy political politics poor pop population position
    possible pot pound prayer price prices pride priest prime print prior prison prisoner
    prisoners problem problems product products profit proof proper property protest protesters
    protests proud prove pull pulse pure purple push put quality quarter quest question
    questions quick quiet quite race rain raise range rank rare rate rates rather raw reach read
    reader readers ready real reality really reason rebel rebels record recovery refugee
    refugees remember rent rescue researcher researchers residents respect rest result results
    return rice rich ride rifle rise risk rite rival rivals role room root rough round row rule
    rules ruling run runner rural rush sad safe safety said sail salary sale sales same sand saw
    say scale scene schools scientist scientists score screen search seat secret sector see seed
    seem sell senior sense sent separate serious several sex shadow shall shape share sheep
    shell shock shoe shoes shoot shot should shoulder show sick side sight sign silent silk
    similar simple since sing singer single site size skin sleep slow small smart smile smoke
    snake snow soap soft soil soldier soldiers solid someone something sometimes son songs soon
    sorry soul sound soup source sources speech speed spirit split spread staff stand standard
    start statement stay step still stomach stop store story strange stranger strategy stream
    strike string strong studies stuff style subject success sudden sugar suit support
    supporters sure surface survivor survivors suspect suspects sweet swim symbol tail take tale
    talk talks tall tank tape task taste tax taxes tea teach tears tension term terror terrorist
    terrorists test text thank thanks theory therapy thing things think thirty though thousand
    thousands threat through throughout thus ticket time tin tiny title tobacco together toll
    tomorrow tone tongue too tool tooth top topic total touch tough tour tourist tourists toward
    towards toxic toy toys track traffic tragedy trail transfer trap travel traveler travelers
    treasure tree trees trend trial tribe tribes trick trip troops trouble truck true try turn
    twelve twenty twice twin ugly ultimate uncle understand unfortunately unique unless unlike
    until upon urban us use used user users usual usually vast very veteran veterans via victim
    victims victory villagers violence visit visitor visitors vital voice vote voter voters wage
    wages wait walk wall walls want warm wash waste watch ways weak wealth weapon weapons wear
    wedding welcome well wet whatever wheel whether which while whole whom whose wide wife will
    win window wine wing winner wish within without witness witnesses wolf wonder wool worst
    would write writer writers wrong yard yeah yet zero zone"""
)

# Titles and offices: what follows one is somebody's name.
TITLES = _words(
    """mr mrs ms miss dr prof professor sir lord lady madam president minister senator
    representative congressman congresswoman governor mayor ambassador secretary chancellor
    premier king queen prince princess emperor general colonel captain major lieutenant sergeant
    judge justice attorney director chairman chairwoman spokesman spokeswoman spokesperson pope
    bishop archbishop cardinal saint st imam ayatollah sheikh mullah haji hajji sultan emir
    deputy inspector detective commander commissioner coach manager engineer doctor nurse"""
)
# Endings of English words that are translated, not taken over by sound.
TRANSLATED_ENDING = re.compile(
    r".*(?:tions?|sions?|ments?|ness|ology|ological|ical|ity|ities|isms?|ists?|ships?|ances?|ences?|ous"
    r"|ingly|ively|ance|ational|ative|ational|ically|craft|works?|ways?|stones?|wealth|eers?|makers?|ers)"
)
