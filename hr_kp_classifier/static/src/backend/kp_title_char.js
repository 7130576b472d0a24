import {useEffect} from "@odoo/owl";
import {registry} from "@web/core/registry";
import {useDebounced} from "@web/core/utils/timing";
import {CharField, charField} from "@web/views/fields/char/char_field";
import {TextField, textField} from "@web/views/fields/text/text_field";

/** Puts what is typed in a field into the record as it is typed, not only when it is left. */
function useAsTyped(field, ref) {
    const put = async (value) => {
        const text = field.parse(value);
        const {name, record} = field.props;
        if (text !== (record.data[name] || "")) {
            await record.update({[name]: text});
            // What was typed is in the record: otherwise the form would look unsaved for ever.
            record.model.bus.trigger("FIELD_IS_DIRTY", false);
        }
    };
    const putSoon = useDebounced(put, 300);
    useEffect(
        (input) => {
            if (!input) {
                return;
            }
            const onInput = () => putSoon(input.value);
            input.addEventListener("input", onInput);
            return () => input.removeEventListener("input", onInput);
        },
        () => [ref.el]
    );
}

/** A title that is checked as it is typed. */
export class KpTitleChar extends CharField {
    setup() {
        super.setup();
        useAsTyped(this, this.input);
    }
}

/** The name of a position, by which КП titles are proposed. */
export class KpPositionName extends TextField {
    setup() {
        super.setup();
        useAsTyped(this, this.textareaRef);
    }
}

registry
    .category("fields")
    .add("kp_title_char", {...charField, component: KpTitleChar})
    .add("kp_position_name", {...textField, component: KpPositionName});
