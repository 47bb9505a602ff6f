"""What a speaker is: kind, title, affiliation and party, as the words beside a name or in a description say it."""
