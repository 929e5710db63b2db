"""The front door: Daphne bounded in bytes, sockets and time, since it faces the room's Wi-Fi."""
