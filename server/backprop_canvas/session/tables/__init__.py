"""Tables as people have them: text with commas, semicolons or tabs becomes columns, and chosen columns a document.
Knows no run and no member."""
