"""Where templates render: those that ship in this process, those of a shop in one of their own, with limits."""
