def post_init_hook(env):
    """Load what hangs on the classifier's titles; these came with ``data/kp_edition.xml``.

    Not by files of the manifest: those would be loaded again at every upgrade, over what HR
    has changed since.
    """
    env["hr.kp.derived.word"]._load_shipped()
    env["hr.kp.everyday.title"]._load_shipped()
    env["hr.occupation.system"]._load_shipped()
    env["hr.kp.characteristic"]._load_shipped()
    env["hr.job.instruction.template"]._load_shipped()
