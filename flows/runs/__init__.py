"""One run, from request to release, as plain functions that know no Prefect.

For others: `run` (all of it), `ingest` (pages to parts), `publish` (parts to a release), `corrupt_parts` (what has to
be done again), `manifest` (what an ingest did) and `webhooks` (who hears of a release). `published` is for `publish`.
"""
