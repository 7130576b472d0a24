"""The addon from outside, by JSON-2, as an integrator uses it."""

import pytest

from .conftest import ServerError

INFORMATION = ["1473", "Менеджер (управитель) у сфері надання інформації"]


def profession_id(server, code, name):
    (found,) = server.call(
        "hr.kp.profession",
        "search",
        domain=[["code", "=", code], ["name", "=", name]],
    )
    return found


def test_whole_classifier_is_there(server):
    assert server.call("hr.kp.profession", "search_count", domain=[]) == 9150
    assert server.call("hr.kp.group", "search_count", domain=[]) == 823


def test_title_is_found_by_code(server):
    found = server.call("hr.kp.profession", "name_search", name="1473")
    assert [name for _id, name in found] == [" ".join(INFORMATION)]


def test_wrong_title_is_refused_and_right_one_taken(server):
    values = {
        "name": "CRM-менеджер (API)",
        "kp_profession_id": profession_id(server, *INFORMATION),
    }
    with pytest.raises(ServerError, match="CRM-менеджер"):
        server.call(
            "hr.job", "create", vals_list=[{**values, "kp_extended_title": "CRM-менеджер"}]
        )
    title = "Менеджер у сфері надання інформації та взаємовідносин з клієнтами"
    (job,) = server.call("hr.job", "create", vals_list=[{**values, "kp_extended_title": title}])
    (read,) = server.call("hr.job", "read", ids=[job], fields=["kp_title", "kp_code"])
    assert (read["kp_title"], read["kp_code"]) == (title, "1473")
