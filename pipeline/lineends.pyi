def with_line_feeds(text: bytes) -> bytes:
    r"""The text in UTF-8 with "\n" for each "\r\n" and "\r", and without NUL characters."""
