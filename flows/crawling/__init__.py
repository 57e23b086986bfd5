"""Crawls: one process a source, each judged against the last good one before its pages are published.

For others: `crawls` (ask for a crawl of sources) and `crawl_run` (crawl, judge, read and publish, as plain functions).
`alarms` and `notes` (what a crawl noted and cannot be read) are for `crawl_run` alone.
"""
