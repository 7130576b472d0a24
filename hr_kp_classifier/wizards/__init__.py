from . import hr_kp_import
from . import hr_kp_title_assistant
from . import hr_occupation_import
