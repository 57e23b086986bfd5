"""What is known without learning: titles and breadcrumbs, stamps, signatures, edges of a text, comments, news."""
