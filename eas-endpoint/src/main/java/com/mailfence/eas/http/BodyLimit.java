package com.mailfence.eas.http;

import com.mailfence.eas.request.EasRequest;
import com.mailfence.eas.request.Version;

/** How long a body may be, in bytes: a phone asks for little, unless it brings a message. */
final class BodyLimit {
  private static final int QUESTION = 1 << 20;
  private static final int ITEMS = 8 << 20;

  private BodyLimit() {}

  static int of(EasRequest request, int largestMessage) {
    return switch (request.verb()) {
      case SEND_MAIL, SMART_FORWARD, SMART_REPLY -> withOverhead(largestMessage, 1.0);
      // Drafts bring their attachments, in base64 at worst. [MS-ASAIRS] R1052
      case SYNC ->
          request.version().atLeast(Version.V16_0) ? withOverhead(largestMessage, 1.4) : ITEMS;
      case ITEM_OPERATIONS, MOVE_ITEMS, GET_ITEM_ESTIMATE -> QUESTION;
      case VALIDATE_CERT, RESOLVE_RECIPIENTS, SEARCH, FIND, SETTINGS, MEETING_RESPONSE -> QUESTION;
      case FOLDER_SYNC, FOLDER_CREATE, FOLDER_DELETE, FOLDER_UPDATE -> QUESTION;
      case GET_ATTACHMENT, GET_HIERARCHY, PING, PROVISION -> QUESTION;
    };
  }

  private static int withOverhead(int message, double factor) {
    return (int) Math.min(Integer.MAX_VALUE - 8, (long) (message * factor) + QUESTION);
  }
}
