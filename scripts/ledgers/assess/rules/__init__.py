"""The proposals of rules: pure functions from facts to proposals."""
