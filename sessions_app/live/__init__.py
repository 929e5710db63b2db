"""The live room: the log, the doorbell, the frames and the sockets. Only here is Channels known."""
