"""One window a store: a second start brings the first window to the front and leaves."""

import hashlib
from pathlib import Path

from filelock import FileLock, Timeout
from PySide6.QtCore import QObject, Signal
from PySide6.QtNetwork import QLocalServer, QLocalSocket

WAIT_MS = 1000


class SingleInstance(QObject):
    """Held by the one window of a store: a lock says whose it is, a local socket calls it."""

    called = Signal()

    def __init__(self, store: Path) -> None:
        super().__init__()
        store.parent.mkdir(parents=True, exist_ok=True)
        self._lock = FileLock(f"{store}.window.lock")
        self.name = f"dudao-{hashlib.sha256(str(store.absolute()).encode()).hexdigest()[:16]}"
        self._server = QLocalServer(self)
        self._server.setSocketOptions(QLocalServer.SocketOption.UserAccessOption)
        self._server.newConnection.connect(self._answer)

    def claim(self) -> bool:
        """Take the store's window, or call whoever has it; whether it is ours."""
        try:
            self._lock.acquire(timeout=0)
        except Timeout:
            self._call()
            return False
        QLocalServer.removeServer(self.name)  # may be left behind by a window that crashed
        self._server.listen(self.name)
        return True

    def _call(self) -> None:
        socket = QLocalSocket()
        socket.connectToServer(self.name)
        socket.waitForConnected(WAIT_MS)
        socket.disconnectFromServer()

    def _answer(self) -> None:
        connection = self._server.nextPendingConnection()
        if connection is not None:
            connection.deleteLater()
        self.called.emit()

    def release(self) -> None:
        """Let the store's window go."""
        self._server.close()
        self._lock.release(force=True)
