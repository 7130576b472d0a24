"""The lines that a paper prints of a signature made outside (КЕП)."""


def kep_lines(
    name: str, number: str, provider: str, *, of_file: bool, verified: bool
) -> tuple[str, ...]:
    """Say of a signature what was checked of it, and plainly what was not.

    :param name: the signer by the certificate; "" where the container has none
    :param number: РНОКПП, masked; "" where there is none
    :param provider: who issued the certificate, as that says
    :param of_file: whether it was confirmed that the signature is of the file that was to be signed
    :param verified: whether the signature was confirmed by the certificate's key
    :return: the lines of the cell, in Ukrainian

    >>> kep_lines("Тарас Шевченко", "••••••7890", "КНЕДП", of_file=True, verified=False)[-1]
    'підпис не перевірено'
    """
    if not name:
        holder = "сертифіката в контейнері немає"
    elif number:
        holder = f"{name}, РНОКПП {number}"
    else:
        holder = name
    lines = ["КЕП", holder]
    if provider:
        lines.append(f"надавач: {provider}")
    if not of_file:
        lines.append("чи підписано саме цей файл, не перевірено")
    lines.append(
        "підпис перевірено за сертифікатом, сам сертифікат у надавача не перевірено"
        if verified
        else "підпис не перевірено"
    )
    return tuple(lines)
