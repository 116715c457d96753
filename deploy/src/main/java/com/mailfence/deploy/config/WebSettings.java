package com.mailfence.deploy.config;

import java.time.Duration;
import java.util.List;

/**
 * How requests reach the house.
 *
 * @param proxies those in front of the house, whose word on a request's origin is believed
 * @param tlsRequired whether a request that came without TLS is sent away
 * @param head how long the head of a request may take
 */
public record WebSettings(List<Network> proxies, boolean tlsRequired, Duration head) {
  private static final Key<List<Network>> PROXIES =
      new Key<>(
          "web.proxies",
          Kind.networks(),
          "",
          "Proxies in front of the gateway: their X-Forwarded-For and X-Forwarded-Proto are"
              + " believed, nobody else's.");
  private static final Key<Boolean> TLS_REQUIRED =
      new Key<>(
          "web.tls_required",
          Kind.yesNo(),
          "true",
          "Whether requests without TLS are sent away. With false, logins are taken on the plain"
              + " port: only for networks in which nobody listens.");
  private static final Key<Duration> HEAD =
      new Key<>(
          "web.head",
          Kind.time(Duration.ofMillis(100), Duration.ofMinutes(10)),
          "30s",
          "How long a TLS handshake or the head of a request may take before its connection is"
              + " closed.");

  static final List<Key<?>> KEYS = List.of(PROXIES, TLS_REQUIRED, HEAD);

  public WebSettings {
    proxies = List.copyOf(proxies);
  }

  static WebSettings read(Values values) {
    return new WebSettings(values.get(PROXIES), values.get(TLS_REQUIRED), values.get(HEAD));
  }
}
