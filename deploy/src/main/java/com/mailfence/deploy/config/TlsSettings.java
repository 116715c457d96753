package com.mailfence.deploy.config;

import java.time.Duration;
import java.util.List;

/**
 * The certificate.
 *
 * @param certificate PEM file with the chain; empty for a self-signed one
 * @param key PEM file with its private key
 * @param look how often the files are looked at for a new certificate
 */
public record TlsSettings(String certificate, String key, Duration look) {
  private static final Key<String> CERTIFICATE =
      new Key<>(
          "tls.certificate",
          Kind.text(),
          "",
          "PEM file with the certificate and its chain. Empty: a self-signed one is made in the"
              + " data directory at the first start.");
  private static final Key<String> KEY =
      new Key<>("tls.key", Kind.text(), "", "PEM file with its private key, without a password.");
  private static final Key<Duration> LOOK =
      new Key<>(
          "tls.look",
          Kind.time(Duration.ofMillis(100), Duration.ofDays(1)),
          "30s",
          "How often the files are looked at; a new certificate is used from then on, without a"
              + " restart.");

  static final List<Key<?>> KEYS = List.of(CERTIFICATE, KEY, LOOK);

  static TlsSettings read(Values values) {
    var settings = new TlsSettings(values.get(CERTIFICATE), values.get(KEY), values.get(LOOK));
    if (settings.certificate().isEmpty() != settings.key().isEmpty()) {
      values.problem("tls.certificate and tls.key: give both or neither");
    }
    return settings;
  }
}
