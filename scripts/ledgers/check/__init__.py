"""The check of documents against their schemas and each other; pure, one problem for each fault."""
