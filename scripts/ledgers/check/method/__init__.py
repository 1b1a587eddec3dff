"""Rules about indicators, schemes and the rules of the city."""
