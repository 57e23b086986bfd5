"""What was found and is no mayor: deputies, words in capitals, what no model takes for a name."""
