package com.mailfence.persistence;

import java.sql.Connection;
import java.sql.SQLException;
import org.hibernate.SessionFactory;
import org.hibernate.StatelessSession;
import org.hibernate.Transaction;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Runs work on the database: reads statement by statement, writes in a transaction that is durable
 * when it returns, run again if it lost against another one.
 */
final class Database {
  private static final Logger LOG = LoggerFactory.getLogger(Database.class);
  private static final int ATTEMPTS = 5;

  /** How long the server may think about one statement that reads everything. */
  private static final int LONG_READ_MILLIS = 3_600_000;

  private final SessionFactory sessions;
  private final Durability durability;
  private final int snapshot;

  /**
   * @param snapshot the isolation level at which a transaction sees all tables as they were at one
   *     moment
   */
  Database(SessionFactory sessions, Durability durability, int snapshot) {
    this.sessions = sessions;
    this.durability = durability;
    this.snapshot = snapshot;
  }

  /** Work in SQL. */
  @FunctionalInterface
  interface Task<T> {
    T run(Connection connection) throws SQLException;
  }

  /** Work on mapped rows. */
  @FunctionalInterface
  interface Mapped<T> {
    T run(StatelessSession session);
  }

  /**
   * What a transaction came to.
   *
   * @param changed whether it wrote anything
   */
  record Outcome<T>(T value, boolean changed) {}

  /** Reads; each statement sees what is committed when it begins. */
  <T> T read(Task<T> work) {
    return look(session -> session.doReturningWork(work::run));
  }

  <T> T look(Mapped<T> work) {
    T read = open(work);
    durability.settled();
    return read;
  }

  /** Reads what is no more than a hint: it may tell of what a power cut would take back. */
  <T> T hint(Task<T> work) {
    return open(session -> session.doReturningWork(work::run));
  }

  private <T> T open(Mapped<T> work) {
    try (StatelessSession session = sessions.openStatelessSession()) {
      return work.run(session);
    } catch (RuntimeException e) {
      throw Trouble.told(e);
    }
  }

  /** Reads in one transaction that sees everything as it was when it began. */
  <T> T snapshot(Task<T> work) {
    return look(
        session ->
            session.doReturningWork(
                connection -> {
                  int level = connection.getTransactionIsolation();
                  int patience = connection.getNetworkTimeout();
                  connection.setNetworkTimeout(Runnable::run, LONG_READ_MILLIS);
                  connection.setTransactionIsolation(snapshot);
                  connection.setAutoCommit(false);
                  try {
                    return work.run(connection);
                  } finally {
                    connection.rollback();
                    connection.setAutoCommit(true);
                    connection.setTransactionIsolation(level);
                    connection.setNetworkTimeout(Runnable::run, patience);
                  }
                }));
  }

  <T> T write(Task<T> work) {
    return change(session -> session.doReturningWork(work::run));
  }

  <T> T change(Mapped<T> work) {
    return transact(session -> new Outcome<>(work.run(session), true));
  }

  /** Runs a transaction; durable when it returns, unless it changed nothing. */
  <T> T transact(Mapped<Outcome<T>> work) {
    Outcome<T> outcome = attempt(work, 1);
    if (outcome.changed()) {
      durability.join();
    } else {
      durability.settled();
    }
    return outcome.value();
  }

  private <T> Outcome<T> attempt(Mapped<Outcome<T>> work, int number) {
    try {
      return once(work);
    } catch (RuntimeException e) {
      if (number < ATTEMPTS && Trouble.of(e).mayRunAgain()) {
        return attempt(work, number + 1);
      }
      throw Trouble.told(e);
    }
  }

  private <T> Outcome<T> once(Mapped<Outcome<T>> work) {
    return durability.writing(() -> transaction(work));
  }

  private <T> Outcome<T> transaction(Mapped<Outcome<T>> work) {
    try (StatelessSession session = sessions.openStatelessSession()) {
      Transaction transaction = session.beginTransaction();
      boolean done = false;
      try {
        Outcome<T> outcome = work.run(session);
        if (outcome.changed()) {
          durability.commit(transaction::commit);
          done = true;
        }
        return outcome;
      } finally {
        if (!done) {
          undo(transaction);
        }
      }
    }
  }

  private static void undo(Transaction transaction) {
    try {
      transaction.rollback();
    } catch (RuntimeException e) {
      // The connection is broken; the database undoes what it never saw committed.
      LOG.debug("rollback failed", e);
    }
  }
}
