"""What the name models learn from: licensed sets of marked sentences, and what is made of them."""
