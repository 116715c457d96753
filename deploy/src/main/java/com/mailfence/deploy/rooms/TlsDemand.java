package com.mailfence.deploy.rooms;

import static java.nio.charset.StandardCharsets.US_ASCII;

import com.mailfence.core.account.Directory;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * Whether requests without TLS are sent away: as the settings say, until an administrator says
 * something else on the running server. BASE-003
 */
public final class TlsDemand {
  private static final String ATTRIBUTE = "tls-required";

  /** For so long another node may not know what was said. */
  private static final Duration FRESH = Duration.ofSeconds(5);

  private final Directory directory;
  private final String domain;
  private final boolean usual;
  private final Clock clock;
  private volatile Known known = new Known(true, Instant.MIN);

  private record Known(boolean required, Instant until) {}

  /**
   * @param domain the house's main domain, which keeps what was said
   * @param usual what the settings say
   */
  TlsDemand(Directory directory, String domain, boolean usual, Clock clock) {
    this.directory = directory;
    this.domain = domain;
    this.usual = usual;
    this.clock = clock;
  }

  /** Asked for each request without TLS. */
  public boolean isRequired() {
    Instant now = clock.instant();
    Known last = known;
    if (now.isBefore(last.until)) {
      return last.required;
    }
    boolean required = said().orElse(usual);
    known = new Known(required, now.plus(FRESH));
    return required;
  }

  /** What an administrator says, durable when it returns. */
  public void say(boolean required) {
    keep(String.valueOf(required), required);
  }

  /** What the settings say holds again; durable when it returns. */
  public void sayUsual() {
    keep("", usual);
  }

  private void keep(String text, boolean required) {
    directory.setAttribute(domain, ATTRIBUTE, text.getBytes(US_ASCII));
    known = new Known(required, clock.instant().plus(FRESH));
  }

  private Optional<Boolean> said() {
    return directory
        .attribute(domain, ATTRIBUTE)
        .map(bytes -> Boolean.valueOf(new String(bytes, US_ASCII)));
  }
}
