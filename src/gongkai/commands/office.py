"""`gongkai office …` (运行平台): serve, load the demonstration, check, back up, restore.

Django is set up here, once the words of the command are known; what needs it is imported after.
"""

from __future__ import annotations

import os
from argparse import Namespace
from collections.abc import Callable
from dataclasses import asdict
from datetime import date, datetime
from importlib import import_module
from pathlib import Path
from typing import Any

from django.db import Error as DatabaseError

from gongkai.commands import office_home as ground
from gongkai.commands.office_home import CannotRun
from gongkai.commands.office_words import worded
from gongkai.commands.words import said

CLEAN, BROKEN = 0, 1
"""Exit codes of `check`: everything holds, something does not."""

HIGHEST_PORT = 65_535


def register(subparsers: Any) -> None:
    """Add `office` and its verbs to the program."""
    office = subparsers.add_parser("office", help=worded("office"), description=worded("office"))
    verbs = office.add_subparsers(metavar="VERB", required=True, title=said("command"))
    server = _verb(verbs, "serve", run=serve)
    server.add_argument("--host", metavar="HOST", default="127.0.0.1", help=worded("host"))
    server.add_argument("--port", metavar="PORT", type=int, default=8000, help=worded("port"))
    server.add_argument("--no-demo", action="store_true", help=worded("no_demo"))
    _verb(verbs, "demo", run=load_demonstration)
    founder = _verb(verbs, "found", run=found)
    founder.add_argument("file", metavar="FILE", help=worded("found_file"))
    founder.add_argument("--template", action="store_true", help=worded("found_template"))
    _verb(verbs, "check", run=check)
    _verb(verbs, "index", run=index_documents)
    exporter = _verb(verbs, "export", run=export_pages)
    exporter.add_argument("folder", metavar="FOLDER", help=worded("export_folder"))
    _verb(verbs, "dump", run=dump_data)
    _verb(verbs, "index-cases", run=index_cases)
    forgetter = _verb(verbs, "anonymise", run=anonymise)
    forgetter.add_argument("--organ", metavar="SLUG", default="", help=worded("anonymise_organ"))
    forgetter.add_argument("--run", action="store_true", dest="do", help=worded("anonymise_run"))
    bringer = _verb(verbs, "import-cases", run=import_cases)
    bringer.add_argument("file", metavar="FILE", help=worded("import_file"))
    bringer.add_argument("--organ", metavar="SLUG", help=worded("import_organ"))
    bringer.add_argument("--by", metavar="USERNAME", help=worded("import_by"))
    bringer.add_argument("--dry-run", action="store_true", help=worded("dry_run"))
    bringer.add_argument("--template", action="store_true", help=worded("import_template"))
    verifier = _verb(verbs, "verify-archive", run=verify_archive)
    verifier.add_argument("package", metavar="FILE", help=worded("package"))
    keeper = _verb(verbs, "backup", run=back_up)
    keeper.add_argument("target", metavar="FILE", help=worded("target"))
    reminder = _verb(verbs, "remind", run=remind)
    reminder.add_argument("day", metavar="DATE", nargs="?", default="", help=worded("day"))
    worker = _verb(verbs, "worker", run=run_worker)
    worker.add_argument("--once", action="store_true", help=worded("once"))
    bringer = _verb(verbs, "restore", run=restore)
    bringer.add_argument("source", metavar="FILE", help=worded("source"))


def _verb(verbs: Any, name: str, *, run: Callable[[Namespace], int]) -> Any:
    parser = verbs.add_parser(name, help=worded(name), description=worded(name))
    parser.set_defaults(run=_in_one_sentence(run))
    return parser


def _in_one_sentence(run: Callable[[Namespace], int]) -> Callable[[Namespace], int]:
    def guarded(args: Namespace) -> int:
        try:
            return run(args)
        except DatabaseError as error:
            why = " ".join(str(error).split())[:160]
            raise CannotRun(worded("bad_database", why=why)) from error

    return guarded


def serve(args: Namespace) -> int:
    """Make the office ready and serve it until Ctrl-C."""
    if not 1 <= args.port <= HIGHEST_PORT:
        raise CannotRun(worded("bad_port"))
    home, serving = ground.home(), ground.part("serving")
    port = serving.free_port(args.host, args.port, ground.say)
    os.environ.setdefault("GONGKAI_BASE_URL", serving.address(args.host, port).rstrip("/"))
    ground.set_up()
    demonstration = None if args.no_demo else ground.today()
    ground.part("preparing").prepared(
        home, say=ground.say, today=ground.today(), demonstration=demonstration
    )
    guide = _sign_in_guide()
    port = serving.free_port(args.host, port, ground.say)  # preparing may have taken a minute
    address = serving.address(args.host, port)

    def answering() -> None:
        print(worded("listening", address=address))
        print(worded("back_office", address=address))
        print(*guide, worded("stop"), sep="\n", flush=True)

    serving.serve(args.host, port, answering=answering)
    ground.say(worded("stopped"))
    return CLEAN


def _sign_in_guide() -> list[str]:
    """Who can sign in, and an application to follow; nothing where this is no demonstration."""
    loading = import_module("gongkai.office.demo.loading")
    if not loading.is_loaded():
        return []
    password = import_module("gongkai.office.demo.people").PASSWORD
    people = [
        worded("person", username=one.username, name=one.name, roles=one.roles)
        for one in loading.sign_ins()
    ]
    lines = [worded("people", password=password), *people] if people else []
    sample = loading.sample()
    if sample:
        lines.append(worded("sample", number=sample.number, code=sample.query_code))
    return lines


def load_demonstration(_args: Namespace) -> int:
    """Load the demonstration into an office that holds nothing."""
    home = ground.home()
    ground.set_up()
    preparing = ground.part("preparing")
    with ground.part("home").alone(home, ground.say):
        preparing.make_tables(ground.say)
        preparing.load(ground.today(), ground.say)
    print(worded("loaded", home=home))
    return CLEAN


def found(args: Namespace) -> int:
    """Establish the first organs and people out of a file, or write the file to fill in."""
    home, file = ground.home(), Path(args.file)
    ground.set_up()
    founding, preparing = ground.part("founding"), ground.part("preparing")
    if args.template:
        founding.write_template(file)
        print(worded("found_template_written", file=file))
        return CLEAN
    with ground.part("home").alone(home, ground.say):
        preparing.make_tables(ground.say)
        people = founding.found(file)
    print(worded("founded", home=home))
    for username, password, name in people:
        print(worded("person", username=username, name=password, roles=name))
    return CLEAN


def check(_args: Namespace) -> int:
    """Print what holds and what does not."""
    ground.ready()
    broken = False
    for name, count, faults in ground.part("checking").checked():
        broken = broken or bool(faults)
        key = "broken" if faults else "held"
        print(worded(key, name=name, count=count, faults=len(faults)))
        for fault in faults:
            print(f"  {fault}")
    return BROKEN if broken else CLEAN


def index_documents(_args: Namespace) -> int:
    """Make the index of what is published anew, while the one before it answers."""
    ground.ready()
    searching = import_module("gongkai.office.search.actions")
    print(worded("indexed_documents", count=searching.renew(on=ground.today())))
    return CLEAN


def export_pages(args: Namespace) -> int:
    """Write every public page as a file below a folder."""
    ground.ready()
    done = ground.part("exporting").export(Path(args.folder), ground.say)
    print(worded("exported", folder=args.folder, **done))
    return CLEAN


def dump_data(_args: Namespace) -> int:
    """Make the open data now, and let it take the place of the one before."""
    ground.ready()
    making = import_module("gongkai.office.portal.dumping.making")
    made = making.make(datetime.now(ground.ZONE))
    if made is None:
        raise CannotRun(worded("dump_busy"))
    print(worded("dumped", folder=made.folder, **made.rows))
    return CLEAN


def index_cases(_args: Namespace) -> int:
    """Make the index of the words of cases anew."""
    ground.ready()
    searching = import_module("gongkai.office.applications.searching.actions")
    print(worded("indexed", count=searching.index_anew()))
    return CLEAN


def anonymise(args: Namespace) -> int:
    """Print what has been kept for its period; with --run, anonymise what is approved."""
    ground.ready()
    forgetting, today = ground.part("forgetting"), ground.today()
    forgetting.forget(organ=args.organ, today=today, does=args.do, say=print)
    return CLEAN


def remind(args: Namespace) -> int:
    """Make the reminders and the digests of a day; again on the same day, what is new."""
    try:
        day = date.fromisoformat(args.day) if args.day else ground.today()
    except ValueError as error:
        raise CannotRun(worded("bad_day", day=args.day)) from error
    ground.ready()
    at = datetime.now(ground.ZONE)
    cases, others = ground.part("chores").remind_of_all(day=day, at=at)
    counts = {"reminders": cases.reminders, "digests": cases.digests, **asdict(others)}
    print(worded("reminded" if cases.is_working else "resting", day=day, **counts))
    return CLEAN


def run_worker(args: Namespace) -> int:
    """Send what lies in the outbox, once or until Ctrl-C."""
    ground.ready()
    chores = ground.part("chores")
    if args.once:
        done = chores.work_once(datetime.now(ground.ZONE))
        print(worded("worked", sent=done.sent, failed=done.failed, put_off=done.put_off))
        return CLEAN
    ground.say(worded("working"))
    chores.work()
    return CLEAN


def import_cases(args: Namespace) -> int:
    """Bring cases of earlier years in from a workbook, or write the empty workbook."""
    ground.ready()
    bringing, file = ground.part("bringing"), Path(args.file)
    if args.template:
        bringing.write_template(file)
        print(worded("template_written", file=file))
        return CLEAN
    if not (args.organ and args.by):
        raise CannotRun(worded("import_whose"))
    goes, told = bringing.bring_in(
        file, organ=args.organ, by=args.by, today=ground.today(), is_trial=args.dry_run, say=print
    )
    print(told)
    return CLEAN if goes else BROKEN


def verify_archive(args: Namespace) -> int:
    """Print whether the package of a case is whole; needs no database."""
    verifying = import_module("gongkai.office.applications.archive.verifying")
    try:
        found = verifying.verdict(Path(args.package))
    except verifying.NotAPackage as fault:
        raise CannotRun(str(fault)) from fault
    told = {"number": found.number, "files": found.files, "events": found.events}
    print(worded("verified", **told, faults=len(found.faults), digest=found.digest))
    for place in found.faults:
        print(f"  {place}")
    return BROKEN if found.faults else CLEAN


def back_up(args: Namespace) -> int:
    """Write database and files into one archive."""
    home, keeping = ground.own_home(), ground.part("keeping")
    if not (home / keeping.DATABASE).exists():
        raise CannotRun(worded("no_tables", home=home))
    target = Path(args.target)
    count = keeping.back_up(home, target)
    print(worded("backed_up", count=count, target=target, keys=home / "keys"))
    return CLEAN


def restore(args: Namespace) -> int:
    """Put an archive into a folder without a database."""
    home = ground.own_home()
    count = ground.part("keeping").restore(home, Path(args.source))
    print(worded("restored", count=count, home=home, keys=home / "keys"))
    return CLEAN
