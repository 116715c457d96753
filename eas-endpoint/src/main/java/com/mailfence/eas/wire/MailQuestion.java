package com.mailfence.eas.wire;

import com.mailfence.core.search.Query.Condition;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A search for mail as a device asks it.
 *
 * @param conditions on the mail itself
 * @param collections as the device names them; none for all
 * @param below whether what lies in them is searched too
 * @param classes of items that are wanted; none for all
 * @param conversation bytes of its id; null for any
 * @param after received later than this
 * @param before received earlier than this
 */
public record MailQuestion(
    List<Condition> conditions,
    List<String> collections,
    boolean below,
    Set<String> classes,
    byte @Nullable [] conversation,
    @Nullable Instant after,
    @Nullable Instant before) {

  public MailQuestion {
    conditions = List.copyOf(conditions);
    collections = List.copyOf(collections);
    classes = Set.copyOf(classes);
  }

  /** Whether mail is among what is wanted. [MS-ASCMD] R922 */
  public boolean wantsMail() {
    return classes.isEmpty() || classes.contains("Email");
  }
}
