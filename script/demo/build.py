# Fed to "odoo shell" by script/server, with this folder on the path.
from company import build

build(env)
