"""Inputs that fuzzing starts from: the hostile pages, the made towns, and lines that hold what the finders look for."""

from __future__ import annotations

from pathlib import Path

TESTS = Path(__file__).resolve().parent.parent
LINES = (
    "Am 3. und 4. Mai 2021 sowie vom 30.12.2019 bis 2.1.2020, 14:30 Uhr; seit 1987/88",
    "le 1er août 2014 à 9h30, du 3 au 5 mars 2020, depuis l'an 52 av. J.-C.",
    "12 June 1992, the 1960s, 3rd of May, 06/07/2008, 2020-02-30, 29 February 2023",
    "Tel. 0911 974-0, -1234 und -1235, Fax -99, +49 (0) 911 974 0 App. 17",
    "Tél. : 05 55 45 60 00 / 01, +352 4796-1, 020 7946 0018 ext. 4, tel. 22 602 11 33",
    "Halle in Westfalen, Frankfurt a. M., St-Denis, w Krakowie, v Praze, Metzer, Reading, Essen",
    "Partnerstädte: Limoges (F), Paisley, Verden/Aller, Villeneuve-sur-Lot, 90402 Nürnberg",
    "Oberbürgermeisterin Dr. Anna Berg-Lindner, le maire Jean de La Tour, burmistrz Jan Kowalski",
)


def seeds() -> list[bytes]:
    """Every seed, in a fixed order. The first byte of an input chooses kind and language: each gets one of its own."""
    files = [path for folder in ("hostile/pages", "towns", "kept") for path in sorted((TESTS / folder).rglob("*.*"))]
    bodies = [path.read_bytes() for path in files if path.suffix in (".html", ".txt")]
    bodies += [line.encode() for line in LINES]
    return [bytes([number % 256]) + body for number, body in enumerate(bodies)]
