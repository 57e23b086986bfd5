"""What can go wrong with one page.

    PipelineError               the page as a whole fails; the run goes on
    ├── EmptyPage               no bytes, or nothing but blanks
    ├── BinaryPage              the bytes are not text
    ├── OversizePage            the body is above a limit of `pipeline.limits`
    ├── BlockError              no parser could make blocks of it
    ├── GazetteerMissing        the index of places is not built (the installation's fault, not the page's)
    ├── NameModelMissing        a name model is not installed (the installation's fault, not the page's)
    └── LanguageDataError       a file under pipeline/languages is wrong (the installation's fault, not the page's)

Errors cross process borders: each keeps its arguments, so that it survives pickling.
"""

from __future__ import annotations


class PipelineError(Exception):
    """Root of this package's errors.

    message: one line, without the page's content.
    stage: the stage that gave up ("decode", "blocks", ...).
    """

    stage = "pipeline"

    def __init__(self, message: str) -> None:
        super().__init__(message)
        self.message = message

    @property
    def code(self) -> str:
        """Stable name of this kind of error, as it stands in the table `issues`: "empty-page"."""
        name = type(self).__name__
        return "".join(("-" + c.lower()) if c.isupper() else c for c in name).lstrip("-")


class EmptyPage(PipelineError):
    """No bytes, or nothing but blanks."""

    stage = "decode"


class BinaryPage(PipelineError):
    """The bytes are not text: an image, a PDF, an archive under a page's name."""

    stage = "decode"


class OversizePage(PipelineError):
    """The body is above a limit of `pipeline.limits`."""

    stage = "decode"


class BlockError(PipelineError):
    """No parser could make blocks of the page."""

    stage = "blocks"


class LanguageDataError(PipelineError):
    """A file under pipeline/languages is wrong."""

    stage = "languages"


class GazetteerMissing(PipelineError):
    """The index of places is absent, broken or of another version."""

    stage = "gazetteer"


class NameModelMissing(PipelineError):
    """The package of a language's name model is not installed, or its weights are not there."""

    stage = "entities"
