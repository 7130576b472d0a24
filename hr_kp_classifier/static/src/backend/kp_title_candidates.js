import {Component} from "@odoo/owl";
import {registry} from "@web/core/registry";
import {useService} from "@web/core/utils/hooks";
import {standardFieldProps} from "@web/views/fields/standard_field_props";

/** The КП titles that the assistant proposes, each with a button that puts it on the job. */
export class KpTitleCandidates extends Component {
    static template = "hr_kp_classifier.KpTitleCandidates";
    static props = {...standardFieldProps};

    setup() {
        this.orm = useService("orm");
        this.action = useService("action");
    }

    get candidates() {
        return this.props.record.data[this.props.name] || [];
    }

    badge(confidence) {
        return (
            {sure: "text-bg-success", likely: "text-bg-info"}[confidence] ||
            "text-bg-light"
        );
    }

    async choose(candidate) {
        const vals = {
            kp_profession_id: candidate.profession_id,
            kp_extended_title: candidate.extended_title || false,
        };
        if (candidate.grade) {
            vals.kp_grade = candidate.grade;
        }
        await this.orm.write("hr.job", [this.props.record.data.job_id.id], vals);
        await this.action.doAction({type: "ir.actions.act_window_close"});
    }
}

registry.category("fields").add("kp_title_candidates", {
    component: KpTitleCandidates,
    supportedTypes: ["json"],
});
