"""Single pages: programme, escalation, sources, problems, figures, about."""
