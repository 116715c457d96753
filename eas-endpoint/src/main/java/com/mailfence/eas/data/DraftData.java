package com.mailfence.eas.data;

import com.mailfence.core.Refusal;
import com.mailfence.core.format.mime.Address;
import com.mailfence.core.format.mime.Addresses;
import com.mailfence.core.format.mime.Content;
import com.mailfence.core.format.mime.Form;
import com.mailfence.core.format.mime.Headers;
import com.mailfence.core.format.mime.Mailbox;
import com.mailfence.core.format.mime.Message;
import com.mailfence.core.format.mime.MessageBuilder;
import com.mailfence.core.format.mime.Outgoing;
import com.mailfence.core.format.mime.Structure;
import com.mailfence.core.format.mime.Tokens;
import com.mailfence.core.item.Item;
import com.mailfence.core.item.MailFacets;
import com.mailfence.core.store.Blobs;
import com.mailfence.eas.wbxml.Element;
import com.mailfence.eas.wbxml.ElementBuilder;
import com.mailfence.eas.wire.FileReference;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A draft a device writes: its properties become a message, or change the one there was; what it
 * does not name stays. From 16.0 on. [MS-ASEMAIL] R1489, R1490, R14890, R14900
 */
public final class DraftData {
  private static final String EMAIL = "Email";
  private static final String BASE = "AirSyncBase";
  private static final Set<String> WRITABLE =
      Set.of("To", "Cc", "Bcc", "Subject", "Importance", "ReplyTo", "Attachments", "Body");
  private static final List<String> KEPT = List.of("In-Reply-To", "References", "Message-ID");

  private final Blobs blobs;
  private final Tokens tokens;

  public DraftData(Blobs blobs, Tokens tokens) {
    this.blobs = blobs;
    this.tokens = tokens;
  }

  /**
   * A draft as it is to be stored.
   *
   * @param clientIds the device's names for the files, in their order; empty for those not its own
   */
  public record Written(Content content, List<String> clientIds) {}

  /** Whether a change is one of the message itself, and not only of its marks. */
  public static boolean writes(Element data) {
    for (Element child : data.children()) {
      if (WRITABLE.contains(child.name())) {
        return true;
      }
    }
    return false;
  }

  /**
   * Composes a draft.
   *
   * @param before the draft as it is; null for a new one
   * @param from who writes
   * @throws Refusal.Malformed if it makes no sense
   */
  public Written compose(Element data, @Nullable Item before, Mailbox from, Instant now)
      throws IOException {
    Message old = before == null ? null : message(before);
    Optional<Element> body = data.child(BASE, "Body");
    int type = body.map(b -> b.need(BASE, "Type").integer(1, 4)).orElse(0);
    if (type == 4) {
      DraftFiles.mustBeNone(data);
      byte[] source = body.flatMap(b -> b.child(BASE, "Data")).map(Element::bytes).orElse(EMPTY);
      return new Written(Outgoing.of(Content.of(source)).content(), List.of());
    }
    MessageBuilder letter = new MessageBuilder(tokens);
    head(letter, data, old, from);
    letter.date(now.atZone(ZoneOffset.UTC));
    boolean page = body.isPresent() ? written(letter, body.get(), type) : kept(letter, old);
    DraftFiles files = new DraftFiles();
    if (before != null && old != null && before.facets() instanceof MailFacets mail) {
      files.keep(before, mail.attachments(), old, DraftFiles.gone(data));
    }
    files.add(data);
    files.into(letter, page);
    return new Written(letter.build(), files.clientIds());
  }

  private static final byte[] EMPTY = {};

  /** The draft as it is. */
  public Content stored(Item draft) {
    return new StoredContent(blobs, draft.bytes());
  }

  private Message message(Item item) {
    StoredContent content = new StoredContent(blobs, item.bytes());
    return item.facets() instanceof MailFacets mail
        ? Message.of(content, Structure.fromText(mail.structure()))
        : Message.of(content);
  }

  private static void head(MessageBuilder letter, Element data, @Nullable Message old, Mailbox from)
      throws IOException {
    Headers before = old == null ? null : old.headers();
    List<Mailbox> writer = before == null ? List.of() : mailboxes(before.text("From").orElse(""));
    letter.from(writer.isEmpty() ? from : writer.get(0));
    people(letter, "To", written(data, EMAIL, "To"), before);
    people(letter, "Cc", written(data, EMAIL, "Cc"), before);
    people(letter, "Bcc", written(data, "Email2", "Bcc"), before);
    String replyTo = written(data, EMAIL, "ReplyTo");
    people(letter, "Reply-To", replyTo == null ? null : replyTo.replace(';', ','), before);
    letter.subject(
        data.text(EMAIL, "Subject").orElseGet(() -> header(before, "Subject").orElse("")));
    importance(data)
        .or(() -> header(before, "Importance"))
        .ifPresent(word -> letter.header("Importance", word));
    for (String name : KEPT) {
      header(before, name).ifPresent(value -> letter.header(name, value));
    }
  }

  /** Those the device names; where it says nothing those there were. */
  private static void people(
      MessageBuilder letter, String name, @Nullable String written, @Nullable Headers before) {
    String all = written == null ? header(before, name).orElse("") : written;
    letter.addresses(name, mailboxes(all));
  }

  private static @Nullable String written(Element data, String namespace, String name) {
    return data.text(namespace, name).orElse(null);
  }

  /** All that are named, whether mail can be sent to them or not yet. */
  private static List<Mailbox> mailboxes(String text) {
    return Addresses.parse(text).entries().stream()
        .map(Address::mailboxes)
        .flatMap(List::stream)
        .filter(mailbox -> !mailbox.address().isEmpty())
        .toList();
  }

  private static Optional<String> header(@Nullable Headers headers, String name) {
    return headers == null ? Optional.empty() : headers.text(name);
  }

  private static Optional<String> importance(Element data) {
    return data.child(EMAIL, "Importance")
        .map(
            element ->
                switch (element.integer(0, 2)) {
                  case 0 -> "low";
                  case 2 -> "high";
                  default -> "normal";
                });
  }

  /** Writes the body the device gives; whether it is a page. */
  private static boolean written(MessageBuilder letter, Element body, int type) throws IOException {
    String text = body.text(BASE, "Data").orElse("");
    switch (type) {
      case 1 -> letter.plain(text);
      case 2 -> letter.html(text);
      default -> throw new Refusal.Malformed("a body of type " + type, "Body");
    }
    return type == 2;
  }

  /** Writes the body there was. */
  private static boolean kept(MessageBuilder letter, @Nullable Message old) throws IOException {
    if (old == null) {
      return false;
    }
    boolean page = old.body().nativeForm() == Form.HTML;
    if (page) {
      letter.html(text(old, Form.HTML));
    }
    if (!page || old.body().exactSize(Form.PLAIN).isPresent()) {
      letter.plain(text(old, Form.PLAIN));
    }
    return page;
  }

  private static String text(Message message, Form form) throws IOException {
    try (InputStream in = message.text(form)) {
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    }
  }

  /**
   * What a device is told of a draft it wrote: its conversation if it is new, and the names of the
   * files it added. [MS-ASEMAIL] R1184, R1190; [MS-ASAIRS] R1052
   *
   * @return empty if there is nothing to tell
   */
  public static Optional<Element> told(Item draft, List<String> clientIds, boolean fresh) {
    ElementBuilder data = Element.grow("AirSync", "ApplicationData");
    if (fresh) {
      data.opaque("Email2", "ConversationId", Conversation.id(draft))
          .opaque("Email2", "ConversationIndex", Conversation.index(draft.received()));
    }
    boolean files = files(data, draft, clientIds);
    return fresh || files ? Optional.of(data.build()) : Optional.empty();
  }

  private static boolean files(ElementBuilder data, Item draft, List<String> clientIds) {
    ElementBuilder all = Element.grow(BASE, "Attachments");
    boolean any = false;
    if (draft.facets() instanceof MailFacets mail
        && mail.attachments().size() == clientIds.size()) {
      for (int i = 0; i < clientIds.size(); i++) {
        if (!clientIds.get(i).isEmpty()) {
          all.with(
              Element.grow(BASE, "Attachment")
                  .text("ClientId", clientIds.get(i))
                  .text(
                      "FileReference", FileReference.of(draft, mail.attachments().get(i).part())));
          any = true;
        }
      }
    }
    if (any) {
      data.with(all);
    }
    return any;
  }
}
