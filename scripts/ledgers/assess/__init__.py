"""Progress, lights, scores and ranks at a day; pure."""
