"""What curators work with beside the validator: the lint, the numbers, skeletons of entries, the review of queries.

manuscript    a gazetteer with the lines that it is written in; every tool starts from one
lint          the rules, one visible tuple; they are in redundancy, relations, home and twins
editing       a text of YAML → the same text with a name or a record more, or some names fewer; comments stay
categories    what the gazetteer should hold: its categories with their sizes, and the ranking of entities
statistics    what it does hold
drafting      the skeleton of an entry
review        queries that nothing was found for → names worth listing
"""
