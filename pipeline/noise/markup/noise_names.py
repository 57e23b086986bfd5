"""Names of elements that hold noise: menus, sliders, hidden parts; and of what stands beside the text of an article.

They are what content management systems, theme makers and slider libraries print into ids and classes. On the municipal
pages to learn from, some 1,900 blocks stand in such elements and one of them is kept.
"""

from __future__ import annotations

# fmt: off
MENUS = frozenset((
    "nav", "navbar", "navi", "navigation", "menu", "menubar", "megamenu", "submenu", "subnav", "topnav", "sidenav",
    "mainnav", "menue", "menubalk", "navigatie", "navegacion", "navigazione", "navegacao", "nawigacja", "flyout",
    "cookie", "cookies", "cookiebar", "cookiebanner", "cookieconsent",
    "breadcrumb", "breadcrumbs", "brotkrumen", "rootline", "skiplink", "skiplinks",
))
SHOWS = frozenset((
    "slide", "slides", "slider", "slideshow", "carousel", "carrousel", "carrusel", "karussell", "ticker", "newsticker",
    "swiper", "flexslider", "bxslider", "flickity", "diaporama", "marquee", "laufschrift",
    "flickr", "youtube", "instagram", "twitter", "facebook",
))
HIDDEN = frozenset((
    "hidden", "invisible", "unsichtbar", "offscreen", "sr-only", "sronly", "visually-hidden", "visuallyhidden",
    "screen-reader-text", "element-invisible", "hiddenstructure", "visually-hidden-focusable",
))
"""Whole names: "hidden-xs" is hidden on telephones alone, "overflow-hidden" hides nothing."""
WITHIN = frozenset(("content", "text", "body", "in", "out", "up", "down", "left", "right", "toggle"))
"""Beside a word for a slider: a text laid out with a slider's rules, or one that slides in ("slide-up")."""
BESIDE_TAGS = ("figcaption", "select", "optgroup", "option", "datalist", "textarea", "button")
SIGNATURES = ("signature", "signatures")
CUT = ("excerpt", "excerpts", "clamp", "ellipsis")
"""Names of a text that is cut off."""
# fmt: on
ROLES = ("navigation", "menu", "menubar", "search")
