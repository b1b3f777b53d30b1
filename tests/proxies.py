"""A real proxy on a port that the system chose."""

from __future__ import annotations

import contextlib
import http.client
import json
import threading
import time
from urllib.parse import quote

from spamfilter import Config, plugins
from spamfilter.serving.service import Service, ServiceOptions


class Reply:
    """What the proxy answered."""

    def __init__(self, response):
        self.status, self.headers, self.body = response.status, response.headers, response.read()

    @property
    def text(self):
        return self.body.decode()

    @property
    def json(self):
        return json.loads(self.body)


class Running:
    """A proxy that runs: requests go to it over a socket."""

    def __init__(self, service, port, said):
        self.service, self.port, self.said = service, port, said

    def ask(self, path, method="GET", body=None, **headers):
        connection = http.client.HTTPConnection("127.0.0.1", self.port, timeout=60)
        with contextlib.closing(connection):
            connection.request(method, path, body=body, headers={name.replace("_", "-"): value for name, value in headers.items()})
            return Reply(connection.getresponse())

    def feed(self, url, mode="drop", **headers):
        return self.ask(f"/feed?url={quote(url, safe='')}&mode={mode}", **headers)

    def check(self, record, query="", **headers):
        body = record if isinstance(record, bytes) else json.dumps(record).encode()
        return self.ask(f"/v1/check{query}", "POST", body, **({"Content_Type": "application/json"} | headers))


@contextlib.contextmanager
def running(index=None, public=None, **options):
    said = []
    hook = plugins.load("hooks", "serve")
    settings = ServiceOptions(**({"allow_private": True, "ttl": 600.0} | options))
    with Service(Config(index=index), settings, said.append) as service, hook.listen("127.0.0.1", 0) as listener:
        server = hook.server(hook.application(service, public))
        thread = threading.Thread(target=server.run, kwargs={"sockets": [listener]}, daemon=True)
        thread.start()
        while not server.started:
            assert thread.is_alive()
            time.sleep(0.01)
        yield Running(service, listener.getsockname()[1], said)
        server.should_exit = True
        thread.join(30)
