// The page of a tablet: the browser stays at one address, and each answer of the server takes the
// place of what was shown. So nothing is in the browser's history, and nothing of one person is
// left for the next.

import {drawing} from "./drawing.js";

const START = window.location.pathname;
const IDLE = Number(document.body.dataset.idle) * 1000;
const WARNING = Number(document.body.dataset.warning) * 1000;
const idle = document.getElementById("idle");
const left = document.getElementById("idle_left");
// The request under way: an answer that comes later than another is of no interest.
let asking = null;
let touched = Date.now();

function content() {
    return document.querySelector("main");
}

function token() {
    return window.location.hash.slice(1);
}

function show(main, step) {
    document.body.dataset.step = step;
    content().replaceWith(main);
    window.scrollTo(0, 0);
    const form = document.getElementById("sign");
    if (form) {
        drawing(form);
    }
    const first = main.querySelector("[autofocus]") || main.querySelector("h1");
    if (first) {
        first.tabIndex = first.tabIndex < 0 ? -1 : first.tabIndex;
        first.focus();
    }
    touched = Date.now();
}

function showTemplate(name) {
    const template = document.getElementById(name);
    show(template.content.querySelector("main").cloneNode(true), name);
}

async function ask(action, data) {
    if (asking) {
        asking.abort();
    }
    const own = new AbortController();
    asking = own;
    document.body.ariaBusy = "true";
    let page = new Document();
    try {
        const answer = await fetch(action, {
            method: "POST",
            body: new URLSearchParams(data),
            cache: "no-store",
            referrerPolicy: "no-referrer",
            signal: own.signal,
        });
        page = new DOMParser().parseFromString(await answer.text(), "text/html");
    } catch {
        // Shown below as what has no content.
    }
    if (asking !== own) {
        return;
    }
    asking = null;
    document.body.ariaBusy = "false";
    const main = page.querySelector("main");
    if (main) {
        show(document.adoptNode(main), page.body.dataset.step);
    } else {
        showTemplate("unreachable");
    }
}

function forget() {
    idle.close();
    content().replaceChildren();
}

/** Leave whoever was here, and begin anew. */
function restart() {
    const session = document.querySelector("[name=session]");
    const data = {token: token(), session: session ? session.value : ""};
    forget();
    if (data.token) {
        ask(`${START}/end`, data);
    } else {
        showTemplate("incomplete");
    }
}

function tick() {
    const quiet = Date.now() - touched;
    const step = document.body.dataset.step;
    if (["kiosk_refused", "incomplete"].includes(step)) {
        return;
    }
    if (quiet >= IDLE) {
        restart();
    } else if (
        quiet >= IDLE - WARNING &&
        !["kiosk_start", "unreachable"].includes(step)
    ) {
        left.textContent = Math.ceil((IDLE - quiet) / 1000);
        if (!idle.open) {
            idle.showModal();
        }
    }
}

for (const kind of ["pointerdown", "keydown", "input", "scroll", "wheel"]) {
    window.addEventListener(
        kind,
        () => {
            if (!idle.open) {
                touched = Date.now();
            }
        },
        {capture: true, passive: true}
    );
}
document.getElementById("idle_stay").addEventListener("click", () => {
    touched = Date.now();
    idle.close();
});
document.getElementById("idle_leave").addEventListener("click", restart);
// By the key Escape. Not the event of closing, which comes later: the dialog may be open again.
idle.addEventListener("cancel", () => {
    touched = Date.now();
});
window.setInterval(tick, 1000);

document.addEventListener("submit", (event) => {
    if (event.defaultPrevented) {
        return;
    }
    event.preventDefault();
    if (asking) {
        return;
    }
    const data = new FormData(event.target, event.submitter);
    data.set("token", token());
    ask(event.target.getAttribute("action"), data);
});

document.addEventListener("click", (event) => {
    const key = event.target.closest("[data-digit], [data-erase]");
    if (!key) {
        return;
    }
    const field = key.form.elements.pin;
    field.value = key.dataset.erase
        ? field.value.slice(0, -1)
        : field.value + key.dataset.digit;
});

document.addEventListener("input", (event) => {
    if (event.target.id === "filter") {
        const sought = event.target.value.trim().toLowerCase();
        for (const button of document.querySelectorAll(".names button")) {
            button.hidden = !` ${button.textContent.toLowerCase()}`.includes(
                ` ${sought}`
            );
        }
    }
});

// A scanner types: where nobody has touched another field, it types into that of the badge.
document.addEventListener("keydown", (event) => {
    const badge = document.querySelector("[name=badge]");
    if (badge && !idle.open && !event.target.closest("input, button")) {
        badge.focus();
    }
});

// A page that the browser keeps to come back to has nothing on it.
window.addEventListener("pagehide", forget);
window.addEventListener("pageshow", (event) => {
    if (event.persisted) {
        restart();
    }
});
window.addEventListener("hashchange", restart);

restart();
