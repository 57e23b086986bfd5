def looks_like_contact(text: str, links: tuple[str, ...] = ()) -> bool:
    """True for a short line with a phone number or an e-mail address in its text or its links (`lines.py`)."""
