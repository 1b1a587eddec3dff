"""The ground of all rules: the shared context, and readers of plain values."""
