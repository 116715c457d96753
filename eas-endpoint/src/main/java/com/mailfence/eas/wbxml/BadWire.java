package com.mailfence.eas.wbxml;

/**
 * A request that cannot be read. It says what was wrong, where, and which family of answer fits;
 * the answer itself is chosen by the endpoint's table of statuses.
 *
 * <p>It carries no stack trace: it is no bug of ours, and whoever sends a million of them shall not
 * make us walk the stack a million times.
 */
public final class BadWire extends RuntimeException {
  private static final long serialVersionUID = 1L;

  /** What kind of mistake it was. [MS-ASCMD] section 2.2.2 and [MS-ASHTTP] section 2.2.2.1.1. */
  public enum Fault {
    /** The query or a header cannot be read. */
    REQUEST,
    /** No protocol version that we speak. */
    VERSION,
    /** No command that we know. */
    COMMAND,
    /** The device's id is missing or malformed. */
    DEVICE_ID,
    /** The device's type is missing or malformed. */
    DEVICE_TYPE,
    /** The body is no WBXML, or breaks a bound. */
    WBXML,
    /** The body is WBXML of the wrong shape: an element is missing or out of place. */
    SHAPE,
    /** An element holds a value that it may not hold. */
    VALUE,
    /** An element should hold a time and does not. */
    TIME
  }

  private final Fault fault;
  private final String what;
  private final String where;

  /**
   * @param fault the family of the mistake
   * @param what the mistake in a few words, without any value sent by the client
   * @param where the element, parameter, header or byte that it concerns
   */
  public BadWire(Fault fault, String what, String where) {
    super(what + " at " + where, null, false, false);
    this.fault = fault;
    this.what = what;
    this.where = where;
  }

  public Fault fault() {
    return fault;
  }

  public String what() {
    return what;
  }

  public String where() {
    return where;
  }
}
