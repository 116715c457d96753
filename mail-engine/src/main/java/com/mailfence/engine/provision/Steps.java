package com.mailfence.engine.provision;

import com.mailfence.engine.provision.Report.Line;
import com.mailfence.engine.provision.Report.Result;
import java.util.ArrayList;
import java.util.List;

/** What was done for one entry. */
final class Steps {
  private final String entry;
  private final List<String> changes = new ArrayList<>();
  private boolean created;

  Steps(String entry) {
    this.entry = entry;
  }

  void created() {
    created = true;
  }

  boolean isCreated() {
    return created;
  }

  /** Whether there is anything to tell. */
  boolean isDone() {
    return created || !changes.isEmpty();
  }

  void did(String what) {
    changes.add(what);
  }

  Line line() {
    if (created) {
      return new Line(Result.CREATED, entry, changes);
    }
    return new Line(changes.isEmpty() ? Result.UNCHANGED : Result.CHANGED, entry, changes);
  }
}
