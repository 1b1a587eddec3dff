"""Work out what rules propose: pure functions from facts to proposals."""
