package com.mailfence.testbed.eas;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/** SendMail, SmartReply and SmartForward: as a body of mail up to 12.1, as elements after it. */
final class Sending {
  private static final String NS = "ComposeMail:";

  private final Session session;
  private int sent;

  Sending(Session session) {
    this.session = session;
  }

  /** The item that is replied to or forwarded. */
  record Source(String folderId, String serverId) {}

  /** Returns 1, or the status that the server gave. */
  int send(byte[] mime) {
    return send(fresh(mime), mime);
  }

  /** The same under a given name; up to 12.1 a mail has none. */
  int send(String clientId, byte[] mime) {
    return status(
        session.speaks("14.0")
            ? written("SendMail", List.of(clientId(clientId)), mime)
            : raw("SendMail", Map.of(), mime));
  }

  int smart(String command, Source source, byte[] mime) {
    if (session.speaks("14.0")) {
      Node from =
          Node.of(
              NS + "Source",
              Node.text(NS + "FolderId", source.folderId()),
              Node.text(NS + "ItemId", source.serverId()));
      return status(written(command, List.of(clientId(fresh(mime)), from), mime));
    }
    Map<String, String> arguments = new LinkedHashMap<>();
    arguments.put("CollectionId", source.folderId());
    arguments.put("ItemId", source.serverId());
    return status(raw(command, arguments, mime));
  }

  private static Session.Parcel written(String command, List<Node> head, byte[] mime) {
    List<Node> words = new ArrayList<>(head);
    words.add(Node.of(NS + "SaveInSentItems"));
    words.add(Node.opaque(NS + "Mime", mime));
    return Session.Parcel.of(command, Node.of(NS + command, words));
  }

  private static Session.Parcel raw(String command, Map<String, String> arguments, byte[] mime) {
    Map<String, String> all = new LinkedHashMap<>(arguments);
    all.put("SaveInSent", "T");
    return new Session.Parcel(command, all, Session.MAIL, mime);
  }

  private static Node clientId(String id) {
    return Node.text(NS + "ClientId", id);
  }

  /** A name that another phone under the same id would not give to another mail. */
  private String fresh(byte[] mime) {
    return UUID.nameUUIDFromBytes(mime) + "-" + ++sent;
  }

  /** Silence is success. [MS-ASCMD] R463 */
  private int status(Session.Parcel parcel) {
    return session.ask(parcel, 0).map(answer -> answer.at(NS + "Status").number()).orElse(1);
  }
}
