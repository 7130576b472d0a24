import {Component, onMounted, onWillUnmount} from "@odoo/owl";
import {registry} from "@web/core/registry";
import {standardWidgetProps} from "@web/views/widgets/standard_widget_props";

const EVERY = 2000;

/** Reads a print anew while it is going on, so that the form shows how far it is. */
export class KpPrintWatch extends Component {
    static template = "hr_kp_classifier.PrintWatch";
    static props = {...standardWidgetProps};

    setup() {
        onMounted(() => {
            this.timer = setInterval(() => this.look(), EVERY);
        });
        onWillUnmount(() => clearInterval(this.timer));
    }

    async look() {
        const {record} = this.props;
        if (!this.isLooking && ["waiting", "running"].includes(record.data.state)) {
            this.isLooking = true;
            try {
                await record.load();
            } finally {
                this.isLooking = false;
            }
        }
    }
}

registry.category("view_widgets").add("kp_print_watch", {
    component: KpPrintWatch,
    fieldDependencies: [{name: "state", type: "selection"}],
});
