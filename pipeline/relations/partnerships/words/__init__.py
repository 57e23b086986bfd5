"""Words of the language files: cues in a text, lists, patterns, and the parts into which they cut a sentence."""
