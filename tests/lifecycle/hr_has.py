# Fed to "odoo shell": prints, as JSON, what HR has: all that an upgrade must leave as it is.
import hashlib
import json


def rows(model, names, domain=(), order="id"):
    """The records with these fields; files by their hash, records by their names or ids."""
    found = []
    for record in (
        env[model].with_context(active_test=False, lang="uk_UA").search(domain, order=order)
    ):
        row = {"id": record.id}
        for name in names.split():
            value = record[name]
            kind = record._fields[name].type
            if kind == "binary":
                value = value and hashlib.sha256(value).hexdigest()
            elif kind in ("many2one", "one2many", "many2many"):
                value = value.ids
            elif kind in ("date", "datetime"):
                value = value and value.isoformat()
            elif kind == "html":
                value = str(value)
            row[name] = value
        found.append(row)
    return found


acknowledgements = env["hr.job.instruction.acknowledgement"]
has = {
    "everyday titles": rows("hr.kp.everyday.title", "name active spellings"),
    "recommendations": rows(
        "hr.kp.recommendation", "everyday_title_id profession_id extended_title ground sequence"
    ),
    "derived words": rows("hr.kp.derived.word", "name active agreement source"),
    "templates": rows(
        "hr.job.instruction.template", "name key active note profession_ids group_ids"
    ),
    "characteristics": rows(
        "hr.kp.characteristic", "profession_id issue order duties knowledge requirements"
    ),
    "sections": rows("hr.job.instruction.section", "name intro template_id instruction_id"),
    "clauses": rows("hr.job.instruction.clause", "body section_id"),
    "own title": rows(
        "hr.kp.profession", "code name active", [("name", "=", "Соціолог-експериментатор")]
    ),
    "changed title": rows(
        "hr.kp.profession", "code name zkpptr_code", [("zkpptr_code", "=", "99999")]
    ),
    "links": rows(
        "hr.occupation.link",
        "note active",
        ["|", ("note", "=", "Перевірено HR"), ("active", "=", False)],
    ),
    "company": rows("res.company", "name kp_title_errors kp_reminder_days kp_feminine_titles"),
    "mail": env.ref("hr_kp_classifier.mail_template_acknowledge").subject,
    "reminder": env.ref("hr_kp_classifier.ir_cron_remind").interval_number,
    "delay": env.ref("hr_kp_classifier.mail_activity_acknowledge").delay_count,
    "jobs": rows(
        "hr.job",
        "name kp_profession_id kp_code kp_group_id kp_extended_title kp_grade kp_title "
        "kp_title_genitive kp_title_feminine kp_title_state kp_staff_units",
    ),
    "employees": rows(
        "hr.version",
        "employee_id kp_profession_name kp_code kp_zkpptr_code kp_position kp_own_profession "
        "kp_own_position kp_rate",
    ),
    "instructions": rows(
        "hr.job.instruction",
        "name state number date revision previous_id approver_name approver_title title "
        "kp_code text_hash job_facts snapshot snapshot_name",
    ),
    # What is in force reads as it read when it was approved.
    "text as it was hashed": [
        instruction._hash_text() == instruction.text_hash
        for instruction in env["hr.job.instruction"].search(
            [("state", "in", ("in_force", "replaced"))]
        )
    ],
    "visas": rows("hr.job.instruction.visa", "employee_name title date"),
    "acknowledgements": rows(
        acknowledgements._name,
        "employee_id instruction_id state method signed_name signed_title signed_on "
        "signed_user_id text_hash signature scan scan_name asked_on",
    ),
    "messages": env["mail.message"].search_count([("model", "=", "hr.job.instruction")]),
    "activities": env["mail.activity"].search_count(
        [("res_model", "=", acknowledgements._name)]
    ),
}
print("HAS " + json.dumps(has, ensure_ascii=False))
