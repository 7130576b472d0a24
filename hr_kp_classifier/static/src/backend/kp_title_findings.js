import {Component} from "@odoo/owl";
import {registry} from "@web/core/registry";
import {standardFieldProps} from "@web/views/fields/standard_field_props";

/**
 * What the rules say of the extended title, as it is typed: each finding with its ground and
 * a button that puts the mended title in the place of the typed one.
 */
export class KpTitleFindings extends Component {
    static template = "hr_kp_classifier.KpTitleFindings";
    static props = {...standardFieldProps};

    get findings() {
        return this.props.record.data[this.props.name] || [];
    }

    alertClass(finding) {
        return (
            {error: "alert-danger", warning: "alert-warning"}[finding.severity] ||
            "alert-info"
        );
    }

    get isEditable() {
        return this.props.record.isInEdition;
    }

    /** Everything that the button writes: «4131 Комірник», «Бухгалтер + II категорії». */
    meant({profession, repair, grade}) {
        const title = profession ? `${profession.code} ${repair}` : repair;
        return grade ? `${title} + ${grade}` : title;
    }

    async repair(finding) {
        // A renamed position needs no title of its own any more; elsewhere the mended title
        // stays in the field, for words to be added to it.
        const needless = finding.rule === "renamed_title" && finding.is_official;
        const changes = {kp_extended_title: needless ? false : finding.repair};
        if (finding.grade) {
            changes.kp_grade = finding.grade;
        }
        if (finding.profession) {
            const {id, display_name} = finding.profession;
            changes.kp_profession_id = {id, display_name};
        }
        await this.props.record.update(changes);
    }
}

registry.category("fields").add("kp_title_findings", {
    component: KpTitleFindings,
    supportedTypes: ["json"],
});
