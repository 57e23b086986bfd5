"""What is in a language without a file has none, instead of one of ours that looks like it."""

from __future__ import annotations

import pytest

from pipeline.block import UNDETERMINED, Block, BlockKind, BlockLabel
from pipeline.head import PageHead
from pipeline.language import detect, label_languages
from pipeline.language.foreign import foreign_texts, in_other_script
from pipeline.languages import all_languages
from sources.page import Publisher

FOREIGN = {
    "ca": (
        "L'alcaldessa ha dit que el mercat es farà a la plaça, però que les parades també seran al costat.",
        "Tots els veïns que ho vulguin poden venir amb els seus fills, perquè no cal cap entrada.",
    ),
    "cy": (
        "Mae'r cyngor wedi dweud y bydd y ffordd ar gau am wythnos, ond bydd y bws yn dal i fynd drwy'r pentref.",
        "Gall pobl gael mwy o wybodaeth gan y swyddfa, ac mae hi ar agor bob dydd yn y bore.",
    ),
    "et": (
        "Linnapea ütles, et turg on laupäeval väljakul ja see on kõigile avatud, kuid auto tuleb jätta mujale.",
        "Kui ilm on halb, siis on turg saalis, mis asub raamatukogu kõrval, ning pilet ei ole vaja.",
    ),
    "fi": (
        "Kaupunginjohtaja sanoi, että tori on auki lauantaina ja että se on myös ensi viikolla paikallaan.",
        "Jos sataa, niin tapahtuma on salissa, mutta liput ovat silti voimassa ja ne voi ostaa ovelta.",
    ),
    "hr": (
        "Gradonačelnik je rekao da će sajam biti na trgu i da su svi koji žele izlagati dobrodošli.",
        "Ako bude padala kiša, sve će se održati u dvorani, a ulaznice se mogu kupiti i na ulazu.",
    ),
    "hu": (
        "A polgármester azt mondta, hogy a vásár a téren lesz, és hogy minden lakó részt vehet rajta.",
        "Ha esik az eső, akkor a rendezvény a csarnokban lesz, de a jegy ott is érvényes, és nem kell újat venni.",
    ),
    "is": (
        "Bæjarstjórinn sagði að markaðurinn yrði á torginu og að allir sem vilja mega koma með sínar vörur.",
        "Ef það rignir verður hann í salnum, en miðinn er líka í gildi þar og það þarf ekki að kaupa nýjan.",
    ),
    "lt": (
        "Meras sakė, kad mugė bus aikštėje ir kad joje gali dalyvauti visi, kurie nori, bet reikia užsirašyti.",
        "Jei lis, tai renginys bus salėje, o bilietai ir ten galioja, todėl naujų pirkti nereikia.",
    ),
    "nb": (
        "Ordføreren sa at markedet blir på torget, og at alle som ønsker det, også kan ha sin egen bod der.",
        "Hvis det regner, blir det i hallen, men billettene gjelder fortsatt, så ingen må kjøpe nye etter det.",
    ),
    "ro": (
        "Primarul a spus că târgul va fi în piață și că toți cei care vor pot să vină, dar trebuie să se înscrie.",
        "Dacă plouă, totul se mută în sală, iar biletele sunt valabile și acolo, așa că nu mai este nevoie de altele.",
    ),
    "sk": (
        "Primátor povedal, že trh bude na námestí a že sa ho môžu zúčastniť všetci, ktorí chcú, aj s deťmi.",
        "Ak bude pršať, bude to v hale, no lístky platia aj tam, takže nie je potrebné kupovať si nové.",
    ),
    "tr": (
        "Belediye başkanı pazarın meydanda olacağını ve isteyen herkesin gelebileceğini söyledi.",
        "Yağmur olursa her şey salonda olacak, biletler orada da geçerli ve yeni bir bilet için para gerekmez.",
    ),
}
OURS = {
    "cs": "Starosta řekl, že trh bude na náměstí a že se ho mohou zúčastnit všichni, kteří chtějí.",
    "da": "Borgmesteren sagde, at markedet bliver på torvet, og at alle, der har lyst, også kan få deres egen bod.",
    "de": "Der Bürgermeister sagte, dass der Markt auf dem Platz sein wird und dass alle kommen können, die es wollen.",
    "es": "El alcalde dijo que el mercado será en la plaza y que todos los que quieran pueden venir con sus hijos.",
    "lb": "De Buergermeeschter huet gesot, datt de Maart op der Plaz ass an datt all d'Leit, déi wëllen, kënne kommen.",
    "pt": "O presidente disse que o mercado será na praça e que todos os que quiserem podem vir com os seus filhos.",
    "sv": "Kommunalrådet sade att marknaden blir på torget och att alla som vill också kan få en egen plats där.",
}


def page(*texts: str) -> tuple[Block, ...]:
    return tuple(Block(index, text, BlockKind.PARAGRAPH, label=BlockLabel.CONTENT) for index, text in enumerate(texts))


def languages(*texts: str) -> tuple[list[str], str]:
    blocks, main = label_languages(page(*texts), Publisher("test", "DE"), PageHead())
    return [block.language for block in blocks], main


@pytest.mark.parametrize("language", sorted(FOREIGN))
def test_a_page_in_another_language_has_none(language: str) -> None:
    assert language not in all_languages()
    texts = (*FOREIGN[language], "Info")
    assert languages(*texts) == ([UNDETERMINED] * len(texts), UNDETERMINED)
    assert detect(" ".join(FOREIGN[language]))[0] is None


@pytest.mark.parametrize("language", sorted(OURS))
def test_a_page_in_one_of_ours_that_looks_like_them_keeps_it(language: str) -> None:
    assert languages(OURS[language]) == ([language], language)


def test_a_paragraph_in_one_of_ours_keeps_it_on_a_foreign_page() -> None:
    said, main = languages(*FOREIGN["hu"], OURS["de"])
    assert said == [UNDETERMINED, UNDETERMINED, "de"]
    assert main == UNDETERMINED


@pytest.mark.parametrize(
    "text",
    [
        "Ο δήμαρχος είπε ότι η αγορά θα είναι στην πλατεία.",
        "Мэр сказал, что рынок будет на площади.",
        "市長は市場が広場で開かれると言った。",
        "قال رئيس البلدية إن السوق سيكون في الساحة.",
    ],
)
def test_another_script_is_another_language_wherever_it_stands(text: str) -> None:
    assert in_other_script(text)
    assert languages(OURS["de"], text) == (["de", UNDETERMINED], "de")
    assert detect(text)[0] is None


def test_a_page_that_says_what_the_models_find_is_believed_and_a_mere_default_is_not() -> None:
    assert foreign_texts(FOREIGN["sk"]) == [True, True]
    assert foreign_texts(FOREIGN["sk"], confirmed=True) == [False, False]
    blocks, main = label_languages(page(*FOREIGN["hu"]), Publisher("test", "DE"), PageHead(lang="en"))
    assert [block.language for block in blocks] == [UNDETERMINED] * len(blocks)
    assert main == UNDETERMINED


def test_what_a_page_repeats_says_no_more_than_once() -> None:
    english = "All shirts are made from cotton and ship within two days of your order."
    assert not any(foreign_texts([english, *["S M L com a"] * 200]))


@pytest.mark.parametrize("texts", [[], [""], ["12 34"], ["„“ – …"], ["Anna Huber, Jens Holm, Ole Berg"] * 9])
def test_signs_numbers_and_names_are_not_foreign(texts: list[str]) -> None:
    assert foreign_texts(texts) == [False] * len(texts)
