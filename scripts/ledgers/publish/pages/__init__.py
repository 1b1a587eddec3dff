"""Single pages: overview, programme, escalation, sources, problems, figures, about."""
