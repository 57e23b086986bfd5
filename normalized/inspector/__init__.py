"""The inspector: a release in a browser, page by page and city by city. A Datasette plugin on its SQLite file.

page_view, city_view, ...      what a view shows: plain functions of a connection to the SQLite file
marking                        the text of a block, cut where its mentions begin and end
archive                        the raw page as a crawl archived it
wording, messages/             the words of the interface in German, English and French
rendering, templates/          from what a view shows to HTML; static/ has the style sheet and the script
plugin, security               the routes, and the headers of every answer
application                    all of it as one ASGI application
"""
