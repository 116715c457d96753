package com.mailfence.deploy.config;

import java.util.List;
import java.util.stream.Stream;

/** The ports of the house. */
public record ListenSettings(
    Listener https,
    Listener http,
    Listener smtp,
    Listener submission,
    Listener submissions,
    Listener lmtp,
    Listener management) {
  private static final String ALL = "0.0.0.0";
  private static final String HERE = "127.0.0.1";

  private static final Listener.Keys HTTPS =
      Listener.Keys.of(
          "https",
          new Listener(true, ALL, 8443),
          "Phones, programs and browsers, over TLS. Usually 443.");
  private static final Listener.Keys HTTP =
      Listener.Keys.of(
          "http",
          new Listener(true, ALL, 8080),
          "Sends browsers on to HTTPS and looks at no login, unless a proxy of [web] comes. Usually 80.");
  private static final Listener.Keys SMTP =
      Listener.Keys.of(
          "smtp",
          new Listener(true, ALL, 2525),
          "Mail from other servers, with STARTTLS. Usually 25.");
  private static final Listener.Keys SUBMISSION =
      Listener.Keys.of(
          "submission",
          new Listener(true, ALL, 2587),
          "Mail from the users' programs after STARTTLS and login. Usually 587.");
  private static final Listener.Keys SUBMISSIONS =
      Listener.Keys.of(
          "submissions",
          new Listener(true, ALL, 2465),
          "The same with TLS from the first byte. Usually 465.");
  private static final Listener.Keys LMTP =
      Listener.Keys.of(
          "lmtp",
          new Listener(false, HERE, 2424),
          "Mail from a server of your own in front of this one; it is trusted.");
  private static final Listener.Keys MANAGEMENT =
      Listener.Keys.of(
          "management",
          new Listener(true, HERE, 8090),
          "Health and metrics, without login: keep it on the loopback.");

  static final List<Key<?>> KEYS =
      Stream.of(HTTPS, HTTP, SMTP, SUBMISSION, SUBMISSIONS, LMTP, MANAGEMENT)
          .<Key<?>>flatMap(keys -> keys.all().stream())
          .toList();

  static ListenSettings read(Values values) {
    return new ListenSettings(
        HTTPS.read(values),
        HTTP.read(values),
        SMTP.read(values),
        SUBMISSION.read(values),
        SUBMISSIONS.read(values),
        LMTP.read(values),
        MANAGEMENT.read(values));
  }
}
