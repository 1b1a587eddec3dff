"""Work out progress, lights, scores and ranks at a day; pure."""
