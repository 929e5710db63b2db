"""The print kit: badges, table cards, étiquette, host sheets and note sheets, one PDF per kind."""
