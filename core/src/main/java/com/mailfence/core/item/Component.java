package com.mailfence.core.item;

/** What a calendar object describes. All that one object holds is of one of these. */
public enum Component {
  EVENT(Kind.CALENDAR),
  TODO(Kind.TASKS),
  JOURNAL(Kind.NOTES);

  private final Kind home;

  Component(Kind home) {
    this.home = home;
  }

  /** The kind of collection it lies in. */
  public Kind home() {
    return home;
  }
}
