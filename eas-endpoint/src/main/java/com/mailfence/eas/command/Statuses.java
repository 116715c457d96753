package com.mailfence.eas.command;

import static com.mailfence.core.Refusal.Kind.CONFLICT;
import static com.mailfence.core.Refusal.Kind.EXISTS;
import static com.mailfence.core.Refusal.Kind.FORBIDDEN;
import static com.mailfence.core.Refusal.Kind.MALFORMED;
import static com.mailfence.core.Refusal.Kind.NOT_FOUND;
import static com.mailfence.core.Refusal.Kind.OVER_QUOTA;
import static com.mailfence.core.Refusal.Kind.STALE;
import static com.mailfence.core.Refusal.Kind.TOO_LARGE;

import com.mailfence.core.Refusal;
import com.mailfence.core.Refusal.Kind;
import com.mailfence.eas.request.Verb;
import com.mailfence.eas.request.Version;
import com.mailfence.eas.wbxml.BadWire;
import com.mailfence.eas.wire.Documents;
import com.mailfence.eas.wire.SyncStatus;
import java.time.Duration;
import java.util.Map;

/**
 * The one table that turns a refusal of the house, or a request that cannot be read, into the word
 * of this protocol. Values from 101 on are common to all commands and travel in the document from
 * 14.0 on; before, the HTTP status says the same. [MS-ASCMD] section 2.2.2 R7461
 */
final class Statuses {
  static final int INVALID_CONTENT = 101;
  static final int INVALID_WBXML = 102;
  static final int INVALID_XML = 103;
  static final int INVALID_TIME = 104;
  static final int INVALID_COMBINATION = 105;
  static final int INVALID_MIME = 107;
  static final int DEVICE_ID = 108;
  static final int DEVICE_TYPE = 109;
  static final int SERVER_ERROR = 110;
  static final int RETRY_LATER = 111;
  static final int MAILBOX_FULL = 113;
  static final int SEND_QUOTA = 115;
  static final int RECIPIENT_UNRESOLVED = 116;
  static final int SENT_BEFORE = 118;
  static final int NO_RECIPIENT = 119;
  static final int SUBMISSION_FAILED = 120;
  static final int ATTACHMENT_TOO_LARGE = 122;
  static final int USER_DISABLED = 126;
  static final int DEVICE_BLOCKED = 129;
  static final int ACCESS_DENIED = 130;
  static final int STATE_NOT_FOUND = 132;
  static final int COMMAND_NOT_SUPPORTED = 137;
  static final int VERSION_NOT_SUPPORTED = 138;
  static final int WIPE = 140;
  static final int NOT_PROVISIONED = 142;
  static final int POLICY_CHANGED = 143;
  static final int INVALID_POLICY_KEY = 144;
  static final int NO_SERIES = 146;
  static final int UNEXPECTED_CLASS = 147;
  static final int ITEM_NOT_FOUND = 150;
  static final int DEVICE_INFORMATION = 165;
  static final int INVALID_ACCOUNT = 166;
  static final int NO_PROTECTION = 168;
  static final int TOO_MANY_DEVICES = 177;
  static final int INVALID_RECIPIENTS = 183;
  static final int MIME_AND_BODY = 178;
  static final int FORWARD_UNPARSED = 179;

  /** What single commands say in their own words. [MS-ASCMD] section 2.2.3.177 */
  private static final Map<Verb, Map<Kind, Integer>> OWN =
      Map.ofEntries(
          Map.entry(Verb.SYNC, Map.of(STALE, 3, MALFORMED, 6, CONFLICT, 16)),
          Map.entry(Verb.FOLDER_SYNC, Map.of(STALE, 9, MALFORMED, 10)),
          Map.entry(
              Verb.FOLDER_CREATE,
              Map.of(EXISTS, 2, FORBIDDEN, 3, NOT_FOUND, 5, STALE, 9, MALFORMED, 10)),
          Map.entry(
              Verb.FOLDER_DELETE, Map.of(FORBIDDEN, 3, NOT_FOUND, 4, STALE, 9, MALFORMED, 10)),
          Map.entry(
              Verb.FOLDER_UPDATE,
              Map.of(EXISTS, 2, FORBIDDEN, 5, NOT_FOUND, 4, STALE, 9, MALFORMED, 10)),
          Map.entry(Verb.GET_ITEM_ESTIMATE, Map.of(NOT_FOUND, 2, STALE, 4)),
          Map.entry(Verb.PING, Map.of(NOT_FOUND, 7, STALE, 7)),
          Map.entry(Verb.SEND_MAIL, compose()),
          Map.entry(Verb.SMART_REPLY, compose()),
          Map.entry(Verb.SMART_FORWARD, compose()),
          Map.entry(
              Verb.ITEM_OPERATIONS,
              Map.of(NOT_FOUND, 6, FORBIDDEN, 16, TOO_LARGE, 11, MALFORMED, 14)),
          Map.entry(Verb.MEETING_RESPONSE, Map.of(NOT_FOUND, 2, FORBIDDEN, 2)),
          Map.entry(Verb.SEARCH, Map.of(NOT_FOUND, 6, FORBIDDEN, 5, TOO_LARGE, 8)),
          Map.entry(Verb.SETTINGS, Map.of(FORBIDDEN, 3, CONFLICT, 6, MALFORMED, 5)));

  /** What a command says to a document that is well written but makes no sense. */
  private static final Map<Verb, Integer> PROTOCOL_ERROR =
      Map.ofEntries(
          Map.entry(Verb.SYNC, 4),
          Map.entry(Verb.FOLDER_SYNC, 10),
          Map.entry(Verb.FOLDER_CREATE, 10),
          Map.entry(Verb.FOLDER_DELETE, 10),
          Map.entry(Verb.FOLDER_UPDATE, 10),
          Map.entry(Verb.PING, 4),
          Map.entry(Verb.ITEM_OPERATIONS, 2),
          Map.entry(Verb.PROVISION, 2),
          Map.entry(Verb.SEARCH, 2),
          Map.entry(Verb.SETTINGS, 2),
          Map.entry(Verb.RESOLVE_RECIPIENTS, 5),
          Map.entry(Verb.VALIDATE_CERT, 2),
          Map.entry(Verb.FIND, 2));

  /** How a command says that the server is at fault. */
  private static final Map<Verb, Integer> OWN_SERVER_ERROR =
      Map.ofEntries(
          Map.entry(Verb.SYNC, 5),
          Map.entry(Verb.FOLDER_SYNC, 6),
          Map.entry(Verb.FOLDER_CREATE, 6),
          Map.entry(Verb.FOLDER_DELETE, 6),
          Map.entry(Verb.FOLDER_UPDATE, 6),
          Map.entry(Verb.PING, 8),
          Map.entry(Verb.ITEM_OPERATIONS, 3),
          Map.entry(Verb.PROVISION, 3),
          Map.entry(Verb.SEARCH, 3),
          Map.entry(Verb.SETTINGS, 4),
          Map.entry(Verb.MEETING_RESPONSE, 4),
          Map.entry(Verb.RESOLVE_RECIPIENTS, 6));

  /** Whoever shall wait so long is not told to try again but that it is enough for today. */
  private static final Duration TODAY = Duration.ofHours(1);

  private Statuses() {}

  /** The status of a refusal inside a command's document. */
  static int of(Refusal refusal, Verb verb) {
    if (sends(verb) && refusal instanceof Refusal.Malformed malformed) {
      return switch (malformed.where()) {
        case "recipients" -> NO_RECIPIENT; // [MS-ASCMD] R4853
        case "recipient" -> RECIPIENT_UNRESOLVED;
        default -> INVALID_MIME;
      };
    }
    Integer own = OWN.getOrDefault(verb, Map.of()).get(refusal.kind());
    return own != null ? own : common(refusal.kind());
  }

  /** What Sync says of one thing a device did. [MS-ASCMD] section 2.2.3.177.17 */
  static int ofItem(Refusal refusal) {
    if (refusal instanceof Refusal.Malformed bad && bad.where().startsWith("recipient")) {
      return INVALID_RECIPIENTS; // [MS-ASCMD] R7472
    }
    return switch (refusal.kind()) {
      case NOT_FOUND -> SyncStatus.NOT_FOUND;
      case FORBIDDEN, EXISTS, MALFORMED, TOO_LARGE -> SyncStatus.INVALID_ITEM;
      case OVER_QUOTA -> SyncStatus.OUT_OF_SPACE;
      case STALE, CONFLICT -> SyncStatus.CONFLICT;
      case BUSY -> SyncStatus.RETRY;
    };
  }

  /** What Sync says of one collection. */
  static int ofCollection(Refusal refusal) {
    return switch (refusal.kind()) {
      case NOT_FOUND -> SyncStatus.HIERARCHY_CHANGED;
      case STALE -> SyncStatus.INVALID_KEY;
      case OVER_QUOTA -> SyncStatus.OUT_OF_SPACE;
      case CONFLICT, BUSY -> SyncStatus.RETRY;
      case FORBIDDEN, EXISTS, MALFORMED, TOO_LARGE -> SyncStatus.SERVER_ERROR;
    };
  }

  /** The status of a fault in a part of a command's document. */
  static int of(BadWire bad, Verb verb) {
    return switch (bad.fault()) {
      case SHAPE, VALUE -> PROTOCOL_ERROR.getOrDefault(verb, INVALID_XML);
      case TIME -> PROTOCOL_ERROR.getOrDefault(verb, INVALID_TIME);
      case WBXML -> // R4244
          verb == Verb.PING ? PROTOCOL_ERROR.getOrDefault(verb, INVALID_WBXML) : INVALID_WBXML;
      case REQUEST -> INVALID_CONTENT;
      case VERSION -> VERSION_NOT_SUPPORTED;
      case COMMAND -> COMMAND_NOT_SUPPORTED;
      case DEVICE_ID -> DEVICE_ID;
      case DEVICE_TYPE -> DEVICE_TYPE;
    };
  }

  /** The whole answer to a command that was refused. */
  static Reply reply(Refusal refusal, Verb verb, Version version) {
    if (refusal instanceof Refusal.Busy busy) {
      if (sends(verb) && busy.retryAfter().compareTo(TODAY) >= 0) {
        return reply(SEND_QUOTA, verb, version); // nothing more today
      }
      return new Reply.Refused(503, busy.retryAfter()); // [MS-ASHTTP] section 2.2.2.1.1
    }
    return reply(of(refusal, verb), verb, version);
  }

  /** The whole answer to a request that cannot be read. */
  static Reply reply(BadWire bad, Verb verb, Version version) {
    return reply(of(bad, verb), verb, version);
  }

  /** The whole answer when something broke that should not. */
  static Reply broken(Verb verb, Version version) {
    return reply(OWN_SERVER_ERROR.getOrDefault(verb, SERVER_ERROR), verb, version);
  }

  /** An answer that is nothing but this status, said as the version says it. */
  static Reply reply(int status, Verb verb, Version version) {
    boolean common = status > 100;
    if (!Documents.has(verb) || common && !version.atLeast(Version.V14_0)) {
      return Reply.http(http(status, verb));
    }
    return Reply.of(Documents.answer(verb, status));
  }

  private static boolean sends(Verb verb) {
    return verb == Verb.SEND_MAIL || verb == Verb.SMART_REPLY || verb == Verb.SMART_FORWARD;
  }

  private static int common(Kind kind) {
    return switch (kind) {
      case NOT_FOUND -> ITEM_NOT_FOUND;
      case FORBIDDEN -> ACCESS_DENIED;
      case CONFLICT, BUSY -> RETRY_LATER;
      case STALE -> STATE_NOT_FOUND;
      case EXISTS -> INVALID_COMBINATION;
      case OVER_QUOTA -> MAILBOX_FULL;
      case TOO_LARGE -> ATTACHMENT_TOO_LARGE;
      case MALFORMED -> INVALID_XML;
    };
  }

  private static Map<Kind, Integer> compose() {
    return Map.of(EXISTS, SENT_BEFORE, FORBIDDEN, SUBMISSION_FAILED);
  }

  /** What stood for a status before 14.0. [MS-ASCMD] R7545 to R7567 */
  private static int http(int status, Verb verb) {
    return switch (status) {
      case SERVER_ERROR -> 500;
      case RETRY_LATER -> 503;
      case MAILBOX_FULL, SEND_QUOTA -> 507;
      case STATE_NOT_FOUND -> verb == Verb.PROVISION ? 500 : 403;
      case COMMAND_NOT_SUPPORTED -> 501;
      case ATTACHMENT_TOO_LARGE -> 413;
      case ITEM_NOT_FOUND -> verb == Verb.GET_ATTACHMENT ? 500 : 400; // [MS-ASCMD] R166
      case NOT_PROVISIONED, INVALID_POLICY_KEY, WIPE, 141, POLICY_CHANGED -> 449;
      case 112, 125, USER_DISABLED, DEVICE_BLOCKED, ACCESS_DENIED, 131, TOO_MANY_DEVICES -> 403;
      default -> status < 100 ? 500 : 400;
    };
  }
}
