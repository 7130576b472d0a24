def migrate(cr, version):
    """Until now an edition was loaded when it was created."""
    cr.execute(
        "UPDATE hr_kp_edition SET applied_on = create_date"
        " WHERE applied_on IS NULL AND state IN ('loaded', 'undone')"
    )
