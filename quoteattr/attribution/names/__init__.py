"""The article's names: where each begins and ends, how it is built, and which of them are one person, body or place."""
