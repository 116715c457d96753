package com.mailfence.testbed.eas;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What a Sync brought to one folder, all its rounds together. */
public final class SyncResult {
  private int status = 1;
  private int rounds;
  private boolean more;
  private @Nullable Node answer;
  private final List<String> added = new ArrayList<>();
  private final List<String> changed = new ArrayList<>();
  private final List<String> removed = new ArrayList<>();
  private final Map<String, String> created = new LinkedHashMap<>();
  private final Map<String, Integer> failed = new LinkedHashMap<>();

  SyncResult() {}

  /** 1 if all went well, else the first other status of the request or the folder. */
  public int status() {
    return status;
  }

  public int rounds() {
    return rounds;
  }

  /** Ids of items that the server added. */
  public List<String> added() {
    return added;
  }

  public List<String> changed() {
    return changed;
  }

  /** Ids of items that were deleted, or left the window. */
  public List<String> removed() {
    return removed;
  }

  /** What the phone added: the server's ids by the phone's. */
  public Map<String, String> created() {
    return created;
  }

  /** What the phone wanted and did not get: the status by the item's id. */
  public Map<String, Integer> failed() {
    return failed;
  }

  /** Whether the server brought nothing and refused nothing. */
  public boolean isQuiet() {
    return status == 1 && added.isEmpty() && changed.isEmpty() && removed.isEmpty();
  }

  /** The collection of the last answer; nothing if that was empty. */
  public Optional<Node> answer() {
    return Optional.ofNullable(answer);
  }

  boolean hasMore() {
    return more;
  }

  void round(@Nullable Node collection) {
    rounds++;
    answer = collection;
    more = collection != null && collection.has("AirSync:MoreAvailable");
  }

  void status(int other) {
    if (status == 1) {
      status = other;
    }
    if (other != 1) {
      more = false;
    }
  }
}
