"""People who read and sign by personal links, and one who guesses: see script/load."""

import argparse
import base64
import random
import re
import secrets
import subprocess
import sys
import threading
import time
from collections import Counter, defaultdict
from io import BytesIO
from queue import Empty, Queue

import requests
from load import report, wait_for
from PIL import Image, ImageDraw
from requests.adapters import HTTPAdapter

PAGE = "/kp/sign"
# More links than are signed in three minutes.
LINKS_A_PERSON = 40
PREPARE = """
job = env["hr.job"].create({{
    "name": "Вантажник (навантаження)",
    "kp_profession_id": env["hr.kp.profession"].search([("name", "=", "Вантажник")], limit=1).id,
}})
employees = env["hr.employee"].create([
    {{"name": f"Працівник {{number}}", "job_id": job.id}} for number in range({links})
])
director = env["hr.employee"].create({{"name": "Директор", "job_title": "Директор"}})
job.action_kp_create_instruction()
instruction = job.kp_instruction_ids
instruction.write({{"number": "1", "date": "2026-01-05", "approver_id": director.id}})
instruction.action_approve()
instruction.action_ask()
made = env["hr.kp.signing.link"]._make(instruction.acknowledgement_ids, "shown")
env.cr.commit()
print("TOKENS", *(url.partition("#")[2] for _link, url in made))
"""
ACTIONS = {"read": 75, "sign": 15, "take the PDF": 10}
DRAWN = "data:image/png;base64,{}"


class Reader(threading.Thread):
    """Somebody with links of their own, on a phone."""

    def __init__(self, number, options, tokens, end):
        super().__init__(daemon=True)
        self.options, self.tokens, self.end = options, tokens, end
        self.random = random.Random(number)
        self.token = tokens.get()
        # What was signed last: its token, and the secret that lets its copy be taken.
        self.signed = None
        self.times = defaultdict(list)
        self.errors = []

    def post(self, path="", **data):
        # A connection of its own: a worker closes one that is idle for two seconds, a telephone
        # then takes another by itself.
        return requests.post(f"{self.options.url}{PAGE}{path}", data=data, timeout=120)

    def run(self):
        while time.monotonic() < self.end:
            [action] = self.random.choices(list(ACTIONS), ACTIONS.values())
            if action == "take the PDF" and not self.signed:
                action = "read"
            started = time.perf_counter()
            try:
                getattr(self, action.replace(" ", "_").lower())()
            except Empty:
                self.errors.append("there are not enough links: raise LINKS_A_PERSON")
                return
            except Exception as error:
                self.errors.append(f"{action}: {error}")
            else:
                self.times[action].append(time.perf_counter() - started)
            time.sleep(self.random.expovariate(1 / self.options.pause))

    def read(self):
        answer = self.post(token=self.token)
        if answer.status_code != 200 or "signature" not in answer.text:
            raise RuntimeError(f"{answer.status_code}: no paper")

    def sign(self):
        answer = self.post(
            "/done",
            token=self.token,
            name="Працівник",
            confirmed="1",
            signature=self.options.drawn,
        )
        if answer.status_code != 200:
            raise RuntimeError(f"{answer.status_code}: not signed")
        [given] = re.findall(r'name="given" value="([^"]+)"', answer.text)
        self.signed, self.token = (self.token, given), self.tokens.get_nowait()

    def take_the_pdf(self):
        token, given = self.signed
        answer = self.post("/copy", token=token, given=given)
        if not answer.content.startswith(b"%PDF"):
            raise RuntimeError(f"{answer.status_code}: no PDF")


class Guesser(threading.Thread):
    """Tries one token after another, from an address of its own, as fast as it is answered."""

    def __init__(self, options, end):
        super().__init__(daemon=True)
        self.options, self.end = options, end
        self.answers = Counter()

    def run(self):
        session = requests.Session()
        adapter = HTTPAdapter()
        adapter.init_poolmanager(1, 1, source_address=("127.0.0.2", 0))
        session.mount("http://", adapter)
        while time.monotonic() < self.end:
            answer = session.post(
                f"{self.options.url}{PAGE}",
                data={"token": secrets.token_urlsafe(32)},
                timeout=120,
            )
            self.answers[answer.status_code] += 1
            # Once held off it goes on more slowly: its requests are no matter of the readers'.
            if answer.status_code == 429:
                time.sleep(1)


def drawn():
    """A signature of a few strokes, as the page sends it."""
    image = Image.new("RGB", (300, 100), "white")
    ImageDraw.Draw(image).line(
        [(20, 80), (90, 20), (140, 80), (280, 30)], fill="black", width=4
    )
    with BytesIO() as file:
        image.save(file, "PNG")
        return DRAWN.format(base64.b64encode(file.getvalue()).decode())


def main():
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("url")
    parser.add_argument("database")
    parser.add_argument("--seconds", type=int, default=180)
    parser.add_argument("--people", type=int, default=50)
    parser.add_argument("--pause", type=float, default=1.0, help="mean, between two actions")
    options = parser.parse_args()
    options.drawn = drawn()
    links = options.people * LINKS_A_PERSON
    result = subprocess.run(
        [sys.executable, "-m", "odoo", "shell", "-d", options.database, "--no-http"],
        input=PREPARE.format(links=links),
        capture_output=True,
        text=True,
        check=True,
    )
    [line] = [line for line in result.stdout.splitlines() if "TOKENS " in line]
    tokens = Queue()
    for token in line.partition("TOKENS ")[2].split():
        tokens.put(token)
    wait_for(options.url)
    end = time.monotonic() + options.seconds
    readers = [Reader(number, options, tokens, end) for number in range(options.people)]
    guesser = Guesser(options, end)
    for thread in (*readers, guesser):
        thread.start()
    for thread in (*readers, guesser):
        thread.join()
    errors = report(readers, options.seconds)
    looked_at, held_off = guesser.answers[404], guesser.answers[429]
    print(
        f"guesses looked at: {looked_at}, held off: {held_off}, others: "
        f"{guesser.answers.total() - looked_at - held_off}"
    )
    return 1 if errors else 0


if __name__ == "__main__":
    sys.exit(main())
