package com.mailfence.eas.data;

import com.mailfence.core.Refusal;
import com.mailfence.core.format.mime.Content;
import com.mailfence.core.format.mime.Message;
import com.mailfence.core.format.mime.MessageBuilder;
import com.mailfence.core.format.mime.Part;
import com.mailfence.core.item.Item;
import com.mailfence.core.item.MailFacets.Attachment;
import com.mailfence.eas.wbxml.Element;
import com.mailfence.eas.wire.FileReference;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * The files of a draft: those it has, less those the device takes away, and those it adds.
 * [MS-ASAIRS] section 2.2.2.2, section 2.2.2.21.
 */
final class DraftFiles {
  private static final String BASE = "AirSyncBase";
  private static final String OPAQUE = "application/octet-stream";
  private static final int MESSAGE = 5;

  private final List<Found> pictures = new ArrayList<>();
  private final List<Found> files = new ArrayList<>();

  /**
   * One file.
   *
   * @param clientId the device's name for it; empty for one that was there
   */
  private record Found(
      String clientId,
      String name,
      String type,
      String contentId,
      boolean message,
      Content bytes) {}

  /** Keeps the files a draft has, but for those that are taken away. */
  void keep(Item before, List<Attachment> all, Message message, Set<String> gone)
      throws IOException {
    for (Attachment one : all) {
      Optional<Part> part = message.structure().part(one.part());
      if (part.isPresent() && !gone.contains(FileReference.of(before, one.part()))) {
        Content bytes = one.message() ? message.raw(part.get()) : new Decoded(message, part.get());
        place(
            new Found("", one.name(), one.type(), one.contentId(), one.message(), bytes),
            one.inline());
      }
    }
  }

  /** The files a device takes away. */
  static Set<String> gone(Element data) {
    Set<String> gone = new HashSet<>();
    data.child(BASE, "Attachments")
        .ifPresent(
            all ->
                all.children(BASE, "Delete")
                    .forEach(one -> gone.add(one.need(BASE, "FileReference").text())));
    return gone;
  }

  /** Adds the files a device adds; one without content, as iOS sends at times, is left. */
  void add(Element data) {
    Optional<Element> all = data.child(BASE, "Attachments");
    if (all.isEmpty()) {
      return;
    }
    for (Element one : all.get().children(BASE, "Add")) {
      Optional<Element> content = one.child(BASE, "Content");
      int method = one.integer(BASE, "Method", 1, MESSAGE).orElse(1);
      if (content.isPresent() && !content.get().isEmpty()) {
        place(
            new Found(
                one.text(BASE, "ClientId").orElse(""),
                one.text(BASE, "DisplayName").filter(name -> !name.isBlank()).orElse("attachment"),
                one.text(BASE, "ContentType").orElse(OPAQUE),
                one.text(BASE, "ContentId").orElse(""),
                method == MESSAGE,
                Content.of(content.get().bytes())),
            one.has(BASE, "IsInline"));
      }
    }
  }

  private void place(Found found, boolean inline) {
    (inline && !found.contentId.isEmpty() ? pictures : files).add(found);
  }

  boolean isEmpty() {
    return pictures.isEmpty() && files.isEmpty();
  }

  /** Puts them into a message; pictures stand in the page if there is one. */
  void into(MessageBuilder letter, boolean page) throws IOException {
    for (Found picture : pictures) {
      if (page) {
        letter.picture(picture.contentId, picture.name, picture.type, picture.bytes);
      } else {
        letter.attach(picture.name, picture.type, picture.bytes);
      }
    }
    for (Found file : files) {
      if (file.message) {
        letter.attach(file.name, file.bytes);
      } else {
        letter.attach(file.name, file.type, file.bytes);
      }
    }
  }

  /** The device's names for them, in the order in which they lie in the message. */
  List<String> clientIds() {
    List<String> ids = new ArrayList<>();
    pictures.forEach(one -> ids.add(one.clientId));
    files.forEach(one -> ids.add(one.clientId));
    return ids;
  }

  /** A part of a stored message without its transfer encoding. */
  private record Decoded(Message message, Part part) implements Content {
    @Override
    public long size() {
      return part.sizes().decoded();
    }

    @Override
    public InputStream open() throws IOException {
      return message.decoded(part);
    }
  }

  /** Refuses files where a device hands in a whole message. */
  static void mustBeNone(Element data) {
    if (data.child(BASE, "Attachments").filter(all -> !all.isEmpty()).isPresent()) {
      throw new Refusal.Malformed("files beside a whole message", "Attachments");
    }
  }
}
