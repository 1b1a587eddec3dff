"""Give bulletins their public forms: pages, official documents, print and figures for download."""
