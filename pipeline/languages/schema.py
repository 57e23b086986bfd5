"""What a language file holds: one pydantic model a section. Unknown keys are refused. Dates, mayors and partnerships
have modules of their own.

A section belongs to the stage that reads it; words are written as they stand in running text, and each stage
folds case and typography itself.
"""

from __future__ import annotations

from pydantic import Field

from pipeline.languages.date_schema import DateWords
from pipeline.languages.mayor_schema import MayorWords
from pipeline.languages.partnership_schema import PartnershipWords
from pipeline.languages.section import Section


class PhoneWords(Section):
    """Labels beside phone and fax numbers. See pipeline/entities/phones.

    voice, fax, cell: words that stand before a number and name its kind. extension: words before an extension.
    direct_dial: words before the ending that takes the place of a base number's last zero ("Durchwahl -1440").
    other_numbers: words before a number that is no phone number.
    units: words behind a number that counts or measures something. Full stops are left out: "Tel" is "Tel."; a leading
    "*" in front of a label stands for any beginning of the word.
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
    """Phrases of menus, consent boxes and footers. See pipeline/noise/vocabulary/phrases.py.

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
    regions_many and districts_many that a list of such follows, streets_before a street, houses a hotel or bar,
    buildings what bears a name of its own, and behind a link its town's ("le collège Carnot", "le collège de Sens"),
    institutions what a town has and is named after it ("Universität", "gare"), events a treaty or battle, titles a
    person.
    communes are the towns words behind which an unknown name is taken for a town as well ("Gemeinde X").
    offices are those whose holder's name may follow as well ("Mayor Smith", "Mayor of York").
    guests: people who come from a place ("amis de", "delegación de"), a link between.
    After a name: regions_after ("County"), streets_after ("Street"), towns_after ("Borough Council"),
    institutions_after ("Airport"), rivers (after a slash: "Lauenburg/Elbe"). waters: words before a
    river or lake alone ("nad Labem"), river_articles: articles that rivers have and towns have not ("an der Steyr").
    On either side: clubs ("FC"). copulas:
    "is", "was", between a name and what it is.
    links, prepositions, conjunctions, articles: the small words around a name; prepositions only those that stand
    before places. person_links: those of them that stand before a person's name as often ("von", "Nach"). councils:
    titles that are a town's council too ("der Gemeinderat Aspach").
    within: words before the country or region in which a place lies that are no prepositions elsewhere ("Lens aux
    Pays-Bas", "Genk im Limburg").
    holders: offices right behind which a name is the holder's ("Direktor Celle", not "directeur de Celle").
    near: phrases before the town near which something lies ("près de", "alle porte di").
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
    within: tuple[str, ...] = ()
    bare_prepositions: tuple[str, ...] = ()
    near: tuple[str, ...] = ()
    holders: tuple[str, ...] = ()
    pronouns: tuple[str, ...] = ()
    saints: tuple[str, ...] = ()
    conjunctions: tuple[str, ...] = ()
    person_links: tuple[str, ...] = ()
    councils: tuple[str, ...] = ()
    articles: tuple[str, ...] = ()
    regions_before: tuple[str, ...] = ()
    regions_many: tuple[str, ...] = ()
    regions_after: tuple[str, ...] = ()
    towns_after: tuple[str, ...] = ()
    offices: tuple[str, ...] = ()
    guests: tuple[str, ...] = ()
    copulas: tuple[str, ...] = ()
    rivers: tuple[str, ...] = ()
    waters: tuple[str, ...] = ()
    river_articles: tuple[str, ...] = ()
    districts: tuple[str, ...] = ()
    districts_many: tuple[str, ...] = ()
    streets_before: tuple[str, ...] = ()
    streets_after: tuple[str, ...] = ()
    houses: tuple[str, ...] = ()
    buildings: tuple[str, ...] = ()
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
    exonyms: dict[str, str] = Field(default_factory=dict)
    countries: dict[str, tuple[str, ...]] = Field(default_factory=dict)


class ContactWords(Section):
    """Words beside numbers and addresses. See pipeline/relations/contacts.

    labels: words of a contact block that name neither a person nor an office ("Kontakt", "Sprechstunde").
    hours: words for opening hours ("Öffnungszeiten", "geöffnet"). oclock: words for the hour behind a figure, to: words
    between two times, hour_articles: those before the second ("de 9 a las 12"), hour_before: those before the first
    that a time alone follows ("kl.").
    closed: words for a day without them. weekdays:
    further words for days in opening hours ("werktags", "po–pá"). boxes: words before the number of a post box.
    asking: words of a sentence that asks to call, which no office of any language bears ("bitte", "vous").
    """

    labels: tuple[str, ...] = ()
    asking: tuple[str, ...] = ()
    hours: tuple[str, ...] = ()
    oclock: tuple[str, ...] = ()
    to: tuple[str, ...] = ()
    hour_articles: tuple[str, ...] = ()
    hour_before: tuple[str, ...] = ()
    closed: tuple[str, ...] = ()
    weekdays: tuple[str, ...] = ()
    boxes: tuple[str, ...] = ()


class Traits(Section):
    """What a language does, where rules of several stages depend on it. `pipeline.languages.codes_with` asks for it.

    adjectives_follow: an adjective stands behind its noun ("le maire français"). capital_nouns: every noun has a
    capital, and a name alone may be a genitive ("Stuttgarts Bürgermeister"). capital_offices: names of offices have
    a capital. capital_headlines: headlines give every word a capital ("Mayor Jane Doe Announces Budget"); its file
    of headline words (pipeline/entities/headlines.py) tells which are no names. small_headings: nouns are small, in
    headings too. declines_names: names have cases, and what belongs to a town has its name right behind it
    ("primátor Plzně"). links_towns: a link stands between a word for a town and the town ("la ville de Nantes");
    bare_towns: none does ("Gemeinde Aua", "gemeente Ede"). communes_follow: the word for a municipality stands
    right behind every name of one ("Aneby kommun"). places_in_surnames: surnames often hold a preposition and a
    place ("Barbosa de Melo"). towns_before_titles: a town stands before the title of who governs it ("Bath Mayor
    Jane Doe"). first_surname_calls: of two surnames the first is the one that somebody is called by ("Elena
    Tordable Sanz" is Tordable). drops_subjects: a verb stands without a pronoun ("Es alcaldesa desde 2015").
    verb_second: the subject stands behind the verb where a sentence begins with something else ("Seit 2014 ist Anna
    Huber Bürgermeisterin").
    """

    adjectives_follow: bool = False
    capital_nouns: bool = False
    capital_offices: bool = False
    capital_headlines: bool = False
    small_headings: bool = False
    declines_names: bool = False
    links_towns: bool = False
    bare_towns: bool = False
    communes_follow: bool = False
    places_in_surnames: bool = False
    first_surname_calls: bool = False
    drops_subjects: bool = False
    towns_before_titles: bool = False
    verb_second: bool = False


class Language(Section):
    """One language file. code: ISO 639-1, equal to the file's name. name: the language's name in English."""

    code: str = Field(pattern="^[a-z]{2}$")
    name: str
    traits: Traits = Traits()
    dates: DateWords = DateWords()
    phones: PhoneWords = PhoneWords()
    noise: NoiseWords = NoiseWords()
    cities: CityWords = CityWords()
    mayors: MayorWords = MayorWords()
    partnerships: PartnershipWords = PartnershipWords()
    contacts: ContactWords = ContactWords()
