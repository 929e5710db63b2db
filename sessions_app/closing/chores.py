"""What is done after cafés while the server runs: the purges whose day has come."""

from ..live.chores import each_beat
from .purge.due import Hourly

each_beat(Hourly())
