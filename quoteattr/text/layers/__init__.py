"""What tools and transports do to an article, each with ``applies(text)`` and the ``edits(text)`` that undo it."""
