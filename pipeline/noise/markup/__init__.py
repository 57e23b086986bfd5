"""What a page's markup says: paths of elements, what they are called, which of them a template repeats."""
