"""What elements are called: tags, roles, and the words in their ids and classes, as bits."""

from __future__ import annotations

_TAGS = {
    "nav": ("nav", "menu"),
    "header": ("header",),
    "footer": ("footer",),
    "aside": ("aside",),
    "main": ("main",),
    "article": ("article",),
    "form": ("form", "fieldset"),
    "list": ("ul", "ol", "dl", "dir"),
    "table": ("table",),
    "control": ("button", "select", "option", "label", "textarea", "legend"),
    "noscript": ("noscript",),
    "figure": ("figure", "figcaption", "caption"),
    "quote": ("blockquote", "pre"),
    "address": ("address",),
    "paragraph": ("p",),
    "details": ("details", "summary", "dialog"),
}
_ROLES = {
    "navigation": "nav",
    "menu": "nav",
    "menubar": "nav",
    "contentinfo": "footer",
    "banner": "header",
    "complementary": "aside",
    "main": "main",
    "article": "article",
    "search": "form",
    "dialog": "details",
    "alertdialog": "details",
}
# Words that web designers put into ids and classes. Most templates speak English; words of other languages stand beside
# it. Compared with the words of an id or class, and with their beginnings and ends.
_WORDS = {
    "w_nav": "nav menu submenu subnav topnav mainnav tabnav navi navbar mnu skiplink sprung metanav",
    "w_crumb": "breadcrumb crumb brotkrume krume krumel ariane rootline pfad percorso migas youarehere trail",
    "w_footer": "foot footer bottom fuss pied pie copyright colophon impressum stopka piepagina legal",
    "w_header": (
        "head header top topbar masthead kopf logo brand entete cabecera naglowek testata banner jumbotron hero"
    ),
    "w_side": "side sidebar aside rail right left marginal rechts gauche droite secondary sub lateral",
    "w_share": (
        "share sharing social addthis addtoany teilen print drucken toolbar tools follow bookmark shariff partage"
    ),
    "w_consent": "cookie consent gdpr ccpa privacy cmp rgpd datenschutz onetrust cookiebot klaro",
    "w_comment": "comment disqus respond reply replies kommentar commentaire discussion thread",
    "w_related": (
        "related recommend recommended similar popular trending also latest recent more next readmore further "
        "verwandt "
        "weitere aehnlich associe relacionad correlat upsell crosssell"
    ),
    "w_ad": (
        "ad ads advert advertisement adsense sponsor sponsored promo promotion outbrain taboola anzeige "
        "werbung dfp banner"
    ),
    "w_widget": (
        "widget search suche recherche buscar login signin newsletter subscribe weather wetter meteo tiempo "
        "pogoda poll "
        "modal popup overlay lightbox lang language sprache langue idioma slider carousel swiper slick "
        "gallery player "
        "tooltip dropdown pager pagination paging filter sort counter map cart feedback rating"
    ),
    "w_teaser": "teaser card tile grid box promo callout highlight spotlight feature featured kachel vignette slide",
    "w_content": (
        "content main article body text post entry story inhalt contenu contenido contenuto conteudo tresc "
        "obsah inhoud "
        "maincontent bodytext articlebody prose richtext rte ce csc wysiwyg copytext fliesstext detail single "
        "hentry lead "
        "description summary"
    ),
    "w_meta": (
        "date time author byline meta info tag tags category caption credit source dateline published updated datum"
    ),
    "w_hidden": "hidden hide sronly sr visuallyhidden invisible screen offscreen noprint skip hid none collapsed",
    "w_list": "list item items listing results row entries index archive",
    "w_contact": (
        "contact kontakt contacto contatto address adresse vcard tel phone fax mail person staff opening hours"
    ),
    "w_title": "title headline heading titel titre titulo titolo h1 kicker subtitle subheading",
    "w_tabs": "accordion collapse tab tabs panel toggle faq akkordeon",
    "w_page": "page site wrapper container layout outer inner",
}
MARKS = (*_TAGS, *_WORDS)
"""Names of what a path can show, in the order of their bits."""

_BIT = {name: 1 << place for place, name in enumerate(MARKS)}
BY_TAG = {tag: _BIT[name] for name, tags in _TAGS.items() for tag in tags}
BY_ROLE = {role: _BIT[name] for role, name in _ROLES.items()}
BY_WORD: dict[str, int] = {}
"""The bits of a word: its own or, where it is not listed, those of the longest one (of four letters or more) at either
end of it, and else those of "nav" where it begins so (`stepreader`)."""
for _name, _words in _WORDS.items():
    for _word in _words.split():
        BY_WORD[_word] = BY_WORD.get(_word, 0) | _BIT[_name]
