package com.mailfence.eas.wire;

import com.mailfence.eas.wbxml.Element;
import com.mailfence.eas.wbxml.Tag;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/**
 * Which properties a device manages. Those it does not are ghosted: that it leaves them out says
 * nothing. [MS-ASCMD] section 2.2.3.178.
 *
 * @param said whether it said anything; if not, it manages all [MS-ASCMD] R5906
 * @param tags what it manages, by the numbers of their tags: 64 times the page, and the token
 */
public record Supported(boolean said, Set<Integer> tags) {
  /** A device that says nothing manages everything. */
  public static final Supported ALL = new Supported(false, Set.of());

  private static final int TOKENS = 64;
  private static final int MOST = 256;

  public Supported {
    tags = Set.copyOf(tags);
  }

  /** What a request for the first key says. [MS-ASCMD] R5907, R5909 */
  static Supported read(Element collection) {
    Optional<Element> list = collection.child("AirSync", "Supported");
    if (list.isEmpty()) {
      return ALL;
    }
    Set<Integer> tags = new TreeSet<>();
    for (Element child : list.get().children()) {
      if (tags.size() < MOST) {
        tags.add(number(child.tag()));
      }
    }
    return new Supported(true, tags);
  }

  /** Whether the property keeps its value when the device leaves it out. [MS-ASCMD] R5911 */
  public boolean isGhosted(Tag tag) {
    return said && !tags.contains(number(tag));
  }

  private static int number(Tag tag) {
    return tag.page() * TOKENS + tag.token();
  }
}
