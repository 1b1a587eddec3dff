"""Charts and small drawings: what they show, how they are laid out and drawn."""
