from . import ir_actions_report
from . import job_instruction_report
from . import acknowledgement_sheet
from . import agreed_means
from . import staff_list
from . import order_report
from . import signing_slip
