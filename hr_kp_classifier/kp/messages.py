"""Marks the engine's messages for translation, without translating them."""


def _(text: str) -> str:
    """Return ``text`` itself; its use tells an extractor that the text is to be translated.

    The engine speaks English templates with ``%(name)s`` placeholders. Who shows
    them (the Odoo models, a command line) translates the template and fills it in.
    """
    return text
