package com.mailfence.eas.data;

import com.mailfence.core.Refusal;
import com.mailfence.core.item.Marks;
import com.mailfence.eas.wbxml.Element;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * What a device's change of a mail changes: the marks that are named, and nothing else. [MS-ASCMD]
 * R873, R5825, R5826
 */
public final class MailPatch {
  private static final String EMAIL = "Email";

  /** What the server alone writes. [MS-ASEMAIL] R347, R648, R723, R817, R835 */
  private static final Set<String> READ_ONLY =
      Set.of("ConversationId", "ReceivedAsBcc", "Sender", "UmCallerID", "UmUserNotes");

  private static final int MOST_TAGS = 100;
  private static final int LONGEST_TAG = 128;

  private final @Nullable Boolean read;
  private final @Nullable Element flag;
  private final @Nullable Set<String> tags;

  private MailPatch(@Nullable Boolean read, @Nullable Element flag, @Nullable Set<String> tags) {
    this.read = read;
    this.flag = flag;
    this.tags = tags;
  }

  /**
   * Reads a change. Other properties of a mail are known, and left. [MS-ASCMD] R875
   *
   * @throws Refusal.Malformed if it writes what a device may not write, or makes no sense
   */
  public static MailPatch of(Element data) {
    for (Element child : data.children()) {
      if (child.namespace().equals("Email2") && READ_ONLY.contains(child.name())) {
        throw new Refusal.Malformed("read-only", child.toString());
      }
    }
    Optional<Element> read = data.child(EMAIL, "Read");
    Optional<Element> tags = data.child(EMAIL, "Categories");
    return new MailPatch(
        read.isPresent() ? yesOrNo(read.get()) : null,
        data.child(EMAIL, "Flag").orElse(null),
        tags.isPresent() ? tags(tags.get()) : null);
  }

  /** The marks after the change. */
  public Marks on(Marks marks) {
    Marks after = marks;
    if (read != null) {
      after = after.asRead(read);
    }
    if (flag != null) {
      after = after.flagged(FlagData.read(flag, marks.flag()));
    }
    if (tags != null) {
      after = after.tagged(tags);
    }
    return after;
  }

  /** [MS-ASEMAIL] R643 */
  private static boolean yesOrNo(Element read) {
    return switch (read.text().strip()) {
      case "1" -> true;
      case "0" -> false;
      default -> throw new Refusal.Malformed("neither 0 nor 1", "Read");
    };
  }

  private static Set<String> tags(Element categories) {
    Set<String> tags = new TreeSet<>();
    for (Element category : categories.children(EMAIL, "Category")) {
      String tag = category.text().strip();
      if (tag.length() > LONGEST_TAG || tags.size() == MOST_TAGS) {
        throw new Refusal.Malformed("too many categories, or one too long", "Categories");
      }
      if (!tag.isEmpty()) {
        tags.add(tag);
      }
    }
    return tags;
  }
}
