"""What a language file holds: one pydantic model a section. Unknown keys are refused.

A section belongs to the stage that reads it; words are written as they stand in running text, and each stage
folds case and typography itself.
"""

from __future__ import annotations

from pydantic import BaseModel, ConfigDict, Field


class Section(BaseModel):
    """Base of every section: frozen, and strict about keys it does not know."""

    model_config = ConfigDict(extra="forbid", frozen=True)


class DateWords(Section):
    """Words of calendar expressions, as they stand in running text. See pipeline/entities/dates.

    months: by number, every form that stands beside a day or a year (cases, abbreviations without their full stop).
    month_nouns: "month". weekdays: names and abbreviations, 1 for Monday to 7 for Sunday. seasons: by EDTF's number,
    21 spring to 24 winter.
    ordinals: what may stick to a number ("er", "th"); the full stop always may.
    spaced_ordinals: those that superscripts leave behind a blank ("1 er"). days: days of the month in words.
    of: what may stand between day, month and year. articles: what may stand before a day.
    to, conjunctions, between: "12 to 14 May", "12 and 14 May", "between 1977 and 1991".
    day_signs: what parts day and month in figures where there is no year.
    day_cues: words before a day in figures that show that "22/04" is a date.
    yearly: words before a month or a day that comes each year.
    year_cues: words before four digits that show that they are a year. year_after: words behind it ("roku").
    amount_cues: year_cues that lead an amount as often, so that a round number with a noun behind it is no year.
    years: nouns that name the year itself ("Jahr"). about, about_after: "circa"; parts: "early", "end of".
    before_christ, after_christ: era words behind a year; era_before: in front of it, with a capital ("AD 43").
    centuries: nouns behind a number, centuries_before: before it. century_names: by leading digits, "Settecento" 17.
    elided_centuries: whether "'700" is said for 1700 to 1799.
    decade_suffixes: behind the figures ("1960er"), decade_after: words behind these ("Jahre").
    decade_before: words before the figures; decade_short_before: those where four figures are years ("w latach 1982").
    decade_names: by digit, "sechziger" 6.
    decade_hundreds: words before such a name, "nineteen" 19; a language that has them says "the nineties".
    hundreds_are_centuries: whether 1800 with a decade suffix is the century.
    open_end: "until today". week: "week of" before a day. quarters: nouns. at, oclock: words around a clock time.
    holidays: by month and day ("07-04") or days from Easter ("easter+49"), feasts that get a day beside a year.
    streets: words before a date that is a street's name ("rue du 8 mai 1945"). streets_after: words behind a number
    that is a house ("1500 Main Street"). capital_nouns: whether nouns have a capital letter.
    labels: words before a number that is no year ("room"), "*" before an ending ("*gesetz"). units: words behind a
    number that is an amount.
    published, modified, valid_from: words before the date of the page itself.
    """

    months: dict[int, tuple[str, ...]] = {}
    month_nouns: tuple[str, ...] = ()
    weekdays: dict[int, tuple[str, ...]] = {}
    seasons: dict[int, tuple[str, ...]] = {}
    ordinals: tuple[str, ...] = ()
    spaced_ordinals: tuple[str, ...] = ()
    days: dict[int, tuple[str, ...]] = {}
    of: tuple[str, ...] = ()
    articles: tuple[str, ...] = ()
    to: tuple[str, ...] = ()
    conjunctions: tuple[str, ...] = ()
    between: tuple[str, ...] = ()
    day_signs: tuple[str, ...] = (".", "/", "-")
    day_cues: tuple[str, ...] = ()
    yearly: tuple[str, ...] = ()
    year_cues: tuple[str, ...] = ()
    amount_cues: tuple[str, ...] = ()
    year_after: tuple[str, ...] = ()
    years: tuple[str, ...] = ()
    about: tuple[str, ...] = ()
    about_after: tuple[str, ...] = ()
    parts: tuple[str, ...] = ()
    before_christ: tuple[str, ...] = ()
    after_christ: tuple[str, ...] = ()
    era_before: tuple[str, ...] = ()
    centuries: tuple[str, ...] = ()
    centuries_before: tuple[str, ...] = ()
    elided_centuries: bool = False
    century_names: dict[int, tuple[str, ...]] = {}
    decade_suffixes: tuple[str, ...] = ()
    decade_after: tuple[str, ...] = ()
    decade_before: tuple[str, ...] = ()
    decade_short_before: tuple[str, ...] = ()
    decade_names: dict[int, tuple[str, ...]] = {}
    decade_hundreds: dict[int, tuple[str, ...]] = {}
    hundreds_are_centuries: bool = False
    open_end: tuple[str, ...] = ()
    week: tuple[str, ...] = ()
    quarters: tuple[str, ...] = ()
    at: tuple[str, ...] = ()
    oclock: tuple[str, ...] = ()
    holidays: dict[str, tuple[str, ...]] = {}
    streets: tuple[str, ...] = ()
    streets_after: tuple[str, ...] = ()
    capital_nouns: bool = False
    labels: tuple[str, ...] = ()
    units: tuple[str, ...] = ()
    published: tuple[str, ...] = ()
    modified: tuple[str, ...] = ()
    valid_from: tuple[str, ...] = ()


class PhoneWords(Section):
    """Labels beside phone and fax numbers. See pipeline/entities/phones.

    voice, fax, cell: words that stand before a number and name its kind. extension: words before an extension.
    direct_dial: words before the ending that takes the place of a base number's last zero ("Durchwahl -1440").
    other_numbers: words before a number that is no phone number; a leading "*" stands for any beginning of the word.
    units: words behind a number that counts or measures something. Full stops are left out: "Tel" is "Tel.".
    at, dot: words that stand for the signs in an e-mail address that is written out.
    """

    voice: tuple[str, ...] = ()
    fax: tuple[str, ...] = ()
    cell: tuple[str, ...] = ()
    extension: tuple[str, ...] = ()
    direct_dial: tuple[str, ...] = ()
    other_numbers: tuple[str, ...] = ()
    units: tuple[str, ...] = ()
    at: tuple[str, ...] = ()
    dot: tuple[str, ...] = ()


class NoiseWords(Section):
    """Phrases of menus, consent boxes and footers. See pipeline/noise/phrases.py.

    A phrase stands for a whole line ("read more"); with " *" behind it, for the beginning of one ("you are here *").
    Case, accents and punctuation do not matter.

    functions: words that running text is full of and menus are not. anywhere: words that mark a line wherever they
    stand.
    The others name what a line with such a phrase is: skip (links past the menu), menu, breadcrumb, languages (of a
    language switch), consent, more (links to the rest of a teaser), related and news (headings over links to other
    pages), legal (footers), share (and print, social networks, comments), search, login, widget (newsletter, weather,
    feedback, forms), toc (the list of a page's own headings).
    """

    functions: tuple[str, ...] = ()
    skip: tuple[str, ...] = ()
    menu: tuple[str, ...] = ()
    breadcrumb: tuple[str, ...] = ()
    languages: tuple[str, ...] = ()
    consent: tuple[str, ...] = ()
    more: tuple[str, ...] = ()
    related: tuple[str, ...] = ()
    news: tuple[str, ...] = ()
    legal: tuple[str, ...] = ()
    share: tuple[str, ...] = ()
    search: tuple[str, ...] = ()
    login: tuple[str, ...] = ()
    widget: tuple[str, ...] = ()
    toc: tuple[str, ...] = ()
    anywhere: tuple[str, ...] = ()


class CityWords(Section):
    """Cues and exonyms of cities. See pipeline/entities/cities.

    Before a name, perhaps with a link between ("Ville de", "City of"): towns say that it is a populated place,
    towns_many that a list of such follows, regions_before that it is something larger, districts something smaller,
    districts_many that a list of such follows, streets_before a street, houses a hotel or bar, institutions what a town
    has and is named after it ("Universität", "gare"), events a treaty or battle, titles a person.
    communes are the towns words behind which an unknown name is taken for a town as well ("Gemeinde X").
    offices are those whose holder's name may follow as well ("Mayor Smith", "Mayor of York").
    guests: people who come from a place ("amis de", "delegación de"), a link between.
    After a name: regions_after ("County"), streets_after ("Street"), towns_after ("Borough Council"),
    institutions_after ("Airport"), rivers (after a slash: "Lauenburg/Elbe"). On either side: clubs ("FC"). copulas:
    "is", "was", between a name and what it is.
    links, prepositions, conjunctions, articles: the small words around a name; prepositions only those that stand
    before places. person_links: those of them that stand before a person's name as often ("von", "Nach").
    bare_prepositions: prepositions without an article, in languages in which a country has one: "à Luxembourg" is the
    city. pronouns: what stands for a word said before, a link behind it ("celle de", "that of"). saints: "Saint" and
    its like, in small letters, with which a town's name begins.
    nouns: common nouns that may follow a town word without naming the town, alone or as the end of a compound
    ("ist die Stadt Mitglied"), for languages that write every noun with a capital. companies: what follows a name that
    is a firm's ("& Sons", "GmbH").
    words: names of places that are often a word of the language ("Essen", "Reading"); common_words: those that hardly
    ever mean the place ("Die", "Ende").
    genitive_s: whether an -s is put behind a town's name without an apostrophe ("Stuttgarts").
    inflections: ending in a sentence and ending of the nominative, for languages that decline names;
    adjective_inflections: those of the adjectives in names of several words ("Nowym Sączu").
    exonyms: name in this language -> GeoNames' name and country ("Lüttich" -> "Liège, BE").
    countries: ISO 3166-1 alpha-2 -> names, declined ones too.
    """

    towns: tuple[str, ...] = ()
    communes: tuple[str, ...] = ()
    towns_many: tuple[str, ...] = ()
    links: tuple[str, ...] = ()
    prepositions: tuple[str, ...] = ()
    bare_prepositions: tuple[str, ...] = ()
    pronouns: tuple[str, ...] = ()
    saints: tuple[str, ...] = ()
    conjunctions: tuple[str, ...] = ()
    person_links: tuple[str, ...] = ()
    articles: tuple[str, ...] = ()
    regions_before: tuple[str, ...] = ()
    regions_after: tuple[str, ...] = ()
    towns_after: tuple[str, ...] = ()
    offices: tuple[str, ...] = ()
    guests: tuple[str, ...] = ()
    copulas: tuple[str, ...] = ()
    rivers: tuple[str, ...] = ()
    districts: tuple[str, ...] = ()
    districts_many: tuple[str, ...] = ()
    streets_before: tuple[str, ...] = ()
    streets_after: tuple[str, ...] = ()
    houses: tuple[str, ...] = ()
    institutions: tuple[str, ...] = ()
    institutions_after: tuple[str, ...] = ()
    events: tuple[str, ...] = ()
    clubs: tuple[str, ...] = ()
    titles: tuple[str, ...] = ()
    nouns: tuple[str, ...] = ()
    companies: tuple[str, ...] = ()
    words: tuple[str, ...] = ()
    common_words: tuple[str, ...] = ()
    genitive_s: bool = False
    inflections: tuple[tuple[str, str], ...] = ()
    adjective_inflections: tuple[tuple[str, str], ...] = ()
    exonyms: dict[str, str] = {}
    countries: dict[str, tuple[str, ...]] = {}


class MayorTitle(Section):
    """One title in all its written forms: male, female, inflected.

    forms: as in running text, singular. plural: forms that head a list of holders.
    countries: ISO 3166-1 codes where it is the title of a head of municipality; the first is its home.
    weak: True where the word alone means other offices too ("presidente"); it counts only on pages of these
        countries that also use a strong title or name the city beside it.
    local: True where the word is read in blocks of this language only ("mer", which is "we" in Luxembourgish).
    abroad: True where the language uses it today for mayors of other countries alone.
    below: titles of the head where this one is a deputy's: a Bürgermeister beside an Oberbürgermeister.
    except_in: languages in whose blocks it is another word ("mayor" in Spanish).
    """

    forms: tuple[str, ...]
    plural: tuple[str, ...] = ()
    countries: tuple[str, ...] = ()
    weak: bool = False
    local: bool = False
    except_in: tuple[str, ...] = ()
    abroad: bool = False
    below: tuple[str, ...] = ()


class MayorWords(Section):
    """Titles of mayors and of those who are none. See pipeline/entities/mayors.

    titles: titles of mayors. offices: other offices, whose holders are no mayors.
    deputies: words that, right before a title, make it a deputy's.
    departments: words right behind a holder's name that make him a deputy ("Dezernat", "zuständig für").
    deputy_words: words right before a title that make its holder a deputy mayor ("stellvertretende", "Zweiter"), and
    deputy_titles: whole titles of one ("adjointe au maire", "Vizebürgermeister"); honorary_words, honorary_after (right
    behind a title) and honorary_titles: likewise of an honorary mayor ("maire honoraire", "Ehrenbürgermeister").
    former: words that, beside a title, speak of another time ("damaliger", "ancien"); the holder is a mayor.
    modifiers: other words that may stand right before a title: articles, "new", "present".
    singular, several: words before a form that is singular and plural, and make it the one ("der Bürgermeister") or the
    other ("die Bürgermeister").
    after_title: words that may stand between a title and the name ("a. D.", "honoraire", "miasta").
    honorifics: forms of address and degrees before a name. links: words between a title and its city
    ("von", "der Stadt"). copulas: verbs that join a name and a title ("ist", "wurde", "amtiert als").
    city_adjectives: endings of a city's adjective before a title ("Potsdamer"). inhabitants: endings of adjectives of
    inhabitants, in languages that put them behind a title ("le maire belfortain").
    relatives: words that join a title to the city named before ("dessen", "whose", "its"). pointing: those of them that
    point back to a town of another sentence ("Deren Bürgermeister").
    pronouns: what stands for a title that was just said ("celui de Trois-Ponts").
    on_behalf: words before a city that begins a sentence of what its mayor does ("aus Metz kam Bürgermeister").
    guests: words for visitors before the town from which they come ("Delegation aus Metz").
    accompanied: words between guests and the mayor who comes with them ("mit", "avec").
    guests_of: words before the one whose guests others are ("zu Gast bei").
    receiving: words for receiving somebody in a town; inside: prepositions before that town ("In Metz empfing ihn X").
    thanks: words that make somebody the one who brought a partner town ("dank"); with_this_town: words that speak of
    the town just named as of the other party ("mit dieser Stadt").
    sides: words for a party to a treaty, with an adjective of its country ("auf französischer Seite").
    leading: phrases of a sentence that says who leads a town ("an der Spitze"). now: words that say that a sentence
    speaks of today. until: words before the end of a term ("bis", "jusqu'en").
    counterparts: a mayor of another city, said from the first one's side ("Amtskollege", "homologue").
    succession: words before the name of a holder's forerunner or follower ("Amtsvorgänger", "succède à").
    hosts: words before the name of the publisher's mayor as the one who receives guests ("sein Gastgeber").
    superseded: participles behind the name of a follower ("von X abgelöst").
    presence: words before the guests of a ceremony ("im Beisein von"). signers: words between "signed" and a name
    ("by"). signatures: what stands before the name of one who signed ("gez."); closings: what ends a letter before it
    ("Ihre"), with its capital.
    lists: headings over lists of holders that hold no title ("Amtsvorgänger", "Recent holders").
    particles: lower-case parts of surnames ("von", "de la"). person_articles: articles before a person's name
    ("d'Anne"). given_names: common first names.
    not_names: capitalised words that are no part of a person's name ("Rathaus", "Council").
    female, male: words of a title, or of address right before it, that tell its holder's gender; "*" at the start
        stands for any letters ("*meisterin"). A title that both bear ("maire", "Mayor", "sindaco") tells none.
    """

    titles: tuple[MayorTitle, ...] = ()
    offices: tuple[str, ...] = ()
    deputies: tuple[str, ...] = ()
    deputy_words: tuple[str, ...] = ()
    deputy_titles: tuple[str, ...] = ()
    honorary_words: tuple[str, ...] = ()
    honorary_after: tuple[str, ...] = ()
    honorary_titles: tuple[str, ...] = ()
    departments: tuple[str, ...] = ()
    former: tuple[str, ...] = ()
    modifiers: tuple[str, ...] = ()
    singular: tuple[str, ...] = ()
    several: tuple[str, ...] = ()
    after_title: tuple[str, ...] = ()
    honorifics: tuple[str, ...] = ()
    links: tuple[str, ...] = ()
    copulas: tuple[str, ...] = ()
    city_adjectives: tuple[str, ...] = ()
    inhabitants: tuple[str, ...] = ()
    relatives: tuple[str, ...] = ()
    pointing: tuple[str, ...] = ()
    pronouns: tuple[str, ...] = ()
    on_behalf: tuple[str, ...] = ()
    leading: tuple[str, ...] = ()
    guests: tuple[str, ...] = ()
    accompanied: tuple[str, ...] = ()
    guests_of: tuple[str, ...] = ()
    receiving: tuple[str, ...] = ()
    inside: tuple[str, ...] = ()
    thanks: tuple[str, ...] = ()
    with_this_town: tuple[str, ...] = ()
    sides: tuple[str, ...] = ()
    now: tuple[str, ...] = ()
    until: tuple[str, ...] = ()
    counterparts: tuple[str, ...] = ()
    succession: tuple[str, ...] = ()
    superseded: tuple[str, ...] = ()
    hosts: tuple[str, ...] = ()
    presence: tuple[str, ...] = ()
    signers: tuple[str, ...] = ()
    signatures: tuple[str, ...] = ()
    closings: tuple[str, ...] = ()
    lists: tuple[str, ...] = ()
    particles: tuple[str, ...] = ()
    person_articles: tuple[str, ...] = ()
    given_names: tuple[str, ...] = ()
    not_names: tuple[str, ...] = ()
    female: tuple[str, ...] = ()
    male: tuple[str, ...] = ()


class PartnershipWords(Section):
    """Words of town partnerships and networks. See pipeline/relations.

    bodies: associations and committees that only bear the word ("comité de jumelage").
    anniversaries: words whose dates are those of a feast ("Jubiläum"). later: words behind a number of years ("Jahre
    später"); exactly: words before it that make it count to the day.
    twinning, friendship, cooperation: words that state such a relation; a `*` at the end or start stands for any
    letters ("*partnerstadt", "jumel*"). agreements: words that state a relation without saying which ("Vertrag").
    partner_links: words before the other partner ("mit", "avec", "with"). weak_links: words that are so only behind a
    word of the relation ("to", "à"), of_links only right behind it ("Partnerstadt von"). apposed: words that may stand
    between a city's comma and such a word ("Lafayette, our twin town"). ours: pronouns of the first person plural, we:
    those that stand before no noun ("wir", "connosco");
    with_which: what joins a relation to the city before it ("mit der", "z któr*"); home: how a page calls its own town
    ("la ville"): with one of these three, a clause between a city and the relation speaks of us.
    near: words before a place that only tells where a partner lies. joiners: words before the last item of an
    enumeration ("und", "et"). joining: verbs by which a city enters the circle ("folgte", "joined"). joined: words of
    joining a network ("beigetreten", "aderito"). negations: words that deny, not_denying: words
    right behind one that turn it into its contrary ("nicht nur", "not least"). networks: words for a network of cities
    ("Städtenetzwerk", "réseau"), towns_before: what may stand before one of them in a compound ("städte"), name_links:
    small words in the name of a network ("Mayors for Peace"). membership: words of belonging
    ("Mitglied", "vereint die Städte"). since: words before a beginning ("seit", "depuis").
    signed: words of conclusion ("unterzeichnet", "firmado"). renewed: words of a relation that is confirmed anew
    ("erneuert"). ended: words of an end ("beendet", "suspendu").
    visits: words of a visit from one town to the other ("besuchte", "en visite"). events: words of what else towns do
    on a date: mergers, feasts, openings ("Eingemeindung", "fêté"); a date beside such a word begins no relation.
    considered: words of a relation that is only thought of ("à l'étude", "mögliche"); planned: verbs of wish and plan,
    which say so only of a relation that is new (new: "eine", "another", "nawiązanie").
    working: words of working together that say nothing of a cooperation as such ("Zusammenarbeit").
    loose: words of a relation that take their kind from what was said before ("partnership").
    being: verbs by which towns are partners, beside those of being ("zählt zu", "have been").
    ranks: what a town of the circle is called without its kind ("die erste", "the others"). ages: words behind a number
    of years ("Jahre").
    exchanges: words of an exchange of schools, which alone makes no partners.
    vague: words of friendship that partner towns of any kind use. besides: words before the partners said before
    ("Neben Dijon ist dies Leeds").
    name_labels: labels before a partner's name ("Name", "Stadt").
    plurals: endings of words for several partners ("Partnerstädte").
    then: words behind which a town joined later than the one before ("puis").
    both: how a page calls its own town and one other together ("beide Städte"). which: pronouns that begin a clause on
    the town before it ("das", "which"); as_partner: words between a town and what it is to us ("als Partnerstadt").
    between: words before two partners ("zwischen"). columns: heads of a table's column for the beginning ("Jahr").
    """

    bodies: tuple[str, ...] = ()
    anniversaries: tuple[str, ...] = ()
    later: tuple[str, ...] = ()
    exactly: tuple[str, ...] = ()
    twinning: tuple[str, ...] = ()
    friendship: tuple[str, ...] = ()
    cooperation: tuple[str, ...] = ()
    agreements: tuple[str, ...] = ()
    partner_links: tuple[str, ...] = ()
    weak_links: tuple[str, ...] = ()
    of_links: tuple[str, ...] = ()
    apposed: tuple[str, ...] = ()
    ours: tuple[str, ...] = ()
    we: tuple[str, ...] = ()
    with_which: tuple[str, ...] = ()
    home: tuple[str, ...] = ()
    near: tuple[str, ...] = ()
    joiners: tuple[str, ...] = ()
    joining: tuple[str, ...] = ()
    joined: tuple[str, ...] = ()
    negations: tuple[str, ...] = ()
    not_denying: tuple[str, ...] = ()
    networks: tuple[str, ...] = ()
    towns_before: tuple[str, ...] = ()
    name_links: tuple[str, ...] = ()
    membership: tuple[str, ...] = ()
    since: tuple[str, ...] = ()
    signed: tuple[str, ...] = ()
    renewed: tuple[str, ...] = ()
    ended: tuple[str, ...] = ()
    visits: tuple[str, ...] = ()
    events: tuple[str, ...] = ()
    considered: tuple[str, ...] = ()
    planned: tuple[str, ...] = ()
    new: tuple[str, ...] = ()
    ranks: tuple[str, ...] = ()
    ages: tuple[str, ...] = ()
    exchanges: tuple[str, ...] = ()
    vague: tuple[str, ...] = ()
    besides: tuple[str, ...] = ()
    name_labels: tuple[str, ...] = ()
    plurals: tuple[str, ...] = ()
    then: tuple[str, ...] = ()
    being: tuple[str, ...] = ()
    working: tuple[str, ...] = ()
    loose: tuple[str, ...] = ()
    both: tuple[str, ...] = ()
    which: tuple[str, ...] = ()
    as_partner: tuple[str, ...] = ()
    between: tuple[str, ...] = ()
    columns: tuple[str, ...] = ()


class ContactWords(Section):
    """Words beside numbers and addresses. See pipeline/relations/contacts.py.

    labels: words of a contact block that name neither a person nor an office ("Kontakt", "Sprechstunde").
    hours: words for opening hours ("Öffnungszeiten", "geöffnet"). oclock: words for the hour behind a figure, to: words
    between two times, hour_articles: those before the second ("de 9 a las 12").
    closed: words for a day without them. weekdays:
    further words for days in opening hours ("werktags", "po–pá"). boxes: words before the number of a post box.
    """

    labels: tuple[str, ...] = ()
    hours: tuple[str, ...] = ()
    oclock: tuple[str, ...] = ()
    to: tuple[str, ...] = ()
    hour_articles: tuple[str, ...] = ()
    closed: tuple[str, ...] = ()
    weekdays: tuple[str, ...] = ()
    boxes: tuple[str, ...] = ()


class Language(Section):
    """One language file.

    code: ISO 639-1, equal to the file's name. name: the language's name in English. adjectives_follow: whether an
    adjective stands behind its noun ("le maire français").
    """

    code: str = Field(pattern="^[a-z]{2}$")
    name: str
    adjectives_follow: bool = False
    dates: DateWords = DateWords()
    phones: PhoneWords = PhoneWords()
    noise: NoiseWords = NoiseWords()
    cities: CityWords = CityWords()
    mayors: MayorWords = MayorWords()
    partnerships: PartnershipWords = PartnershipWords()
    contacts: ContactWords = ContactWords()
