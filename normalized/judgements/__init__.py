"""What people have judged, kept apart from what rules say: mentions, labels of blocks, links, merges, partnerships.

judgement    what a judgement is, and what it is about: content, not places, so that it outlives crawls and rules
ledger       the file that they stand in: one JSON line each, only ever appended to
applying     how the next release follows them: mentions, links to cities, labels
pairs        ... cities that are one, or are not; partnerships. Persons come later: `normalized.linking.judged_persons`
labels       judgements in force as labelled data for scorers
"""

from normalized.judgements.judgement import Judgement, Named, Subject, Target, Verdict
from normalized.judgements.ledger import Ledger, LedgerEntry

__all__ = ["Judgement", "Ledger", "LedgerEntry", "Named", "Subject", "Target", "Verdict"]
