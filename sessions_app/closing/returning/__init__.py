"""The return page: what participants find at their link, and how the animation opens it."""
