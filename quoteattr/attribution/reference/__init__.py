"""Whom words other than a name mean: *she*, *the ambassador*, *the bank*, *her daughter*."""
