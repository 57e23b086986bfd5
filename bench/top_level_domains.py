"""Which ends of a domain exist: writes pipeline/entities/top_level_domains.txt.

    python -m bench.top_level_domains

They are the entries without a dot of the Public Suffix List, as tldextract (which Scrapy
brings) has it in its package; nothing is fetched. Loading that package costs a worker a quarter of a second, the file a
millisecond.
"""

from __future__ import annotations

import tldextract

from bench.corpora import PROJECT

DOMAINS = PROJECT / "pipeline/entities/top_level_domains.txt"
HEAD = "# Top-level domains by the Public Suffix List; `python -m bench.top_level_domains` writes this file."


def main() -> None:
    """Write the file."""
    suffixes = tldextract.TLDExtract(suffix_list_urls=(), cache_dir=None).tlds
    domains = sorted({suffix for suffix in suffixes if "." not in suffix})
    DOMAINS.write_text("\n".join((HEAD, *domains, "")), "utf-8")


if __name__ == "__main__":
    main()
