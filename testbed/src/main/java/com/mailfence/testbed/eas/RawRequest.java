package com.mailfence.testbed.eas;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.ByteArrayOutputStream;
import java.util.Base64;
import java.util.Map;

/**
 * A request as bytes on the wire, to be sent again and again, or by thousands, without a phone
 * behind each. HTTP/1.1, RFC 9112.
 */
public final class RawRequest {
  private RawRequest() {}

  /** A command of a phone with its elements. */
  public static byte[] of(Handset phone, String command, Node body) {
    byte[] wire = Wbxml.encode(body);
    String pair = phone.login().user() + ":" + phone.login().password();
    String head =
        "POST /Microsoft-Server-ActiveSync?"
            + QueryLine.plain(phone, command, Map.of())
            + " HTTP/1.1\r\nHost: "
            + phone.server().getAuthority()
            + "\r\nAuthorization: Basic "
            + Base64.getEncoder().encodeToString(pair.getBytes(UTF_8))
            + "\r\nUser-Agent: SimPhone/1.0\r\nMS-ASProtocolVersion: "
            + phone.version()
            + "\r\nX-MS-PolicyKey: 0\r\nContent-Type: "
            + Session.WBXML
            + "\r\nContent-Length: "
            + wire.length
            + "\r\n\r\n";
    ByteArrayOutputStream request = new ByteArrayOutputStream();
    request.writeBytes(head.getBytes(UTF_8));
    request.writeBytes(wire);
    return request.toByteArray();
  }

  /** Sync of one folder of mail that expects nothing new. */
  public static byte[] quietSync(Handset phone, String folderId, String key) {
    return of(
        phone,
        "Sync",
        Node.of(
            "AirSync:Sync",
            Node.of(
                "AirSync:Collections",
                Node.of(
                    "AirSync:Collection",
                    Node.text("AirSync:SyncKey", key),
                    Node.text("AirSync:CollectionId", folderId),
                    Node.of("AirSync:GetChanges"),
                    Node.number("AirSync:WindowSize", 100)))));
  }

  /** Ping of one folder of mail. */
  public static byte[] ping(Handset phone, String folderId, int heartbeatSeconds) {
    return of(
        phone,
        "Ping",
        Node.of(
            "Ping:Ping",
            Node.number("Ping:HeartbeatInterval", heartbeatSeconds),
            Node.of(
                "Ping:Folders",
                Node.of(
                    "Ping:Folder",
                    Node.text("Ping:Id", folderId),
                    Node.text("Ping:Class", "Email")))));
  }
}
