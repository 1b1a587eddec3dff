"""Rules about bulletins: their seals, prefaces and series."""
