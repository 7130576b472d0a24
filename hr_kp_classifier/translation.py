"""The one place where messages of kp/, documents/ and signing/ are put into the user's language."""


def translated(env, message):
    """Return a :class:`kp.messages.Message` in the language of ``env``, filled in.

    A template alone (a source of a rule) is taken too; an empty one gives an empty text.
    """
    template = getattr(message, "template", message)
    if not template:
        return ""
    # Not "_": the literal stands where the message is made, marked for the extractor there.
    translate = env._
    return translate(template, **getattr(message, "params", {}))
