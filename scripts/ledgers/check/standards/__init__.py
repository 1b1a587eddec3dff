"""Rules about what the city asks of bodies, documents, zones and sites."""
