// A drawn signature: what is drawn on the form's canvas is sent in its field.

/**
 * Let one draw, and keep the form from being sent without a signature.
 *
 * @param {HTMLFormElement} form the one with the canvas and the hidden field of the signature
 */
export function drawing(form) {
    const canvas = document.getElementById("canvas");
    const context = canvas.getContext("2d");
    const unsigned = document.getElementById("unsigned");
    // Of a picture that is kept: sharp enough, never large.
    const scale = Math.min(window.devicePixelRatio || 1, 2);
    let drawn = false;

    function fit() {
        const {width, height} = canvas.getBoundingClientRect();
        canvas.width = Math.round(width * scale);
        canvas.height = Math.round(height * scale);
        context.scale(scale, scale);
        context.lineWidth = 2.5;
        context.lineCap = "round";
        context.lineJoin = "round";
        context.strokeStyle = "#1a237e";
        drawn = false;
    }

    function place(event) {
        const box = canvas.getBoundingClientRect();
        return [event.clientX - box.left, event.clientY - box.top];
    }

    canvas.addEventListener("pointerdown", (event) => {
        event.preventDefault();
        canvas.setPointerCapture(event.pointerId);
        context.beginPath();
        context.moveTo(...place(event));
    });
    canvas.addEventListener("pointermove", (event) => {
        if (canvas.hasPointerCapture(event.pointerId)) {
            context.lineTo(...place(event));
            context.stroke();
            drawn = true;
            unsigned.hidden = true;
        }
    });
    document.getElementById("clear").addEventListener("click", fit);
    // A phone that is turned; not its keyboard, which changes the height alone.
    let width = window.innerWidth;
    function turned() {
        if (!canvas.isConnected) {
            window.removeEventListener("resize", turned);
        } else if (window.innerWidth !== width) {
            width = window.innerWidth;
            fit();
        }
    }
    window.addEventListener("resize", turned);
    form.addEventListener("submit", (event) => {
        if (drawn) {
            form.elements.signature.value = canvas.toDataURL("image/png");
        } else {
            event.preventDefault();
            unsigned.hidden = false;
            unsigned.scrollIntoView({block: "center"});
        }
    });
    fit();
}
