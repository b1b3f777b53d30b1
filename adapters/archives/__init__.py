"""Archive readers: one file each with `recognise(head)` and `pages(path)`."""
