"""The passphrase: unlocking what is kept, setting, changing and removing. Kept in memory, nowhere else."""

from getsit.app.base import Parts
from getsit.errors import PassphraseNone, PassphraseShort, PassphraseThere

LEAST = 8  # letters; what is shorter is guessed in an afternoon


class Locking(Parts):
    """What a person asks about the passphrase."""

    def unlock(self, passphrase: str) -> None:
        """Opens what is locked, for as long as this process lives; PassphraseWrong."""
        self._store = self._open_store(passphrase)
        self._passphrase = passphrase

    def set_passphrase(self, new: str) -> None:
        """Locks everything with a passphrase; PassphraseThere, PassphraseShort."""
        if self._is_sealed():
            raise PassphraseThere
        self._reseal(_long_enough(new))

    def change_passphrase(self, new: str) -> None:
        """Locks everything with another passphrase; PassphraseNone, PassphraseShort."""
        if not self._is_sealed():
            raise PassphraseNone
        self._reseal(_long_enough(new))

    def remove_passphrase(self) -> None:
        """Keeps everything unlocked from now on; PassphraseNone."""
        if not self._is_sealed():
            raise PassphraseNone
        self._reseal("")

    @property
    def has_passphrase(self) -> bool:
        """Whether what is kept is locked with a passphrase."""
        return self._is_sealed()

    def _reseal(self, new: str) -> None:
        self._store.reseal(old=self._passphrase, new=new)
        self.unlock(new)


def _long_enough(new: str) -> str:
    if len(new) < LEAST:
        raise PassphraseShort(least=LEAST)
    return new
