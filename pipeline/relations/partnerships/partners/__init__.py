"""Which towns of a clause are partners, by what introduces them, and of what kind."""
