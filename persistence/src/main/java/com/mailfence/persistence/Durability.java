package com.mailfence.persistence;

import java.util.function.Supplier;

/** When a commit of the database is durable. */
interface Durability {
  /** A database that is durable when its own commit returns. */
  Durability AT_COMMIT =
      new Durability() {
        @Override
        public <T> T writing(Supplier<T> transaction) {
          return transaction.get();
        }

        @Override
        public void commit(Runnable commit) {
          commit.run();
        }

        @Override
        public void join() {
          // Durable already.
        }

        @Override
        public void settled() {
          // What can be read is durable already.
        }
      };

  /** Runs a whole transaction, from its first statement to its commit. */
  <T> T writing(Supplier<T> transaction);

  /** Runs the database's own commit. */
  void commit(Runnable commit);

  /**
   * Returns when all that was committed before is durable.
   *
   * @throws com.mailfence.core.Refusal.Busy if it cannot be made so
   */
  void join();

  /** Returns when all that could be read before is durable. */
  void settled();
}
