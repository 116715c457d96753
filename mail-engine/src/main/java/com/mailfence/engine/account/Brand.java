package com.mailfence.engine.account;

/**
 * The one deployment setting that names the host; no surface knows a name but through it
 * (BASE-001).
 *
 * @param product the product's name as shown to people
 * @param domain main mail domain, canonical
 * @param shortDomain domain of the shorter twins, canonical; empty if there is none
 */
public record Brand(String product, String domain, String shortDomain) {
  /** The host of web, ActiveSync and DAV. */
  public String webHost() {
    return domain;
  }

  public String imapHost() {
    return "imap." + domain;
  }

  public String popHost() {
    return "pop." + domain;
  }

  public String smtpHost() {
    return "smtp." + domain;
  }

  boolean isShort(String name) {
    return !shortDomain.isEmpty() && shortDomain.equals(name);
  }
}
