import {
    Component,
    onWillDestroy,
    onWillStart,
    onWillUpdateProps,
    useState,
} from "@odoo/owl";
import {ListRenderer} from "@web/views/list/list_renderer";
import {listView} from "@web/views/list/list_view";
import {registry} from "@web/core/registry";
import {useService} from "@web/core/utils/hooks";

const POLL = 2000;
/* The background may be off: after so many polls without a change, they end. */
const MOST_IDLE = 30;

/** How many positions are decided and how many are left; fills the list while titles are proposed. */
export class KpProposalProgress extends Component {
    static template = "hr_kp_classifier.ProposalProgress";
    static props = {reload: Function, version: {optional: true}};

    setup() {
        this.orm = useService("orm");
        this.counts = useState({accepted: 0, aside: 0, open: 0, waiting: 0});
        this.idle = 0;
        onWillStart(() => this.load());
        onWillUpdateProps(() => this.load());
        onWillDestroy(() => clearTimeout(this.timer));
    }

    get total() {
        const {accepted, aside, open, waiting} = this.counts;
        return accepted + aside + open + waiting;
    }

    get percent() {
        return this.total && Math.floor((100 * this.counts.accepted) / this.total);
    }

    async load() {
        clearTimeout(this.timer);
        const counts = await this.orm.call("hr.kp.title.proposal", "progress", []);
        this.idle = counts.waiting === this.counts.waiting ? this.idle + 1 : 0;
        Object.assign(this.counts, counts);
        if (counts.waiting && this.idle < MOST_IDLE) {
            this.timer = setTimeout(() => this.poll(), POLL);
        }
    }

    async poll() {
        const {waiting} = this.counts;
        await this.load();
        if (this.counts.waiting !== waiting) {
            await this.props.reload();
        }
    }
}

export class KpProposalListRenderer extends ListRenderer {
    static template = "hr_kp_classifier.ProposalList";
    static components = {...ListRenderer.components, KpProposalProgress};

    reloadProposals() {
        // Not under the hands of someone who writes in a line.
        return this.props.list.editedRecord || this.props.list.model.root.load();
    }
}

registry.category("views").add("kp_title_proposal_list", {
    ...listView,
    Renderer: KpProposalListRenderer,
});
