# Fed to "odoo shell" by script/bench: prints one line a figure, with its aim.
import os
import resource
import statistics
import time

from odoo.models import BaseModel
from odoo.tools import file_open

from odoo.addons.hr_kp_classifier.models.hr_kp_titled import HrKpTitled

ROUNDS = 3


def timed(work):
    started = time.perf_counter()
    result = work()
    return time.perf_counter() - started, result


def ratio(ours, baseline):
    """Medians of both, measured in turn."""
    times = [(timed(ours)[0], timed(baseline)[0]) for _round in range(ROUNDS)]
    return tuple(statistics.median(column) for column in zip(*times, strict=True))


def show(what, ours, baseline, unit, aim):
    line = f"{what}: {ours:.3f} {unit}"
    if baseline is not None:
        line += f" against {baseline:.3f} {unit}: {ours / baseline:.2f}"
    print(f"{line} (aim: {aim})", flush=True)


def installation():
    installed = float(os.environ["HR_KP_INSTALLED_IN"])
    upgraded = float(os.environ["HR_KP_UPGRADED_IN"])
    show("Upgrade with nothing changed against installation", upgraded, installed, "s", "0.2")


def loading():
    """The whole КП by the one road, and the same rows by Odoo's own load()."""
    groups = env["hr.kp.group"].search([]).mapped(lambda g: (g.code, g.name))
    titles = env["hr.kp.profession"].search([]).mapped(lambda p: (p.code, p.name))

    def emptied(work):
        def run():
            env.cr.execute("TRUNCATE hr_kp_profession, hr_kp_group, hr_kp_edition CASCADE")
            env.cr.execute("DELETE FROM ir_model_data WHERE module = 'bench'")
            env.invalidate_all()
            env.registry.clear_cache("stable")
            result = timed(work)[0]
            env.flush_all()
            assert env["hr.kp.profession"].search_count([]) == len(titles)
            return result

        return run

    def by_load():
        """Odoo's own way, without our overrides: rows known by external identifiers."""
        for model, rows in (("hr.kp.group", groups), ("hr.kp.profession", titles)):
            named = [[f"bench.{model}_{n}", *row] for n, row in enumerate(rows)]
            cls = type(env[model])
            own = ("create", "write", "load")
            for method in own:
                setattr(cls, method, getattr(BaseModel, method))
            try:
                result = env[model].load(["id", "code", "name"], named)
            finally:
                for method in own:
                    delattr(cls, method)
            assert result["ids"], result["messages"][:3]
        env.flush_all()

    def by_the_road():
        env["hr.kp.edition"]._load_shipped()
        env.flush_all()

    def again_by_load():
        by_load()

    def again_by_the_road():
        Edition = env["hr.kp.edition"]
        Edition._apply(
            Edition._plan(Edition._read(shipped_files()), whole=True), {"name": "again"}
        )
        env.flush_all()

    first, second = [], []
    for _round in range(ROUNDS):
        ours = emptied(by_the_road)()
        ours_again = timed(again_by_the_road)[0]
        baseline = emptied(by_load)()
        baseline_again = timed(again_by_load)[0]
        first.append((ours, baseline))
        second.append((ours_again, baseline_again))

    def medians(pairs):
        return (statistics.median(column) for column in zip(*pairs, strict=True))

    show("First import of the whole КП against load()", *medians(first), "s", "0.8")
    show("The same file again against load() again", *medians(second), "s", "0.15")


def shipped_files():
    files = []
    for name in ("kp_groups.csv", "kp_titles.csv"):
        with file_open(f"hr_kp_classifier/data/{name}", "rb") as file:
            files.append((name, file.read()))
    return files


def importing_many():
    """100,000 titles, most of them made up, against the 9,150 of the КП."""
    (groups_name, groups), (titles_name, titles) = shipped_files()
    heading, *rows = titles.decode().splitlines()
    many = [heading]
    for number in range(100000 // len(rows) + 1):
        suffix = f" дільниці {number}" if number else ""
        for row in rows:
            many.append(f'{row[:-1]}{suffix}"' if row.endswith('"') else row + suffix)
    many = "\n".join([*many[:100001], ""]).encode()
    Edition = env["hr.kp.edition"]

    def import_of(content):
        env.cr.execute("TRUNCATE hr_kp_profession, hr_kp_group, hr_kp_edition CASCADE")
        env.invalidate_all()
        env.registry.clear_cache("stable")
        files = [(groups_name, groups), (titles_name, content)]
        elapsed = timed(
            lambda: Edition._apply(
                Edition._plan(Edition._read(files), whole=True), {"name": "x"}
            )
        )[0]
        env.flush_all()
        return elapsed

    few = statistics.median(import_of(titles) for _round in range(ROUNDS))
    lots = import_of(many)
    count = env["hr.kp.profession"].search_count([])
    show(f"Importing {count} titles against 9150", lots, few, "s", "12")
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    print(f"Peak memory of the whole process: {peak:.0f} MB")


def checking():
    classifier = env["hr.kp.profession"]._classifier()
    titles = [
        (f"{classifier.forms(profession)[0]} відділу обслуговування", profession)
        for profession in classifier.titles.professions
    ]
    elapsed, _found = timed(
        lambda: [classifier.check(title, profession) for title, profession in titles]
    )
    print(f"Checks of kp/ on one core: {len(titles) / elapsed:.0f} a second (aim: 20000)")


MISTYPED = (
    "бухгалтр", "учитиль", "секритар", "менеджер з персанолу", "електромантер", "вантажнк",
    "маркетолг", "головний бухгалтр", "завідувач складо", "учитель матиматики", "діректор",
    "інжинер з охорони праці", "адмінстратор", "продавць", "слюсар-сантехнк", "комірнк",
    "сестра медічна", "оператор котельн", "двірнік", "психолг",
)  # fmt: skip


def recommending():
    """Mistyped names, none asked before, against checks of the rules in the same run."""
    classifier = env["hr.kp.profession"]._classifier()
    recommender, _ids = env["hr.kp.profession"]._recommender()
    recommender.recommend("бухгалтерр")  # what is loaded at the first name
    times = sorted(timed(lambda name=name: recommender.recommend(name))[0] for name in MISTYPED)
    titles = [(each.name, each) for each in classifier.titles.professions[:2000]]
    elapsed, _found = timed(lambda: [classifier.check(*each) for each in titles])
    mean, p95 = statistics.mean(times), times[int(0.95 * len(times)) - 1]
    print(
        f"A mistyped name: {1000 * mean:.1f} ms, p95 {1000 * p95:.1f} ms, "
        f"{mean / (elapsed / len(titles)):.0f} checks (aim: p95 10 ms)"
    )


def saving():
    """1,000 jobs with titles, with the addon's check and without."""
    professions = env["hr.kp.profession"].search([("section_id.code", "=", "2")], limit=1000)
    classifier = env["hr.kp.profession"]._classifier()
    count = [0]

    def save():
        count[0] += 1
        with env.cr.savepoint() as savepoint:
            env["hr.job"].create(
                [
                    {
                        "name": f"Посада {count[0]} {index}",
                        "kp_profession_id": profession.id,
                        "kp_extended_title": classifier.forms(profession._to_kp())[0]
                        + " відділу обслуговування",
                    }
                    for index, profession in enumerate(professions)
                ]
            )
            env.flush_all()
            savepoint.rollback()
        env.invalidate_all()

    check = HrKpTitled._kp_findings_of

    def save_unchecked():
        HrKpTitled._kp_findings_of = lambda self, title: []
        try:
            save()
        finally:
            HrKpTitled._kp_findings_of = check

    save_unchecked()
    show(
        "Saving 1,000 jobs, checked against unchecked",
        *ratio(save, save_unchecked),
        "s",
        "1.25",
    )


def recomputing():
    profession = env["hr.kp.profession"].search([("name", "=", "Соціолог")], limit=1)
    env["hr.job"].create(
        [
            {
                "name": f"Соціолог {index}",
                "kp_profession_id": profession.id,
                "kp_extended_title": "Соціологиня" if index % 2 else "Соціолог відділу",
            }
            for index in range(10000)
        ]
    )
    env.flush_all()
    env.cr.execute("UPDATE hr_job SET kp_title_state = 'none'")
    env.invalidate_all()
    before = env.cr.sql_log_count
    elapsed, _nothing = timed(env["hr.job"]._kp_check_all_titles)
    queries = env.cr.sql_log_count - before
    print(
        f"State of 10,000 jobs anew: {elapsed:.2f} s, {queries} queries "
        "(aim: seconds, a constant number)"
    )


installation()
checking()
recommending()
saving()
recomputing()
env.cr.rollback()
loading()
env.cr.rollback()
importing_many()
env.cr.rollback()
