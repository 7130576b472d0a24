def migrate(cr, version):
    """Keep the data that HR has entered in place of the position's.

    They are kept together with the position's data now. The columns are made here: Odoo would
    compute new ones, and find that nothing is HR's own.
    """
    cr.execute(
        """
        ALTER TABLE hr_version
            ADD COLUMN IF NOT EXISTS kp_corrected_profession jsonb,
            ADD COLUMN IF NOT EXISTS kp_corrected_position jsonb
        """
    )
    cr.execute(
        """
        UPDATE hr_version AS version
           SET kp_corrected_profession = CASE WHEN version.kp_own_profession THEN
                   jsonb_build_object(
                       'kp_profession_name', COALESCE(to_jsonb(data.name), 'false'),
                       'kp_code', COALESCE(to_jsonb(data.code), 'false'),
                       'kp_zkpptr_code', COALESCE(to_jsonb(data.zkpptr_code), 'false')
                   ) END,
               kp_corrected_position = CASE WHEN version.kp_own_position THEN
                   jsonb_build_object(
                       'kp_position', COALESCE(to_jsonb(data.position), 'false')
                   ) END
          FROM (
            SELECT own.id, profession.name, profession.code, profession.zkpptr_code,
                   CASE WHEN job.kp_title > '' THEN
                       concat_ws(' ', job.kp_title, NULLIF(job.kp_grade, ''))
                   ELSE COALESCE(job.name ->> 'uk_UA', job.name ->> 'en_US') END AS position
              FROM hr_version own
              LEFT JOIN hr_job job ON job.id = own.job_id
              LEFT JOIN hr_kp_profession profession ON profession.id = job.kp_profession_id
             WHERE own.kp_own_profession OR own.kp_own_position
          ) AS data
         WHERE data.id = version.id
        """
    )
