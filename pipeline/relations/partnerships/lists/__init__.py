"""Partners in rows, tables and headings, with the lines that stand above and below."""
