"""The pages of counties: rank, reasons and records, with links to the lines of the data."""
