"""What pages say of one kind of record, wherever it is shown."""
