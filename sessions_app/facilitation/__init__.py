"""The café as it runs: agenda on air, console and projection."""
