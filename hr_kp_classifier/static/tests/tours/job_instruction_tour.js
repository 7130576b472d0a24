import {registry} from "@web/core/registry";
import {stepUtils} from "@web_tour/tour_utils";

// The words of the tours' test, test_tours.py.
const OFFICIAL = "1473 Менеджер (управитель) у сфері надання інформації";
const EXTENDED = "Менеджер у сфері надання інформації та взаємовідносин з клієнтами";
const CLAUSE = "Веде клієнтську базу";
const KP = "hr_kp_classifier";

const duties = ".o_kp_edit_section:eq(1)";

/** Selectors of what has the same name in every language. */
const field = (name) => `.o_field_widget[name=${name}]`;
const button = (name) => `.o_statusbar_buttons button[name=${name}]:enabled`;
const stateIs = (state) =>
    `.o_statusbar_status .o_arrow_button_current[data-value=${state}]`;
const signed = (signatures, asked) =>
    `button[name=action_open_acknowledgements]:contains("${signatures} / ${asked}")`;

const openMenu = (...menus) => [
    ...stepUtils.goToAppSteps("hr.menu_hr_root", "Open Employees"),
    ...menus.map((menu) => ({
        content: `Open the menu ${menu}`,
        trigger: `[data-menu-xmlid='${KP}.${menu}']`,
        run: "click",
    })),
];

const searchFor = (words) => [
    {
        content: `Type «${words}» into the search box`,
        trigger: ".o_searchview_input",
        run: `edit ${words}`,
    },
    {
        content: "Take what it offers first",
        trigger: `.o_searchview_autocomplete .o-dropdown-item:first:contains("${words}")`,
        run: "click",
    },
    {trigger: `.o_searchview_facet:contains("${words}")`},
];

const openRow = (words) => ({
    content: `Open «${words}»`,
    trigger: `.o_data_row .o_data_cell:contains("${words}")`,
    run: "click",
});

/** Choose a record by words of it; the suggestion is the whole name. */
const choose = (name, words, suggestion = words) => [
    {
        content: `Type «${words}» into ${name}`,
        trigger: `${field(name)} input`,
        run: `edit ${words}`,
    },
    {
        content: `Choose «${suggestion}»`,
        trigger: `.o-autocomplete--dropdown-item:contains("${suggestion}")`,
        run: "click",
    },
];

const typeDate = (name) => [
    {
        content: `Open the calendar of ${name}`,
        trigger: `${field(name)} input`,
        run: "click",
    },
    {
        content: "Choose today",
        trigger: ".o_datetime_picker .o_today",
        run: "click",
    },
];

registry.category("web_tour.tours").add("hr_kp_job_instruction_tour", {
    url: "/odoo",
    steps: () => [
        ...openMenu("hr_kp_positions_menu", "hr_kp_job_menu"),
        // The window before has a search box too.
        {trigger: ".o_list_view .o_data_cell[name=kp_code]"},
        ...searchFor("Tour position"),
        openRow("Tour position"),

        // A КП title by words in any order, and an extended title that is against annex В.
        ...choose("kp_profession_id", "інформації надання менеджер", OFFICIAL),
        {
            content: "Type an everyday title",
            trigger: `${field("kp_extended_title")} input`,
            run: "edit CRM-менеджер",
        },
        {
            content: "The objection is said; take the mended title",
            trigger: ".o_kp_title_findings [data-rule=latin_letters] button",
            run: "click",
        },
        {
            content: "The objection is gone",
            trigger: ".o_form_view:not(:has(.o_kp_title_findings [data-rule]))",
        },
        {
            content: "The mended title stands in its place; say more",
            trigger: `${field("kp_extended_title")} input:value("Менеджер у сфері надання інформації")`,
            run: `edit ${EXTENDED}`,
        },
        {trigger: `${field("kp_title")}:contains("${EXTENDED}")`},
        ...stepUtils.saveForm(),

        // The instruction, and a clause of it.
        stepUtils.autoExpandMoreButtons(),
        {
            content: "Create the instruction",
            trigger: "button[name=action_kp_create_instruction]",
            run: "click",
        },
        {
            content: "Begin to write where the first duty is read",
            trigger: `${duties} .o_kp_edit_clause:first .o_kp_words`,
            run: "click",
        },
        {
            content: "Write another duty, with a word of the position's",
            trigger: `${duties} textarea`,
            run: `edit ${CLAUSE} {підрозділу}. && press Tab`,
        },
        {
            content: "It is read with the department in its case",
            trigger: `${duties} .o_kp_edit_clause:first:contains("2.1."):contains("${CLAUSE} відділу досліджень.")`,
        },
        // A form that is not dirty yet counts as saved, and the save then takes the new line away.
        {trigger: ".o_form_view .o_form_dirty"},
        ...stepUtils.saveForm(),

        // Who approves it: the text names their position. Who agrees to it.
        ...choose("approver_id", "Марія Заньковецька"),
        {content: "Open the visas", trigger: "a[name=visas]", run: "click"},
        {
            content: "Add a visa",
            trigger: `${field("visa_ids")} .o_field_x2many_list_row_add a`,
            run: "click",
        },
        ...choose("visa_ids] [name=employee_id", "Леся Косач"),
        ...typeDate("visa_ids] [name=date"),
        {
            content: "Agree",
            trigger: button("action_agree"),
            run: "click",
        },
        {trigger: stateIs("agreed")},

        // Number, date; in force.
        {
            content: "Enter the number",
            trigger: `${field("number")} input`,
            run: "edit 12-ПІ",
        },
        ...typeDate("date"),
        {
            content: "Put it in force",
            trigger: button("action_approve"),
            run: "click",
        },
        {trigger: stateIs("in_force")},
        {
            content: "What is in force is only read",
            trigger: ".o_form_view:not(:has(.o_kp_add_clause))",
        },
        {
            content: "Send it to who holds the position",
            trigger: button("action_ask"),
            run: "click",
        },
        {trigger: '.o_data_row:contains("Тарас Шевченко")'},
        {
            content: "Go back to the instruction",
            trigger: ".o_breadcrumb .o_back_button a",
            run: "click",
        },
        {trigger: signed(0, 1)},
    ],
});

registry.category("web_tour.tours").add("hr_kp_sign_instruction_tour", {
    url: "/odoo",
    steps: () => [
        ...openMenu("hr_job_instruction_acknowledgement_menu_own"),
        {
            content: "Of a plain user's menus, this is one; those of HR are none",
            trigger:
                ".o_menu_sections:not(:has([data-menu-xmlid='hr_kp_classifier.hr_kp_positions_menu']))",
        },
        openRow("менеджера у сфері надання інформації"),
        {
            content: "Read it",
            trigger: `${field("text")}:contains("${CLAUSE} відділу досліджень.")`,
        },
        {content: "Sign", trigger: button("action_sign"), run: "click"},
        {
            content: "Open the place of the signature",
            trigger: `.modal ${field("signature")} .o_signature`,
            run: "click",
        },
        {
            content: "The name is drawn by itself",
            trigger: ".modal .o_web_sign_auto_button.active",
        },
        {
            content: "Adopt it",
            trigger:
                ".modal:has(.o_web_sign_signature) .modal-footer .btn-primary:enabled",
            run: "click",
        },
        {
            content: "Confirm",
            trigger: ".modal:not(:has(.o_web_sign_signature)) button[name=action_sign]",
            run: "click",
        },
        {trigger: stateIs("signed")},
        {
            content: "The signature stands on the form, and nothing is left to sign",
            trigger: `.o_form_view:has(${field("signature")} img):not(:has(button[name=action_sign]))`,
        },
    ],
});

registry.category("web_tour.tours").add("hr_kp_signed_instruction_tour", {
    url: "/odoo",
    steps: () => [
        ...openMenu("hr_kp_positions_menu", "hr_job_instruction_menu"),
        {trigger: ".o_list_view .o_data_cell[name=revision]"},
        ...searchFor("взаємовідносин з клієнтами"),
        openRow("Tour position"),
        {
            content: "Everybody has signed",
            trigger: signed(1, 1),
            run: "click",
        },
        openRow("Тарас Шевченко"),
        {trigger: stateIs("signed")},
    ],
});
