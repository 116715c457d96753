package com.mailfence.deploy.house;

import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** The modules of the house, the packages each may hold and the modules each may see. */
enum Part {
  CORE("core", "core"),
  TESTBED("testbed", "testbed"),
  PERSISTENCE("persistence", "persistence"),
  ENGINE("mail-engine", "engine"),
  EAS("eas-endpoint", "eas"),
  DAV("dav-endpoint", "dav"),
  IMAP("imap-pop-endpoint", "imap", "pop"),
  WEB("web-endpoint", "web"),
  DEPLOY("deploy", "deploy");

  static final String ROOT = "com.mailfence";

  final String directory;
  private final List<String> roots;

  Part(String directory, String... roots) {
    this.directory = directory;
    this.roots = List.of(roots);
  }

  /** The part a package belongs to, or empty for packages that are not ours. */
  static Optional<Part> of(String packageName) {
    for (Part part : values()) {
      if (part.holds(packageName)) {
        return Optional.of(part);
      }
    }
    return Optional.empty();
  }

  boolean holds(String packageName) {
    return roots.stream().anyMatch(root -> isWithin(packageName, ROOT + "." + root));
  }

  /**
   * Whether code of a package may name a type of the part. The demonstration and the benchmark play
   * the client, so they alone see testbed from above.
   */
  static boolean maySee(String packageName, Part other) {
    boolean plays =
        isWithin(packageName, ROOT + ".deploy.demo")
            || isWithin(packageName, ROOT + ".deploy.bench");
    return plays && other == TESTBED
        || of(packageName).filter(part -> part != other && !part.below().contains(other)).isEmpty();
  }

  static boolean isWithin(String packageName, String root) {
    return packageName.equals(root) || packageName.startsWith(root + ".");
  }

  private Set<Part> below() {
    return switch (this) {
      case CORE -> EnumSet.noneOf(Part.class);
      case TESTBED, PERSISTENCE, ENGINE -> EnumSet.of(CORE);
      case EAS, DAV, IMAP, WEB -> EnumSet.of(CORE, ENGINE);
      case DEPLOY -> EnumSet.complementOf(EnumSet.of(TESTBED));
    };
  }
}
