"""The setting of a quote: to which outlet, to whom, in which form and when it was said."""
