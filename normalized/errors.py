"""What can go wrong between page records and a published release.

    NormalizedError             root
    ├── SchemaError             a table definition contradicts itself (the code's fault)
    ├── StoreError              the part store
    │   ├── MissingPart         no part of that key was committed
    │   └── CorruptPart         a part's bytes do not match its manifest
    ├── GateError               the quality gate refused; nothing was published
    │   └── DriftError          a source says much less than in the release before; `force` publishes all the same
    ├── JudgementError          what people have judged
    │   ├── BadJudgement        a judgement says nothing that can be followed
    │   └── CorruptLedger       a line of the file of judgements is none
    └── ReleaseError            the releases folder
        ├── CorruptRelease      a release's files do not match its checksums or its own description
        ├── StorageError        the storage that releases are sent to is wrong, cannot be reached or was moved on
        │   └── StorageUnknown  a package that knows such storages is not installed
        └── UnknownExport       no export format of that name is registered

Errors cross process borders: each keeps its arguments, so that it survives pickling.
"""

from __future__ import annotations


class NormalizedError(Exception):
    """Root of this package's errors. message: one line."""

    def __init__(self, message: str) -> None:
        super().__init__(message)
        self.message = message


class SchemaError(NormalizedError):
    """A table definition contradicts itself."""


class StoreError(NormalizedError):
    """Something is wrong in the part store."""


class MissingPart(StoreError):
    """No part of that key was committed."""


class CorruptPart(StoreError):
    """A part's bytes do not match its manifest."""


class JudgementError(NormalizedError):
    """Something is wrong with a judgement."""


class BadJudgement(JudgementError):
    """A judgement says nothing that can be followed."""


class CorruptLedger(JudgementError):
    """A line of the file of judgements is none."""


class ReleaseError(NormalizedError):
    """Something is wrong in the releases folder."""


class CorruptRelease(ReleaseError):
    """A release's files do not match its checksums or its own description."""


class StorageError(ReleaseError):
    """The storage that releases are sent to is wrong, cannot be reached, or was moved on by somebody else."""


class StorageUnknown(StorageError):
    """A package that knows storages of such an address is not installed."""


class UnknownExport(ReleaseError):
    """No export format of that name is registered."""


class GateError(NormalizedError):
    """The quality gate refused; nothing was published.

    failures: one line a failed check, each with the table, the check and an example row.
    """

    def __init__(self, failures: tuple[str, ...]) -> None:
        shown = "; ".join(failures[:3]) + ("; …" if len(failures) > 3 else "")
        super().__init__(f"{len(failures)} checks failed, nothing was published: {shown}")
        self.failures = failures

    def __reduce__(self) -> tuple[type[GateError], tuple[tuple[str, ...]]]:
        return type(self), (self.failures,)


class DriftError(GateError):
    """A source says much less than in the release before; nothing was published. `force` publishes all the same."""
