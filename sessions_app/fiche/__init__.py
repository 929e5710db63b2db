"""The fiche synthèse: what the café has to say, written once and published in every format."""
