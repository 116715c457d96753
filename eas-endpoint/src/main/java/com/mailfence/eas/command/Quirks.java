package com.mailfence.eas.command;

import java.util.Arrays;
import java.util.EnumSet;
import java.util.Locale;
import java.util.Set;

/**
 * What single devices need that the papers do not say, by what they call themselves. Each has a
 * transcript that proves it.
 */
public enum Quirks {
  /**
   * Outlook dislikes the answer for a folder that is gone, and learns of it by FolderSync anyway.
   */
  LEAVE_OUT_GONE_FOLDERS("outlook"),

  /** Outlook renames its copy of a moved item itself, and takes the addition for another mail. */
  KEEP_MOVED_ITEMS("outlook"),

  /** iOS fetches an item without saying that it wants no changes, and cannot place them. */
  FETCH_BRINGS_NO_CHANGES("apple-"),

  /** iOS sends an empty picture with every change of a contact that has one. */
  EMPTY_PICTURE_IS_NONE("apple-"),

  /** Android before 4.4 wipes only on an answer with policies in it. */
  WIPE_WITH_POLICIES("android"),

  /** Nine speaks no version above 14.0 to a server that does not look like Exchange. */
  WANTS_EXCHANGE("nine"),

  /** Android does not take an invalid key from an estimate, only from the Sync that follows. */
  ESTIMATE_KNOWS_EVERY_KEY("android", "gmail", "samsung");

  private final Set<String> agents;

  Quirks(String... agents) {
    this.agents = Set.of(agents);
  }

  /** The quirks of whoever sends this request. */
  static Set<Quirks> of(Call call) {
    String agent = call.agent().toLowerCase(Locale.ROOT);
    String type = call.request().device().type().toLowerCase(Locale.ROOT);
    Set<Quirks> found = EnumSet.noneOf(Quirks.class);
    Arrays.stream(values())
        .filter(quirk -> quirk.agents.stream().anyMatch(a -> agent.contains(a) || type.contains(a)))
        .forEach(found::add);
    return found;
  }

  /** Whether it is one of whoever calls itself so, before it said more. */
  public boolean isOf(String agent) {
    String name = agent.toLowerCase(Locale.ROOT);
    return agents.stream().anyMatch(name::contains);
  }

  boolean isOf(Call call) {
    return of(call).contains(this);
  }
}
