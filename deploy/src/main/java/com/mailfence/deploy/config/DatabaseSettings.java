package com.mailfence.deploy.config;

import java.util.List;

/**
 * Where rows are kept.
 *
 * @param url JDBC URL of a PostgreSQL database; empty for the embedded one in the data directory
 * @param user its user
 * @param password its password
 * @param passwordFile a file whose first line is the password; empty for none
 * @param connections connections at most
 */
public record DatabaseSettings(
    String url, String user, String password, String passwordFile, int connections) {
  private static final Key<String> URL =
      new Key<>(
          "database.url",
          new Kind<>("as jdbc:postgresql://host/name, or empty", false, DatabaseSettings::url),
          "",
          "The PostgreSQL database. Empty: an embedded database in the data directory.");
  private static final Key<String> USER =
      new Key<>("database.user", Kind.text(), "", "The database user.");
  private static final Key<String> PASSWORD =
      new Key<>("database.password", Kind.secretText(), "", "Its password.");
  private static final Key<String> PASSWORD_FILE =
      new Key<>(
          "database.password_file",
          Kind.text(),
          "",
          "A file whose first line is the password, instead of the password itself.");
  private static final Key<Integer> CONNECTIONS =
      new Key<>(
          "database.connections",
          Kind.number(2, 500),
          "16",
          "How many database connections are held at most.");

  static final List<Key<?>> KEYS = List.of(URL, USER, PASSWORD, PASSWORD_FILE, CONNECTIONS);

  static DatabaseSettings read(Values values) {
    return new DatabaseSettings(
        values.get(URL),
        values.get(USER),
        values.get(PASSWORD),
        values.get(PASSWORD_FILE),
        values.get(CONNECTIONS));
  }

  private static String url(String text) {
    if (!text.isEmpty() && !text.startsWith("jdbc:postgresql:")) {
      throw new IllegalArgumentException(text);
    }
    return text;
  }
}
