def path_step(tag: str, identifier: str | None, classes: str | None, role: str | None) -> str:
    """Return an element with its id, classes and role as a step of a path: "div#main.wide", "ul.menu[navigation]".

    Of the id and the role only the first word is read, of the classes the first six; words are at most 40 characters
    and hold no sign that parts steps.
    """
