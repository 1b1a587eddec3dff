"""Hold documents against their schemas and against each other; pure, one problem per fault."""
