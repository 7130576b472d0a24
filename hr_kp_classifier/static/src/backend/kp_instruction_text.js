import {Component, useEffect, useRef, useState} from "@odoo/owl";
import {_t} from "@web/core/l10n/translation";
import {registry} from "@web/core/registry";
import {useService} from "@web/core/utils/hooks";
import {useSortable} from "@web/core/utils/sortable_owl";
import {ConfirmationDialog} from "@web/core/confirmation_dialog/confirmation_dialog";
import {CharField} from "@web/views/fields/char/char_field";
import {SelectionField} from "@web/views/fields/selection/selection_field";
import {TextField} from "@web/views/fields/text/text_field";
import {standardFieldProps} from "@web/views/fields/standard_field_props";

/**
 * The text of an instruction or of a template, written as it is read: sections and clauses
 * stand one below the other, are edited in place, dragged, and numbered by themselves.
 *
 * The field is a one2many of sections whose list view lists their clauses.
 */
export class KpInstructionText extends Component {
    static template = "hr_kp_classifier.KpInstructionText";
    static components = {CharField, SelectionField, TextField};
    static props = {
        ...standardFieldProps,
        placeholdersField: {type: String, optional: true},
    };

    setup() {
        this.dialog = useService("dialog");
        this.root = useRef("root");
        // What is being written is an input, the rest is text to be read: hundreds of inputs
        // that fit their height to their words would make the form slow.
        this.state = useState({showPlaceholders: false, editing: null});
        // Where a placeholder goes: the text that was edited last, and the place in it.
        this.target = null;
        this.caret = null;
        useEffect(
            (editing) => {
                const el = this.root.el.querySelector(
                    `[data-edit="${editing}"] :is(textarea, input)`
                );
                if (el && el !== document.activeElement) {
                    el.focus();
                    const caret = this.caret ?? el.value.length;
                    el.setSelectionRange(caret, caret);
                }
                this.caret = null;
            },
            () => [this.state.editing]
        );
        useSortable({
            ref: this.root,
            enable: () => !this.props.readonly,
            elements: ".o_kp_edit_section",
            handle: ".o_kp_section_handle",
            cursor: "grabbing",
            onDrop: ({element, previous}) =>
                this.sections.resequence(
                    element.dataset.id,
                    previous ? previous.dataset.id : null
                ),
        });
        useSortable({
            ref: this.root,
            enable: () => !this.props.readonly,
            elements: ".o_kp_edit_clause",
            handle: ".o_kp_clause_handle",
            groups: ".o_kp_edit_clauses",
            connectGroups: true,
            cursor: "grabbing",
            onDrop: ({element, previous, parent}) =>
                this.moveClause(element, previous, parent),
        });
    }

    get sections() {
        return this.props.record.data[this.props.name];
    }

    get placeholders() {
        return this.props.record.data[this.props.placeholdersField] || [];
    }

    clauses(section) {
        return section.data.clause_ids;
    }

    /** A text as it is read: with the words of the position in the place of placeholders. */
    words(record, source, name) {
        return record.data[source] ? record.data[name] || record.data[source] : "";
    }

    /** Turn a text into an input, with the cursor where it was clicked. */
    edit(key, ev) {
        if (ev?.type === "mousedown") {
            const range = document.caretRangeFromPoint?.(ev.clientX, ev.clientY);
            const whole =
                ev.currentTarget.textContent === ev.currentTarget.dataset.source;
            this.caret = whole && range ? range.startOffset : null;
            ev.preventDefault();
        }
        // What is being written elsewhere is taken over when it is left: an input that is only
        // taken away says nothing of its change, and the words would be lost.
        const el = document.activeElement;
        if (this.root.el.contains(el) && !el.closest(`[data-edit="${key}"]`)) {
            el.blur();
        }
        this.state.editing = key;
    }

    leave(key) {
        if (this.state.editing === key) {
            this.state.editing = null;
        }
    }

    invalid(record, name) {
        return record.isFieldInvalid(name) ? "o_field_invalid" : "";
    }

    sectionOf(element) {
        const id = element.closest(".o_kp_edit_section").dataset.id;
        return this.sections.records.find((section) => section.id === id);
    }

    async moveClause(element, previous, parent) {
        const source = this.sections.records.find((section) =>
            this.clauses(section).records.some((c) => c.id === element.dataset.id)
        );
        const goal = parent ? this.sectionOf(parent) : source;
        const after = previous ? previous.dataset.id : null;
        if (goal === source) {
            await this.clauses(goal).resequence(element.dataset.id, after);
            return;
        }
        const moved = this.clauses(source).records.find(
            (c) => c.id === element.dataset.id
        );
        const copy = await this.clauses(goal).addNewRecord({position: "bottom"});
        await copy.update({body: moved.data.body});
        await this.clauses(goal).resequence(copy.id, after);
        await this.clauses(source).delete(moved);
    }

    async addSection() {
        const section = await this.sections.addNewRecord({position: "bottom"});
        this.edit(section.id);
    }

    /** Add a clause below another, or at the section's end. */
    async addClause(section, clause) {
        const list = this.clauses(section);
        const added = clause
            ? await list.addNewRecordAtIndex(list.records.indexOf(clause))
            : await list.addNewRecord({position: "bottom"});
        this.edit(added.id);
    }

    async removeClause(section, clause) {
        await this.clauses(section).delete(clause);
    }

    removeSection(section) {
        if (!this.clauses(section).count) {
            return this.sections.delete(section);
        }
        this.dialog.add(ConfirmationDialog, {
            body: _t(
                "The section «%s» will be removed with all its clauses. Go on?",
                section.data.name || ""
            ),
            confirmLabel: _t("Remove the section"),
            confirm: () => this.sections.delete(section),
            cancel: () => {},
        });
    }

    /** Enter adds a clause below; in an empty one it would add emptiness. */
    onClauseKeydown(ev, section, clause) {
        if (ev.key === "Enter" && !ev.isComposing && ev.target.value.trim()) {
            ev.preventDefault();
            this.addClause(section, clause);
        }
    }

    /** A clause that was begun and left empty goes away by itself. */
    onClauseBlur(ev, section, clause) {
        this.leave(clause.id);
        if (clause.isNew && !ev.target.value.trim() && !clause.data.body) {
            this.removeClause(section, clause);
        }
    }

    onFocusIn(ev) {
        if (ev.target.tagName === "TEXTAREA") {
            this.target = ev.target;
        }
    }

    insert(placeholder) {
        const el = this.target;
        if (!el || !el.isConnected) {
            return;
        }
        el.focus();
        el.setRangeText(
            `{${placeholder.name}}`,
            el.selectionStart,
            el.selectionEnd,
            "end"
        );
        el.dispatchEvent(new InputEvent("input", {bubbles: true}));
        // What a script has written, the browser does not announce when the text is left.
        el.dispatchEvent(new Event("change", {bubbles: true}));
    }
}

export const kpInstructionText = {
    component: KpInstructionText,
    displayName: _t("Text of a job instruction"),
    supportedTypes: ["one2many"],
    useSubView: true,
    extractProps: ({options}) => ({placeholdersField: options.placeholders}),
};

registry.category("fields").add("kp_instruction_text", kpInstructionText);
