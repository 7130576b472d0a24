from . import models, reports
from .hooks import post_init_hook
