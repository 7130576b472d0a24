import {registry} from "@web/core/registry";
import {Many2One, computeM2OProps} from "@web/views/fields/many2one/many2one";
import {
    Many2OneField,
    buildM2OFieldDescription,
} from "@web/views/fields/many2one/many2one_field";
import {Many2XAutocomplete} from "@web/views/fields/relational_utils";

class KpTitleAutocomplete extends Many2XAutocomplete {
    static props = {...Many2XAutocomplete.props, record: Object};

    /** Who leaves the name and clicks here at once is asked for titles of that name too. */
    async search(name) {
        await this.props.record.model.mutex.getUnlockedDef();
        return super.search(name);
    }
}

class KpTitleMany2One extends Many2One {
    static components = {
        ...Many2One.components,
        Many2XAutocomplete: KpTitleAutocomplete,
    };
    static props = {...Many2One.props, record: Object};

    get many2XAutocompleteProps() {
        const {context, record} = this.props;
        return {
            ...super.many2XAutocompleteProps,
            record,
            // Read when it is sent: the name may have changed since the field was drawn.
            context: {
                ...context,
                get kp_name_of_job() {
                    return record.data.name;
                },
            },
        };
    }
}

/** The КП title of a position, proposed by the position's name. */
export class KpTitleOfPosition extends Many2OneField {
    static components = {Many2One: KpTitleMany2One};

    get m2oProps() {
        return {...computeM2OProps(this.props), record: this.props.record};
    }
}

registry.category("fields").add("kp_title_of_position", {
    ...buildM2OFieldDescription(KpTitleOfPosition),
});
