"""What lines and the names of elements say: cutting text into words, phrases of all languages, the learnt lexicon."""
