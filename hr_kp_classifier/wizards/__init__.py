from . import hr_job_instruction_clauses
from . import hr_job_instruction_extract
from . import hr_job_instruction_sign_on_paper
from . import hr_job_instruction_sign
from . import hr_kp_import
from . import hr_kp_title_assistant
from . import hr_occupation_import
from . import hr_staff_list
