"""Two versions of a specification in; their words side by side out: what was struck, what came in, what stayed.

`visible.py` makes hostile signs harmless, `paragraphs.py` takes lines to paragraphs of words, `words.py` compares
words, `marked.py` sets the result in paragraphs, `folding.py` hides long unchanged stretches, `parts.py` pairs the
sections and puts each change beside its words, `wording.py` says a change in a few words. `pipeline/publish` makes
a page of it, the terminal a view. Pure.
"""
