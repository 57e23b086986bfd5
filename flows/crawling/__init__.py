"""Crawls: one process a source, each judged against the last good one before its pages are published.

For others: `crawls` (ask for a crawl of sources) and `crawl_run` (crawl, judge, read and publish, as plain functions).
`alarms` is for `crawl_run` alone.
"""
