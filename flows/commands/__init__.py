"""The verbs of `rathaus`, one module each. A module imports what its verb needs when the verb runs."""
