import {Component, onWillStart, useState} from "@odoo/owl";
import {formatInteger} from "@web/views/fields/formatters";
import {Layout} from "@web/search/layout";
import {registry} from "@web/core/registry";
import {standardActionServiceProps} from "@web/webclient/actions/action_service";
import {useService} from "@web/core/utils/hooks";

const TITLES = "hr_kp_classifier.hr_job_propose_all_titles_action";
const STAFF_LIST = "hr_kp_classifier.hr_staff_list_import_action";

/**
 * The page «Огляд»: what is to be done about positions, as numbers that open their lists.
 *
 * The figures are read whenever the page is shown, after a list is left too.
 */
export class KpOverview extends Component {
    static template = "hr_kp_classifier.Overview";
    static components = {Layout};
    static props = {...standardActionServiceProps};

    setup() {
        this.orm = useService("orm");
        this.action = useService("action");
        this.display = {controlPanel: {}};
        this.overview = useState({
            companies: [],
            positions: 0,
            start: false,
            sections: [],
        });
        onWillStart(() => this.load());
    }

    async load() {
        Object.assign(
            this.overview,
            await this.orm.call("hr.kp.overview", "get_overview", [])
        );
    }

    number(value) {
        return formatInteger(value);
    }

    /** A few of many are seen still, and a bar is full only where it is all of them. */
    percent({count, total}) {
        if (!count || count === total) {
            return count && 100;
        }
        return Math.min(Math.max((100 * count) / total, 1), 99);
    }

    async open(figure) {
        const action = await this.action.loadAction(figure.action);
        // Not as an additional context, over which the action's own groups would win.
        action.context = {...action.context, ...figure.context};
        return this.action.doAction(action);
    }

    proposeTitles() {
        return this.action.doAction(TITLES);
    }

    importStaffList() {
        return this.action.doAction(STAFF_LIST, {onClose: () => this.load()});
    }
}

registry.category("actions").add("hr_kp_overview", KpOverview);
