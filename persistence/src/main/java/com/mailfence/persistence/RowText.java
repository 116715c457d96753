package com.mailfence.persistence;

import java.io.IOException;
import java.sql.ResultSet;
import java.sql.ResultSetMetaData;
import java.sql.SQLException;
import java.sql.Types;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Rows of a table as lines of text, the same from every database. The first line names the columns
 * and their sorts; then each row is a line of fields with tabs between. A null is {@code \N}; tab,
 * line feed, carriage return and backslash are escaped; bytes are hexadecimal.
 */
record RowText(List<Column> columns) {
  private static final String NULL = "\\N";

  RowText {
    columns = List.copyOf(columns);
  }

  /** What a column holds. */
  enum Sort {
    NUMBER,
    TEXT,
    FLAG,
    BYTES
  }

  /** One column. */
  record Column(String name, Sort sort) {}

  static RowText of(ResultSetMetaData table) throws SQLException {
    List<Column> columns = new ArrayList<>();
    for (int i = 1; i <= table.getColumnCount(); i++) {
      columns.add(
          new Column(
              table.getColumnName(i).toLowerCase(Locale.ROOT), sort(table.getColumnType(i))));
    }
    return new RowText(columns);
  }

  /** Reads the first line. */
  static RowText of(String header) {
    return new RowText(
        Arrays.stream(header.split("\t"))
            .map(field -> field.split(":"))
            .map(part -> new Column(part[0], Sort.valueOf(part[1])))
            .toList());
  }

  String header() {
    return columns.stream()
        .map(column -> column.name + ":" + column.sort)
        .collect(Collectors.joining("\t"));
  }

  String line(ResultSet row) throws SQLException {
    var out = new StringBuilder(256);
    for (int i = 0; i < columns.size(); i++) {
      if (i > 0) {
        out.append('\t');
      }
      field(out, row, i + 1, columns.get(i).sort);
    }
    return out.toString();
  }

  @Nullable Object[] values(String line) throws IOException {
    String[] fields = line.split("\t", -1);
    if (fields.length != columns.size()) {
      throw new IOException("a row of " + fields.length + " fields for " + columns.size());
    }
    @Nullable Object[] values = new @Nullable Object[fields.length];
    for (int i = 0; i < fields.length; i++) {
      values[i] = value(fields[i], columns.get(i).sort);
    }
    return values;
  }

  /** An insert statement for the table. */
  String insert(String table) {
    String names = columns.stream().map(Column::name).collect(Collectors.joining(", "));
    String places = columns.stream().map(column -> "?").collect(Collectors.joining(", "));
    return "insert into " + table + " (" + names + ") values (" + places + ")";
  }

  /** Where a column stands, from 0; -1 if there is none of that name. */
  int place(String name) {
    return columns.stream().map(Column::name).toList().indexOf(name);
  }

  private static void field(StringBuilder out, ResultSet row, int at, Sort sort)
      throws SQLException {
    switch (sort) {
      case NUMBER -> {
        long number = row.getLong(at);
        out.append(row.wasNull() ? NULL : Long.toString(number));
      }
      case FLAG -> {
        boolean flag = row.getBoolean(at);
        out.append(row.wasNull() ? NULL : flag ? "t" : "f");
      }
      case BYTES -> {
        byte[] bytes = row.getBytes(at);
        out.append(bytes == null ? NULL : HexFormat.of().formatHex(bytes));
      }
      case TEXT -> {
        String text = row.getString(at);
        if (text == null) {
          out.append(NULL);
        } else {
          escape(out, text);
        }
      }
    }
  }

  private static @Nullable Object value(String field, Sort sort) {
    if (field.equals(NULL)) {
      return null;
    }
    return switch (sort) {
      case NUMBER -> Long.valueOf(field);
      case FLAG -> field.equals("t");
      case BYTES -> HexFormat.of().parseHex(field);
      case TEXT -> unescape(field);
    };
  }

  private static void escape(StringBuilder out, String text) {
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      switch (c) {
        case '\\' -> out.append("\\\\");
        case '\t' -> out.append("\\t");
        case '\n' -> out.append("\\n");
        case '\r' -> out.append("\\r");
        default -> out.append(c);
      }
    }
  }

  private static String unescape(String field) {
    if (field.indexOf('\\') < 0) {
      return field;
    }
    var out = new StringBuilder(field.length());
    for (int i = 0; i < field.length(); i++) {
      char c = field.charAt(i);
      if (c == '\\' && i + 1 < field.length()) {
        char escaped = field.charAt(++i);
        out.append(
            switch (escaped) {
              case 't' -> '\t';
              case 'n' -> '\n';
              case 'r' -> '\r';
              default -> escaped;
            });
      } else {
        out.append(c);
      }
    }
    return out.toString();
  }

  private static Sort sort(int type) {
    return switch (type) {
      case Types.BIGINT, Types.INTEGER, Types.SMALLINT -> Sort.NUMBER;
      case Types.BOOLEAN, Types.BIT -> Sort.FLAG;
      case Types.BINARY, Types.VARBINARY, Types.LONGVARBINARY -> Sort.BYTES;
      default -> Sort.TEXT;
    };
  }
}
