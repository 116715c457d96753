package com.mailfence.engine.resource;

import java.util.ArrayList;
import java.util.List;

/** What became of a file of objects that was brought into a collection, object by object. */
public final class Brought {
  private static final int MOST_REASONS = 100;

  private final List<String> names = new ArrayList<>();
  private final List<String> reasons = new ArrayList<>();
  private int present;
  private int skipped;

  /** One was stored, under this name. */
  public void stored(String name) {
    names.add(name);
  }

  /** One of its UID lies there already. */
  public void present() {
    present++;
  }

  /** One is nothing the collection takes. */
  public void skipped(String uid, String why) {
    skipped++;
    if (reasons.size() < MOST_REASONS) {
      reasons.add(uid + ": " + why);
    }
  }

  /** Names of what was stored. */
  public List<String> names() {
    return List.copyOf(names);
  }

  public int there() {
    return present;
  }

  public int left() {
    return skipped;
  }

  /** Why the first hundred were left. */
  public List<String> reasons() {
    return List.copyOf(reasons);
  }
}
