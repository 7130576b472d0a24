from odoo import models


class HrKpVerified(models.AbstractModel):
    """A paper whose hash (``text_hash``) was kept when it was approved or signed.

    ``hash_form`` is the form in which it was written down to be hashed; none is the first.
    """

    _name = "hr.kp.verified"
    _description = "Paper with a Kept Hash"

    def verify(self):
        """Tell whether these are still what was approved or signed.

        :return: list of dicts, one for each, as of :meth:`_verification`
        :raise AccessError: where the user does not see one of them
        """
        self.check_access("read")
        # sudo: the words are hashed, not shown.
        return [paper._verification() for paper in self.sudo()]

    def _verification(self):
        """The result for one paper.

        :return: dict: ``id``; ``hash`` that was kept, ``""`` where none was; ``form`` of the
            hash, 0 where there is none; ``matches``: whether the paper gives that hash today
        """
        self.ensure_one()
        kept = self.text_hash or ""
        return {
            "id": self.id,
            "hash": kept,
            "form": (self.hash_form or 1) if kept else 0,
            "matches": bool(kept) and self._present_hash() == kept,
        }

    def _present_hash(self):
        """The hash of the paper as it is today, in the form that was kept."""
        raise NotImplementedError
