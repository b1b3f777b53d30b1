"""The wordings of all genres, by name."""

from __future__ import annotations

from . import formula_business as business
from . import formula_civic as civic
from . import formula_local as local
from . import formula_public as public
from . import formula_sport as sport


def sheets() -> dict[str, str]:
    """A sheet for each genre: blocks of wordings under `#` headings, the lead first."""
    return {**public.SHEETS, **sport.SHEETS, **business.SHEETS, **civic.SHEETS, **local.SHEETS}
