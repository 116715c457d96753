package com.mailfence.core.search;

import com.mailfence.core.item.CollectionId;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What is looked for; all of it must be met.
 *
 * @param conditions on the mail itself
 * @param in where; empty for everywhere
 * @param after received later than this; null for any time
 * @param before received earlier than this; null for any time
 * @param thread number of the conversation; null for any
 */
public record Query(
    List<Condition> conditions,
    Set<CollectionId> in,
    @Nullable Instant after,
    @Nullable Instant before,
    @Nullable Long thread) {

  public Query {
    conditions = List.copyOf(conditions);
    in = Set.copyOf(in);
  }

  /** One thing that must hold. */
  public sealed interface Condition {
    /**
     * Words begin so, whatever the case of their letters; several all have to. What stands in
     * quotation marks belongs together.
     */
    record Words(Field field, String text) implements Condition {}

    /** There are files, or there are none. */
    record Files(boolean any) implements Condition {}

    /** The mail was read, or it was not. */
    record Read(boolean read) implements Condition {}
  }

  /** Where in a mail words may stand. */
  public enum Field {
    ANYWHERE,
    FROM,
    TO,
    CC,
    BCC,
    /** Sender or receiver. */
    PEOPLE,
    SUBJECT,
    BODY,
    /** The name of a file. */
    FILE
  }
}
