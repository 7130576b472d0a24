"""The papers: their words and their layout, in plain Python that knows nothing of Odoo.

A paper is plain data, made once; the PDF (by QWeb) and the DOCX are both made of it.
"""

# Others import these modules alone.
__all__ = [
    "agreed_means",
    "characteristic",
    "d5",
    "d5_files",
    "d5_rows",
    "formats",
    "grounds",
    "instruction",
    "kep",
    "official",
    "order_text",
    "placeholders",
    "revision",
    "scans",
    "signatures",
    "signed_differences",
    "signed_forms",
    "staff_changes",
    "staff_list",
    "staff_paper",
    "staff_sheet",
    "template_text",
    "typography",
    "word",
    "word_official",
    "word_staff",
    "word_template",
]
