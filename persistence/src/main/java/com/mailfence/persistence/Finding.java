package com.mailfence.persistence;

/**
 * Something that is not as it must be.
 *
 * @param rule which rule it breaks
 * @param where the row or the content
 * @param detail what was expected and what was found
 */
public record Finding(Rule rule, String where, String detail) {
  /** What must hold between rows, and between rows and bytes. */
  public enum Rule {
    /** created &lt;= content &lt;= modified &lt;= the account's counter, marks in between. */
    SEQUENCE,
    /** A number of the counter is given to one row. */
    NUMBER,
    /** Uids of a collection rise with the items and lie below the next one. */
    UID,
    /** A collection counts what is in it. */
    COUNT,
    /** An account uses what its items take. */
    USED,
    /** A tip is the last change of anything below it. */
    TIP,
    /** A tombstone is stripped, and what is alive has content. */
    TOMBSTONE,
    /** A key is found by its hash. */
    KEY,
    /** Every row belongs to something that is there. */
    ORPHAN,
    /** Every row's content is there, in its size, and with its digest. */
    CONTENT
  }

  @Override
  public String toString() {
    return rule + " " + where + ": " + detail;
  }
}
