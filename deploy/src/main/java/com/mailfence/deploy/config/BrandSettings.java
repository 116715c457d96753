package com.mailfence.deploy.config;

import java.util.List;

/**
 * The host's own names (BASE-001).
 *
 * @param name the product's name
 * @param domain main mail domain
 * @param shortDomain domain of the shorter twins; empty for none
 * @param url where phones and programs reach the house; empty for {@code https://domain}
 */
public record BrandSettings(String name, String domain, String shortDomain, String url) {
  private static final Key<String> NAME =
      new Key<>("brand.name", Kind.text(), "Mailfence", "The product's name, as shown to people.");
  private static final Key<String> DOMAIN =
      new Key<>(
          "brand.domain",
          Kind.domain(),
          "mailfence.com",
          "The main mail domain. Web, ActiveSync and DAV are reached at this name, IMAP, POP and"
              + " SMTP at imap., pop. and smtp. before it.");
  private static final Key<String> SHORT =
      new Key<>(
          "brand.short_domain",
          Kind.domain(),
          "mf.me",
          "The domain of the shorter twins of main-domain addresses; empty for none.");
  private static final Key<String> URL =
      new Key<>(
          "brand.url",
          Kind.url("https"),
          "",
          "Where phones reach the house, if not at https:// and the main domain: told to them by"
              + " Autodiscover.");

  static final List<Key<?>> KEYS = List.of(NAME, DOMAIN, SHORT, URL);

  static BrandSettings read(Values values) {
    if (values.text(DOMAIN).isEmpty()) {
      values.problem("brand.domain: must not be empty");
    }
    return new BrandSettings(
        values.get(NAME), values.get(DOMAIN), values.get(SHORT), values.get(URL));
  }
}
