package com.mailfence.deploy.admin;

import java.io.PrintWriter;
import java.nio.file.Path;

/** Where a command was typed, be it in this process or another. */
public interface Terminal {
  /** Results. */
  PrintWriter out();

  /** Troubles and progress. */
  PrintWriter err();

  /** Where file names begin. */
  Path directory();

  /** Whether somebody watches, so that progress is worth drawing. */
  boolean isWatched();

  /**
   * Asks for a secret: unseen from the keyboard if there is one, else the next line of standard
   * input.
   *
   * @throws com.mailfence.core.Refusal.Malformed if there is none
   */
  String secret(String prompt);

  /** A file name as typed. */
  default Path path(String typed) {
    return directory().resolve(typed).normalize();
  }
}
