"""Words of the language files: cues in a text, patterns, and the parts into which they cut a sentence."""
