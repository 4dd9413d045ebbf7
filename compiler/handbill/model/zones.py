"""The zone data that every build uses: that of the package, whatever the system has, so that equal input gives equal bytes."""

from zoneinfo import ZoneInfo, available_timezones, reset_tzpath

import tzdata

reset_tzpath(())
VERSION: str = tzdata.IANA_VERSION
"""Of the zone data, as IANA names it: `2026a`."""

__all__ = ["VERSION", "ZoneInfo", "available_timezones"]
