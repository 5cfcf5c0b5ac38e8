"""What the service counts about itself, for Prometheus."""

from __future__ import annotations

from collections.abc import Iterable

from prometheus_client import CollectorRegistry, Counter, Gauge, Histogram, Info, ProcessCollector
from prometheus_client.exposition import choose_encoder

from resolver.outcome import Resolution
from resolver.version import __version__

# A resolve takes well under a millisecond, a long text a second or more.
_BUCKETS = (0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1.0, 2.5, 5.0, 10.0)


class Metrics:
    """The counters of one application, in a registry of their own.

    Labels come from closed sets (routes by their template, methods that exist): a caller cannot make new ones.
    """

    def __init__(self) -> None:
        self._registry = registry = CollectorRegistry()
        ProcessCollector(registry=registry)
        self._requests = Counter(
            "laqab_http_requests_total", "Requests answered.", ("method", "route", "status"), registry=registry
        )
        self._seconds = Histogram(
            "laqab_http_request_duration_seconds",
            "Time from the first byte asked to the last one answered.",
            ("method", "route"),
            registry=registry,
            buckets=_BUCKETS,
        )
        self._decisions = Counter(
            "laqab_decisions_total", "Names decided upon.", ("operation", "decision"), registry=registry
        )
        self._findings = Counter("laqab_findings_total", "Findings in checked texts.", ("code",), registry=registry)
        self._entities = Gauge("laqab_entities", "Entities in the loaded gazetteer.", registry=registry)
        self._build = Info("laqab_build", "The running version and what it answers from.", registry=registry)
        self._build.info({"version": __version__, "signature": ""})

    def loaded(self, signature: str, entities: int) -> None:
        """Note what is answered from."""
        self._entities.set(entities)
        self._build.info({"version": __version__, "signature": signature})

    def request(self, *, method: str, route: str, status: int, seconds: float) -> None:
        """Count one request that was answered."""
        self._requests.labels(method, route, str(status)).inc()
        self._seconds.labels(method, route).observe(seconds)

    def decided(self, operation: str, resolutions: Iterable[Resolution]) -> None:
        """Count what became of the names of one request; ``operation`` is "resolve" or "annotate"."""
        for resolution in resolutions:
            self._decisions.labels(operation, resolution.decision.value).inc()

    def found(self, codes: Iterable[str]) -> None:
        """Count the findings of one text by their codes."""
        for code in codes:
            self._findings.labels(code).inc()

    def page(self, accept: str) -> tuple[bytes, str]:
        """All measurements in the form the Accept header asks for, and its media type."""
        encode, media_type = choose_encoder(accept)
        return encode(self._registry), media_type
