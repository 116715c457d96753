package com.mailfence.dav.wire;

import java.util.List;

/** A condition of the protocol does not hold, so nothing was done. */
public final class Unmet extends RuntimeException {
  private static final long serialVersionUID = 1L;
  private final Condition condition;
  private final transient List<String> hrefs;
  private final Privilege privilege;

  /**
   * @param hrefs what it is about; may be empty
   */
  public Unmet(Condition condition, String... hrefs) {
    this(condition, Privilege.WRITE, List.of(hrefs));
  }

  private Unmet(Condition condition, Privilege privilege, List<String> hrefs) {
    super(condition.name(), null, false, false);
    this.condition = condition;
    this.privilege = privilege;
    this.hrefs = hrefs;
  }

  /** The user lacks a privilege on something he sees. RFC 3744 s7.1.1 */
  public static Unmet privilege(Privilege needed, String href) {
    return new Unmet(Condition.READ_ONLY, needed, List.of(href));
  }

  /** What is lacking, where a privilege is. */
  public Privilege privilege() {
    return privilege;
  }

  public Condition condition() {
    return condition;
  }

  public List<String> hrefs() {
    return hrefs;
  }
}
