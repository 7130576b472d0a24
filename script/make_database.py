# Fed to "odoo shell": what a Ukrainian user would set once in a new database.
env["res.lang"]._activate_lang("uk_UA")
env["res.users"].search([]).lang = "uk_UA"
env["res.partner"].search([]).lang = "uk_UA"
env.company.partner_id.country_id = env.ref("base.ua")
env.cr.commit()
