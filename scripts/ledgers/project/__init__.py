"""Let out only what the schemas call public; pure, deny by default."""
