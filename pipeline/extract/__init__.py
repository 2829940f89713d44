"""Sentences of qualification text -> leaves with evidence. spaCy patterns find the words, small grammars read them."""
