import {useEffect} from "@odoo/owl";
import {registry} from "@web/core/registry";
import {useDebounced} from "@web/core/utils/timing";
import {CharField, charField} from "@web/views/fields/char/char_field";

/** A title that is checked as it is typed, not only when the field is left. */
export class KpTitleChar extends CharField {
    setup() {
        super.setup();
        const check = useDebounced((value) => this.check(value), 300);
        useEffect(
            (input) => {
                if (!input) {
                    return;
                }
                const onInput = () => check(input.value);
                input.addEventListener("input", onInput);
                return () => input.removeEventListener("input", onInput);
            },
            () => [this.input.el]
        );
    }

    async check(value) {
        const title = this.parse(value);
        if (title !== (this.props.record.data[this.props.name] || "")) {
            const {record} = this.props;
            await record.update({[this.props.name]: title});
            // What was typed is in the record: otherwise the form would look unsaved for ever.
            record.model.bus.trigger("FIELD_IS_DIRTY", false);
        }
    }
}

registry
    .category("fields")
    .add("kp_title_char", {...charField, component: KpTitleChar});
