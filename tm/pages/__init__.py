"""Self-contained HTML pages that set Persian and English right, beside one another.

``render`` fills a template with everything inlined, so that a page works as a lone file.
"""

from tm.pages.render import direction, render

__all__ = ["direction", "render"]
