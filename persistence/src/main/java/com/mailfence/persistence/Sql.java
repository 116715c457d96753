package com.mailfence.persistence;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Statements with their values bound in order. Values never become part of a statement's text. */
final class Sql {
  private Sql() {}

  /** Makes a row into a value. */
  @FunctionalInterface
  interface Row<T> {
    T read(ResultSet row) throws SQLException;
  }

  static <T> List<T> list(Connection at, String sql, Row<T> row, @Nullable Object... values)
      throws SQLException {
    try (PreparedStatement statement = at.prepareStatement(sql)) {
      bind(statement, values);
      List<T> all = new ArrayList<>();
      try (ResultSet found = statement.executeQuery()) {
        while (found.next()) {
          all.add(row.read(found));
        }
      }
      return all;
    }
  }

  /** The first row, if there is one. */
  static <T> Optional<T> one(Connection at, String sql, Row<T> row, @Nullable Object... values)
      throws SQLException {
    try (PreparedStatement statement = at.prepareStatement(sql)) {
      bind(statement, values);
      try (ResultSet found = statement.executeQuery()) {
        return found.next() ? Optional.of(row.read(found)) : Optional.empty();
      }
    }
  }

  /** The number in the first column of the first row. */
  static long number(Connection at, String sql, @Nullable Object... values) throws SQLException {
    return one(at, sql, row -> row.getLong(1), values).orElse(0L);
  }

  /** Returns how many rows were changed. */
  static int update(Connection at, String sql, @Nullable Object... values) throws SQLException {
    try (PreparedStatement statement = at.prepareStatement(sql)) {
      bind(statement, values);
      return statement.executeUpdate();
    }
  }

  /** Runs the statement once for each row of values. */
  static void batch(Connection at, String sql, List<@Nullable Object[]> rows) throws SQLException {
    try (PreparedStatement statement = at.prepareStatement(sql)) {
      for (@Nullable Object[] row : rows) {
        bind(statement, row);
        statement.addBatch();
      }
      statement.executeBatch();
    }
  }

  private static void bind(PreparedStatement statement, @Nullable Object[] values)
      throws SQLException {
    for (int i = 0; i < values.length; i++) {
      bind(statement, i + 1, values[i]);
    }
  }

  private static void bind(PreparedStatement statement, int at, @Nullable Object value)
      throws SQLException {
    if (value instanceof Long number) {
      statement.setLong(at, number);
    } else if (value instanceof String text) {
      statement.setString(at, storable(text));
    } else if (value instanceof Boolean flag) {
      statement.setBoolean(at, flag);
    } else if (value instanceof byte[] bytes) {
      statement.setBytes(at, bytes);
    } else if (value instanceof Integer number) {
      statement.setInt(at, number);
    } else if (value instanceof long[] numbers) {
      statement.setArray(at, statement.getConnection().createArrayOf("bigint", boxed(numbers)));
    } else if (value instanceof String[] texts) {
      statement.setArray(at, statement.getConnection().createArrayOf("varchar", storable(texts)));
    } else if (value instanceof byte[][] digests) {
      statement.setArray(at, statement.getConnection().createArrayOf("bytea", digests));
    } else if (value == null) {
      statement.setObject(at, null);
    } else {
      throw new IllegalArgumentException("cannot bind " + value.getClass());
    }
  }

  private static Object[] boxed(long[] numbers) {
    Object[] all = new Object[numbers.length];
    for (int i = 0; i < numbers.length; i++) {
      all[i] = numbers[i];
    }
    return all;
  }

  private static Object[] storable(String[] texts) {
    Object[] all = new Object[texts.length];
    for (int i = 0; i < texts.length; i++) {
      all[i] = storable(texts[i]);
    }
    return all;
  }

  /**
   * The text as every database keeps it: PostgreSQL refuses the character 0, and none can store
   * half a surrogate pair. Both become the replacement character.
   */
  static String storable(String text) {
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (c == 0 || Character.isSurrogate(c)) {
        return replaced(text);
      }
    }
    return text;
  }

  private static String replaced(String text) {
    var out = new StringBuilder(text.length());
    text.codePoints()
        .map(
            c ->
                c == 0 || c >= Character.MIN_SURROGATE && c <= Character.MAX_SURROGATE ? 0xFFFD : c)
        .forEach(out::appendCodePoint);
    return out.toString();
  }
}
