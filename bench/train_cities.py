"""Learn the city finder's weights from the development corpora: `python -m bench.train_cities`.

Three small models, each a plain logistic regression with an L2 penalty, fitted by gradient steps in numpy:
which place a span means (softmax over its readings), whether a span is a city from what stands around it, and the same
knowing its neighbours. Gold lines serve as blocks, so that the weights do not depend on the other stages' errors.
With --cross the pages are split by site into folds and the figures printed are of pages not learnt from.
"""

from __future__ import annotations

import argparse
import hashlib
import json
import sys
from collections import Counter, defaultdict
from typing import Any

import numpy as np

from bench.city_pages import (
    LESSON_WEIGHT,
    LESSONS,
    NEWS,
    NEWS_WEIGHT,
    Page,
    news_label,
    read_news,
    read_pages,
    read_sentences,
)
from bench.corpora import CORPORA, MUNICIPAL, PROJECT
from pipeline.entities.cities.find import look, mentions_by
from pipeline.entities.cities.model import Weights, load_weights
from pipeline.entities.cities.sighting import Sighting
from pipeline.record import NIL

WEIGHTS = PROJECT / "pipeline" / "entities" / "cities" / "weights.json"
FOLDS = 4
PENALTY = {"reading": 0.02, "alone": 0.01, "together": 0.01}


class Design:
    """A growing matrix of named features."""

    def __init__(self) -> None:
        self.names: dict[str, int] = {}
        self.rows: list[dict[int, float]] = []

    def add(self, features: dict[str, float]) -> int:
        self.rows.append({self.names.setdefault(name, len(self.names)): value for name, value in features.items()})
        return len(self.rows) - 1

    def matrix(self) -> np.ndarray:
        matrix = np.zeros((len(self.rows), len(self.names)))
        for index, row in enumerate(self.rows):
            for column, value in row.items():
                matrix[index, column] = value
        return matrix


def fit_logistic(rows: list[tuple[dict[str, float], bool, float]], penalty: float) -> dict[str, float]:
    """Weights of a logistic regression over (features, label, weight), by Newton's method."""
    design = Design()
    for features, _, _ in rows:
        design.add(features)
    x, y = design.matrix(), np.array([label for _, label, _ in rows], dtype=float)
    c = np.array([count for _, _, count in rows])
    w = np.zeros(x.shape[1])
    ridge = np.full(x.shape[1], penalty * c.sum() / 100.0)
    for _ in range(30):
        p = 1.0 / (1.0 + np.exp(-np.clip(x @ w, -30, 30)))
        gradient = x.T @ (c * (p - y)) + ridge * w
        hessian = (x * (c * p * (1 - p))[:, None]).T @ x + np.diag(ridge + 1e-9)
        step = np.linalg.solve(hessian, gradient)
        w -= step
        if np.abs(step).max() < 1e-6:
            break
    return {name: round(float(w[column]), 4) for name, column in sorted(design.names.items())}


def fit_softmax(
    groups: list[tuple[list[dict[str, float]], int]], start: dict[str, float], penalty: float
) -> dict[str, float]:
    """Weights of a conditional logit over groups of readings, pulled towards `start`."""
    design = Design()
    for name in start:
        design.names.setdefault(name, len(design.names))
    spans = [([design.add(reading) for reading in readings], right) for readings, right in groups]
    x = design.matrix()
    prior = np.zeros(x.shape[1])
    for name, column in design.names.items():
        prior[column] = start.get(name, 0.0)
    w = prior.copy()
    ridge = penalty * len(groups)
    step = 0.5
    velocity = np.zeros_like(w)
    for _ in range(400):
        scores = x @ w
        gradient = ridge * (w - prior) / len(groups)
        for members, right in spans:
            s = scores[members]
            p = np.exp(s - s.max())
            p /= p.sum()
            gradient += (p @ x[members] - x[members[right]]) / len(groups)
        velocity = 0.9 * velocity - step * gradient
        w = w + 0.3 * velocity
    return {name: round(float(w[column]), 4) for name, column in sorted(design.names.items())}


PRIOR_READING = {
    "kind_main": 1.5,
    "kind_alternate": 0.0,
    "kind_spelling": -0.5,
    "kind_short": 0.8,
    "part": 0.8,
    "alike": 0.3,
    "unlike": -0.8,
    "publisher_unlike": 0.5,
    "publisher_contradicted": -7.0,
    "homeless_abroad": -1.5,
    "inflected": -0.3,
    "exonym": 4.0,
    "foreign_exonym": 1.0,
    "population": 1.4,
    "home_country": 2.5,
    "publisher": 8.0,
    "distance": -1.0,
    "home_region": 1.5,
    "beside_region": 6.0,
    "beside_country": 5.0,
    "beside_other_region": -2.0,
    "beside_other": -5.0,
    "in_block": 1.5,
    "on_page": 1.0,
    "settled": 4.0,
    "within_larger": -3.0,
    "next_door": 2.0,
    "none": -4.0,
    "none_large": -1.5,
    "none_homeless": 0.5,
    "none_cue": 0.5,
    "none_homeless_cue": 2.0,
    "none_abroad": 1.0,
    "none_abroad_cue": 1.5,
}
"""Where learning of the readings starts and is pulled to: set by judgement, since few pages have namesakes."""


def matching(page: Page, sighting: Sighting) -> str | None:
    """The gold value of a sighting's span, None where the gold has no such span."""
    return page.gold.get((sighting.span.block, sighting.span.start, sighting.span.end))


def learn(pages: list[Page], extra: list[Page]) -> Weights:
    """Fit the three models one after the other, each on what the one before says."""
    blank = Weights(PRIOR_READING, {"bias": 0.0}, {"bias": 0.0})
    groups: list[tuple[list[dict[str, float]], int]] = []
    for page in pages:
        for sighting in look(page.document, page.earlier, blank):
            value = matching(page, sighting)
            if value is None:
                continue
            ids = [reading.place.geonames_id if reading.place else "NIL" for reading in sighting.readings]
            if value in ids and len(ids) > 1:
                groups.append(([reading.features for reading in sighting.readings], ids.index(value)))
    reading = fit_softmax(groups, PRIOR_READING, PENALTY["reading"])
    weights = Weights(reading, {"bias": 0.0}, {"bias": 0.0})
    for stage in ("alone", "together"):
        rows = []
        for page in pages:
            for sighting in look(page.document, page.earlier, weights):
                features = sighting.alone if stage == "alone" else sighting.together
                rows.append((features, matching(page, sighting) is not None, 1.0))
        for page in read_sentences(LESSONS, "lesson"):
            for sighting in look(page.document, page.earlier, weights):
                features = sighting.alone if stage == "alone" else sighting.together
                rows.append((features, matching(page, sighting) is not None, LESSON_WEIGHT))
        for page in extra if stage == "alone" else ():
            marks: dict[int, list[tuple[int, int, str]]] = defaultdict(list)
            for (block, start, end), kind in page.gold.items():
                marks[block].append((start, end, kind))
            for sighting in look(page.document, page.earlier, weights):
                label = news_label(page, sighting, marks)
                if label is not None:
                    rows.append((sighting.alone, label, NEWS_WEIGHT))
        fitted = fit_logistic(rows, PENALTY[stage])
        weights = Weights(reading, fitted if stage == "alone" else weights.alone, fitted if stage == "together" else {})
    return weights


def score(pages: list[Page], weights: Weights, errors: bool) -> tuple[Counter[str], Counter[str]]:
    """Hits, said and gold of facts and of spans, as the municipal scorer counts them."""
    facts: Counter[str] = Counter()
    spans: Counter[str] = Counter()
    for page in pages:
        said: Counter[tuple[str, str]] = Counter()
        for mention in mentions_by(page.document, page.earlier, weights):
            said[mention.raw, mention.value if mention.value != NIL else "NIL:" + mention.raw.casefold()] += 1
        values = {value for _, value in said}
        facts.update(hit=len(values & page.facts), said=len(values), gold=len(page.facts))
        spans.update(
            hit=sum((said & page.surfaces).values()), said=sum(said.values()), gold=sum(page.surfaces.values())
        )
        if errors and said != page.surfaces:
            print(f"   {page.site}: missed {sorted(page.surfaces - said)} wrong {sorted(said - page.surfaces)}")
    return facts, spans


def f1(tally: Counter[str]) -> float:
    """Harmonic mean of precision and recall."""
    return 2 * tally["hit"] / (tally["said"] + tally["gold"]) if tally["hit"] else 0.0


def main() -> int:
    """Learn and write the weights, or measure them by cross-validation."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--cross", action="store_true", help="cross-validate by site; writes nothing")
    parser.add_argument("--errors", action="store_true", help="list what was missed and what was wrong")
    parser.add_argument("--shipped", action="store_true", help="score the shipped weights; writes nothing")
    args = parser.parse_args()
    pages = [page for corpus in MUNICIPAL for page in read_pages(corpus)]
    if args.shipped:
        report(pages, {page.document.url + page.site: load_weights() for page in pages}, args.errors)
        return 0
    if args.cross:
        weights_of = held_out(pages)
        report(pages, {page.document.url + page.site: weights_of[page.site] for page in pages}, args.errors)
        return 0
    news = read_news()
    weights = learn(pages, news)
    report(pages, {page.document.url + page.site: weights for page in pages}, args.errors)
    record: dict[str, Any] = {
        "made_by": "python -m bench.train_cities",
        "data": {
            corpus: {
                "pages": sum(page.corpus == corpus for page in pages),
                "sha256": hashlib.sha256(
                    b"".join(path.read_bytes() for path in sorted((CORPORA / corpus).glob("*/gold.json")))
                ).hexdigest(),
            }
            for corpus in MUNICIPAL
        }
        | {
            name: {
                "sentences": most,
                "sha256": hashlib.sha256((CORPORA / "ner" / f"{name}.jsonl.gz").read_bytes()).hexdigest(),
            }
            for name, _, _, most in NEWS
        },
        "lessons": hashlib.sha256(LESSONS.read_bytes()).hexdigest(),
        "penalty": PENALTY,
        "reading": weights.reading,
        "alone": weights.alone,
        "together": weights.together,
    }
    WEIGHTS.write_text(json.dumps(record, indent=1, sort_keys=True) + "\n", "utf-8")
    return 0


def held_out(pages: list[Page]) -> dict[str, Weights]:
    """By site, weights that were learnt from the other folds' sites."""
    sites = sorted({page.site for page in pages}, key=lambda site: hashlib.sha256(site.encode()).hexdigest())
    fold = {site: number % FOLDS for number, site in enumerate(sites)}
    news = read_news()
    by_fold = {number: learn([page for page in pages if fold[page.site] != number], news) for number in range(FOLDS)}
    return {site: by_fold[number] for site, number in fold.items()}


def report(pages: list[Page], weights: dict[str, Weights], errors: bool) -> None:
    """Print F1 of facts and spans by corpus."""
    for corpus in MUNICIPAL:
        facts: Counter[str] = Counter()
        spans: Counter[str] = Counter()
        for page in pages:
            if page.corpus == corpus:
                one, other = score([page], weights[page.document.url + page.site], errors)
                facts.update(one)
                spans.update(other)
        print(f"{corpus:14} facts F1 {f1(facts):.3f} {dict(facts)}   spans F1 {f1(spans):.3f} {dict(spans)}")


if __name__ == "__main__":
    sys.exit(main())
