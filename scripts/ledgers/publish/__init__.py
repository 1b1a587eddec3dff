"""Turn an assessment into the pages, tables and charts that readers see; pure."""
