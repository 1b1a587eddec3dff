"""The public forms of bulletins: pages, official documents, print, and figures for download."""
