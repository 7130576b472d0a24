// The page of a personal link: posts the token of the address's fragment; lets one draw.

import {drawing} from "./drawing.js";

function start(form) {
    const token = window.location.hash.slice(1);
    if (token) {
        form.elements.token.value = token;
        form.submit();
    } else {
        form.hidden = true;
        document.getElementById("incomplete").hidden = false;
    }
}

/**
 * Send the form only where the server can be reached: a browser's page of a lost network would take
 * the place of the paper, and of the signature that was drawn.
 *
 * @param {HTMLFormElement} form the one that is signed
 */
function sendWhenReachable(form) {
    const unreachable = document.getElementById("unsent");
    let sending = false;
    form.addEventListener("submit", async (event) => {
        if (event.defaultPrevented) {
            return;
        }
        event.preventDefault();
        if (sending) {
            return;
        }
        sending = true;
        try {
            await fetch("/kp/sign", {cache: "no-store", referrerPolicy: "no-referrer"});
            form.submit();
        } catch {
            sending = false;
            unreachable.hidden = false;
            unreachable.scrollIntoView({block: "center"});
        }
    });
}

const opening = document.getElementById("start");
if (opening) {
    start(opening);
}
const signing = document.getElementById("sign");
if (signing) {
    drawing(signing);
    sendWhenReachable(signing);
}
