"""Turn a clerk's or reviewer's wish into the text of a file; pure, nothing is written here."""
