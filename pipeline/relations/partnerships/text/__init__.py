"""What the sentences of a block state, with or without a partner's name."""
