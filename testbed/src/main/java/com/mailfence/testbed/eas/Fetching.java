package com.mailfence.testbed.eas;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Map;

/** The Fetch of ItemOperations: bodies and attachments, in the answer or as parts behind it. */
final class Fetching {
  private static final String NS = "ItemOperations:";
  private static final String MULTIPART = "application/vnd.ms-sync.multipart";

  private final Session session;

  Fetching(Session session) {
    this.session = session;
  }

  /** The Fetch of the answer, and its properties if it succeeded. */
  Node item(String folderId, String serverId, int bodyType) {
    Node wish = wish(folderId, serverId, bodyType);
    return only(session.answer(Session.Parcel.of("ItemOperations", wish), 0));
  }

  /** The same, whose body comes as the first part behind it. */
  byte[] itemInParts(String folderId, String serverId, int bodyType) {
    List<byte[]> parts = parts(wish(folderId, serverId, bodyType));
    Node answer = Wbxml.answer(parts.get(0), session.version());
    Node body = only(answer).at(NS + "Properties", "AirSyncBase:Body");
    if (body.has("AirSyncBase:Data")) { // [MS-ASAIRS] R176
      throw new BadAnswer("data beside a part");
    }
    return parts.get(body.at(NS + "Part").number());
  }

  /** The bytes of an attachment. */
  byte[] attachment(String fileReference) {
    Node fetch =
        Node.of(
            NS + "Fetch",
            Node.text(NS + "Store", "Mailbox"),
            Node.text("AirSyncBase:FileReference", fileReference));
    Node wish = Node.of(NS + "ItemOperations", fetch);
    Node answer = session.answer(Session.Parcel.of("ItemOperations", wish), 0);
    Node data = only(answer).at(NS + "Properties", NS + "Data");
    return data.isOpaque() ? data.bytes() : Base64.getDecoder().decode(data.text());
  }

  private static Node wish(String folderId, String serverId, int bodyType) {
    List<Node> options = new ArrayList<>();
    options.add(Node.of("AirSyncBase:BodyPreference", Node.number("AirSyncBase:Type", bodyType)));
    if (bodyType == 4) {
      options.add(Node.number("AirSync:MIMESupport", 2));
    }
    return Node.of(
        NS + "ItemOperations",
        Node.of(
            NS + "Fetch",
            Node.text(NS + "Store", "Mailbox"),
            Node.text("AirSync:CollectionId", folderId),
            Node.text("AirSync:ServerId", serverId),
            Node.of(NS + "Options", options)));
  }

  private static Node only(Node answer) {
    return answer.at(NS + "Response", NS + "Fetch");
  }

  /** A count, then offset and length of each part, then the parts. [MS-ASCMD] R5509 to R5518 */
  private List<byte[]> parts(Node wish) {
    Session.Parcel parcel =
        new Session.Parcel(
            "ItemOperations", Map.of("AcceptMultiPart", "T"), Session.WBXML, Wbxml.encode(wish));
    Reply reply = session.post(parcel, 0);
    if (reply.status() != 200) {
      throw new HttpFailure("ItemOperations", reply.status());
    }
    if (!reply.header("Content-Type").equals(MULTIPART)) {
      throw new BadAnswer("no parts but " + reply.header("Content-Type"));
    }
    ByteBuffer in = ByteBuffer.wrap(reply.body()).order(ByteOrder.LITTLE_ENDIAN);
    List<byte[]> parts = new ArrayList<>();
    for (int left = in.getInt(); left > 0; left--) {
      int from = in.getInt();
      parts.add(Arrays.copyOfRange(reply.body(), from, from + in.getInt()));
    }
    return parts;
  }
}
