from . import test_access
from . import test_classifier
from . import test_import
from . import test_instruction
from . import test_instruction_report
from . import test_job_title
from . import test_occupation
from . import test_title_assistant
