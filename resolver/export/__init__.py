"""What the resolver holds and answers, written in the forms that other programs read."""
