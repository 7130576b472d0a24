import {RelationalModel} from "@web/model/relational_model/relational_model";
import {formView} from "@web/views/form/form_view";
import {registry} from "@web/core/registry";

/** Says with every save which version was read: an older one than is there is refused. */
class InstructionRecord extends RelationalModel.Record {
    _getChanges(changes, {withReadonly} = {}) {
        const result = super._getChanges(...arguments);
        const isSaved = this.resModel === "hr.job.instruction" && this.resId;
        if (isSaved && !withReadonly && Object.keys(result).length) {
            result.text_version = this.data.text_version;
        }
        return result;
    }
}

class InstructionModel extends RelationalModel {
    static Record = InstructionRecord;
}

registry
    .category("views")
    .add("kp_instruction_form", {...formView, Model: InstructionModel});
