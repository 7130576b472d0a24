"""A person's name as documents write it (ДСТУ 4163:2020)."""

import re

# По батькові: it tells which word is the surname, whatever the order.
_PATRONYMIC = re.compile(r"(?:ович|йович|евич|івна|ївна|ілліч|лукич|кузьмич|хомич)$")


def signature_name(full_name: str) -> str:
    """Write a name as a signature has it: «Власне ім'я ПРІЗВИЩЕ».

    With a patronymic the order of the words is known: «Шевченко Тарас Григорович» and «Тарас
    Григорович Шевченко» both give «Тарас ШЕВЧЕНКО». Of two words the last is taken for the
    surname, as Odoo's own names have it.

    :param full_name: the name as it stands on the employee
    :return: the name for the signature; "" for an empty one
    """
    words = full_name.split()
    patronymics = [
        index for index, word in enumerate(words) if _PATRONYMIC.search(word.lower())
    ]
    if len(words) == 3 and patronymics and patronymics[-1] in (1, 2):
        if patronymics[-1] == 2:
            surname, given, _patronymic = words
        else:
            given, _patronymic, surname = words
        return f"{given} {surname.upper()}"
    if len(words) < 2:
        return full_name.strip()
    return " ".join([*words[:-1], words[-1].upper()])
