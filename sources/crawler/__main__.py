"""See `process.main`."""

import sys

from sources.crawler.process import main

sys.exit(main(sys.argv[1:]))
