package com.mailfence.eas.request;

import com.mailfence.eas.wbxml.BadWire;
import java.util.Arrays;
import java.util.function.Predicate;

/**
 * The commands by name and by number, and the versions that have them. [MS-ASHTTP] section
 * 2.2.1.1.1.1.2; the number of Find is that of its author's own table.
 */
public enum Verb {
  SYNC("Sync", 0),
  SEND_MAIL("SendMail", 1),
  SMART_FORWARD("SmartForward", 2),
  SMART_REPLY("SmartReply", 3),
  GET_ATTACHMENT("GetAttachment", 4, Version.V12_1, Version.V12_1),
  FOLDER_SYNC("FolderSync", 9),
  FOLDER_CREATE("FolderCreate", 10),
  FOLDER_DELETE("FolderDelete", 11),
  FOLDER_UPDATE("FolderUpdate", 12),
  MOVE_ITEMS("MoveItems", 13),
  GET_ITEM_ESTIMATE("GetItemEstimate", 14),
  MEETING_RESPONSE("MeetingResponse", 15),
  SEARCH("Search", 16),
  SETTINGS("Settings", 17),
  PING("Ping", 18),
  ITEM_OPERATIONS("ItemOperations", 19),
  PROVISION("Provision", 20),
  RESOLVE_RECIPIENTS("ResolveRecipients", 21),
  VALIDATE_CERT("ValidateCert", 22),
  FIND("Find", 23, Version.V16_1, Version.V16_1),
  /** Has no number: it only ever comes by name. */
  GET_HIERARCHY("GetHierarchy", -1, Version.V12_1, Version.V12_1);

  private final String text;
  private final int code;
  private final Version since;
  private final Version until;

  Verb(String text, int code) {
    this(text, code, Version.V12_1, Version.V16_1);
  }

  Verb(String text, int code, Version since, Version until) {
    this.text = text;
    this.code = code;
    this.since = since;
    this.until = until;
  }

  /** The name on the wire, which is also that of the root element where there is one. */
  public String text() {
    return text;
  }

  /** Whether this version of the protocol has the command. */
  public boolean isIn(Version version) {
    return version.atLeast(since) && until.atLeast(version);
  }

  static Verb named(String name) {
    return find(verb -> verb.text.equalsIgnoreCase(name));
  }

  static Verb ofCode(int code) {
    return find(verb -> verb.code == code);
  }

  private static Verb find(Predicate<Verb> wanted) {
    return Arrays.stream(values())
        .filter(wanted)
        .findFirst()
        .orElseThrow(() -> new BadWire(BadWire.Fault.COMMAND, "unknown command", "Cmd"));
  }
}
