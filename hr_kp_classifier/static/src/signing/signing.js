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

const opening = document.getElementById("start");
if (opening) {
    start(opening);
}
const signing = document.getElementById("sign");
if (signing) {
    drawing(signing);
}
