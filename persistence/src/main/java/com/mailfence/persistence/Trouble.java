package com.mailfence.persistence;

import com.mailfence.core.Refusal;
import java.sql.SQLException;
import java.sql.SQLTransientConnectionException;
import java.time.Duration;
import java.util.Optional;
import java.util.Set;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** What a failure of the database means to the house. */
enum Trouble {
  /** The transaction lost against another one and left nothing: it may be run again. */
  AGAIN,
  /** The database is not to be had, or too busy: someone may try later. */
  BUSY,
  /**
   * A constraint of the tables held where a question asked before had found nothing wrong: someone
   * was faster. Run again, the question finds it and says so clearly.
   */
  CLASH,
  /** The database does not let us in, or there is none of that name. */
  LOGIN,
  /** A mistake of ours. */
  BUG;

  private static final Logger LOG = LoggerFactory.getLogger(Trouble.class);
  private static final Duration SOON = Duration.ofSeconds(2);

  // SQL states of PostgreSQL; H2 speaks its own numbers where the standard has none.
  private static final Set<String> LOST = Set.of("40001", "40P01", "90131");
  private static final Set<String> LATE = Set.of("55P03", "HYT00", "57014");
  // Shutting down, starting up, out of connections, disk or memory; H2 closed, broken or out of
  // disk.
  private static final Set<String> AWAY =
      Set.of(
          "57P01", "57P02", "57P03", "90007", "90020", "90028", "90031", "90067", "90098", "90100",
          "90121");

  /** Whether the transaction left nothing and is worth running again. */
  boolean mayRunAgain() {
    return this == AGAIN || this == CLASH;
  }

  /** Whether the connection is of no use any more. */
  static boolean isAway(SQLException failure) {
    return AWAY.contains(state(failure)) || state(failure).startsWith("08");
  }

  static Trouble of(Throwable failure) {
    return cause(failure).map(Trouble::of).orElse(BUG);
  }

  /** The failure as the house says it: a refusal if it is one, else itself. */
  static RuntimeException told(RuntimeException failure) {
    return switch (of(failure)) {
      case AGAIN, BUSY, LOGIN -> {
        // Without its trace: while a server is away, every request comes by here.
        LOG.warn("the database is busy or away: {}", reason(failure));
        yield new Refusal.Busy("the database is busy or away", SOON);
      }
      case CLASH, BUG -> failure;
    };
  }

  /** The same for who opens the house: what is set wrongly does not mend itself. */
  static RuntimeException toldAtTheDoor(RuntimeException failure) {
    return switch (of(failure)) {
      case AGAIN, BUSY ->
          new Refusal.Busy("the database cannot be opened: " + reason(failure), SOON);
      case LOGIN -> new Refusal.Forbidden("the database cannot be opened: " + reason(failure));
      case CLASH, BUG -> failure;
    };
  }

  private static String reason(RuntimeException failure) {
    return cause(failure).map(SQLException::getMessage).orElse("");
  }

  private static Trouble of(SQLException failure) {
    if (failure instanceof SQLTransientConnectionException) {
      return BUSY;
    }
    String state = state(failure);
    if (LOST.contains(state)) {
      return AGAIN;
    }
    // Only the pool speaks without a state: of a connection it has taken away.
    if (state.isEmpty() || isAway(failure) || LATE.contains(state) || state.startsWith("53")) {
      return BUSY;
    }
    if (state.startsWith("28") || state.startsWith("3D")) {
      return LOGIN;
    }
    return state.startsWith("23") ? CLASH : BUG;
  }

  private static String state(SQLException failure) {
    return failure.getSQLState() == null ? "" : failure.getSQLState();
  }

  private static Optional<SQLException> cause(Throwable failure) {
    for (Throwable at = failure; at != null; at = at.getCause()) {
      if (at instanceof SQLException found) {
        return Optional.of(found);
      }
    }
    return Optional.empty();
  }
}
