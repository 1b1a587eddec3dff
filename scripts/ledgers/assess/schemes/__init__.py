"""Score and rank counties by a scheme: data says how, this says it exactly."""
