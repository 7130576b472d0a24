"""Which language a text is in: messages of kp/, documents/ and signing/, and what nobody asked for."""


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


def in_language_of(records, company):
    """Return ``records`` in the language of a company, for what a scheduled action writes.

    It runs as OdooBot, whose language nobody has chosen: messages and the values of tracked
    fields would stay in English in the discussion for good.

    :param company: without one, that of the environment
    """
    env = records.env
    # sudo: of the company only the language is asked.
    lang = (company or env.company).sudo().partner_id.lang
    return records.with_context(lang=lang) if env["res.lang"]._get_code(lang) else records
