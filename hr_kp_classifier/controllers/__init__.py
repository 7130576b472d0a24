from . import staff_list
