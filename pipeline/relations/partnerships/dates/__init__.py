"""When a relation began, was renewed and ended, and which dates say none of that."""
