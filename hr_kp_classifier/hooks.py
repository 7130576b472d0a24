def post_init_hook(env):
    """Load the classifier that ships with the addon.

    Not a file of the manifest: that would be loaded again at every upgrade, over what HR has
    changed since.
    """
    env["hr.kp.edition"]._load_shipped()
    env["hr.job.instruction.template"]._link_shipped_professions()
