"""The core that everything on the page goes through: commands in, messages out. No IO, no clock, no threads."""
