"""How what is measured is said: names, values, fields, uses and weights of indicators."""
