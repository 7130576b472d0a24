from . import hr_kp_title_assistant
