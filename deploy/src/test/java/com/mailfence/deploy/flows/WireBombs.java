package com.mailfence.deploy.flows;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.mailfence.testbed.eas.Node;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.zip.GZIPOutputStream;

/** Bodies no phone sends. The tags are those of a Sync: 45 is Sync with content. // EA01, EA02 */
final class WireBombs {
  private static final byte[] HEAD = {3, 1, 106, 0};
  private static final int OPAQUE = 0xC3;

  private WireBombs() {}

  /** What is broken in itself: each must be refused as such. */
  static Map<String, byte[]> broken() {
    Map<String, byte[]> all = new LinkedHashMap<>();
    all.put("one byte", new byte[] {3});
    all.put("head alone", HEAD);
    all.put("no WBXML", "<?xml version=\"1.0\"?><!DOCTYPE a [<!ENTITY b \"b\">]>".getBytes(UTF_8));
    all.put("another version", bytes(9, 1, 106, 0, 0x05));
    all.put("endless public id", join(bytes(3), repeat(0x81, 100_000)));
    all.put("endless charset", join(bytes(3, 1), repeat(0xFF, 100_000)));
    all.put("string table of two gigabytes", bytes(3, 1, 106, 0x87, 0xFF, 0xFF, 0xFF, 0x7F));
    all.put("string table longer than the body", bytes(3, 1, 106, 0x7F, 'a', 0));
    all.put("deep", join(HEAD, repeat(0x45, 100_000)));
    all.put("deep and closed", join(HEAD, repeat(0x45, 1_000), repeat(1, 1_000)));
    all.put("opaque of two gigabytes", head(0x45, OPAQUE, 0x87, 0xFF, 0xFF, 0xFF, 0x7F));
    all.put("opaque of four gigabytes", head(0x45, OPAQUE, 0x8F, 0xFF, 0xFF, 0xFF, 0x7F));
    all.put("opaque of endless length", join(head(0x45, OPAQUE), repeat(0x80, 100_000)));
    all.put("opaque behind the end", head(0x45, OPAQUE, 0x7F, 'a', 1));
    all.put("text without end", join(head(0x45, 3), repeat('a', 900_000)));
    all.put("page 127", head(0, 0x7F, 0x45, 1));
    all.put("a storm of pages", join(HEAD, repeat(0, 900_000)));
    all.put("end before the beginning", head(1));
    all.put("trailing tag", head(0x05, 0x05));
    all.put("trailing megabyte", join(head(0x45, 1), repeat(1, 900_000)));
    all.put("never closed", head(0x45, 0x5C, 0x4F));
    all.put("closed twice", head(0x45, 1, 1));
    all.put("attributes", head(0xC5, 0x05, 1, 1));
    all.put("literal", head(0x45, 0x04, 0, 1));
    all.put("processing instruction", head(0x43, 3, 'a', 0, 1));
    all.put("extensions", head(0x45, 0x40, 'a', 0, 0xC0, 0xC1, 0xC2, 1));
    all.put("entity", head(0x45, 0x02, 0x86, 0xFF, 0xFF, 0x7F, 1));
    all.put("text outside", head(3, 'a', 0));
    return all;
  }

  /** What can be read and is absurd; where it is asked of a phone's folder, with its id. */
  static Map<String, Node> absurd(String folder) {
    Map<String, Node> all = new LinkedHashMap<>();
    for (String key : List.of("", "-1", "x", "99999999999999999999", "{5}9", "9".repeat(100_000))) {
      all.put("key " + brief(key), sync(Node.text("AirSync:SyncKey", key), id(folder)));
    }
    for (String name : List.of("", "0", "-1", "1:1", "../1", "' or 1=1 --", "9".repeat(50_000))) {
      all.put("folder " + brief(name), sync(Node.text("AirSync:SyncKey", "0"), id(name)));
    }
    for (String word : List.of("WindowSize", "Conflict", "GetChanges", "DeletesAsMoves")) {
      for (String value : List.of("-1", "1e9", "99999999999999999999", "\u0001", "\uFFFE")) {
        all.put(
            word + " " + value.length() + value.hashCode(),
            sync(
                Node.text("AirSync:SyncKey", "1"),
                id(folder),
                Node.text("AirSync:" + word, value)));
      }
    }
    Node bytes = Node.opaque("AirSync:SyncKey", new byte[] {0, -1, -19, -96, -128});
    all.put("a key of bytes", sync(bytes, id(folder)));
    Node[] many = new Node[5_000];
    Arrays.fill(many, Node.of("AirSync:Collection", Node.text("AirSync:SyncKey", "0"), id(folder)));
    all.put("5,000 folders", Node.of("AirSync:Sync", Node.of("AirSync:Collections", many)));
    Node[] deletes = new Node[5_000];
    Arrays.fill(deletes, Node.of("AirSync:Delete", Node.text("AirSync:ServerId", folder + ":1")));
    Node commands = Node.of("AirSync:Commands", deletes);
    all.put("5,000 deletes", sync(Node.text("AirSync:SyncKey", "1"), id(folder), commands));
    return all;
  }

  /** Five million tags of which none says anything. */
  static byte[] fiveMillionTags() {
    return join(head(0x45), repeat(0x06, 5_000_000), bytes(1));
  }

  /** A megabyte of zeros for each kilobyte sent. // WS10 */
  static byte[] zipped(byte[] body, int zeros) throws IOException {
    var out = new ByteArrayOutputStream();
    try (var gzip = new GZIPOutputStream(out)) {
      gzip.write(body);
      byte[] some = new byte[1 << 16];
      for (int left = zeros; left > 0; left -= some.length) {
        gzip.write(some);
      }
    }
    return out.toByteArray();
  }

  /** Each beginning of a right request. */
  static List<byte[]> beginnings(byte[] right) {
    List<byte[]> all = new ArrayList<>();
    for (int i = 1; i < right.length; i++) {
      all.add(Arrays.copyOf(right, i));
    }
    return all;
  }

  private static Node sync(Node... words) {
    return Node.of(
        "AirSync:Sync", Node.of("AirSync:Collections", Node.of("AirSync:Collection", words)));
  }

  private static Node id(String folder) {
    return Node.text("AirSync:CollectionId", folder);
  }

  private static byte[] head(int... codes) {
    return join(HEAD, bytes(codes));
  }

  private static byte[] bytes(int... codes) {
    byte[] bytes = new byte[codes.length];
    for (int i = 0; i < codes.length; i++) {
      bytes[i] = (byte) codes[i];
    }
    return bytes;
  }

  private static byte[] repeat(int code, int times) {
    byte[] bytes = new byte[times];
    Arrays.fill(bytes, (byte) code);
    return bytes;
  }

  private static byte[] join(byte[]... parts) {
    var out = new ByteArrayOutputStream();
    for (byte[] part : parts) {
      out.writeBytes(part);
    }
    return out.toByteArray();
  }

  private static String brief(String text) {
    return text.length() > 30 ? text.length() + " characters" : "'" + text + "'";
  }
}
