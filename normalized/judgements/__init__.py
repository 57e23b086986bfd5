"""What people have judged: mentions and blocks, accepted, rejected or corrected, kept apart from what rules say.

judgement    what a judgement is, and what it is about: content, not places, so that it outlives crawls and rules
ledger       the file that they stand in: one JSON line each, only ever appended to
applying     how the next release follows them
"""

from normalized.judgements.judgement import Judgement, Subject, Target, Verdict
from normalized.judgements.ledger import Ledger, LedgerEntry

__all__ = ["Judgement", "Ledger", "LedgerEntry", "Subject", "Target", "Verdict"]
