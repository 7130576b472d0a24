from . import job_instruction_docx
