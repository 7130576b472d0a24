"""Makes what signing programs make: certificates and containers, right and wrong ones."""

import base64
import hashlib
import io
import zipfile
from datetime import datetime, timezone

from asn1crypto import cms, core, parser, tsp
from asn1crypto import x509 as asn1_x509
from cryptography import x509
from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.asymmetric import ec, padding, rsa
from cryptography.hazmat.primitives.asymmetric.utils import decode_dss_signature
from cryptography.x509.oid import NameOID
from lxml import etree

from hr_kp_classifier.signing.gost34311 import gost34311
from hr_kp_classifier.signing.kupyna import kupyna

SIGNED_AT = datetime(2026, 11, 20, 9, 30, tzinfo=timezone.utc)
DSTU = "1.2.804.2.1.1.1.1.3.1.1"
DIGESTS = {
    "2.16.840.1.101.3.4.2.1": lambda data: hashlib.sha256(data).digest(),
    "1.3.14.3.2.26": lambda data: hashlib.sha1(data, usedforsecurity=False).digest(),
    "1.2.804.2.1.1.1.1.2.1": gost34311,
    "1.2.804.2.1.1.1.1.2.2.1": kupyna,
    "1.2.804.2.1.1.1.1.2.9": lambda data: b"of an algorithm that nobody knows",
}
SHA256, SHA1, GOST, KUPYNA, UNKNOWN = DIGESTS
TYPE = "application/vnd.etsi.asic-e+zip"
DS = "http://www.w3.org/2000/09/xmldsig#"
XADES = "http://uri.etsi.org/01903/v1.3.2#"


def der(tag, *parts):
    """A value in DER."""
    body = b"".join(parts)
    size = len(body)
    if size < 128:
        return bytes([tag, size]) + body
    length = size.to_bytes((size.bit_length() + 7) // 8, "big")
    return bytes([tag, 0x80 | len(length)]) + length + body


def children(value):
    """The parts of a constructed value in DER, each with its header."""
    body, offset = parser.parse(value)[4], 0
    while offset < len(body):
        size = parser.peek(body[offset:])
        yield body[offset : offset + size]
        offset += size


class Signer:
    """A key and its certificate."""

    def __init__(self, key, certificate, algorithm, *, dstu=False):
        self.key = key
        self.certificate = certificate
        self.algorithm = algorithm
        self.dstu = dstu

    def sign(self, message):
        if self.dstu:
            return b"\x04\x40" + hashlib.sha512(message).digest()
        if self.algorithm == "sha256_rsa":
            return self.key.sign(message, padding.PKCS1v15(), hashes.SHA256())
        return self.key.sign(message, ec.ECDSA(hashes.SHA256()))


class Maker:
    """Signers, each with a certificate from 2026 to 2027 unless said otherwise."""

    def __init__(self):
        self.rsa_key = rsa.generate_private_key(public_exponent=65537, key_size=2048)
        self.ec_key = ec.generate_private_key(ec.SECP256R1())
        self.taras = self.signer(self.ec_key)
        self.lesia = self.signer(
            self.rsa_key, "Леся Українка", tax="TINUA-2345678901", organisation=True
        )
        self.ivan = self.dstu_signer("Іван Франко")

    def signer(
        self,
        key,
        name="Тарас Шевченко",
        *,
        tax="TINUA-1234567890",
        organisation=False,
        since=2026,
        until=2027,
        attributes=b"",
    ):
        names = [(NameOID.COMMON_NAME, name), (NameOID.SERIAL_NUMBER, tax)]
        if organisation:
            names += [
                (NameOID.ORGANIZATION_NAME, "ТОВ «Мрія»"),
                (NameOID.ORGANIZATION_IDENTIFIER, "NTRUA-12345678"),
                (NameOID.TITLE, "Директор"),
            ]
        builder = (
            x509.CertificateBuilder()
            .subject_name(x509.Name([x509.NameAttribute(*each) for each in names]))
            .issuer_name(
                x509.Name([x509.NameAttribute(NameOID.COMMON_NAME, "КНЕДП «Приклад»")])
            )
            .serial_number(x509.random_serial_number())
            .not_valid_before(datetime(since, 1, 1))
            .not_valid_after(datetime(until, 1, 1))
            .public_key(key.public_key())
        )
        if attributes:
            extension = x509.UnrecognizedExtension(
                x509.ObjectIdentifier("2.5.29.9"), attributes
            )
            builder = builder.add_extension(extension, critical=False)
        certificate = builder.sign(key, hashes.SHA256())
        algorithm = "sha256_rsa" if key is self.rsa_key else "sha256_ecdsa"
        return Signer(
            key,
            asn1_x509.Certificate.load(
                certificate.public_bytes(serialization.Encoding.DER), strict=True
            ),
            algorithm,
        )

    def dstu_signer(self, name, *, table=b""):
        """A signer by ДСТУ 4145: nobody can make the signature here, so it is not a right one.

        :param table: a table of substitutions that the key names
        """
        # РНОКПП and ЄДРПОУ as providers have long written them.
        numbers = [
            der(
                0x30,
                core.ObjectIdentifier(f"1.2.804.2.1.1.1.11.1.4.{kind}.1").dump(),
                der(0x31, core.PrintableString(number).dump()),
            )
            for kind, number in ((1, "3456789012"), (2, "87654321"))
        ]
        signer = self.signer(
            self.ec_key, name, tax="UA-12345-2026", attributes=der(0x30, *numbers)
        )
        body, algorithm, signature = children(signer.certificate.dump())
        parts = list(children(body))
        curve = der(0x30, core.ObjectIdentifier("1.2.804.2.1.1.1.1.3.1.1.2.6").dump())
        parameters = der(0x30, curve, core.OctetString(table).dump() if table else b"")
        parts[6] = der(
            0x30,
            der(0x30, core.ObjectIdentifier(DSTU).dump(), parameters),
            der(0x03, b"\x00\x04\x21", b"7" * 33),
        )
        certificate = asn1_x509.Certificate.load(
            der(0x30, der(0x30, *parts), algorithm, signature), strict=True
        )
        return Signer(None, certificate, DSTU, dstu=True)

    # --- CMS ------------------------------------------------------------------------------

    def cms(
        self,
        content,
        *signers,
        attached=False,
        digest=SHA256,
        certificates=True,
        time=SIGNED_AT,
        bare=False,
        claim=None,
        stamp=None,
    ):
        """A container of these signers' signatures.

        :param content: what is signed
        :param bare: without signed attributes
        :param claim: a certificate's digest that CAdES names; its own by default none
        :param stamp: the time of a time stamp
        """
        data = {
            "version": "v1",
            "digest_algorithms": [{"algorithm": digest}],
            "encap_content_info": {"content_type": "data"},
            "signer_infos": [
                self._signer_info(signer, content, digest, time, bare, claim, stamp)
                for signer in signers or (self.taras,)
            ],
        }
        if attached:
            data["encap_content_info"]["content"] = content
        if certificates:
            data["certificates"] = [
                cms.CertificateChoices({"certificate": signer.certificate})
                for signer in signers or (self.taras,)
            ]
        info = cms.ContentInfo({"content_type": "signed_data", "content": cms.SignedData(data)})
        return info.dump()

    def _signer_info(self, signer, content, digest, time, bare, claim, stamp):
        attributes = [
            cms.CMSAttribute({"type": "content_type", "values": ["data"]}),
            cms.CMSAttribute({"type": "message_digest", "values": [DIGESTS[digest](content)]}),
        ]
        if time:
            attributes.append(
                cms.CMSAttribute(
                    {"type": "signing_time", "values": [cms.Time({"utc_time": time})]}
                )
            )
        if claim is not None:
            named = {"hash_algorithm": {"algorithm": "sha256"}, "cert_hash": claim}
            attributes.append(
                cms.CMSAttribute(
                    {"type": "signing_certificate_v2", "values": [{"certs": [named]}]}
                )
            )
        attributes = cms.CMSAttributes(attributes)
        # Written anew: as the reader will find them.
        attributes = cms.CMSAttributes.load(attributes.dump())
        message = content if bare else attributes.dump()
        signature = signer.sign(message)
        info = {
            "version": "v1",
            "sid": cms.SignerIdentifier(
                {
                    "issuer_and_serial_number": {
                        "issuer": signer.certificate.issuer,
                        "serial_number": signer.certificate.serial_number,
                    }
                }
            ),
            "digest_algorithm": {"algorithm": digest},
            "signature_algorithm": {"algorithm": signer.algorithm},
            "signature": signature,
        }
        if not bare:
            info["signed_attrs"] = attributes
        if stamp:
            info["unsigned_attrs"] = [self._stamp(signature, stamp)]
        return cms.SignerInfo(info)

    def _stamp(self, signature, time):
        stamp = tsp.TSTInfo(
            {
                "version": "v1",
                "policy": "1.2.3",
                "message_imprint": {
                    "hash_algorithm": {"algorithm": "sha256"},
                    "hashed_message": hashlib.sha256(signature).digest(),
                },
                "serial_number": 1,
                "gen_time": time,
            }
        )
        token = cms.SignedData(
            {
                "version": "v3",
                "digest_algorithms": [{"algorithm": "sha256"}],
                "encap_content_info": {
                    "content_type": "tst_info",
                    "content": core.ParsableOctetString(stamp.dump()),
                },
                "signer_infos": [],
            }
        )
        return cms.CMSAttribute(
            {
                "type": "signature_time_stamp_token",
                "values": [{"content_type": "signed_data", "content": token}],
            }
        )

    # --- ASiC -----------------------------------------------------------------------------

    def asic(self, files):
        """An archive of these files; the type first, as the standard has it."""
        archive = io.BytesIO()
        with zipfile.ZipFile(archive, "w", zipfile.ZIP_DEFLATED) as opened:
            opened.writestr("mimetype", TYPE, zipfile.ZIP_STORED)
            for name, content in files.items():
                opened.writestr(name, content)
        return archive.getvalue()

    def asic_cades(self, paper, *signers, held=None, others=None):
        """ASiC-E with CAdES: the signature is of a manifest, that names the file."""
        named = "".join(
            f"""<asic:DataObjectReference URI="{name}">
            <ds:DigestMethod Algorithm="http://www.w3.org/2001/04/xmlenc#sha256"/>
            <ds:DigestValue>{base64.b64encode(hashlib.sha256(content).digest()).decode()}
            </ds:DigestValue></asic:DataObjectReference>"""
            for name, content in {**(others or {}), "paper.pdf": paper}.items()
        )
        manifest = f"""<asic:ASiCManifest xmlns:asic="http://uri.etsi.org/02918/v1.2.1#"
            xmlns:ds="{DS}"><asic:SigReference URI="META-INF/signature001.p7s"/>
            {named}</asic:ASiCManifest>""".encode()
        return self.asic(
            {
                **(others or {}),
                "paper.pdf": paper if held is None else held,
                "META-INF/ASiCManifest001.xml": manifest,
                "META-INF/signature001.p7s": self.cms(manifest, *signers),
            }
        )

    def asic_xades(self, paper, signer=None, *, held=None, time="2026-11-20T09:30:00Z"):
        """ASiC-E with XAdES."""
        signer = signer or self.taras
        root = etree.fromstring(self._xades(paper, signer, time))
        return self.asic(
            {
                "посадова інструкція.pdf": paper if held is None else held,
                "META-INF/signatures001.xml": etree.tostring(self._signed(root, signer)),
            }
        )

    def _xades(self, paper, signer, time):
        digest = base64.b64encode(hashlib.sha256(paper).digest()).decode()
        certificate = base64.b64encode(signer.certificate.dump()).decode()
        kind = "rsa" if signer.algorithm == "sha256_rsa" else "ecdsa"
        method = f"http://www.w3.org/2001/04/xmldsig-more#{kind}-sha256"
        sha256 = "http://www.w3.org/2001/04/xmlenc#sha256"
        canonical = "http://www.w3.org/2001/10/xml-exc-c14n#"
        name = "%D0%BF%D0%BE%D1%81%D0%B0%D0%B4%D0%BE%D0%B2%D0%B0%20"
        name += "%D1%96%D0%BD%D1%81%D1%82%D1%80%D1%83%D0%BA%D1%86%D1%96%D1%8F.pdf"
        return f"""<asic:XAdESSignatures xmlns:asic="http://uri.etsi.org/02918/v1.2.1#"
            xmlns:ds="{DS}" xmlns:xades="{XADES}"><ds:Signature Id="s1"><ds:SignedInfo>
            <ds:CanonicalizationMethod Algorithm="{canonical}"/>
            <ds:SignatureMethod Algorithm="{method}"/>
            <ds:Reference URI="{name}"><ds:DigestMethod Algorithm="{sha256}"/>
            <ds:DigestValue>{digest}</ds:DigestValue></ds:Reference>
            <ds:Reference Type="http://uri.etsi.org/01903#SignedProperties" URI="#p1">
            <ds:Transforms><ds:Transform Algorithm="{canonical}"/></ds:Transforms>
            <ds:DigestMethod Algorithm="{sha256}"/><ds:DigestValue/></ds:Reference>
            </ds:SignedInfo><ds:SignatureValue/><ds:KeyInfo><ds:X509Data>
            <ds:X509Certificate>{certificate}</ds:X509Certificate></ds:X509Data></ds:KeyInfo>
            <ds:Object><xades:QualifyingProperties Target="#s1">
            <xades:SignedProperties Id="p1"><xades:SignedSignatureProperties>
            <xades:SigningTime>{time}</xades:SigningTime>
            </xades:SignedSignatureProperties></xades:SignedProperties>
            </xades:QualifyingProperties></ds:Object></ds:Signature>
            </asic:XAdESSignatures>"""

    def _signed(self, root, signer):
        def canonical(element):
            return etree.tostring(element, method="c14n", exclusive=True)

        properties = root.find(f".//{{{XADES}}}SignedProperties")
        digest = base64.b64encode(hashlib.sha256(canonical(properties)).digest()).decode()
        root.findall(f".//{{{DS}}}DigestValue")[1].text = digest
        value = signer.sign(canonical(root.find(f".//{{{DS}}}SignedInfo")))
        if signer.algorithm != "sha256_rsa":
            value = b"".join(
                number.to_bytes(32, "big") for number in decode_dss_signature(value)
            )
        root.find(f".//{{{DS}}}SignatureValue").text = base64.b64encode(value).decode()
        return root
