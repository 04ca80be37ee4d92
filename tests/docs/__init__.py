"""The documentation: its tables are written from the declarations, its links and examples are tried."""
