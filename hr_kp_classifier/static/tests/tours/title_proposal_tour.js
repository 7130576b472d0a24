import {registry} from "@web/core/registry";
import {stepUtils} from "@web_tour/tour_utils";

// The words of the tour's test, test_title_proposal.py.
const SURE = "Уборщица";
const VAGUE = "Менеджер";
const CHOSEN = "Менеджер (управитель) із збуту";

const row = (words) => `.o_data_row:has(.o_data_cell[name=name]:contains("${words}"))`;

registry.category("web_tour.tours").add("hr_kp_title_proposal_tour", {
    steps: () => [
        ...stepUtils.goToAppSteps("hr.menu_hr_root", "Open Employees"),
        {
            content: "Open the menu of positions",
            trigger: "[data-menu-xmlid='hr_kp_classifier.hr_kp_positions_menu']",
            run: "click",
        },
        {
            content: "Choose titles by КП",
            trigger: "[data-menu-xmlid='hr_kp_classifier.hr_kp_title_proposal_menu']",
            run: "click",
        },
        {content: "The proposals are there", trigger: ".o_kp_progress"},
        {
            content: "Look for the position whose title is sure",
            trigger: ".o_searchview_input",
            run: `edit ${SURE}`,
        },
        {
            content: "Take what the search box offers first",
            trigger: `.o_searchview_autocomplete .o-dropdown-item:first:contains("${SURE}")`,
            run: "click",
        },
        {
            content: "Accept its title",
            trigger: `${row(SURE)}:only-of-type button[name=action_accept]`,
            run: "click",
        },
        {
            content: "It is decided: nothing is left under this name",
            trigger: ".o_view_nocontent",
        },
        {
            content: "Search no longer",
            trigger: `.o_searchview_facet:contains("${SURE}") .o_facet_remove`,
            run: "click",
        },
        {
            content: "Choose a title for the vague name",
            trigger: `${row(VAGUE)} .o_data_cell[name=kp_profession_id]`,
            run: "click",
        },
        {
            content: "Type its words",
            trigger: ".o_selected_row .o_field_widget[name=kp_profession_id] input",
            run: "edit менеджер із збуту",
        },
        {
            content: "Take it",
            trigger: `.o-autocomplete--dropdown-item:contains("${CHOSEN}")`,
            run: "click",
        },
        {
            content: "Accept it in the same line",
            trigger: ".o_selected_row button[name=action_accept]",
            run: "click",
        },
        {
            content: "Both are done",
            trigger: ".o_kp_progress .o_kp_done:contains(/^2$/)",
        },
    ],
});
