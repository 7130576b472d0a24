"""People at work on a running server, over HTTP, each with a session: see script/load."""

import argparse
import random
import statistics
import subprocess
import sys
import threading
import time
from collections import defaultdict

import requests

PASSWORD = "load-load"
PREPARE = """
group = env.ref("hr.group_hr_user")
for number in range({people}):
    env["res.users"].create({{
        "name": f"HR {{number}}", "login": f"load{{number}}", "password": {password!r},
        "group_ids": [(6, 0, group.ids)],
    }})
titles = env["hr.kp.profession"].search([("section_id.code", "=", "2")], limit=200)
jobs = env["hr.job"].create(
    [{{"name": title.name, "kp_profession_id": title.id}} for title in titles]
)
for job in jobs[:20]:
    job.action_kp_create_instruction()
env.cr.commit()
print("JOBS", *jobs.ids)
"""
# What people type, and how often they do what.
WORDS = (
    "соціолог менеджер інженер бухгалтер 1473 2442 CRM-менеджер менежер водій кухар "
    "програміст прибиральник слюсар лікар вчитель юрист"
).split()
ACTIONS = {"search": 45, "check a title": 25, "open a job": 17, "list of jobs": 10, "print": 3}
JOB = {
    "name": {},
    "kp_profession_id": {"fields": {"display_name": {}}},
    "kp_code": {},
    "kp_extended_title": {},
    "kp_grade": {},
    "kp_title": {},
    "kp_title_state": {},
    "kp_title_findings": {},
    "kp_instruction_count": {},
    "kp_printed_state": {},
    "kp_acknowledgement_count": {},
    "kp_acknowledgement_summary": {},
    "department_id": {"fields": {"display_name": {}}},
}
LIST = {name: JOB[name] for name in ("name", "kp_code", "kp_title", "kp_title_state")}


class Person(threading.Thread):
    def __init__(self, number, options, jobs, end):
        super().__init__(daemon=True)
        self.url, self.database, self.pause = options.url, options.database, options.pause
        self.login = f"load{number}"
        self.jobs = jobs
        self.end = end
        self.random = random.Random(number)
        self.session = requests.Session()
        self.times = defaultdict(list)
        self.errors = []

    def rpc(self, path, **params):
        answer = self.session.post(
            self.url + path, json={"jsonrpc": "2.0", "params": params}, timeout=120
        )
        answer.raise_for_status()
        content = answer.json()
        if "error" in content:
            raise RuntimeError(content["error"]["data"]["message"])
        return content["result"]

    def call(self, model, method, *args, **kwargs):
        return self.rpc(
            "/web/dataset/call_kw", model=model, method=method, args=args, kwargs=kwargs
        )

    def run(self):
        try:
            self.rpc(
                "/web/session/authenticate",
                **{"db": self.database, "login": self.login, "password": PASSWORD},
            )
        except Exception as error:
            self.errors.append(f"login: {error}")
            return
        while time.monotonic() < self.end:
            [action] = self.random.choices(list(ACTIONS), ACTIONS.values())
            started = time.perf_counter()
            try:
                getattr(self, action.replace(" ", "_"))()
            except Exception as error:
                self.errors.append(f"{action}: {error}")
            else:
                self.times[action].append(time.perf_counter() - started)
            time.sleep(self.random.expovariate(1 / self.pause) if self.pause else 0)

    def search(self):
        self.call("hr.kp.profession", "name_search", self.random.choice(WORDS), limit=8)

    def check_a_title(self):
        job = self.random.choice(self.jobs)
        values = {"kp_extended_title": f"Фахівець відділу {self.random.randrange(1000)}"}
        specification = {name: JOB[name] for name in ("kp_title", "kp_title_findings")}
        self.call("hr.job", "onchange", [job], values, list(values), specification)

    def open_a_job(self):
        self.call("hr.job", "web_read", [self.random.choice(self.jobs)], JOB)

    def list_of_jobs(self):
        self.call("hr.job", "web_search_read", [], LIST, limit=80)

    def print(self):
        job = self.random.choice(self.jobs[:20])
        report = "hr_kp_classifier.report_job_instruction_job"
        answer = self.session.get(f"{self.url}/report/pdf/{report}/{job}", timeout=120)
        answer.raise_for_status()
        if not answer.content.startswith(b"%PDF"):
            raise RuntimeError("no PDF")


def wait_for(url):
    """Wait until the server answers."""
    for _try in range(600):
        try:
            requests.get(f"{url}/web/health", timeout=5).raise_for_status()
            break
        except requests.RequestException:
            time.sleep(0.2)


def prepare(options):
    """Make the people and the jobs; wait until the server answers."""
    result = subprocess.run(
        [sys.executable, "-m", "odoo", "shell", "-d", options.database, "--no-http"],
        input=PREPARE.format(people=options.people, password=PASSWORD),
        capture_output=True,
        text=True,
        check=True,
    )
    wait_for(options.url)
    [line] = [line for line in result.stdout.splitlines() if "JOBS " in line]
    return [int(word) for word in line.partition("JOBS ")[2].split()]


def report(people, seconds):
    times = defaultdict(list)
    for person in people:
        for action, values in person.times.items():
            times[action] += values
    done = sum(map(len, times.values()))
    print(f"{len(people)} people, {seconds} s: {done} actions, {done / seconds:.1f} a second")
    print(f"{'':16}{'count':>8}{'p50, ms':>10}{'p95, ms':>10}{'longest':>10}")
    for action, values in sorted(times.items()):
        parts = statistics.quantiles(values, n=20) if len(values) > 1 else values * 19
        figures = [1000 * value for value in (parts[9], parts[18], max(values))]
        print(f"{action:16}{len(values):8}" + "".join(f"{value:10.0f}" for value in figures))
    errors = [error for person in people for error in person.errors]
    print(f"errors: {len(errors)}")
    for error in sorted(set(errors))[:10]:
        print(f"  {error[:200]}")
    return errors


def main():
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("url")
    parser.add_argument("database")
    parser.add_argument("--seconds", type=int, default=300)
    parser.add_argument("--people", type=int, default=20)
    parser.add_argument("--pause", type=float, default=1.0, help="mean, between two actions")
    options = parser.parse_args()
    jobs = prepare(options)
    end = time.monotonic() + options.seconds
    people = [Person(number, options, jobs, end) for number in range(options.people)]
    for person in people:
        person.start()
    for person in people:
        person.join()
    return 1 if report(people, options.seconds) else 0


if __name__ == "__main__":
    sys.exit(main())
