package com.mailfence.eas.wire;

/** What a Sync answer says of itself, of a collection or of a command. [MS-ASCMD] R4420 */
public final class SyncStatus {
  public static final int SUCCESS = 1;
  public static final int INVALID_KEY = 3;
  public static final int PROTOCOL_ERROR = 4;
  public static final int SERVER_ERROR = 5;
  public static final int INVALID_ITEM = 6;
  public static final int CONFLICT = 7;
  public static final int NOT_FOUND = 8;
  public static final int OUT_OF_SPACE = 9;
  public static final int HIERARCHY_CHANGED = 12;
  public static final int INCOMPLETE = 13;
  public static final int INVALID_WAIT = 14;
  public static final int TOO_MANY_COLLECTIONS = 15;
  public static final int RETRY = 16;

  /** Common to all commands. [MS-ASCMD] R5410 */
  public static final int PART_TYPE_NOT_SUPPORTED = 164;

  private SyncStatus() {}
}
