package com.mailfence.dav.wire;

import com.mailfence.dav.xml.BadWire;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * The value of If-Match or If-None-Match. RFC 9110 s13.1
 *
 * @param any whether it is a star
 * @param tags opaque tags, without quotes; weak ones are left out, since ours are all strong
 */
public record EntityTags(boolean any, Set<String> tags) {
  private static final Pattern TAG = Pattern.compile("\\s*(W/)?\"([^\"]*)\"\\s*(?:,|$)");
  private static final int MOST = 100;

  public EntityTags {
    tags = Set.copyOf(tags);
  }

  /**
   * Empty if there is no such header.
   *
   * @throws BadWire if it cannot be read
   */
  public static Optional<EntityTags> read(@Nullable String header) {
    if (header == null) {
      return Optional.empty();
    }
    if (header.strip().equals("*")) {
      return Optional.of(new EntityTags(true, Set.of()));
    }
    Set<String> tags = new HashSet<>();
    Matcher matcher = TAG.matcher(header);
    int at = 0;
    while (at < header.length()) {
      if (tags.size() > MOST || !matcher.find(at) || matcher.start() != at) {
        // Some clients send the tag without its quotes.
        return Optional.of(new EntityTags(false, Set.of(bare(header))));
      }
      if (matcher.group(1) == null) {
        tags.add(matcher.group(2));
      }
      at = matcher.end();
    }
    return Optional.of(new EntityTags(false, tags));
  }

  /** Whether it names the tag of what is there, null if nothing is. */
  public boolean match(@Nullable String tag) {
    return tag != null && (any || tags.contains(tag));
  }

  private static String bare(String header) {
    String text = header.strip();
    if (text.contains("\"") || text.contains(",") || text.isEmpty()) {
      throw new BadWire("entity tag");
    }
    return text;
  }
}
