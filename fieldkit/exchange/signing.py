"""Who made a package: Ed25519 signatures over its root (FORMAT.md §4)."""

from __future__ import annotations

from hashlib import sha256

from cryptography.exceptions import InvalidSignature
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey, Ed25519PublicKey

CONTEXT = "fieldkit-package:"
"""Stands before the root in what is signed, so that a signature says nothing about anything else."""
GROUP = 4
GROUPS = 4


def new_key() -> str:
    """A new private key, 64 hexadecimal digits."""
    return Ed25519PrivateKey.generate().private_bytes_raw().hex()


def public_of(private: str) -> str:
    """The public key that belongs to a private one, 64 hexadecimal digits."""
    return _private(private).public_key().public_bytes_raw().hex()


def sign(private: str, root: str) -> str:
    """The signature over a root, 128 hexadecimal digits."""
    return _private(private).sign(_message(root)).hex()


def verify(public: str, root: str, signature: str) -> bool:
    """Whether the owner of this key signed this root; anything malformed is no signature."""
    try:
        key = Ed25519PublicKey.from_public_bytes(bytes.fromhex(public))
        key.verify(bytes.fromhex(signature), _message(root))
    except (InvalidSignature, ValueError):
        return False
    return True


def fingerprint(public: str) -> str:
    """What two people compare on the phone: ``7F3A-91C2-04BD-5E60``."""
    digits = sha256(bytes.fromhex(public)).hexdigest().upper()
    return "-".join(digits[at : at + GROUP] for at in range(0, GROUP * GROUPS, GROUP))


def _private(private: str) -> Ed25519PrivateKey:
    return Ed25519PrivateKey.from_private_bytes(bytes.fromhex(private))


def _message(root: str) -> bytes:
    return (CONTEXT + root).encode()
