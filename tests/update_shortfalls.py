"""Bring tests/samples_shortfalls.yaml up to date: `python -m tests.update_shortfalls`.

Reasons that are written there stay; a difference that is new gets "?", for a person to write why.
"""

from __future__ import annotations

from tests.test_samples import LISTED_SHORTFALLS, PAGES, SHORTFALLS, differences

HEAD = (
    "# What the pipeline still gets wrong on the sample pages, and why. tests/test_samples.py fails for a difference "
    "that is\n# not listed here, and for a listed one that is none any more.\n"
)


def entry(difference: str, reason: str) -> str:
    key = difference.replace("\\", "\\\\").replace('"', '\\"')
    value = reason.replace("'", "''")
    return f"  \"{key}\":\n    '{value}'"


def main() -> None:
    parts = [HEAD]
    for name in sorted(PAGES):
        listed = LISTED_SHORTFALLS.get(name, {})
        if found := sorted(differences(name)):
            parts.append("\n".join([f"{name}:", *(entry(text, listed.get(text, "?")) for text in found), ""]))
    SHORTFALLS.write_text("\n".join(parts), "utf-8")


if __name__ == "__main__":
    main()
