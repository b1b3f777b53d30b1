"""Archive readers: one file each with `recognise(head)`, the first 8,192 bytes, and `pages(stream)`."""
