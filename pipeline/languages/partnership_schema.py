"""What a language file holds on town partnerships and networks; see `schema` for the rest."""

from __future__ import annotations

from pipeline.languages.section import Section


class PartnershipWords(Section):
    """Words of town partnerships and networks. See pipeline/relations/partnerships.

    bodies: associations and committees that only bear the word ("comité de jumelage").
    institutions: schools, clubs, companies: with one of them between a link and a city, the partner is no town ("mit
    dem Gymnasium in Dijon"). town_relatives: words that begin a clause on the town before it, never on a relation
    ("where"); town_pronouns: pronouns that by their gender mean the town and not the relation ("das").
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
    near: words before a place that only tells where a partner lies; lying: those between a town and the land or river
    that it lies in or on ("in", "an der"). joiners: words before the last item of an
    enumeration ("und", "et"). joining: verbs by which a city enters the circle ("folgte", "joined"). joined: words of
    joining a network ("beigetreten", "aderito"). negations: words that deny, not_denying: words
    right behind one that turn it into its contrary ("nicht nur", "not least"), the_only: those a word or two behind it
    that leave room for others ("not our only twin town"). networks: words for a network of cities
    ("Städtenetzwerk", "réseau"), towns_before: what may stand before one of them in a compound ("städte"), name_links:
    small words in the name of a network ("Mayors for Peace"). membership: words of belonging
    ("Mitglied", "vereint die Städte"). since: words before a beginning ("seit", "depuis").
    signed: words of conclusion ("unterzeichnet", "firmado"). small: words of these lists that are others with a capital
    ("Schloss"). renewed: words of a relation that is confirmed anew
    ("erneuert"). ended: words of an end ("beendet", "suspendu"); a date beside one is none of an end where a word of a
    beginning stands nearer (begun: "entstand", "née"), and it is one behind a decision (decided: "beschloss 2015, … zu
    beenden"). became: verbs by which one relation turns into another ("est devenue"). too: words by
    which two towns of the circle are also partners of one another ("elles aussi"). without: the negations that say only
    what a relation lacks ("sans charte"). elapsed: words between a date and the years that have passed by then ("il y
    aura … ans"). same_year: phrases for the year told of last ("im selben Jahr").
    respectively: words beside dates that stand in the order of their towns ("beziehungsweise").
    counts: how many partners there may be ("drei").
    continuing: words of a clause that goes on about the relation without naming it ("sie wurde").
    visits: words of a visit from one town to the other ("besuchte", "en visite"). events: words of what else towns do
    on a date: mergers, feasts, openings ("Eingemeindung", "fêté"); a date beside such a word begins no relation.
    considered: words of a relation that is only thought of ("à l'étude", "mögliche"); planned: verbs of wish and plan,
    which say so only of a relation that is new (new: "eine", "another", "nawiązanie") or still to be (to_be:
    infinitives of being, "hope to be twinned", "verschwistert zu sein").
    working: words of working together that say nothing of a cooperation as such ("Zusammenarbeit").
    loose: words of a relation that take their kind from what was said before ("partnership").
    being: verbs by which towns are partners, beside those of being ("zählt zu", "have been"); counting: verbs that
    count several of them ("Our twin towns include").
    ranks: what a town of the circle is called without its kind ("die erste", "the others"). ages: words behind a number
    of years ("Jahre").
    exchanges: words of an exchange of schools, which alone makes no partners.
    vague: words of friendship that partner towns of any kind use. besides: words before the partners said before
    ("Neben Dijon ist dies Leeds").
    name_labels: labels before a partner's name ("Name", "Stadt").
    plurals: endings of words for several partners ("Partnerstädte"), relations_many: likewise of several relations
    ("Städtepartnerschaften").
    then: words behind which a town joined later than the one before ("puis").
    dealings: agreements of neighbours about one matter ("Vereinbarung"), about: words before that matter ("über").
    namely: words between a title and its town ("unsere Partnerstadt, nämlich Dijon").
    they_too: words that begin a clause on the towns before it ("elles aussi", "both").
    each_other: words by which several towns are partners of one another ("untereinander").
    their_town: how somebody else's town is called ("sa ville").
    both: how a page calls its own town and one other together ("beide Städte"). which: pronouns that begin a clause on
    the town before it ("das", "which"); as_partner: words between a town and what it is to us ("als Partnerstadt").
    between: words before two partners ("zwischen"). columns: heads of a table's column for the beginning ("Jahr").
    """

    bodies: tuple[str, ...] = ()
    institutions: tuple[str, ...] = ()
    town_relatives: tuple[str, ...] = ()
    town_pronouns: tuple[str, ...] = ()
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
    lying: tuple[str, ...] = ()
    joiners: tuple[str, ...] = ()
    joining: tuple[str, ...] = ()
    joined: tuple[str, ...] = ()
    negations: tuple[str, ...] = ()
    not_denying: tuple[str, ...] = ()
    the_only: tuple[str, ...] = ()
    networks: tuple[str, ...] = ()
    towns_before: tuple[str, ...] = ()
    name_links: tuple[str, ...] = ()
    membership: tuple[str, ...] = ()
    since: tuple[str, ...] = ()
    signed: tuple[str, ...] = ()
    small: tuple[str, ...] = ()
    renewed: tuple[str, ...] = ()
    ended: tuple[str, ...] = ()
    begun: tuple[str, ...] = ()
    became: tuple[str, ...] = ()
    elapsed: tuple[str, ...] = ()
    same_year: tuple[str, ...] = ()
    respectively: tuple[str, ...] = ()
    counts: tuple[str, ...] = ()
    too: tuple[str, ...] = ()
    without: tuple[str, ...] = ()
    decided: tuple[str, ...] = ()
    continuing: tuple[str, ...] = ()
    visits: tuple[str, ...] = ()
    events: tuple[str, ...] = ()
    considered: tuple[str, ...] = ()
    planned: tuple[str, ...] = ()
    new: tuple[str, ...] = ()
    to_be: tuple[str, ...] = ()
    ranks: tuple[str, ...] = ()
    ages: tuple[str, ...] = ()
    exchanges: tuple[str, ...] = ()
    vague: tuple[str, ...] = ()
    besides: tuple[str, ...] = ()
    name_labels: tuple[str, ...] = ()
    plurals: tuple[str, ...] = ()
    relations_many: tuple[str, ...] = ()
    then: tuple[str, ...] = ()
    being: tuple[str, ...] = ()
    counting: tuple[str, ...] = ()
    working: tuple[str, ...] = ()
    loose: tuple[str, ...] = ()
    their_town: tuple[str, ...] = ()
    both: tuple[str, ...] = ()
    they_too: tuple[str, ...] = ()
    each_other: tuple[str, ...] = ()
    dealings: tuple[str, ...] = ()
    about: tuple[str, ...] = ()
    namely: tuple[str, ...] = ()
    which: tuple[str, ...] = ()
    as_partner: tuple[str, ...] = ()
    between: tuple[str, ...] = ()
    columns: tuple[str, ...] = ()
