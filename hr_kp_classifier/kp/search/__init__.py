"""What a person means by what is typed into a search box: keys, queries, near words."""
