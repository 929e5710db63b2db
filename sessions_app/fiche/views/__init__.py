"""The screens of the fiche: its editor, its blocks, its sources, its reading page and exports."""
