"""One statement of a relation as a block makes it, before statements of one pair are merged."""

from __future__ import annotations

from dataclasses import dataclass

from pipeline.facts import Evidence, PartnershipKind
from pipeline.record import Mention


@dataclass(frozen=True, slots=True)
class Statement:
    """A city said to be a partner.

    city: the mention of the partner. kind: None where only the context can tell. since: the date said with it.
    explicit: True where the kind stands with the city itself, False where a heading gives it.
    weak: True where the kind is but a word that any partners use ("Zusammenarbeit"): another statement of the pair
    gives it.
    partner_of: the other party where it is not the publisher. until: the date of an end that is said with it.
    renewed: dates on which it was confirmed anew.
    """

    city: Mention
    kind: PartnershipKind
    since: Mention | None
    rule: str
    confidence: float
    explicit: bool = True
    weak: bool = False
    partner_of: Mention | None = None
    until: Mention | None = None
    renewed: tuple[Mention, ...] = ()

    @property
    def evidence(self) -> tuple[Evidence, ...]:
        """The characters of city and dates."""
        spans = [self.city, *([self.since] if self.since is not None else []), *self.renewed]
        return tuple(Evidence(m.block, m.start, m.end, m.raw) for m in spans)
