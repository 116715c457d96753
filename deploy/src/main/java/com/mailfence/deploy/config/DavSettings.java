package com.mailfence.deploy.config;

import java.util.List;

/**
 * Programs that speak WebDAV.
 *
 * @param object bytes of a calendar object or a card
 * @param file bytes of a file
 * @param files whether users may keep files
 * @param tasks whether users have lists of tasks and notes, by whatever way
 */
public record DavSettings(int object, int file, boolean files, boolean tasks) {
  private static final long MIB = 1 << 20;

  private static final Key<Long> OBJECT =
      new Key<>(
          "dav.object",
          Kind.size(64 * 1024, 4 * MIB),
          "4MiB",
          "The largest calendar object or contact, its photo included.");
  private static final Key<Long> FILE =
      new Key<>(
          "dav.file", Kind.size(MIB, 1024 * MIB), "50MiB", "The largest file kept by WebDAV.");
  private static final Key<Boolean> FILES =
      new Key<>(
          "dav.files",
          Kind.yesNo(),
          "true",
          "Whether users may keep files by WebDAV, below /dav/files/. They count as mail does.");
  private static final Key<Boolean> TASKS =
      new Key<>(
          "dav.tasks",
          Kind.yesNo(),
          "false",
          "Whether users have lists of tasks and notes, by CalDAV and on phones.");

  static final List<Key<?>> KEYS = List.of(OBJECT, FILE, FILES, TASKS);

  static DavSettings read(Values values) {
    return new DavSettings(
        Math.toIntExact(values.get(OBJECT)),
        Math.toIntExact(values.get(FILE)),
        values.get(FILES),
        values.get(TASKS));
  }
}
