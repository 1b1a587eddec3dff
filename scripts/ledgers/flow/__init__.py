"""Put the steps in order; nothing is worked out here."""
