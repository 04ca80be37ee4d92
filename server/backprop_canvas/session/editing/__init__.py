"""What changes the document: edits, keeping what a run has reached, drawing parameters anew."""
