package com.mailfence.eas.wbxml;

/**
 * One tag of the protocol: its namespace, its name, and where it stands in the code pages. There is
 * exactly one instance of each, so tags may be compared by identity.
 */
public final class Tag {
  private final int page;
  private final int token;
  private final String namespace;
  private final String name;

  Tag(int page, int token, String namespace, String name) {
    this.page = page;
    this.token = token;
    this.namespace = namespace.intern();
    this.name = name.intern();
  }

  /**
   * The tag of a name that the program itself uses.
   *
   * @throws IllegalArgumentException if the tables hold no such tag: a slip of the pen in our code
   */
  public static Tag of(String namespace, String name) {
    return CodePage.named(namespace).tag(name);
  }

  /** The name of the code page, "AirSync". */
  public String namespace() {
    return namespace;
  }

  public String name() {
    return name;
  }

  /** The number of the code page, 0 to 25. */
  public int page() {
    return page;
  }

  /** The number in the page, 5 to 63. */
  public int token() {
    return token;
  }

  /** "AirSync:Sync". */
  @Override
  public String toString() {
    return namespace + ":" + name;
  }
}
