package com.mailfence.deploy.config;

import java.util.List;

/**
 * The server that takes mail for others.
 *
 * @param host empty for none: such mail waits in the queue
 * @param port its port
 * @param tls whether and how TLS is spoken
 * @param user login; empty for none
 * @param password its password
 * @param passwordFile a file whose first line is the password; empty for none
 */
public record SmartHostSettings(
    String host, int port, String tls, String user, String password, String passwordFile) {
  private static final Key<String> HOST =
      new Key<>(
          "smart_host.host",
          Kind.text(),
          "",
          "The server that takes mail for other domains. Empty: it waits in the queue.");
  private static final Key<Integer> PORT =
      new Key<>("smart_host.port", Kind.number(1, 65_535), "587", "Its port.");
  private static final Key<String> TLS =
      new Key<>(
          "smart_host.tls",
          Kind.oneOf("starttls", "tls", "none"),
          "starttls",
          "starttls: demanded after the greeting; tls: from the first byte; none: on a trusted"
              + " network only.");
  private static final Key<String> USER =
      new Key<>("smart_host.user", Kind.text(), "", "Login there; empty for none.");
  private static final Key<String> PASSWORD =
      new Key<>("smart_host.password", Kind.secretText(), "", "Its password.");
  private static final Key<String> PASSWORD_FILE =
      new Key<>(
          "smart_host.password_file",
          Kind.text(),
          "",
          "A file whose first line is the password, instead of the password itself.");

  static final List<Key<?>> KEYS = List.of(HOST, PORT, TLS, USER, PASSWORD, PASSWORD_FILE);

  static SmartHostSettings read(Values values) {
    return new SmartHostSettings(
        values.get(HOST),
        values.get(PORT),
        values.get(TLS),
        values.get(USER),
        values.get(PASSWORD),
        values.get(PASSWORD_FILE));
  }
}
