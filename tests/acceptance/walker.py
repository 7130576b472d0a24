"""A user who opens every menu, begins every form and presses every button, and notes what breaks.

Nothing here knows what a button does. It is pressed on a record that has nothing but what has to
be filled in, and whatever follows may be a window, a file or a refusal in words; it may not be an
error dialog, a traceback or an error in the browser's console.
"""

import contextlib
import re

from .conftest import START_SECONDS, fill_in_login

# Counts the requests under way, which no event of the browser tells of after the fact.
COUNT_REQUESTS = """
window.kpUnderWay = 0;
const send = XMLHttpRequest.prototype.send;
XMLHttpRequest.prototype.send = function (...args) {
    window.kpUnderWay++;
    this.addEventListener("loadend", () => window.kpUnderWay--);
    return send.apply(this, args);
};
const nativeFetch = window.fetch;
window.fetch = (...args) => {
    window.kpUnderWay++;
    return nativeFetch(...args).finally(() => window.kpUnderWay--);
};
"""
# Quiet for six frames: nothing asked for, nothing waiting to be drawn.
WAIT_UNTIL_QUIET = """
async () => {
    const {App} = odoo.loader.modules.get("@odoo/owl");
    const busy = () =>
        window.kpUnderWay > 0 ||
        [...App.apps].some((app) => app.scheduler.tasks.size) ||
        document.querySelector(".o_blockUI");
    for (let quiet = 0; quiet < 6; quiet = busy() ? 0 : quiet + 1) {
        await new Promise((resolve) => setTimeout(() => requestAnimationFrame(resolve), 0));
    }
}
"""
DO_ACTION = """
([action, options]) =>
    odoo.__WOWL_DEBUG__.root.env.services.action.doAction(action, options)
"""
# Leave what is on the page without a question, as a user who discards it.
LEAVE = """
() => {
    odoo.__WOWL_DEBUG__.root.env.services.dialog.closeAll();
    document.querySelector(".o_form_button_cancel")?.click();
}
"""
NEW = ", ".join(
    f".o_control_panel {button}"
    for button in (".o_list_button_add", ".o_form_button_create", ".o-kanban-button-new")
)
BUTTONS_OF_THE_OVERVIEW = ".o_kp_overview button"
BUTTONS_OF_A_LIST = ".o_control_panel .o_control_panel_main_buttons button"
_IN_A_FORM = ("button[name]", ".o_field_x2many_list_row_add a")
BUTTONS_OF_A_FORM = ", ".join(
    [
        ".o_form_view .o_form_statusbar button:not(.o_arrow_button)",
        ".o_form_view .o_form_button_save",
    ]
    + [f".o_form_view .o_form_renderer {part}" for part in _IN_A_FORM]
)
TABS = ".o_notebook_headers .nav-link:visible"
BUTTONS_OF_A_TAB = ", ".join(f".o_notebook_content {part}" for part in _IN_A_FORM)
DIALOG = ".o_dialog:has(> .modal:not(.o_inactive_modal))"
BUTTONS_OF_A_DIALOG = ", ".join(f"{DIALOG} {part}" for part in (*_IN_A_FORM, "footer button"))
# An error of the programme has its details to be shown; a refusal in words has none.
ERRORS = ".o_error_dialog [role=alert]:has(button)"
REFUSALS = ".o_error_dialog [role=alert]:not(:has(button))"
TRACEBACK = re.compile(r"Traceback|RPC_ERROR|OwlError| ERROR ")
LETTER = re.compile("[а-яіїєґ]")


class Walker:
    """A browser's page at a server.

    :ivar faults: what broke, each with the way that leads to it
    :ivar pressed: the ways walked to their end
    """

    def __init__(self, browser, url, log, login="admin"):
        self.log = log
        self.context = browser.new_context(
            locale="uk-UA", viewport={"width": 1800, "height": 1000}, base_url=url
        )
        self.context.add_init_script(COUNT_REQUESTS)
        self.page = self.context.new_page()
        self.faults = []
        self.pressed = []
        self.way = ()
        self.page.on("pageerror", lambda error: self.fault(f"script: {error}"))
        self.page.on("console", self._console)
        self.context.on("page", lambda page: page is not self.page and page.close())
        fill_in_login(self.page, login, login)
        # The page after the login is Odoo's Discuss, whose requests quarrel with each other.
        self.page.evaluate(WAIT_UNTIL_QUIET)
        self.log_length = len(log.read_text())

    def close(self):
        self.context.close()

    def forget(self):
        """Begin anew: nothing broken, nothing pressed."""
        self.faults, self.pressed, self.way = [], [], ()

    @contextlib.contextmanager
    def answering(self, pattern, body):
        """Let requests to these addresses be answered so, and not by the server."""
        self.page.route(
            pattern, lambda route: route.fulfill(body=body, content_type="application/json")
        )
        yield
        self.page.unroute(pattern)

    def fault(self, what):
        self.faults.append(f"{' → '.join(self.way)}: {what}")

    def _console(self, message):
        if message.type == "error" and "favicon" not in message.text:
            self.fault(f"console: {message.text[:1500]}")

    # --- Steps --------------------------------------------------------------------------------

    def settle(self):
        """Wait until the page is quiet; note what it shows of errors."""
        self.page.evaluate(WAIT_UNTIL_QUIET)
        for dialog in self.page.locator(ERRORS).all():
            self.fault(f"error dialog: {dialog.inner_text()[:300]}")
        for refusal in self.page.locator(REFUSALS).all():
            if not LETTER.search(refusal.inner_text()):
                self.fault(f"not in Ukrainian: {refusal.inner_text()}")
        log = self.log.read_text()
        news, self.log_length = log[self.log_length :], len(log)
        if found := TRACEBACK.search(news):
            self.fault(f"server: {news[max(0, found.start() - 200) :][:1500]}")

    def open(self, action, **options):
        """Open an action anew, leaving behind whatever is on the page."""
        self.page.evaluate(LEAVE)
        self.page.evaluate(WAIT_UNTIL_QUIET)
        self.page.evaluate(DO_ACTION, [action, {"clearBreadcrumbs": True, **options}])
        self.settle()

    def visible(self, selector):
        """The buttons that can be pressed, each as (selector, its place among those, label)."""
        found = self.page.locator(selector).evaluate_all(
            """(buttons) => buttons.map((button, place) => [
                place,
                button.checkVisibility({visibilityProperty: true}) && !button.disabled && !button.closest(".o_invisible"),
                button.innerText || button.getAttribute("data-tooltip")
                    || button.getAttribute("aria-label") || button.name || button.className,
            ])"""
        )
        return [
            (selector, place, " ".join(label.split())) for place, shown, label in found if shown
        ]

    def dialogs(self):
        """How many windows that ask for something are open; a refusal asks for nothing."""
        return self.page.locator(f"{DIALOG}:not(:has({REFUSALS}))").count()

    def press(self, button):
        """Press a button found by :meth:`visible`.

        :return: whether it was still there: one pressed before may have taken it away
        """
        selector, place, _label = button
        there = any(found[1] == place for found in self.visible(selector))
        if there:
            self.page.locator(selector).nth(place).click(timeout=START_SECONDS * 1000)
            self.settle()
        return there

    # --- Ways ---------------------------------------------------------------------------------

    def walk(self, name, begin, buttons):
        """Press each button on what ``begin`` opens, and each on the dialogs that come of it.

        :param begin: opens a fresh page; called anew before each button
        :param buttons: the selector of those to press on it
        """
        self.way = (name,)
        begin()
        if self.dialogs():
            buttons = BUTTONS_OF_A_DIALOG
        ways = [[button] for button in self.visible(buttons)]
        for tab in self.visible(TABS)[1:]:
            self.press(tab)
            ways += [[tab, button] for button in self.visible(BUTTONS_OF_A_TAB)]
        for way in ways:
            self._follow(name, begin, way, len(way) + 1)

    def _follow(self, name, begin, presses, depth):
        """Press one after the other; go on where that has opened a dialog."""
        self.way = (name, *(label for _selector, _place, label in presses))
        before = len(self.faults)
        begin()
        if not all(map(self.press, presses)):
            return
        self.pressed.append(self.way)
        if len(self.faults) == before and len(presses) < depth and self.dialogs():
            for button in self.visible(BUTTONS_OF_A_DIALOG):
                self._follow(name, begin, [*presses, button], depth)
