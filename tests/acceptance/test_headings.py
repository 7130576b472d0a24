"""No column is narrower than its heading, in whatever list it stands, shown or hidden at first.

A width in pixels is chosen for what a column holds; the Ukrainian heading is often longer.
"""

import xml.etree.ElementTree as ET

import pytest

# Odoo sets the headings so; a sorted column has an arrow beside its heading.
MEASURE = """
(labels) => {
    const pen = document.createElement("canvas").getContext("2d");
    const style = getComputedStyle(document.querySelector(".o_list_renderer th span"));
    pen.font = `${style.fontWeight} ${style.fontSize} ${style.fontFamily}`;
    return labels.map((label) => Math.ceil(pen.measureText(label).width));
}
"""
UKRAINIAN = {"lang": "uk_UA"}
# What Odoo gives a column of these without a width of its own (FIELD_WIDTHS of its lists).
WIDTHS = {"float": 93, "integer": 71, "monetary": 105, "badge": 80}


@pytest.fixture(scope="module")
def columns(server):
    """The columns of a fixed width: (view's name, field, heading, width)."""
    data = server.call(
        "ir.model.data",
        "search_read",
        domain=[("module", "=", "hr_kp_classifier"), ("model", "=", "ir.ui.view")],
        fields=["res_id", "name"],
    )
    names = {entry["res_id"]: entry["name"] for entry in data}
    views = server.call(
        "ir.ui.view",
        "search_read",
        domain=[
            ("id", "in", list(names)),
            ("type", "in", ("list", "form")),
            ("mode", "=", "primary"),
        ],
        fields=["model", "type"],
    )
    fields = {}

    def of(model):
        if model not in fields:
            fields[model] = server.call(
                model,
                "fields_get",
                attributes=["string", "relation", "type", "selection"],
                context=UKRAINIAN,
            )
        return fields[model]

    def walk(node, model, view):
        for child in node:
            if child.tag == "field" and child.get("name") in of(model):
                field = of(model)[child.get("name")]
                width = WIDTHS.get(child.get("widget") or field["type"])
                if child.get("width"):
                    width = int(child.get("width")[:-2])
                # A column that is hidden at times is seen at others.
                shown = child.get("column_invisible") not in ("1", "True")
                if node.tag == "list" and width and shown:
                    label = child.get("string") or field["string"]
                    found.append((view, child.get("name"), label, width))
                    # A badge is cut as a heading is.
                    for _value, word in field.get("selection", ()):
                        if child.get("widget") == "badge":
                            found.append((view, child.get("name"), word, width))
                if len(child):
                    walk(child, field["relation"], view)
            else:
                walk(child, model, view)

    found = []
    for view in views:
        arch = server.call(
            view["model"],
            "get_view",
            view_id=view["id"],
            view_type=view["type"],
            context=UKRAINIAN,
        )["arch"]
        walk(ET.fromstring(arch), view["model"], names[view["id"]])
    return found


def test_headings_fit_their_columns(page, columns):
    assert len(columns) > 80
    page.goto("/odoo/action-hr_kp_classifier.hr_kp_profession_action")
    page.wait_for_selector(".o_list_renderer th span")
    widths = page.evaluate(MEASURE, [label for _view, _field, label, _width in columns])
    assert [
        f"{view} {field}: «{label}» {needed} > {width}"
        for (view, field, label, width), needed in zip(columns, widths, strict=True)
        if needed > width
    ] == []
