package com.mailfence.eas.hierarchy;

import com.mailfence.core.item.Collection;
import com.mailfence.core.item.Kind;
import java.util.Optional;

/** Types of folders. [MS-ASCMD] section 2.2.3.186.3 */
public final class FolderType {
  /** A user's folder of unsaid kind, as devices may ask for: it becomes one of mail. */
  private static final int GENERIC = 1;

  private static final int INBOX = 2;
  private static final int DRAFTS = 3;
  private static final int DELETED_ITEMS = 4;
  private static final int SENT_ITEMS = 5;
  private static final int TASKS = 7;
  private static final int CALENDAR = 8;
  private static final int CONTACTS = 9;
  private static final int NOTES = 10;
  private static final int USER_MAIL = 12;
  private static final int USER_CALENDAR = 13;
  private static final int USER_CONTACTS = 14;
  private static final int USER_TASKS = 15;
  private static final int USER_NOTES = 17;

  /** The recipient information cache. */
  public static final int RECIPIENT_CACHE = 19;

  private FolderType() {}

  /** The type of a collection that devices see. SYNC-004, SYNC-037 */
  public static int of(Collection collection) {
    return switch (collection.role()) {
      case INBOX -> INBOX;
      case DRAFTS -> DRAFTS;
      case SENT -> SENT_ITEMS;
      case TRASH -> DELETED_ITEMS;
      case SPAM, TEMPLATES -> USER_MAIL;
      case MAIN ->
          switch (collection.kind()) {
            case TASKS -> TASKS;
            case NOTES -> NOTES;
            case CALENDAR -> CALENDAR;
            case CONTACTS, MAIL, FILES -> CONTACTS;
          };
      case NONE ->
          switch (collection.kind()) {
            case MAIL, FILES -> USER_MAIL;
            case TASKS -> USER_TASKS;
            case NOTES -> USER_NOTES;
            case CALENDAR -> USER_CALENDAR;
            case CONTACTS -> USER_CONTACTS;
          };
    };
  }

  /** What a device may create by asking for this type; empty if it may not. [MS-ASCMD] R4035 */
  public static Optional<Kind> creatable(int type) {
    return switch (type) {
      case GENERIC, USER_MAIL -> Optional.of(Kind.MAIL);
      case USER_CALENDAR -> Optional.of(Kind.CALENDAR);
      case USER_CONTACTS -> Optional.of(Kind.CONTACTS);
      case USER_TASKS -> Optional.of(Kind.TASKS);
      case USER_NOTES -> Optional.of(Kind.NOTES);
      default -> Optional.empty();
    };
  }
}
