"""The notes of a café as a table, for a spreadsheet or a program."""
