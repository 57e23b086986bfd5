"""What a process can do before its first page: read the models, compile the patterns that every page asks for.

All of it is done by itself where it is first needed; a worker does it at once, so that no page pays for it.
"""

from __future__ import annotations

from collections.abc import Iterable
from itertools import islice

from pipeline.entities.cities.lexicon import load_lexicon
from pipeline.entities.cities.model import load_weights
from pipeline.entities.cities.partner_towns import relation_words
from pipeline.gazetteer import load
from pipeline.language.engine import langdetect_engine
from pipeline.language.ngrams import ngram_model
from pipeline.languages import Language, all_languages
from pipeline.noise.scoring.model import load_model, load_text_model
from pipeline.page import extract_page
from sources.page import PageKind, Publisher, RawPage

_COUNTRY = "LU"
_SAMPLE = """<html lang="{code}"><main><h1>{mayor}</h1><p>{mayor}: Anna Maria Muster. {deputy} Anna Muster.
<p>12 {month} 2024, 12.3.2024<p>Tel. +352 22 44 66, info@example.org<p>L-1000 Luxembourg, {link} Metz, {day}: 8-12 h
<p>{functions}
<h2>{twinned}</h2><p>Luxembourg, {twinned} {link} Metz (1972), Trier.<ul><li>Metz {country} 1972<li>Trier, 1980</ul>
<p>Anna Muster, {mayor}</main>"""


def warm_up(languages: Iterable[str] = ()) -> None:
    """Read the models and one small page in each language.

    languages: ISO 639-1 codes of the pages to come; those that have no language file are passed over.
    Raises what `extract_page` raises where the package's own data is missing.
    """
    for loader in (load, load_lexicon, load_weights, ngram_model, langdetect_engine, load_model, load_text_model):
        loader()
    known = all_languages()
    for code in sorted(set(languages) & set(known)):
        page = RawPage("warm-up", f"file:{code}.html", _sample(known[code]).encode(), PageKind.HTML)
        extract_page(page, Publisher("warm-up", _COUNTRY, languages=(code,)))
        relation_words(code)  # asked for names alone of which the page is in doubt, and in the sample none is


def _sample(language: Language) -> str:
    """A page with one of everything that has patterns of its own."""
    return _SAMPLE.format(
        code=language.code,
        mayor=language.mayors.titles[0].forms[0] if language.mayors.titles else "Mayor",
        deputy=next(iter(language.mayors.deputies), ""),
        month=next(iter(language.dates.months.values()), ("1",))[0],
        link=next(iter(language.partnerships.partner_links), ""),
        day=next(iter(language.contacts.weekdays), ""),
        functions=" ".join(islice(language.noise.functions, 20)),
        twinned=next((word for word in language.partnerships.twinning if "*" not in word), ""),
        country=next(iter(language.cities.countries.get("FR", ())), ""),
    )
