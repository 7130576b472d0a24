from . import d5
from . import job_instruction_docx
from . import kiosk
from . import signing
from . import staff_list
