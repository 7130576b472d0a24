"""What the papers say and how they are set, in plain Python that knows nothing of Odoo.

A paper is plain data, made once; the PDF (by QWeb) and the DOCX are both made of it.
"""
