def is_utf8(text: bytes) -> bool:
    """Whether bytes are UTF-8 as RFC 3629 has it: no longer forms than needed, no halves of surrogate pairs."""
