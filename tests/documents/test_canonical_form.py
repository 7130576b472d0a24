"""The form of a paper of which signatures keep the hash: it stays as it is for ever."""

import dataclasses
import json

from hr_kp_classifier.documents.instruction import (
    DOCUMENT_TYPES,
    Approval,
    Block,
    Clause,
    InstructionDocument,
    Section,
    Signature,
    acquainted,
    canonical_form,
)

PAPER = InstructionDocument(
    enterprise="ТОВ «Приклад»",
    kind=DOCUMENT_TYPES["position"],
    approval=Approval(position="Директор", name="Тарас ШЕВЧЕНКО"),
    date="23 листопада 2026 року",
    place="Київ",
    number="12-ПІ",
    heading="менеджера з продажу",
    code="1475.4",
    sections=(
        Section(
            "1", "Загальні положення", "", (Clause("1.1", "Перший."), Clause("1.2", "<…>"))
        ),
        Section("2", "Права", "Має право:", (Clause("2.1", "Рядок\nі ще рядок."),)),
    ),
    blocks=(
        Block("", (Signature("Розробник"),)),
        Block("ПОГОДЖЕНО", (Signature("Юрисконсульт", "Леся УКРАЇНКА", "1 січня 2026 року"),)),
        Block(acquainted(), (Signature(),)),
    ),
)


def test_words_are_kept_as_they_are_written():
    form = canonical_form(PAPER)
    assert "ТОВ «Приклад»".encode() in form
    assert json.loads(form) == json.loads(json.dumps(dataclasses.asdict(PAPER)))


def test_form_has_no_blanks_and_its_names_in_order():
    form = canonical_form(PAPER).decode()
    assert form == json.dumps(
        json.loads(form), ensure_ascii=False, sort_keys=True, separators=(",", ":")
    )
    assert form.startswith('{"approval":{')
    assert '"number":"1.1","text":"Перший."' in form


def test_a_line_break_makes_no_clause():
    def with_clauses(*clauses):
        section = Section("1", "Загальні положення", "", clauses)
        return canonical_form(dataclasses.replace(PAPER, sections=(section,)))

    two = with_clauses(Clause("1.1", "Перше."), Clause("1.2", "Друге."))
    assert two != with_clauses(Clause("1.1", "Перше.\n1.2 Друге."))
