"""One LibreOffice that is never shown, spoken to over a pipe, and the documents open in it."""

import subprocess
import tempfile
import time
import uuid
from pathlib import Path

import uno
from com.sun.star.beans import PropertyValue
from com.sun.star.connection import NoConnectException
from com.sun.star.lang import DisposedException

FILTERS = {".docx": "MS Word 2007 XML", ".odt": "writer8"}


class Office:
    """Starts soffice with a profile of its own; ends it with the `with` block."""

    def __enter__(self):
        self.start()
        return self

    def __exit__(self, *_):
        self.end()

    def start(self):
        self.folder = tempfile.TemporaryDirectory(prefix="round-office-")
        pipe = f"round{uuid.uuid4().hex}"
        self.process = subprocess.Popen(
            [
                "soffice",
                f"-env:UserInstallation={Path(self.folder.name, 'profile').as_uri()}",
                "--headless",
                "--norestore",
                "--nologo",
                f"--accept=pipe,name={pipe};urp;StarOffice.ComponentContext",
            ],
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
        )
        self.context = self.connect(pipe)
        self.desktop = self.service("com.sun.star.frame.Desktop")
        self.dispatcher = self.service("com.sun.star.frame.DispatchHelper")

    def is_gone(self) -> bool:
        """Whether it has crashed."""
        try:
            self.desktop.getComponents()
        except DisposedException:
            return True
        return self.process.poll() is not None

    def end(self):
        try:
            self.desktop.terminate()
        except DisposedException:
            pass
        try:
            self.process.wait(20)
        except subprocess.TimeoutExpired:
            self.process.kill()
        self.folder.cleanup()

    def connect(self, pipe: str):
        local = uno.getComponentContext()
        resolver = local.ServiceManager.createInstanceWithContext(
            "com.sun.star.bridge.UnoUrlResolver", local
        )
        until = time.monotonic() + 60
        while True:
            try:
                return resolver.resolve(
                    f"uno:pipe,name={pipe};urp;StarOffice.ComponentContext"
                )
            except NoConnectException:
                if time.monotonic() > until or self.process.poll() is not None:
                    raise
                time.sleep(0.1)

    def service(self, name: str):
        return self.context.ServiceManager.createInstanceWithContext(name, self.context)

    def open(self, path: Path, in_window: bool):
        """The document of `path`, with a window that nobody sees or without one.

        A window is needed for keys and clipboard; one of a document with comments crashes the
        LibreOffice 7.4 that comes without a graphical surface, because their frames are missing."""
        if in_window:
            return self.desktop.loadComponentFromURL(
                path.as_uri(), "_blank", 0, values(Hidden=True)
            )
        document = self.service("com.sun.star.text.TextDocument")
        document.load(values(URL=path.as_uri(), FilterName=FILTERS[path.suffix]))
        return document

    def do(self, document, command: str, **arguments):
        """A command of the menu, at the place of the view's cursor."""
        frame = document.CurrentController.Frame
        self.dispatcher.executeDispatch(frame, f".uno:{command}", "", 0, values(**arguments))


def save(document, path: Path):
    document.storeToURL(path.as_uri(), values(FilterName=FILTERS[path.suffix]))


def values(**named):
    return tuple(PropertyValue(Name=name, Value=value) for name, value in named.items())
