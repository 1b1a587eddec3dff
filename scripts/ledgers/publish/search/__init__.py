"""What the portal's own search reads: names to go to first, records, and the texts of the pages."""
