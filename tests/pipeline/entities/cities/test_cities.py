"""Cities are found where they stand, resolved in the light of publisher and text, and explained."""

from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from pipeline.block import BlockLabel
from pipeline.entities.cities import find_city_mentions
from pipeline.entities.cities.areas import Area, code_area
from pipeline.entities.cities.evidence import areas_beside
from pipeline.entities.cities.lexicon import load_lexicon
from pipeline.entities.cities.model import load_weights, logistic
from pipeline.entities.cities.occupied import Occupied
from pipeline.entities.cities.resolve import distance
from pipeline.entities.cities.spans import SpanFinder
from pipeline.entities.cities.weighing import weigh
from pipeline.gazetteer import load
from pipeline.languages import all_languages
from pipeline.record import NIL, Mention, MentionType
from sources.page import Publisher
from tests.pipeline.entities.cities.cities_by_hand import named, page, surfaces
from tests.pipeline.geonames_ids import READING

STUTTGART = Publisher("test", "DE", "2825297")
LUXEMBOURG = Publisher("test", "LU", "2960316")


def test_a_city_is_found_with_its_place() -> None:
    (mention,) = find_city_mentions(page("Die Ausstellung wandert nach Dresden."), [])
    assert (mention.type, mention.raw, mention.value) == (MentionType.CITY, "Dresden", "2935022")
    assert (mention.attributes["name"], mention.attributes["country"]) == ("Dresden", "DE")
    assert mention.rule == "city.gazetteer"
    assert 0.5 <= mention.confidence <= 1.0


def test_the_runner_up_says_why_it_lost() -> None:
    (mention,) = find_city_mentions(page("Unsere Partnerstadt ist Birmingham in Großbritannien."), [])
    assert mention.value == "2655603"
    assert mention.attributes["runner_up"].endswith("Birmingham, US: the text names another country")


def test_noise_blocks_are_not_read() -> None:
    assert find_city_mentions(page("Dresden", label=BlockLabel.FOOTER), []) == []


def test_earlier_mentions_are_left_alone() -> None:
    text = "Schreiben Sie an info@dresden.example in Dresden"
    email = Mention(MentionType.EMAIL, 0, 17, 37, text[17:37], "info@dresden.example", "test")
    taken = Mention(MentionType.MAYOR, 0, 41, 48, "Dresden", "Dresden", "test")
    assert find_city_mentions(page(text), [email, taken]) == []


@pytest.mark.parametrize(
    ("text", "language", "surface", "geonames_id"),
    [
        ("Die Fahrt geht nach Warschau.", "de", "Warschau", "756135"),
        ("Le voyage nous mène à Lisbonne.", "fr", "Lisbonne", "2267057"),
        ("Il viaggio prosegue per Stoccarda.", "it", "Stoccarda", "2825297"),
        ("Podróż prowadzi do Lipska.", "pl", "Lipska", "2879139"),
        ("Vlak jede do Vídně.", "cs", "Vídně", "2761369"),
        ("De trein rijdt naar Keulen.", "nl", "Keulen", "2886242"),
        ("Vun hei op Stroossbuerg ass et wäit.", "lb", "Stroossbuerg", "2973783"),
        ("El viaje sigue hasta Burdeos.", "es", "Burdeos", "3031582"),
        ("A viagem segue para Munique.", "pt", "Munique", "2867714"),
        ("The tour goes on to Gothenburg.", "en", "Gothenburg", "2711537"),
    ],
)
def test_exonyms_and_endings_of_ten_languages(text: str, language: str, surface: str, geonames_id: str) -> None:
    assert named(text, language=language) == [(surface, geonames_id)]


@pytest.mark.parametrize(
    ("text", "geonames_id"),
    [
        ("Zu Gast war eine Gruppe aus Portland, Oregon.", "5746545"),
        ("Zu Gast war eine Gruppe aus Portland, Maine.", "4975802"),
        ("Zu Gast war eine Gruppe aus Cambridge (USA, Massachusetts).", "4931972"),
        ("Zu Gast war eine Gruppe aus Cambridge (GB).", "2653941"),
        ("Zu Gast war eine Gruppe aus Valencia in Venezuela.", "3625549"),
        ("Zu Gast war eine Gruppe aus Valencia (E).", "2509954"),
    ],
)
def test_the_text_tells_namesakes_apart(text: str, geonames_id: str) -> None:
    assert [value for _, value in named(text)] == [geonames_id]


def test_the_publisher_is_meant_by_its_own_name() -> None:
    assert named(
        "Welcome to Reading, a town on the Thames.", publisher=Publisher("test", "GB", READING), language="en"
    ) == [("Reading", READING)]


def test_what_the_page_spells_out_once_holds_for_the_rest() -> None:
    values = dict(named("Partnerstadt ist Birmingham, Alabama.", "Der Chor aus Birmingham singt am Samstag."))
    assert values == {"Birmingham": "4049979"}


def test_a_country_in_a_list_of_countries_is_no_city() -> None:
    assert surfaces("Belgien, Luxemburg und Frankreich sind beteiligt.", publisher=LUXEMBOURG) == []
    assert surfaces("Die Stadt Luxemburg ist beteiligt.", publisher=LUXEMBOURG) == ["Luxemburg"]


def test_a_genitive_belongs_to_the_surface() -> None:
    assert surfaces("Die Museen Stuttgarts öffnen um zehn.", publisher=STUTTGART) == ["Stuttgarts"]


def test_a_qualifier_in_brackets_does_not() -> None:
    assert named("Die Tagung findet in Frankfurt (Oder) statt.") == [("Frankfurt", "2925535")]


def test_a_river_behind_a_slash_does() -> None:
    assert surfaces("Die Fähre legt in Lauenburg/Elbe an.") == ["Lauenburg/Elbe"]


@pytest.mark.parametrize(
    "text", ["Wir fahren nach Düssel\u00addorf.", "Städte\u00adreise nach Düsseldorf\u00ad.", "\u00adDüsseldorf\u00ad"]
)
def test_soft_hyphens_neither_hide_a_name_nor_shift_it(text: str) -> None:
    (mention,) = find_city_mentions(page(text), [])
    assert mention.value == "2934246"
    assert text[mention.start : mention.end] == mention.raw
    assert mention.raw.replace("\u00ad", "") == "Düsseldorf"


def test_earlier_mentions_are_respected_beside_soft_hyphens() -> None:
    text = "Ober\u00adbürger\u00admeister Dresden"
    taken = Mention(MentionType.MAYOR, 0, 20, 27, "Dresden", "Dresden", "test")
    assert text[20:27] == "Dresden"
    assert find_city_mentions(page(text), [taken]) == []


def test_a_danish_or_swedish_genitive_is_read_with_its_s() -> None:
    text = "I maj kom Szczecineks borgmästare till Eksjö."
    document = page(text, publisher=Publisher("test", "SE", "2716437"), language="sv")
    assert [m.raw for m in find_city_mentions(document, ())] == ["Szczecineks", "Eksjö"]


def test_a_town_that_is_called_so_comes_before_the_publisher_by_another_name() -> None:
    dinant = Publisher("test", "BE", "2799357")
    document = page("Le jumelage entre Dinan et Dinant date de 1954.", publisher=dinant, language="fr")
    assert [m.value for m in find_city_mentions(document, ())] == ["3021356", "2799357"]


def test_capitals_are_read() -> None:
    assert named("STADT DRESDEN") == [("DRESDEN", "2935022")]


@pytest.mark.parametrize(
    "text",
    [
        "Dresdner Straße 4",
        "Herr Anton Dresden ist erreichbar.",
        "Die Provinz Utrecht zahlt.",
        "Warschauer Pakt",
        "Rue de Lyon 7",
    ],
)
def test_streets_persons_provinces_and_treaties_are_no_cities(text: str) -> None:
    assert surfaces(text) == []


def test_a_town_that_geonames_lacks_keeps_its_surface() -> None:
    text = "La Municipalité de Val-Quéssy tient sa séance. Val-Quéssy compte deux ponts."
    assert named(text, publisher=Publisher("test", "CA"), language="fr") == [("Val-Quéssy", NIL), ("Val-Quéssy", NIL)]


def test_a_list_of_towns_takes_unknown_ones_in() -> None:
    values = dict(named("Der Bus hält in Leipzig, Qualitzheim, Dresden und Chemnitz."))
    assert values["Qualitzheim"] == NIL


@pytest.mark.parametrize(
    ("code", "home", "area"),
    [
        ("F", "LU", Area("FR", "")),
        ("SLO", "AT", Area("SI", "")),
        ("TX", "US", Area("US", "TX")),
        ("BC", "CA", Area("CA", "02")),
        ("NL", "BE", Area("NL", "")),
        ("NL", "CA", Area("CA", "05")),
        ("XY", "DE", None),
    ],
)
def test_short_codes_behind_a_name(code: str, home: str, area: Area | None) -> None:
    assert code_area(code, home) == area


def test_only_what_leads_on_from_a_name_is_its_area() -> None:
    finder, lexicon = SpanFinder(load(), load_lexicon()), load_lexicon()

    def beside(text: str) -> tuple[Area, ...]:
        spans, areas = finder.find(0, text, "de")
        following = spans[1].start if len(spans) > 1 else len(text)
        return areas_beside(text, spans[0].end, following, areas, lexicon=lexicon, language="de", home="DE")

    assert beside("Lyon in Frankreich") == (Area("FR", ""),)
    assert beside("Lyon (Frankreich)") == (Area("FR", ""),)
    assert beside("Lyon und Frankreich") == ()
    assert beside("Lyon. Frankreich feiert.") == ()


def test_distance_is_the_great_circle() -> None:
    paris, berlin = load().place("2988507"), load().place("2950159")
    assert paris is not None
    assert berlin is not None
    assert distance(paris, berlin) == pytest.approx(878, abs=5)
    assert distance(paris, paris) == 0.0


def test_every_language_resolves_its_exonyms() -> None:
    assert load_lexicon().exonyms.keys() >= {"lüttich", "londres", "rijsel", "monaco di baviera"}
    spoken = [all_languages()[code].cities for code in ("de", "fr", "en", "lb", "nl", "it", "es", "pt", "pl", "cs")]
    assert all(words.towns and words.countries and words.exonyms for words in spoken)


def test_the_shipped_weights_are_complete() -> None:
    weights = load_weights()
    assert {"publisher", "beside_country", "population"} <= weights.reading.keys()
    assert {"bias", "cue_town", "cue_street"} <= weights.alone.keys()
    assert {"bias", "own"} <= weights.together.keys()
    assert weigh({"bias": 1.0, "unknown": 5.0}, {"bias": 0.25}) == 0.25
    assert logistic(0.0) == 0.5
    assert logistic(-1000.0) == 0.0


@given(st.lists(st.tuples(st.integers(0, 60), st.integers(1, 9)), max_size=12), st.integers(0, 70), st.integers(1, 12))
@settings(max_examples=60, derandomize=True)
def test_occupied_agrees_with_looking_at_every_span(spans: list[tuple[int, int]], start: int, length: int) -> None:
    stretches = [(low, low + size) for low, size in spans]
    naive = any(low < start + length and start < high for low, high in stretches)
    assert Occupied(stretches).overlaps(start, start + length) == naive


WORDS = st.sampled_from(
    [
        *("Essen", "Reading", "in", "Halle", "(Saale)", "Luxemburg", ",", "und", "Stadt", "St.", "Gallen", "d'Esch"),
        *("Wien-", "İzmir", "’s-Hertogenbosch", "Frankfurt", "a.", "M.", "Rue", "de", "12345", "Łódź", "Gemeinde"),
        *("Xyzheim", "Oregon", "ß", "O’Neill", "\t", "Hinrichs", "Köln-Deutz", "/Elbe"),
    ]
)


@given(st.lists(WORDS, max_size=14), st.sampled_from(["de", "fr", "pl", "cs", "lb", "und"]))
@settings(max_examples=80, derandomize=True)
def test_spans_hold_what_they_say_and_do_not_overlap(words: list[str], language: str) -> None:
    text = " ".join(words)
    mentions = find_city_mentions(page(text, language=language), [])
    assert all(text[mention.start : mention.end] == mention.raw for mention in mentions)
    assert all(one.end <= other.start for one, other in pairwise(mentions))
    assert mentions == find_city_mentions(page(text, language=language), [])


@pytest.mark.parametrize("piece", ["San José ", "Ab-Cd-", "Gemeinde Qwertz, Zuiop und ", "d'A", "Luxembourg, France, "])
def test_hostile_blocks_are_read_to_the_end(piece: str) -> None:
    text = piece * (20_000 // len(piece))
    for language in ("de", "pl"):
        for mention in find_city_mentions(page(text, language=language), []):
            assert text[mention.start : mention.end] == mention.raw
