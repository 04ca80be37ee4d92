"""What the members of a room are sent, and when: it waits for the page and for its turn. Knows no commands."""
