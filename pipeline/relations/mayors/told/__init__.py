"""What else tells whose mayor somebody is: possessives, the subject of a sentence, lists, titles, the known mayor."""
