import logging

import psycopg2

from odoo.modules.db import has_trigram

MODULE = "hr_kp_classifier"
_logger = logging.getLogger(__name__)


def pre_init_hook(env):
    """Add PostgreSQL's extension pg_trgm where the role may: searches by parts of words use it.

    It is trusted since PostgreSQL 13, so that whoever may create in the database may add it.
    Where that is refused, all works without it, and the settings say what it would give.
    """
    if not env.registry.has_trigram:
        try:
            with env.cr.savepoint(flush=False):
                env.cr.execute("CREATE EXTENSION IF NOT EXISTS pg_trgm")
        except psycopg2.Error as error:
            _logger.info("PostgreSQL's extension pg_trgm can't be added: %s", error)
        env.registry.has_trigram = has_trigram(env.cr)


def post_init_hook(env):
    """Load what hangs on the classifier's titles; these came with ``data/shipped_edition.xml``.

    Not by files of the manifest: those would be loaded again at every upgrade, over what HR
    has changed since.
    """
    env["hr.kp.derived.word"]._load_shipped()
    env["hr.kp.act.title"]._load_shipped()
    env["hr.kp.everyday.title"]._load_shipped()
    env["hr.occupation.system"]._load_shipped()
    env["hr.kp.characteristic"]._load_shipped()
    env["hr.job.instruction.template"]._load_shipped()
    env["hr.job.history"]._keep_first()


def uninstall_hook(env):
    """Clear away what Odoo leaves behind, or stumbles over."""
    own = {
        model: _ids_of_ours_alone(env, model)
        for model in ("ir.model", "ir.model.fields", "mail.activity.type")
    }
    # Activities that are done are kept out of sight, and would keep their type.
    env["mail.activity"].with_context(active_test=False).search(
        [("activity_type_id", "in", own["mail.activity.type"])]
    ).unlink()
    # Names that other modules have given to parts of our models and fields.
    _forget_names(
        env,
        env["ir.model.fields.selection"].search([("field_id", "in", own["ir.model.fields"])]),
    )
    _forget_names(env, env["ir.model.inherit"].search([("model_id", "in", own["ir.model"])]))
    # The foreign keys of our columns in tables that stay.
    env["ir.model.constraint"].search(
        [("module.name", "=", MODULE), ("type", "=", "f")]
    ).unlink()


def _ids_of_ours_alone(env, model):
    """The ids of the records of the model that no other module has a part in."""
    names = env["ir.model.data"].search([("model", "=", model)])
    ours = names.filtered(lambda name: name.module == MODULE)
    others = set((names - ours).mapped("res_id"))
    return [name.res_id for name in ours if name.res_id not in others]


def _forget_names(env, records):
    env["ir.model.data"].search(
        [("module", "!=", MODULE), ("model", "=", records._name), ("res_id", "in", records.ids)]
    ).unlink()
