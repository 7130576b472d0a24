"""Containers as signing programs make them, right and wrong, and what is told of each."""

import base64
import hashlib
import io
import zipfile
from datetime import datetime, timezone

import pytest
from asn1crypto import cms
from cryptography.hazmat.primitives.asymmetric import rsa

from hr_kp_classifier.signing import container as container_module
from hr_kp_classifier.signing.container import read_container
from hr_kp_classifier.signing.result import ContainerError, Verdict

from .maker import GOST, KUPYNA, SHA1, SIGNED_AT, UNKNOWN

CONFIRMED, REFUTED, UNCHECKED = Verdict.CONFIRMED, Verdict.REFUTED, Verdict.UNCHECKED


def verdicts(signature):
    return tuple(check.verdict for check in signature.checks)


def only(signatures):
    [signature] = signatures
    return signature


def unpacked(container):
    """The files of an archive, without its type."""
    archive = zipfile.ZipFile(io.BytesIO(container))
    return {name: archive.read(name) for name in archive.namelist() if name != "mimetype"}


def refused(container, paper):
    with pytest.raises(ContainerError) as raised:
        read_container(container, paper)
    return raised.value.reason.text


# --- What is right ------------------------------------------------------------------------


@pytest.mark.parametrize("who", ["taras", "lesia"])
@pytest.mark.parametrize("attached", [False, True])
def test_right_cms_is_verified(maker, paper, who, attached):
    """ECDSA and RSA, the file beside the signature or in it."""
    container = maker.cms(paper, getattr(maker, who), attached=attached)
    assert only(read_container(container, paper)).is_verified


@pytest.mark.parametrize("who", ["taras", "lesia"])
@pytest.mark.parametrize("kind", ["asic_cades", "asic_xades"])
def test_right_asic_is_verified(maker, paper, who, kind):
    container = getattr(maker, kind)(paper, getattr(maker, who))
    assert only(read_container(container, paper)).is_verified


def test_archive_of_one_file_is_verified(maker, paper):
    """ASiC-S: the signature is of the file itself."""
    container = maker.asic({"a.pdf": paper, "META-INF/signature.p7s": maker.cms(paper)})
    assert only(read_container(container, paper)).is_verified


@pytest.mark.parametrize("armoured", [True, False])
def test_container_as_text_is_read(maker, paper, armoured):
    text = base64.encodebytes(maker.cms(paper))
    if armoured:
        text = b"-----BEGIN PKCS7-----\n" + text + b"-----END PKCS7-----\n"
    assert only(read_container(text, paper)).is_verified


def test_signature_on_the_file_itself_is_verified(maker, paper):
    signature = only(read_container(maker.cms(paper, bare=True), paper))
    assert verdicts(signature)[:2] == (CONFIRMED, CONFIRMED)


def test_certificate_says_who_signed(maker, paper):
    certificate = only(read_container(maker.cms(paper, maker.lesia), paper)).certificate
    assert (certificate.name, certificate.tax_number) == ("Леся Українка", "2345678901")
    assert (certificate.organisation, certificate.organisation_code) == (
        "ТОВ «Мрія»",
        "12345678",
    )
    assert (certificate.title, certificate.issuer) == ("Директор", "КНЕДП «Приклад»")


def test_numbers_of_the_directory_attributes_are_read(maker, paper):
    certificate = only(read_container(maker.cms(paper, maker.ivan), paper)).certificate
    assert (certificate.tax_number, certificate.organisation_code) == (
        "3456789012",
        "87654321",
    )


def test_number_of_the_provider_is_no_tax_number(maker, paper):
    signer = maker.signer(maker.ec_key, tax="UA-2345678901-2026")
    assert only(read_container(maker.cms(paper, signer), paper)).certificate.tax_number == ""


def test_name_is_shown_without_what_can_not_be_printed(maker, paper):
    signer = maker.signer(maker.ec_key, "Тарас\u202e\nШевченко")
    certificate = only(read_container(maker.cms(paper, signer), paper)).certificate
    assert certificate.name == "Тарас Шевченко"


@pytest.mark.parametrize("kind", ["cms", "asic_cades", "asic_xades"])
def test_time_is_the_one_that_was_signed(maker, paper, kind):
    signature = only(read_container(getattr(maker, kind)(paper), paper))
    assert (signature.signed_at, signature.stamped) == (SIGNED_AT, False)


def test_time_stamp_goes_before_the_signers_clock(maker, paper):
    stamp = datetime(2026, 11, 21, tzinfo=timezone.utc)
    signature = only(read_container(maker.cms(paper, stamp=stamp), paper))
    assert (signature.signed_at, signature.stamped) == (stamp, True)


def test_all_who_signed_are_told(maker, paper):
    signatures = read_container(maker.cms(paper, maker.taras, maker.lesia), paper)
    assert [each.certificate.name for each in signatures] == ["Тарас Шевченко", "Леся Українка"]
    assert all(each.is_verified for each in signatures)


def test_container_signed_once_more_is_read_through(maker, paper):
    inner = maker.cms(paper, maker.taras, attached=True)
    outer, first = read_container(maker.cms(inner, maker.lesia, attached=True), paper)
    assert (outer.certificate.name, outer.is_verified, first.is_verified) == (
        "Леся Українка",
        True,
        True,
    )


# --- What can't be verified ---------------------------------------------------------------


@pytest.mark.parametrize("digest", [GOST, KUPYNA])
def test_dstu_4145_is_of_the_file_and_never_verified(maker, paper, digest):
    signature = only(read_container(maker.cms(paper, maker.ivan, digest=digest), paper))
    assert verdicts(signature) == (CONFIRMED, UNCHECKED, CONFIRMED)
    assert signature.signature_algorithm == "ДСТУ 4145"
    assert "Central Certification Authority" in signature.signature.message.text


def test_unknown_digest_tells_nothing_of_the_file(maker, paper):
    signature = only(read_container(maker.cms(paper, maker.ivan, digest=UNKNOWN), paper))
    assert verdicts(signature)[:2] == (UNCHECKED, UNCHECKED)


def test_table_of_the_keys_own_makes_gost_34311_uncertain(maker, paper):
    """Its digests are others: that they differ does not mean another file."""
    signer = maker.dstu_signer("Іван Франко", table=bytes(range(64)))
    signature = only(read_container(maker.cms(b"else", signer, digest=GOST), paper))
    assert signature.document.verdict is UNCHECKED


def test_weak_digest_tells_nothing_of_the_file(maker, paper):
    signature = only(read_container(maker.cms(paper, digest=SHA1), paper))
    assert verdicts(signature)[:2] == (UNCHECKED, UNCHECKED)
    assert "SHA-1 proves nothing" in signature.document.message.text


def test_short_key_proves_nothing(maker, paper):
    key = rsa.generate_private_key(public_exponent=65537, key_size=1024)
    signer = maker.signer(key)
    signer.algorithm = "sha256_rsa"
    assert only(read_container(maker.cms(paper, signer), paper)).signature.verdict is UNCHECKED


def test_container_without_certificate_tells_no_signer(maker, paper):
    signature = only(read_container(maker.cms(paper, certificates=False), paper))
    assert (signature.certificate, verdicts(signature)) == (
        None,
        (CONFIRMED, UNCHECKED, UNCHECKED),
    )


def test_container_without_time_leaves_validity_open(maker, paper):
    signature = only(read_container(maker.cms(paper, time=None), paper))
    assert (signature.signed_at, signature.validity.verdict) == (None, UNCHECKED)


def test_large_file_is_not_hashed_by_the_slow_digests(maker, paper, monkeypatch):
    monkeypatch.setattr("hr_kp_classifier.signing.algorithms.MOST_SLOW", 10)
    signature = only(read_container(maker.cms(paper, maker.ivan, digest=KUPYNA), paper))
    assert signature.document.verdict is UNCHECKED


# --- What is wrong ------------------------------------------------------------------------


@pytest.mark.parametrize("digest", [GOST, KUPYNA, None])
def test_signature_of_another_file_is_refuted(maker, paper, digest):
    options = {"digest": digest} if digest else {}
    container = maker.cms(b"another", maker.ivan, **options)
    assert only(read_container(container, paper)).document.verdict is REFUTED


@pytest.mark.parametrize("kind", ["asic_cades", "asic_xades"])
def test_archive_of_another_file_is_refuted(maker, paper, kind):
    container = getattr(maker, kind)(b"another")
    assert only(read_container(container, paper)).document.verdict is REFUTED


@pytest.mark.parametrize("kind", ["asic_cades", "asic_xades"])
def test_file_put_into_the_archive_afterwards_is_refuted(maker, paper, kind):
    """The signature is right, the file is the one asked about, but it was not that one."""
    container = getattr(maker, kind)(b"another", held=paper)
    assert not only(read_container(container, paper)).is_verified
    assert only(read_container(container, paper)).document.verdict is REFUTED


def test_held_file_that_is_another_is_refuted(maker, paper):
    container = maker.cms(b"another", attached=True)
    assert only(read_container(container, paper)).document.verdict is REFUTED


def test_held_file_that_is_another_is_refuted_whatever_was_signed(maker, paper):
    """The signature is of the file asked about; another one lies in the container."""
    info = cms.ContentInfo.load(maker.cms(paper, bare=True))
    info["content"]["encap_content_info"]["content"] = b"another"
    signature = only(read_container(info.dump(force=True), paper))
    assert signature.document.verdict is REFUTED


def test_outer_signature_is_of_the_inner_containers_file(maker, paper):
    inner = maker.cms(b"another", maker.taras, attached=True)
    outer, _first = read_container(maker.cms(inner, maker.lesia, attached=True), paper)
    assert outer.document.verdict is REFUTED


def test_manifest_altered_after_signing_is_refuted(maker, paper):
    """It names the file now; the one that was signed named another."""
    right = unpacked(maker.asic_cades(paper))
    files = unpacked(maker.asic_cades(b"another")) | {
        name: right[name] for name in ("paper.pdf", "META-INF/ASiCManifest001.xml")
    }
    assert only(read_container(maker.asic(files), paper)).document.verdict is REFUTED


def test_file_named_beside_others_is_found(maker, paper):
    container = maker.asic_cades(paper, others={"other.pdf": b"another"})
    assert only(read_container(container, paper)).is_verified


def test_time_stamp_of_another_signature_is_not_taken(maker, paper):
    stamp = datetime(2026, 11, 21, tzinfo=timezone.utc)
    stamped, other = (
        cms.ContentInfo.load(each)
        for each in (maker.cms(b"another", stamp=stamp), maker.cms(paper))
    )
    other["content"]["signer_infos"][0]["unsigned_attrs"] = stamped["content"]["signer_infos"][
        0
    ]["unsigned_attrs"]
    signature = only(read_container(other.dump(force=True), paper))
    assert (signature.signed_at, signature.stamped) == (SIGNED_AT, False)


def test_part_with_the_same_id_put_in_is_not_verified(maker, paper):
    """Which of the two was signed, nobody can tell."""
    files = unpacked(maker.asic_xades(paper))
    name = "META-INF/signatures001.xml"
    files[name] = files[name].replace(b"</ds:Object>", b'<ds:Object Id="p1"/></ds:Object>')
    signature = only(read_container(maker.asic(files), paper))
    assert signature.signature.verdict is UNCHECKED


def test_archive_with_two_files_of_one_name_is_refused(maker, paper):
    container = io.BytesIO(maker.asic_cades(paper))
    with zipfile.ZipFile(container, "a") as archive, pytest.warns(UserWarning):
        archive.writestr("paper.pdf", b"another")
    assert "damaged" in refused(container.getvalue(), paper)


def test_altered_signature_is_refuted(maker, paper):
    info = cms.ContentInfo.load(maker.cms(paper, maker.lesia))
    signer = info["content"]["signer_infos"][0]
    signer["signature"] = bytes(256)
    assert only(read_container(info.dump(force=True), paper)).signature.verdict is REFUTED


def test_right_signature_under_another_certificate_is_refuted(maker, paper):
    """CAdES: the attributes that are signed name the certificate."""
    wrong = maker.cms(paper, claim=hashlib.sha256(b"another certificate").digest())
    assert only(read_container(wrong, paper)).signature.verdict is REFUTED
    named = hashlib.sha256(maker.taras.certificate.dump()).digest()
    assert only(read_container(maker.cms(paper, claim=named), paper)).is_verified


def test_altered_properties_of_xml_are_not_verified(maker, paper):
    files = unpacked(maker.asic_xades(paper))
    name = "META-INF/signatures001.xml"
    files[name] = files[name].replace(b"2026-11-20T09:30", b"2026-11-19T09:30")
    signature = only(read_container(maker.asic(files), paper))
    assert signature.signature.verdict is not CONFIRMED


def test_certificate_that_had_run_out_is_refuted(maker, paper):
    signer = maker.signer(maker.ec_key, since=2023, until=2025)
    signature = only(read_container(maker.cms(paper, signer), paper))
    assert signature.validity.verdict is REFUTED
    assert "20.11.2026" in signature.validity.message.text


# --- What is refused ----------------------------------------------------------------------


@pytest.mark.parametrize("kind", ["cms", "asic_cades", "asic_xades"])
def test_every_truncation_gives_a_clear_answer(maker, paper, kind):
    whole = getattr(maker, kind)(paper)
    for size in range(1, len(whole), 37):
        assert "sign" in refused(whole[:size], paper)


@pytest.mark.parametrize("kind", ["cms", "asic_cades", "asic_xades"])
def test_no_altered_byte_brings_anything_down(maker, paper, kind):
    """Read or refused, with words for it."""
    whole = getattr(maker, kind)(paper)
    for index in range(0, len(whole), 11):
        altered = bytearray(whole)
        altered[index] ^= 0x55
        try:
            read_container(bytes(altered), paper)
        except ContainerError as error:
            assert error.reason.text


def test_nothing_and_pdf_and_text_are_refused(maker, paper):
    assert "empty" in refused(b"", paper)
    assert "This is a PDF" in refused(paper, paper)
    assert "damaged" in refused(b"no container at all", paper)


def test_certificate_alone_is_refused(maker, paper):
    assert "damaged" in refused(maker.taras.certificate.dump(), paper)


def test_encrypted_container_is_refused(paper):
    info = cms.ContentInfo({"content_type": "data", "content": b"x"})
    assert "no signature" in refused(info.dump(), paper)


def test_container_of_nobody_is_refused(maker, paper):
    info = cms.ContentInfo.load(maker.cms(paper))
    info["content"]["signer_infos"] = cms.SignerInfos([])
    assert "holds no signature" in refused(info.dump(force=True), paper)


def test_enormous_container_is_refused_unread(paper, monkeypatch):
    monkeypatch.setattr(container_module, "read_cms", None)
    too_large = bytes(container_module.LARGEST_CONTAINER + 1)
    assert "too large" in refused(too_large, paper)


def test_archive_that_grows_is_not_unpacked(maker, paper, monkeypatch):
    monkeypatch.setattr(container_module, "LARGEST_UNPACKED", 10_000)
    assert "too much" in refused(maker.asic({"a": bytes(10_001)}), paper)


def test_archive_of_many_files_is_refused(maker, paper):
    files = {str(index): b"" for index in range(60)}
    assert "too much" in refused(maker.asic(files), paper)


def test_archive_without_signature_is_refused(maker, paper):
    assert "no signature" in refused(maker.asic({"paper.pdf": paper}), paper)


def test_containers_are_opened_three_deep_only(maker, paper):
    container = paper
    for _layer in range(4):
        container = maker.cms(container, attached=True)
    assert "in one another" in refused(container, paper)


def test_more_signatures_than_anybody_needs_are_refused(maker, paper):
    assert "more than 20" in refused(maker.cms(paper, *[maker.taras] * 21), paper)


def test_xml_with_a_document_type_is_refused(maker, paper):
    bomb = b'<!DOCTYPE a [<!ENTITY b "c">]><a>&b;</a>'
    container = maker.asic({"paper.pdf": paper, "META-INF/signatures1.xml": bomb})
    assert "damaged" in refused(container, paper)
