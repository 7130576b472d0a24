import logging

from psycopg2 import IntegrityError, OperationalError

from odoo.exceptions import LockError, RedirectWarning, UserError

_logger = logging.getLogger(__name__)


def attempt(record, deed):
    """Do something to one of many records, so that its failure stops none of the others.

    Without this, a scheduled action that fails on one record would never reach the records after
    it, however often it runs.

    :param record: what it is done to, for its environment and its name
    :param deed: a function without arguments; it runs in a savepoint
    :return: "" where it was done, else why not, for people
    :raise LockError: where somebody is at it at this very moment
    :raise OperationalError: where the whole transaction has to be run again
    """
    try:
        with record.env.cr.savepoint():
            deed()
    except (LockError, OperationalError):
        raise
    except (UserError, RedirectWarning) as error:
        reason = str(error.args[0])
        _logger.info("%s: %s", record, reason)
    except IntegrityError as error:
        reason = record.env._("It contradicts other data: %s", error.diag.message_primary)
        _logger.warning("%s", record, exc_info=True)
    except Exception as error:
        reason = record.env._(
            "The program failed (%s). Tell the administrator: the server's log says where.",
            type(error).__name__,
        )
        _logger.exception("%s", record)
    else:
        return ""
    record.env.invalidate_all()
    return reason
