package com.mailfence.eas.wire;

import com.mailfence.eas.request.Verb;
import com.mailfence.eas.wbxml.Element;
import com.mailfence.eas.wbxml.ElementBuilder;

/** The root of each command's document, which bears the command's name on a page of its own. */
public final class Documents {
  private Documents() {}

  /** Whether requests and answers of the command are documents at all. [MS-ASCMD] R6021 */
  public static boolean has(Verb verb) {
    return !page(verb).isEmpty();
  }

  /** Whether the document is one of this command. */
  public static boolean owns(Verb verb, Element root) {
    return has(verb) && root.is(page(verb), verb.text());
  }

  /** Begins the document of an answer. */
  public static ElementBuilder answer(Verb verb) {
    return Element.grow(page(verb), verb.text());
  }

  /** The whole document of an answer that is nothing but a status. */
  public static Element answer(Verb verb, int status) {
    return answer(verb).number("Status", status).build();
  }

  private static String page(Verb verb) {
    return switch (verb) {
      case SYNC -> "AirSync";
      case SEND_MAIL, SMART_FORWARD, SMART_REPLY -> "ComposeMail";
      case FOLDER_SYNC, FOLDER_CREATE, FOLDER_DELETE, FOLDER_UPDATE -> "FolderHierarchy";
      case MOVE_ITEMS -> "Move";
      case GET_ITEM_ESTIMATE,
          MEETING_RESPONSE,
          SEARCH,
          SETTINGS,
          PING,
          ITEM_OPERATIONS,
          PROVISION,
          RESOLVE_RECIPIENTS,
          VALIDATE_CERT,
          FIND ->
          verb.text();
      case GET_ATTACHMENT, GET_HIERARCHY -> "";
    };
  }
}
