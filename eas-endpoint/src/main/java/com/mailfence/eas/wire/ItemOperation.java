package com.mailfence.eas.wire;

import com.mailfence.eas.wbxml.Tag;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** One operation of ItemOperations. [MS-ASCMD] section 2.2.1.10. */
public sealed interface ItemOperation {
  /**
   * Fetches an item.
   *
   * @param store where it lies, "Mailbox"
   * @param source which item
   * @param options in which form its body is wanted
   * @param schema the only properties that are wanted; null for all
   */
  record FetchItem(String store, ItemSource source, Options options, @Nullable Set<Tag> schema)
      implements ItemOperation {}

  /**
   * Fetches an attachment.
   *
   * @param range as the device wrote it; null for all of it
   */
  record FetchFile(String store, String reference, @Nullable String range)
      implements ItemOperation {}

  /** Removes all items of a folder for good. */
  record Empty(String collection, boolean below) implements ItemOperation {}

  /**
   * Moves a conversation, wherever its mails lie.
   *
   * @param id of the conversation
   * @param always whether this was said, without which it is no request
   */
  record MoveConversation(byte[] id, String to, boolean always) implements ItemOperation {}

  /** What makes no sense. The kind of operation is known, and what it was to be done to. */
  record Unread(String name, int status) implements ItemOperation {}

  /** How an item is named. */
  sealed interface ItemSource {
    /** By its folder and itself. */
    record InFolder(String collection, String item) implements ItemSource {}

    /** As the result of a search. */
    record Found(String longId) implements ItemSource {}
  }
}
