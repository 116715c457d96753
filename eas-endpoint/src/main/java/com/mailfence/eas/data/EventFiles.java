package com.mailfence.eas.data;

import static java.nio.charset.StandardCharsets.US_ASCII;

import com.mailfence.core.format.ical.Block;
import com.mailfence.core.format.ical.Property;
import com.mailfence.core.item.Item;
import com.mailfence.eas.wbxml.Element;
import com.mailfence.eas.wbxml.ElementBuilder;
import com.mailfence.eas.wire.FileReference;
import java.io.ByteArrayInputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Files that lie in an event, seen and written from 16.0 on. Those it only points to are left
 * alone. [MS-ASAIRS] section 2.2.2.8
 */
final class EventFiles {
  static final String LIST = "Attachments";

  private static final String BASE = "AirSyncBase";
  private static final String OPAQUE = "application/octet-stream";
  private static final int NORMAL = 1;

  /** Bytes of a file's digest that are its name: enough for the files of one event. */
  private static final int NAME = 10;

  private EventFiles() {}

  /** All of them; null for none. */
  static @Nullable Element show(Item item, Block block) {
    List<Property> files = files(block);
    if (files.isEmpty()) {
      return null;
    }
    ElementBuilder all = Element.grow(BASE, LIST);
    for (Property file : files) {
      all.with(
          Element.grow(BASE, "Attachment")
              .text("DisplayName", file.parameter("FILENAME").orElse("attachment"))
              .text("FileReference", FileReference.of(item, name(file)))
              .number("Method", NORMAL) // [MS-ASAIRS] R1392
              .number("EstimatedDataSize", size(file)));
    }
    return all.build();
  }

  /** The event without what a device takes away, and with what it adds. */
  static Block with(Block block, Element data) {
    Optional<Element> said = data.child(BASE, LIST);
    if (said.isEmpty()) {
      return block;
    }
    Set<String> gone =
        said.get().children(BASE, "Delete").stream()
            .map(one -> one.need(BASE, "FileReference").text())
            .map(reference -> reference.substring(reference.lastIndexOf(':') + 1))
            .collect(Collectors.toSet());
    Block now = block.without(one -> isFile(one) && gone.contains(name(one)));
    for (Element one : added(data)) {
      Property file = file(one);
      boolean there = files(now).stream().anyMatch(other -> name(other).equals(name(file)));
      now = there ? now : now.plus(file);
    }
    return now;
  }

  /**
   * What a device is told of those it added: its own name for each, and ours.
   *
   * @return null if it added none
   */
  static @Nullable Element told(Item item, Element data) { // [MS-ASAIRS] R1082, R1367, R1001000
    List<Element> added = added(data);
    if (added.isEmpty()) {
      return null;
    }
    ElementBuilder all = Element.grow(BASE, LIST);
    for (Element one : added) {
      all.with(
          Element.grow(BASE, "Attachment")
              .text("ClientId", one.text(BASE, "ClientId").orElse(""))
              .text("FileReference", FileReference.of(item, name(file(one)))));
    }
    return all.build();
  }

  /** The file of that name; empty if there is none. */
  static Optional<StoredFile> file(Block block, String name) {
    return files(block).stream()
        .filter(one -> name(one).equals(name))
        .findFirst()
        .map(
            one -> {
              byte[] bytes = bytes(one);
              String type = one.parameter("FMTTYPE").orElse(OPAQUE);
              return new StoredFile(type, bytes.length, () -> new ByteArrayInputStream(bytes));
            });
  }

  /** One without content, as some devices send at times, is none. */
  private static List<Element> added(Element data) {
    return data.child(BASE, LIST).stream()
        .flatMap(all -> all.children(BASE, "Add").stream())
        .filter(one -> one.child(BASE, "Content").filter(c -> !c.isEmpty()).isPresent())
        .toList();
  }

  // RFC 5545 s3.8.1.1
  private static Property file(Element said) {
    byte[] bytes = said.need(BASE, "Content").bytes();
    String name = said.text(BASE, "DisplayName").orElse("").strip();
    String type = said.text(BASE, "ContentType").orElse("").strip();
    return Property.of("ATTACH", Base64.getEncoder().encodeToString(bytes))
        .with("VALUE", "BINARY")
        .with("ENCODING", "BASE64")
        .with("FMTTYPE", type.matches("[\\w.+-]{1,60}/[\\w.+-]{1,60}") ? type : OPAQUE)
        .with("FILENAME", name.isEmpty() ? "attachment" : name);
  }

  private static List<Property> files(Block block) {
    return block.properties().stream().filter(EventFiles::isFile).toList();
  }

  private static boolean isFile(Property one) {
    return one.is("ATTACH")
        && one.parameter("ENCODING").filter("BASE64"::equalsIgnoreCase).isPresent();
  }

  private static long size(Property file) {
    String base64 = file.value().strip();
    int padding = base64.endsWith("==") ? 2 : base64.endsWith("=") ? 1 : 0;
    return Math.max(0, base64.length() / 4 * 3L - padding);
  }

  /** What is no base64 is a file of nothing. */
  private static byte[] bytes(Property file) {
    try {
      return Base64.getMimeDecoder().decode(file.value());
    } catch (IllegalArgumentException e) {
      return new byte[0];
    }
  }

  private static String name(Property file) {
    try {
      byte[] all = MessageDigest.getInstance("SHA-256").digest(file.value().getBytes(US_ASCII));
      return HexFormat.of().formatHex(all, 0, NAME);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every JDK has SHA-256", e);
    }
  }
}
