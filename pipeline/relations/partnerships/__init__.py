"""Partnerships of towns and their memberships in networks, as one page states them.

The way of a page: `page.reading` reads it once. `find` asks each block in turn: is it the heading of a partner's
section (`lists.headed`), a row of partners (`lists.rows`), or does it say something in sentences (`text.sentences`)?
Each gives `stated.Statement`s; `find` makes those of one pair a fact and asks `dates.beginnings` when it began. Then
`dates.anniversaries` and `dates.occasions` add what else the page dates. `networks.memberships` goes its own way.

| package | what is in it |
|---|---|
| `words` | words of the language files, as cues and patterns |
| `page` | the page as the rules read it, and what its headings govern |
| `clauses` | a sentence's part with its towns, dates and cues; what it denies, wishes or says aside |
| `partners` | which towns of a clause are partners, and of what kind |
| `elsewhere` | relations of others: of two other towns, of schools and counties |
| `text` | what the sentences of a block state |
| `lists` | rows, tables, headings with a section, lines above and below them |
| `dates` | which date belongs to which partner, and which begins nothing; ends, renewals, jubilees |
| `networks` | memberships in networks of cities |
"""
