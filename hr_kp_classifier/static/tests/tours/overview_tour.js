import {registry} from "@web/core/registry";
import {stepUtils} from "@web_tour/tour_utils";

const figure = (key) => `.o_kp_figure[data-key=${key}]`;
const count = (key, number) => `${figure(key)} .o_kp_count:contains(/^${number}$/)`;
// The words of the tour's test, test_tours.py.
const row = ".o_data_row:has(.o_data_cell[name=name]:contains(First))";

registry.category("web_tour.tours").add("hr_kp_overview_tour", {
    steps: () => [
        ...stepUtils.goToAppSteps("hr.menu_hr_root", "Open Employees"),
        {
            content: "Open the menu of positions",
            trigger: "[data-menu-xmlid='hr_kp_classifier.hr_kp_positions_menu']",
            run: "click",
        },
        {
            content: "Open the overview",
            trigger: "[data-menu-xmlid='hr_kp_classifier.hr_kp_overview_menu']",
            run: "click",
        },
        {
            content: "None of the positions has a title: this is what to begin with",
            trigger: ".o_kp_overview_start .o_kp_propose.btn-primary",
        },
        {
            content: "The other way is a staff list",
            trigger: ".o_kp_overview_start .o_kp_import",
            run: "click",
        },
        {
            content: "Leave it for now",
            trigger: ".modal .btn-close",
            run: "click",
        },
        {content: "Back to the figures", trigger: "body:not(:has(.modal))"},
        {content: "Two have no title", trigger: count("title_none", 2)},
        {
            content: "Open the list",
            trigger: figure("title_none"),
            run: "click",
        },
        {
            content: "The list says what it was filtered by",
            trigger: ".o_searchview_facet .o_facet_value",
        },
        {
            content: "Choose a title for the first",
            trigger: `${row} .o_data_cell[name=kp_profession_id]`,
            run: "click",
        },
        {
            content: "Type its code",
            trigger: ".o_selected_row .o_field_widget[name=kp_profession_id] input",
            run: "edit 2442.2 Соціолог",
        },
        {
            content: "Take it",
            trigger: ".o-autocomplete--dropdown-item:contains(/Соціолог$/)",
            run: "click",
        },
        {
            content: "Save",
            trigger: ".o_list_button_save",
            run: "click",
        },
        {content: "It is saved", trigger: ".o_list_view:not(:has(.o_selected_row))"},
        {
            content: "Go back by the breadcrumb",
            trigger: ".o_breadcrumb .breadcrumb-item a",
            run: "click",
        },
        {content: "The figures are those of now", trigger: count("title_none", 1)},
        {
            content: "It need not be said what to begin with any more",
            trigger: ".o_kp_overview:not(:has(.o_kp_overview_start))",
        },
    ],
});
