"""A county's filings as a workbook: the form that it fills in, and what it filled in."""
