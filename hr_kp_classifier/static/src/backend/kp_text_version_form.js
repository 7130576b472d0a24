import {RelationalModel} from "@web/model/relational_model/relational_model";
import {formView} from "@web/views/form/form_view";
import {registry} from "@web/core/registry";

/** Says with every save which version was read: an older one than is there is refused. */
class VersionedRecord extends RelationalModel.Record {
    _getChanges(changes, {withReadonly} = {}) {
        const result = super._getChanges(...arguments);
        const isSaved = "text_version" in this.data && this.resId;
        if (isSaved && !withReadonly && Object.keys(result).length) {
            result.text_version = this.data.text_version;
        }
        return result;
    }
}

class VersionedModel extends RelationalModel {
    static Record = VersionedRecord;
}

registry
    .category("views")
    .add("kp_text_version_form", {...formView, Model: VersionedModel});
