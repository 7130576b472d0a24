# Fed to "odoo shell": a print for many that the server goes on with in the background.
hr = env["res.users"].search([("login", "=", "hr")])
env = env(user=hr, context={"lang": "uk_UA", "tz": "Europe/Kyiv"})
employees = env["hr.job.instruction.acknowledgement"].search([]).employee_id
env["hr.kp.print.job"]._start("copies", employees, True)._print_in_background()
env.cr.commit()
