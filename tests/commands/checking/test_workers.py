import signal

from tests.commands.checking.works import doubled, endless_at_two, fatal_at_two, process

from gongkai.commands.checking.workers import Lost, Team, results

TASKS = [0, 1, 2, 3]


def done(work, *, jobs=1, seconds=60):
    return dict(results(TASKS, work, jobs=jobs, seconds=seconds))


def test_every_task_has_its_result():
    assert done(doubled, jobs=2) == {0: 0, 1: 2, 2: 4, 3: 6}


def test_a_process_that_dies_loses_one_task_and_no_other():
    assert done(fatal_at_two) == {0: 0, 1: 1, 2: Lost.CRASHED, 3: 3}


def test_a_process_that_hangs_is_ended_and_loses_one_task():
    assert done(endless_at_two, seconds=3) == {0: 0, 1: 1, 2: Lost.LATE, 3: 3}


def test_one_process_does_one_task_after_the_other():
    assert len(set(done(process).values())) == 1


def test_a_process_that_ended_while_idle_loses_the_next_task_alone():
    team = Team(doubled, seconds=60)
    team.begin(0, 0)
    assert list(team.finished()) == [(0, 0)]
    team.idle[0].process.kill()
    team.idle[0].process.join()

    team.begin(1, 1)

    assert list(team.finished()) == [(1, Lost.CRASHED)]
    team.end()


def test_no_process_is_left_when_the_work_ends():
    team = Team(endless_at_two, seconds=60)
    team.begin(0, 2)
    team.begin(1, 1)
    workers = list(team.busy)

    team.end()

    assert not any(worker.process.is_alive() for worker in workers)


def test_ctrl_c_is_for_the_program_alone():
    before = signal.getsignal(signal.SIGINT)

    assert done(doubled)[3] == 6
    assert signal.getsignal(signal.SIGINT) is before
