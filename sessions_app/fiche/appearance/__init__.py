"""How the fiches of an organisation look: its logo, two colours, fixed texts and Word styles."""
