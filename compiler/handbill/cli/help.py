"""The first thing that people read, and the names of the commands."""

COMMANDS = {
    "new": "Begin a promotion or a campaign, with files that build.",
    "build": "Compile a site into build/<site>/.",
    "check": "Find every mistake in a site's definitions.",
    "watch": "Build, and build again whenever a file of the site changes.",
    "dev": "Serve a site's pages with its bundle, and reload them as you write.",
    "preview": "Make links that show the site without a trace: nothing is stored, sent, counted or granted.",
    "lock": "Write state.lock: what visitors' browsers keep of the site, which later builds are held against.",
    "explain": "Say why a promotion would show, or would not.",
    "calendar": "Show what is open when: gaps, promotions that meet, and days on which the clock changes.",
    "export": "Write one file with a promotion or campaign and all that it uses, for another site.",
    "import": "Take what `handbill export` has written into a site.",
    "duplicate": "Write a promotion or campaign once more, under another id.",
    "remove": "Take a promotion or campaign out of a site, and say who misses it.",
    "gallery": "Take pictures of every template: each screen, light and dark, on phone and desktop, right to left.",
    "report": "Say whether the visitors of each experiment came in the shares that it declares.",
    "rule": "Explain a diagnostic, or list all of them.",
}
"""Name → the first sentence of its help, in the order of a day's work."""

HELP = f"""\
Usage: handbill COMMAND [SITE] [OPTIONS]

  Compile definitions of storefront promotions into one small JavaScript file.
  SITE is a folder with a site.yml; the current one when it is left out.

Commands:
{chr(10).join(f"  {name:11}{summary}" for name, summary in COMMANDS.items())}

Options:
  --version   Show the version and exit.
  -h, --help  Show this message and exit; after a command, that command's.

Exit codes: 0 fine, 1 problems in your files, 2 wrong use, 70 a fault of Handbill's, 130 stopped by Ctrl-C.
Reports go to stdout, talk to stderr. NO_COLOR=1 turns colour off, FORCE_COLOR=1 on.
Handbill never sends anything anywhere about you or your shop."""
