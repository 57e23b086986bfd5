"""What a run reads: from a request to pages, their faults and their publishers.

For others: `request` (what can be asked for), `pages` (what is there), `publisher` (catalogue and gazetteer, opened),
`standing` (the alarms under which crawled sources stand). `crawled` is for `pages` alone.
"""
