"""The text of files that clerks and reviewers ask for; pure, nothing is written here."""
