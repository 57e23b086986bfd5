def tokens(text: str) -> list[str]:
    """The words of a text and its first number, without links, addresses and codes.

    An apostrophe stays with the word before it. One number stands for all: a contact line is not less of its language
    for the digits in it.
    """
