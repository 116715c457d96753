package com.mailfence.dav.wire;

import java.util.List;

/** A condition of the protocol does not hold, so nothing was done. */
public final class Unmet extends RuntimeException {
  private static final long serialVersionUID = 1L;
  private final Condition condition;
  private final transient List<String> hrefs;

  /**
   * @param hrefs what it is about; may be empty
   */
  public Unmet(Condition condition, String... hrefs) {
    super(condition.name(), null, false, false);
    this.condition = condition;
    this.hrefs = List.of(hrefs);
  }

  public Condition condition() {
    return condition;
  }

  public List<String> hrefs() {
    return hrefs;
  }
}
