"""Train the model of persons' names of one language: `python -m bench.train_names --lang de`.

A convolutional network of width 96 and depth 4 with spaCy's transition parser over it, learnt from the licensed sets
of corpora/ner, from municipal templates, and from sentences with their persons exchanged. Writes
pipeline/entities/persons/models/LANG.bin and, beside it, LANG.json: checksums of the data, their licences, the
settings, the scores. `--ablation` adds what each augmentation brings; `--neighbours` learns from sets of nearby
languages too, whose use is not shown. Same data, same packages, same machine: the same weights.
"""

from __future__ import annotations

import argparse
import hashlib
import json
import random
import sys
import time
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path
from typing import Any

from spacy.about import __version__ as spacy_version
from spacy.training import Example
from spacy.training.batchers import minibatch_by_words
from spacy.util import filter_spans, registry
from thinc.util import fix_random_seed

from bench.corpora import MUNICIPAL, PROJECT, gold_pages
from bench.names.augment import TEMPLATES, Maker
from bench.names.sets import NEIGHBOURS, SETS, Sentence, split
from pipeline.entities.persons.network import blank_network
from pipeline.tokens import tokenize_for_network

MODELS = PROJECT / "pipeline" / "entities" / "persons" / "models"
SEED = 1
WORDS = {"de": 1_500_000, "en": 1_000_000, "nl": 900_000, "pt": 500_000}
"""Words read in training, those of made sentences among them: about four minutes of one core for German."""
ABLATION_WORDS = 300_000
"""Each of the four trainings that the ablation compares is shorter."""
BATCH_WORDS = 1200
DROP = 0.2
TEMPLATE_SHARE = 0.5
"""Made sentences for each sentence of the sets."""
EXCHANGED_SHARE = 0.4


def example(sentence: Sentence) -> Example:
    """A sentence as spaCy learns from it; a name whose ends are no token's is widened."""
    gold = tokenize_for_network(sentence.text)
    spans = [gold.char_span(start, end, label, alignment_mode="expand") for start, end, label in sentence.entities]
    gold.set_ents(filter_spans([span for span in spans if span is not None]))
    return Example(tokenize_for_network(sentence.text), gold)


def stream(train: Sequence[Sentence], language: str, *, templates: bool, exchange: bool) -> Iterator[Sentence]:
    """Sentences without end: the sets again and again in another order, made ones among them."""
    order, chance, maker = random.Random(SEED), random.Random(SEED + 1), Maker(language, SEED + 2, train)
    while True:
        for sentence in order.sample(train, len(train)):
            yield maker.exchanged(sentence) if exchange and chance.random() < EXCHANGED_SHARE else sentence
            if templates and chance.random() < TEMPLATE_SHARE:
                yield maker.sentence()


def take_words(sentences: Iterable[Sentence], words: int) -> Iterator[Example]:
    """Examples until so many tokens were given."""
    for sentence in sentences:
        made = example(sentence)
        words -= len(made.reference)
        yield made
        if words < 0:
            return


def train_network(train: Sequence[Sentence], language: str, words: int, *, templates: bool, exchange: bool) -> Any:
    """A network that has read so many words."""
    fix_random_seed(SEED)
    network = blank_network()
    sentences = stream(train, language, templates=templates, exchange=exchange)
    network.initialize(lambda: [example(next(sentences)) for _ in range(200)], nlp=None)
    optimizer = registry.get("optimizers", "Adam.v1")(0.001, use_averages=True)
    started, read = time.process_time(), 0
    for number, batch in enumerate(minibatch_by_words(take_words(sentences, words), size=BATCH_WORDS)):
        losses = network.update(batch, drop=DROP, sgd=optimizer)
        read += sum(len(item.reference) for item in batch)
        if number % 50 == 0:
            speed = read / max(1e-9, time.process_time() - started)
            print(f"{language} {read} words, {speed:.0f} a second, loss {losses['ner']:.0f}", flush=True)
    with network.model.use_params(optimizer.averages):
        return network.from_bytes(network.to_bytes())


def f1(network: Any, sentences: Sequence[Sentence]) -> dict[str, float]:
    """F1 of exact spans, of persons and of all three labels."""
    tally: Counter[str] = Counter()
    docs = [tokenize_for_network(sentence.text) for sentence in sentences]
    for sentence, doc in zip(sentences, network.pipe(docs, batch_size=64), strict=True):
        gold = set(sentence.entities)
        said = {(span.start_char, span.end_char, span.label_) for span in doc.ents}
        for name, label in (("person", "PER"), ("all", "")):
            ours = {item for item in said if label in ("", item[2])}
            theirs = {item for item in gold if label in ("", item[2])}
            tally[name + " hit"] += len(ours & theirs)
            tally[name + " sum"] += len(ours) + len(theirs)
    return {name: round(2 * tally[name + " hit"] / max(1, tally[name + " sum"]), 3) for name in ("person", "all")}


def on_pages(network: Any, language: str) -> dict[str, float]:
    """On kept lines of the municipal corpora: share of mayors that lie in a person, of cities that touch none."""
    tally: Counter[str] = Counter()
    codes = {"de": ("de", "lb")}.get(language, (language,))
    for page in gold_pages(*MUNICIPAL):
        gold = page.gold
        rows = [row for row in gold["mentions"] if row["type"] in {"mayor", "city"}]
        kept = {
            number: network(tokenize_for_network(line["text"]))
            for number, line in enumerate(gold["lines"])
            if line["keep"] and line.get("lang") in codes and any(row["line"] == number for row in rows)
        }
        for row in rows:
            if row["line"] not in kept:
                continue
            doc = kept[row["line"]]
            start = doc.text.find(row["text"])
            end = start + len(row["text"])
            persons = [(span.start_char, span.end_char) for span in doc.ents if span.label_ == "PER"]
            tally[row["type"]] += 1
            if row["type"] == "mayor":
                tally["found"] += any(a <= start and end <= b for a, b in persons)
            else:
                tally["clean"] += not any(a < end and start < b for a, b in persons)
    return {
        "mayors_in_a_person": round(tally["found"] / max(1, tally["mayor"]), 3),
        "cities_in_no_person": round(tally["clean"] / max(1, tally["city"]), 3),
        "mayors": tally["mayor"],
        "cities": tally["city"],
    }


def main() -> int:
    """Train, measure, and write the weights with their record."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--lang", required=True, choices=sorted(SETS))
    parser.add_argument("--ablation", action="store_true", help="measure what each augmentation brings; no weights")
    parser.add_argument("--neighbours", action="store_true", help="learn from sets of nearby languages too")
    arguments = parser.parse_args()
    language: str = arguments.lang
    sets = SETS[language]
    neighbours = NEIGHBOURS.get(language, ()) if arguments.neighbours else ()
    train, test = split(sets)
    train += [sentence for source in neighbours for sentence in source.read()]
    path = MODELS / f"{language}.json"
    if arguments.ablation:
        record = json.loads(path.read_text("utf-8"))
        record["ablation"] = {"neighbours": [source.name for source in neighbours], **ablate(train, test, language)}
        path.write_text(json.dumps(record, indent=1) + "\n", "utf-8")
        return 0
    network = train_network(train, language, WORDS[language], templates=True, exchange=True)
    scores = {"test": f1(network, test), "pages": on_pages(network, language)}
    print(json.dumps(scores), flush=True)
    body = network.to_bytes(exclude=["vocab"])
    MODELS.mkdir(exist_ok=True)
    path.with_suffix(".bin").write_bytes(body)
    share_alike = any("SA" in source.licence for source in sets)
    said: dict[str, Any] = {
        "made_by": f"python -m bench.train_names --lang {language}",
        "language": language,
        "licence": "CC-BY-SA-4.0" if share_alike else "Apache-2.0",
        "data": {source.name: {"licence": source.licence, "sha256": source.sha256} for source in (*sets, *neighbours)},
        "templates": hashlib.sha256(TEMPLATES.read_bytes()).hexdigest(),
        "sentences": {"train": len(train), "test": len(test)},
        "words": WORDS[language],
        "seed": SEED,
        "spacy": spacy_version,
        "scores": scores,
        "ablation": earlier_ablation(path),
        "sha256": hashlib.sha256(body).hexdigest(),
    }
    path.write_text(json.dumps(said, indent=1) + "\n", "utf-8")
    return 0


def earlier_ablation(path: Path) -> dict[str, Any]:
    """The ablation of the record that is about to be replaced: it says its own words and need not be run again."""
    return dict(json.loads(path.read_text("utf-8"))["ablation"]) if path.exists() else {}


def ablate(train: Sequence[Sentence], test: Sequence[Sentence], language: str) -> dict[str, Any]:
    """Scores of four shorter trainings: with both augmentations, without each, without either."""
    scores: dict[str, Any] = {"words": ABLATION_WORDS}
    for name, templates, exchange in (
        ("both", True, True),
        ("no templates", False, True),
        ("no exchanged names", True, False),
        ("neither", False, False),
    ):
        network = train_network(train, language, ABLATION_WORDS, templates=templates, exchange=exchange)
        scores[name] = {"test": f1(network, test), "pages": on_pages(network, language)}
        print(name, json.dumps(scores[name]), flush=True)
    return scores


if __name__ == "__main__":
    sys.exit(main())
