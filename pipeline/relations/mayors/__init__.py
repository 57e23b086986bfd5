"""Who is or was mayor of which city, and who holds the posts beside: `mayoralties`, `officeholders`.

`towns` says whose mayor somebody is where no city stands beside title or name. It asks one sign after the other, the
surest first; where none speaks, he is the publisher's.

| package | what is in it |
|---|---|
| `page` | the page as the rules read it: sentences, headings, lines of towns, towns near a mayor |
| `guests` | guests and hosts: delegations, visits, two mayors in one sentence |
| `told` | what else tells his town: possessives, the subject of a sentence, lists, cards, titles, the known mayor |
| `times` | of which moment the page speaks, and whether that is the past |
| `words` | words of the language files around a mayor, as patterns |
"""
