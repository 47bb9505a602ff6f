"""Whose words they are: the source mention of each accepted candidate, before it is known who that is."""
