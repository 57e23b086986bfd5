"""How the language models are made: sources, samples, fit. Run by `python -m bench.train_languages`."""
