"""Context, parts, links, labels, templates and records shared by all pages."""
