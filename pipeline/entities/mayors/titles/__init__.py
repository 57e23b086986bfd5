"""What stands with a title: its town, gender and term, and what makes it nobody's."""
