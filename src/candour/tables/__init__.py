"""Tables: what their headers, columns and rows say of people."""
