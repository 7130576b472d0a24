# Odoo 19 as its makers publish it, with the addon and what that needs.
FROM odoo:19

USER root
COPY requirements.txt /tmp/requirements.txt
# Odoo's image has no virtual environment; its packages are the system's own.
RUN pip3 install --no-cache-dir --break-system-packages -r /tmp/requirements.txt \
    && rm /tmp/requirements.txt
COPY --chown=odoo:odoo hr_kp_classifier /mnt/extra-addons/hr_kp_classifier

USER odoo
HEALTHCHECK --start-period=60s --interval=15s --timeout=5s \
    CMD ["python3", "-c", "import urllib.request; urllib.request.urlopen('http://localhost:8069/web/health', timeout=4)"]
