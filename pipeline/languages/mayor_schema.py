"""What a language file holds on mayors; see `schema` for the rest."""

from __future__ import annotations

from pydantic import Field

from pipeline.languages.section import Section


class MayorTitle(Section):
    """One title in all its written forms: male, female, inflected.

    forms: as in running text, singular. plural: forms that head a list of holders.
    countries: ISO 3166-1 codes where it is the title of a head of municipality; the first is its home.
    weak: True where the word alone means other offices too ("presidente"); it counts only on pages of these
        countries that also use a strong title or name the city beside it.
    local: True where the word is read in blocks of this language only ("mer", which is "we" in Luxembourgish).
    abroad: True where the language uses it today for mayors of other countries alone.
    with_town: True where the word is another office, and a mayor's right before a town of these countries alone
        ("starosta Brna" in Polish).
    other_office_in: countries on whose pages the words are another office's, but before a town of `countries`: a
        presidente da Câmara leads the council in Brazil.
    state: words behind the title that make it a head of state's ("RP"); on a page that has both, it is nobody's
        without a town or a term.
    below: titles of the head where this one is a deputy's: a Bürgermeister beside an Oberbürgermeister.
    except_in: languages in whose blocks it is another word ("mayor" in Spanish).
    """

    forms: tuple[str, ...]
    plural: tuple[str, ...] = ()
    countries: tuple[str, ...] = ()
    weak: bool = False
    local: bool = False
    with_town: bool = False
    except_in: tuple[str, ...] = ()
    abroad: bool = False
    other_office_in: tuple[str, ...] = ()
    state: tuple[str, ...] = ()
    below: tuple[str, ...] = ()


class MayorWords(Section):
    """Titles of mayors and of those who are none. See pipeline/entities/mayors.

    titles: titles of mayors. offices: other offices, whose holders are no mayors.
    deputies: words that, right before a title, make it a deputy's.
    owners: forms of titles before what belongs to the holder ("borgmesterens sekretariat").
    departments: words right behind a holder's name that make him a deputy ("Dezernat", "zuständig für").
    deputy_words: words right before a title that make its holder a deputy mayor ("stellvertretende", "Zweiter"), and
    deputy_titles: whole titles of one ("adjointe au maire", "Vizebürgermeister"); honorary_words, honorary_after (right
    behind a title) and honorary_titles: likewise of an honorary mayor ("maire honoraire", "Ehrenbürgermeister").
    former: words that, beside a title, speak of another time ("damaliger", "ancien"); the holder is a mayor.
    modifiers: other words that may stand right before a title: articles, "new", "present".
    singular, several: words before a form that is singular and plural, and make it the one ("der Bürgermeister") or the
    other ("die Bürgermeister").
    both: words right before a plural of two ("beiden", "two"). respectively: words between what is of one and what is
    of the other.
    after_title: words that may stand between a title and the name ("a. D.", "honoraire", "miasta").
    former_after: those of them that speak of another time ("a. D.", "honoraire").
    honorifics: forms of address and degrees before a name. addresses_abroad: those without a full stop that are
    nobody's name in a text of another language, where a guest is announced by his own ("Cllr", "Frau").
    links: words between a title and its city ("von", "der Stadt"). copulas: verbs that join a name and a title ("ist",
    "wurde", "amtiert als").
    earlier: words that put a sentence before what was said ("zuvor", "previously").
    while_holding: the beginning of a clause on the time in office, up to its title ("when he was", "als er").
    city_adjectives: endings of a city's adjective before a title ("Potsdamer"). inhabitants: endings of adjectives of
    inhabitants, in languages that put them behind a title ("le maire belfortain").
    relatives: words that join a title to the city named before ("dessen", "whose", "its"). pointing: those of them that
    point back to a town of another sentence ("Deren Bürgermeister").
    ours: "our" before a title, in all its forms: the publisher's own mayor ("unser", "notre").
    whose: relative pronouns that make what follows them another's than the name before ("deren Vater").
    in_role: words for "as" before a title at the head of a sentence whose verb comes next ("Als Bürgermeister kam X").
    pronouns: what stands for a title that was just said ("celui de Trois-Ponts").
    personal: pronouns for a person as the subject ("she"). who: relative pronouns, in languages whose relative clauses
    end with the verb ("die"). there: words that point to a town just named ("dort"). newly: words for "new" before a
    title. elects: verbs of electing somebody who stands between them and the title ("gør X til borgmester").
    oblique: words right before a title that make its holder another than the subject of the sentence ("by the
    Mayor", "der Bürgermeisterin"), but behind posts ("the office of Mayor"); oblique_forms: forms of titles that do so.
    on_behalf: words before a city that begins a sentence of what its mayor does ("aus Metz kam Bürgermeister").
    adding: words before such a word ("auch", "eigens"). coming: verbs of coming from such a city ("eigens aus Metz
    angereist war Bürgermeister"), and
    representing: verbs of acting for the city with which a sentence begins ("die Stadt Metz vertrat Bürgermeister").
    guests: words for visitors before the town from which they come ("Delegation aus Metz").
    accompanied: words between guests and the mayor who comes with them ("mit", "avec").
    guests_of: words before the one whose guests others are ("zu Gast bei").
    hospitality: what guests thank for ("Empfang"); guest_books: what they write into ("visitors' book").
    parts: words for a part of a town behind the title of its head, who is not the town's ("arrondissement").
    returning: words for coming home from a journey ("Rückkehr").
    visits_paid: nouns for a visit that a guest pays ("Besuch"); pays_visit: verbs for it, right before the town
    ("besuchte"); of_visitor: words between such a noun and the guest ("von", "des").
    for_guests: phrases for the side of guests ("für die Gäste unterschrieb"). local: words beside a title for the
    mayor of the town just named ("the local mayor").
    where: the relatives that say where something happens ("où"), and not whose something is.
    receiving: words for receiving somebody in a town; inside: prepositions before that town ("In Metz empfing ihn X").
    towards: prepositions before a town to which somebody travels.
    serving_under: words between a town and its mayor under whom somebody worked there ("unter").
    thanks: words that make somebody the one who brought a partner town ("dank"); with_this_town: words that speak of
    the town just named as of the other party ("mit dieser Stadt").
    sides: words for a party to a treaty, with an adjective of its country ("auf französischer Seite").
    leading: phrases of a sentence that says who leads a town ("an der Spitze"). present: words beside a title for
    one of today ("heutiger", "actuel"). now: words that say that a sentence speaks of today. that_year: phrases
    that mean the year of the sentence before ("im selben Jahr"). until: words before the end of a term ("bis",
    "jusqu'en"). in_office: phrases that make the beginning beside them that of the term ("in carica dal 2015",
    "seit 2014 im Amt").
    lives: words of birth and death ("geboren", "décédé"), whose date says nothing of a term.
    counterparts: a mayor of another city, said from the first one's side ("Amtskollege", "homologue"); colleagues:
    those of them that may be any colleague; possessives: words before one ("his").
    succession: words before the name of a holder's forerunner or follower ("Amtsvorgänger", "succède à").
    hosts: words before the name of the publisher's mayor as the one who receives guests ("sein Gastgeber"), but of
    another town's behind one of thanking, where our mayor thanks ("dankte dem Gastgeber").
    parted: verbs of succession of two parts, and the part behind the name ("löste X ab"). refusals: verbs before
    somebody who does not become mayor, and the part behind the name or the title, empty where they have none ("wees X
    af als", "rejected X as").
    superseded: participles behind the name of a follower ("von X abgelöst").
    presence: words before the guests of a ceremony ("im Beisein von"). signers: words between "signed" and a name
    ("by"). signatures: what stands before the name of one who signed ("gez."); closings: what ends a letter before it
    ("Ihre"), with its capital.
    lists: headings over lists of holders that hold no title ("Amtsvorgänger", "Recent holders").
    things_before, things_after: what bears a mayor's name, before the title ("école") or behind the name ("Halle").
    beside_mayors: those of a mayor's family and staff, who are named behind a comma ("the wife of the Mayor, X").
    pictures: what shows a mayor, and has its maker's name behind a colon ("Foto des Bürgermeisters: X").
    heads: phrases behind which the house or the town stands that somebody leads without a title ("leads", "à la tête
    de"); houses: what stands there ("town hall", "municipalité").
    lasting: units of a time in office ("terms", "ans").
    insignia: what only a mayor wears ("chain of office"); handing_over: verbs of giving, taking and wearing it;
    handed_to: words before who takes it ("to").
    town_links: those links behind which a capital is always a town's, known or not ("of", "van").
    candidates: words right before a title that make its holder one who only hopes for it ("candidato", "future").
    candidacies: words of a candidacy or a defeat, and aims: words that join one to the office ("candidate … for the
    office of", "unterlag … bei der Wahl zum").
    surname_joiners: small words between two surnames of one person ("Costa e Silva", "Ortega y Gasset").
    proposals: verbs of proposing somebody for an office, before the name ("proposed … as Mayor").
    particles: lower-case parts of surnames ("von", "de la"). person_articles: articles before a person's name
    ("d'Anne"). given_names: common first names.
    before_nouns: words behind which a surname that is a noun is that noun ("im Sommer").
    surname_endings: what may stand behind the stem of a surname, in languages that decline names.
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
    owners: tuple[str, ...] = ()
    departments: tuple[str, ...] = ()
    former: tuple[str, ...] = ()
    modifiers: tuple[str, ...] = ()
    singular: tuple[str, ...] = ()
    several: tuple[str, ...] = ()
    both: tuple[str, ...] = ()
    respectively: tuple[str, ...] = ()
    after_title: tuple[str, ...] = ()
    former_after: tuple[str, ...] = ()
    honorifics: tuple[str, ...] = ()
    addresses_abroad: tuple[str, ...] = ()
    links: tuple[str, ...] = ()
    copulas: tuple[str, ...] = ()
    earlier: tuple[str, ...] = ()
    while_holding: tuple[str, ...] = ()
    city_adjectives: tuple[str, ...] = ()
    inhabitants: tuple[str, ...] = ()
    relatives: tuple[str, ...] = ()
    ours: tuple[str, ...] = ()
    pointing: tuple[str, ...] = ()
    whose: tuple[str, ...] = ()
    in_role: tuple[str, ...] = ()
    pronouns: tuple[str, ...] = ()
    personal: tuple[str, ...] = ()
    who: tuple[str, ...] = ()
    there: tuple[str, ...] = ()
    newly: tuple[str, ...] = ()
    elects: tuple[str, ...] = ()
    oblique: tuple[str, ...] = ()
    oblique_forms: tuple[str, ...] = ()
    posts: tuple[str, ...] = ()
    on_behalf: tuple[str, ...] = ()
    adding: tuple[str, ...] = ()
    coming: tuple[str, ...] = ()
    representing: tuple[str, ...] = ()
    leading: tuple[str, ...] = ()
    guests: tuple[str, ...] = ()
    accompanied: tuple[str, ...] = ()
    guests_of: tuple[str, ...] = ()
    hospitality: tuple[str, ...] = ()
    guest_books: tuple[str, ...] = ()
    parts: tuple[str, ...] = ()
    returning: tuple[str, ...] = ()
    visits_paid: tuple[str, ...] = ()
    pays_visit: tuple[str, ...] = ()
    of_visitor: tuple[str, ...] = ()
    for_guests: tuple[str, ...] = ()
    local: tuple[str, ...] = ()
    where: tuple[str, ...] = ()
    receiving: tuple[str, ...] = ()
    inside: tuple[str, ...] = ()
    towards: tuple[str, ...] = ()
    serving_under: tuple[str, ...] = ()
    thanks: tuple[str, ...] = ()
    with_this_town: tuple[str, ...] = ()
    sides: tuple[str, ...] = ()
    present: tuple[str, ...] = ()
    now: tuple[str, ...] = ()
    that_year: tuple[str, ...] = ()
    until: tuple[str, ...] = ()
    in_office: tuple[str, ...] = ()
    lives: tuple[str, ...] = ()
    colleagues: tuple[str, ...] = ()
    possessives: tuple[str, ...] = ()
    counterparts: tuple[str, ...] = ()
    succession: tuple[str, ...] = ()
    parted: dict[str, str] = Field(default_factory=dict)
    refusals: dict[str, str] = Field(default_factory=dict)
    superseded: tuple[str, ...] = ()
    hosts: tuple[str, ...] = ()
    thanking: tuple[str, ...] = ()
    presence: tuple[str, ...] = ()
    signers: tuple[str, ...] = ()
    signatures: tuple[str, ...] = ()
    closings: tuple[str, ...] = ()
    lists: tuple[str, ...] = ()
    things_before: tuple[str, ...] = ()
    things_after: tuple[str, ...] = ()
    beside_mayors: tuple[str, ...] = ()
    pictures: tuple[str, ...] = ()
    heads: tuple[str, ...] = ()
    houses: tuple[str, ...] = ()
    lasting: tuple[str, ...] = ()
    insignia: tuple[str, ...] = ()
    handing_over: tuple[str, ...] = ()
    handed_to: tuple[str, ...] = ()
    town_links: tuple[str, ...] = ()
    candidates: tuple[str, ...] = ()
    candidacies: tuple[str, ...] = ()
    aims: tuple[str, ...] = ()
    proposals: tuple[str, ...] = ()
    surname_joiners: tuple[str, ...] = ()
    particles: tuple[str, ...] = ()
    person_articles: tuple[str, ...] = ()
    given_names: tuple[str, ...] = ()
    before_nouns: tuple[str, ...] = ()
    surname_endings: tuple[str, ...] = ()
    not_names: tuple[str, ...] = ()
    female: tuple[str, ...] = ()
    male: tuple[str, ...] = ()
