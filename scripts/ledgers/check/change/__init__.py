"""Rules about a change: who may do it, and what it may do to what was filed."""
