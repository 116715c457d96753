package com.mailfence.engine.provision;

import java.util.List;

/** What a plan came to. */
public record Report(List<Line> lines) {
  public Report {
    lines = List.copyOf(lines);
  }

  /**
   * What became of one entry.
   *
   * @param entry as "user anna@example.com"
   * @param changes what was set; secrets are not told, only that they were
   */
  public record Line(Result result, String entry, List<String> changes) {
    public Line {
      changes = List.copyOf(changes);
    }
  }

  /** What can become of an entry. */
  public enum Result {
    CREATED,
    CHANGED,
    UNCHANGED
  }

  /** How many entries came to this. */
  public long count(Result result) {
    return lines.stream().filter(line -> line.result() == result).count();
  }
}
