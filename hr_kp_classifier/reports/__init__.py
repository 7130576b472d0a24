from . import job_instruction_report
