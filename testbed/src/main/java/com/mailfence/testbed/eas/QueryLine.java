package com.mailfence.testbed.eas;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.ByteArrayOutputStream;
import java.net.URLEncoder;
import java.util.Base64;
import java.util.List;
import java.util.Map;

/** Writes the query of a request in both forms. [MS-ASHTTP] section 2.2.1.1.1. */
final class QueryLine {
  private static final List<String> COMMANDS =
      List.of(
          "Sync",
          "SendMail",
          "SmartForward",
          "SmartReply",
          "GetAttachment",
          "-",
          "-",
          "-",
          "-",
          "FolderSync",
          "FolderCreate",
          "FolderDelete",
          "FolderUpdate",
          "MoveItems",
          "GetItemEstimate",
          "MeetingResponse",
          "Search",
          "Settings",
          "Ping",
          "ItemOperations",
          "Provision",
          "ResolveRecipients",
          "ValidateCert",
          "Find");
  private static final Map<String, Integer> PARAMETERS =
      Map.of("AttachmentName", 0, "CollectionId", 1, "ItemId", 3, "LongId", 4, "Occurrence", 6);

  private QueryLine() {}

  static String plain(Handset phone, String command, Map<String, String> arguments) {
    StringBuilder query = new StringBuilder("Cmd=" + command);
    query.append("&User=").append(escaped(phone.login().user()));
    query.append("&DeviceId=").append(escaped(phone.deviceId()));
    query.append("&DeviceType=").append(escaped(phone.deviceType()));
    arguments.forEach(
        (name, value) -> query.append('&').append(name).append('=').append(escaped(value)));
    return query.toString();
  }

  private static String escaped(String value) {
    return URLEncoder.encode(value, UTF_8).replace("+", "%20");
  }

  static String encoded(Handset phone, String command, Map<String, String> arguments, long key) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    out.write(Integer.parseInt(phone.version().replace(".", "")));
    out.write(COMMANDS.indexOf(command));
    out.writeBytes(new byte[] {0x09, 0x04}); // English of the United States
    counted(phone.deviceId().getBytes(UTF_8), out);
    counted(key == 0 ? new byte[0] : littleEndian(key), out);
    counted(phone.deviceType().getBytes(UTF_8), out);
    int options = 0;
    for (Map.Entry<String, String> argument : arguments.entrySet()) {
      if (argument.getKey().equals("SaveInSent")) {
        options += argument.getValue().equals("T") ? 1 : 0;
      } else if (argument.getKey().equals("AcceptMultiPart")) {
        options += argument.getValue().equals("T") ? 2 : 0;
      } else {
        out.write(parameter(argument.getKey()));
        counted(argument.getValue().getBytes(UTF_8), out);
      }
    }
    if (options > 0) {
      out.writeBytes(new byte[] {7, 1, (byte) options});
    }
    out.write(8);
    counted(phone.login().user().getBytes(UTF_8), out);
    return Base64.getEncoder().encodeToString(out.toByteArray());
  }

  private static int parameter(String name) {
    Integer number = PARAMETERS.get(name);
    if (number == null) {
      throw new IllegalArgumentException("no parameter of the query is called " + name);
    }
    return number;
  }

  private static void counted(byte[] value, ByteArrayOutputStream out) {
    if (value.length > 255) {
      throw new IllegalArgumentException("longer than 255 bytes");
    }
    out.write(value.length);
    out.writeBytes(value);
  }

  private static byte[] littleEndian(long key) {
    return new byte[] {(byte) key, (byte) (key >> 8), (byte) (key >> 16), (byte) (key >> 24)};
  }
}
