package com.mailfence.core;

import java.time.Duration;

/**
 * The one way the house says no. Nine kinds and no wire status: each endpoint owns exactly one
 * table, an exhaustive switch, that turns a kind into its protocol's word. A refusal means nothing
 * was changed.
 */
public abstract sealed class Refusal extends RuntimeException {
  private static final long serialVersionUID = 1L;

  /** The nine, for tables: a switch over them does not compile when a tenth comes. */
  public enum Kind {
    NOT_FOUND,
    FORBIDDEN,
    CONFLICT,
    STALE,
    EXISTS,
    OVER_QUOTA,
    TOO_LARGE,
    MALFORMED,
    BUSY
  }

  private Refusal(String message) {
    // An expected outcome, often provoked by strangers: no stack trace to pay for.
    super(message, null, false, false);
  }

  public abstract Kind kind();

  /** There is no such thing, or the reader may not know that there is. */
  public static final class NotFound extends Refusal {
    private static final long serialVersionUID = 1L;

    public NotFound(String what) {
      super(what + " not found");
    }

    @Override
    public Kind kind() {
      return Kind.NOT_FOUND;
    }
  }

  /** The reader sees it and may not do this to it. */
  public static final class Forbidden extends Refusal {
    private static final long serialVersionUID = 1L;

    public Forbidden(String what) {
      super(what);
    }

    @Override
    public Kind kind() {
      return Kind.FORBIDDEN;
    }
  }

  /** Someone else was faster: the reader acted on {@code expected}, there is {@code actual}. */
  public static final class Conflict extends Refusal {
    private static final long serialVersionUID = 1L;
    private final String expected;
    private final String actual;

    public Conflict(String expected, String actual) {
      super("expected " + expected + ", found " + actual);
      this.expected = expected;
      this.actual = actual;
    }

    public String expected() {
      return expected;
    }

    public String actual() {
      return actual;
    }

    @Override
    public Kind kind() {
      return Kind.CONFLICT;
    }
  }

  /** What the reader remembers lies under the floor: it must start over. */
  public static final class Stale extends Refusal {
    private static final long serialVersionUID = 1L;

    public Stale(String what) {
      super(what + " is too old");
    }

    @Override
    public Kind kind() {
      return Kind.STALE;
    }
  }

  /** There is one of that name already. */
  public static final class Exists extends Refusal {
    private static final long serialVersionUID = 1L;
    private final String rival;

    public Exists(String what) {
      this(what, "");
    }

    /**
     * @param rival name of what is in the way; empty if it has none
     */
    public Exists(String what, String rival) {
      super(what + " exists already");
      this.rival = rival;
    }

    /** Name of what is in the way; empty if it has none or it does not matter. */
    public String rival() {
      return rival;
    }

    @Override
    public Kind kind() {
      return Kind.EXISTS;
    }
  }

  /** The account's space does not suffice. Sizes in bytes. */
  public static final class OverQuota extends Refusal {
    private static final long serialVersionUID = 1L;

    public OverQuota(long used, long asked, long quota) {
      super("quota of " + quota + " bytes exceeded: " + used + " used, " + asked + " asked");
    }

    @Override
    public Kind kind() {
      return Kind.OVER_QUOTA;
    }
  }

  /** One object is larger than the house takes. Sizes in bytes. */
  public static final class TooLarge extends Refusal {
    private static final long serialVersionUID = 1L;
    private final long limit;

    public TooLarge(String what, long limit) {
      super(what + " is larger than " + limit + " bytes");
      this.limit = limit;
    }

    /** The limit that was passed, in bytes. */
    public long limit() {
      return limit;
    }

    @Override
    public Kind kind() {
      return Kind.TOO_LARGE;
    }
  }

  /** The content itself is wrong: what, and where in it. */
  public static final class Malformed extends Refusal {
    private static final long serialVersionUID = 1L;
    private final String where;

    public Malformed(String what, String where) {
      super(what + " (" + where + ")");
      this.where = where;
    }

    public String where() {
      return where;
    }

    @Override
    public Kind kind() {
      return Kind.MALFORMED;
    }
  }

  /** Not now: try again after the given time. */
  public static final class Busy extends Refusal {
    private static final long serialVersionUID = 1L;
    private final Duration retryAfter;

    public Busy(String what, Duration retryAfter) {
      super(what + ", try again in " + retryAfter.toSeconds() + " s");
      this.retryAfter = retryAfter;
    }

    public Duration retryAfter() {
      return retryAfter;
    }

    @Override
    public Kind kind() {
      return Kind.BUSY;
    }
  }
}
