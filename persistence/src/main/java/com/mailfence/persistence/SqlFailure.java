package com.mailfence.persistence;

import java.io.Serial;
import java.sql.SQLException;

/** A failure of the database on its way through code that knows no SQL. */
final class SqlFailure extends RuntimeException {
  @Serial private static final long serialVersionUID = 1L;

  SqlFailure(SQLException cause) {
    super(cause);
  }
}
