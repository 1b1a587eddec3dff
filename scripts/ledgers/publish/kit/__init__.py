"""What every page is made with: context, parts, links, labels, templates, records."""
