"""How to reach an office or a person: `find`."""
