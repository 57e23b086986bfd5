def with_line_feeds(text: str) -> str:
    r"""The text with "\n" for each "\r\n" and "\r", and without NUL characters."""
