"""What is published beside a fiche: the method annex and the provenance annex, as accessible PDFs."""
