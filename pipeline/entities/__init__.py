"""One module a type: each finds its mentions in the labelled blocks of a document.

The order matters: a later finder sees what the earlier ones found (no date inside a phone number, no city inside
a mayor's name is decided by the finder that knows more).
"""
