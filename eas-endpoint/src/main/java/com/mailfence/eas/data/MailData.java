package com.mailfence.eas.data;

import com.mailfence.core.Refusal;
import com.mailfence.core.format.mime.Addresses;
import com.mailfence.core.format.mime.Envelope;
import com.mailfence.core.format.mime.Mailbox;
import com.mailfence.core.format.mime.Message;
import com.mailfence.core.format.mime.Structure;
import com.mailfence.core.item.Answer;
import com.mailfence.core.item.Item;
import com.mailfence.core.item.MailFacets;
import com.mailfence.core.item.MailFacets.Importance;
import com.mailfence.core.item.Mark;
import com.mailfence.core.store.Blobs;
import com.mailfence.eas.request.Version;
import com.mailfence.eas.wbxml.Element;
import com.mailfence.eas.wbxml.ElementBuilder;
import java.io.IOException;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;

/** A mail as devices see it. [MS-ASEMAIL] section 2.2.2. */
public final class MailData implements ItemData {
  private static final String EMAIL = "Email";
  private static final String EMAIL2 = "Email2";

  /** What all text here is in once it is on its way. [MS-ASEMAIL] R496 */
  private static final String UTF_8 = "65001";

  private final Blobs blobs;

  public MailData(Blobs blobs) {
    this.blobs = blobs;
  }

  @Override
  public long fill(ElementBuilder out, Item item, View view, Outlet outlet) throws IOException {
    MailFacets mail = facets(item);
    Structure structure = Structure.fromText(mail.structure());
    Message message = Message.of(new StoredContent(blobs, item.bytes()), structure);
    BodyData body = new BodyData(message, structure, mail, view);
    envelope(out, item, mail);
    out.with(AttachmentData.write(item, mail));
    if (body.isWanted()) {
      out.with(body.body(outlet));
    }
    body.part(outlet).ifPresent(out::with);
    Optional<InvitationData.Shown> meeting = InvitationData.of(mail, view, item.received());
    out.text(
        EMAIL,
        "MessageClass",
        meeting.map(InvitationData.Shown::type).orElseGet(() -> MailClass.of(mail, structure)));
    meeting.ifPresent(one -> out.with(one.request()));
    out.text(EMAIL, "InternetCPID", UTF_8)
        .with(FlagData.write(item.marks().flag()))
        .text(EMAIL, "ContentClass", "urn:content-classes:message") // [MS-ASEMAIL] R342
        .number("AirSyncBase", "NativeBodyType", body.nativeType());
    if (view.version().atLeast(Version.V14_0)) {
      conversation(out, item, mail);
    }
    if (view.version().atLeast(Version.V16_0)) {
      out.flag(EMAIL2, "IsDraft", view.drafts());
      given(out, EMAIL2, "Bcc", mail.bcc());
    }
    return body.bytes();
  }

  /** What was read, the flag, the categories. [MS-ASEMAIL] R75, R76, R10608 */
  @Override
  public boolean mark(ElementBuilder out, Item item, Set<Mark> moved, Version version) {
    if (moved.contains(Mark.READ)) {
      out.flag(EMAIL, "Read", item.marks().read());
    }
    if (moved.contains(Mark.FLAG)) {
      out.with(FlagData.write(item.marks().flag()));
    }
    boolean conversations = version.atLeast(Version.V14_0);
    if (conversations && moved.contains(Mark.TAGS)) {
      out.with(categories(item));
    }
    return moved.contains(Mark.READ)
        || moved.contains(Mark.FLAG)
        || conversations && moved.contains(Mark.TAGS);
  }

  /** An attachment of a mail, as it was named to devices; empty if there is none of that name. */
  public Optional<StoredFile> file(Item item, String section) {
    if (!(item.facets() instanceof MailFacets mail)) {
      return Optional.empty();
    }
    Structure structure = Structure.fromText(mail.structure());
    boolean named = mail.attachments().stream().anyMatch(one -> one.part().equals(section));
    Message message = Message.of(new StoredContent(blobs, item.bytes()), structure);
    return structure.part(section).filter(part -> named).map(part -> new StoredFile(message, part));
  }

  private static void envelope(ElementBuilder out, Item item, MailFacets mail) {
    Addresses to = Addresses.parse(mail.to());
    given(out, EMAIL, "To", mail.to());
    given(out, EMAIL, "Cc", mail.cc());
    given(out, EMAIL, "From", mail.from());
    out.text(EMAIL, "Subject", mail.subject());
    given(out, EMAIL, "ReplyTo", replyTo(mail));
    out.time(EMAIL, "DateReceived", item.received());
    given(out, EMAIL, "DisplayTo", displayed(to));
    given(out, EMAIL, "ThreadTopic", Envelope.topic(mail.subject()));
    // Android takes a mail without it for one of low importance.
    out.number(EMAIL, "Importance", importance(mail.importance()));
    out.flag(EMAIL, "Read", item.marks().read());
  }

  private static void conversation(ElementBuilder out, Item item, MailFacets mail) {
    Instant sent = Objects.requireNonNullElse(mail.date(), item.received());
    if (item.thread() != 0) {
      out.opaque(EMAIL2, "ConversationId", Conversation.id(item)); // [MS-ASCON] R77
    }
    out.opaque(EMAIL2, "ConversationIndex", Conversation.index(sent));
    if (!item.marks().answer().equals(Answer.NONE)) {
      answer(out, item.marks().answer());
    }
    if (!mail.sender().isEmpty() && !mail.sender().equals(mail.from())) {
      out.text(EMAIL2, "Sender", mail.sender()); // [MS-ASEMAIL] R726
    }
    out.with(categories(item)); // [MS-ASEMAIL] R318
  }

  private static void answer(ElementBuilder out, Answer answer) {
    int verb =
        switch (answer.verb()) {
          case NOTHING -> 0;
          case REPLIED -> 1;
          case REPLIED_ALL -> 2;
          case FORWARDED -> 3;
        };
    out.number(EMAIL2, "LastVerbExecuted", verb); // [MS-ASEMAIL] R514
    out.time(EMAIL2, "LastVerbExecutionTime", answer.at());
  }

  private static Element categories(Item item) {
    ElementBuilder all = Element.grow(EMAIL, "Categories");
    item.marks().tags().forEach(tag -> all.text("Category", tag));
    return all.build();
  }

  /** Parted by semicolons, and not by commas as the others are. [MS-ASEMAIL] R711 */
  private static String replyTo(MailFacets mail) {
    return mail.replyTo().equals(mail.from())
        ? ""
        : joined(
            Addresses.parse(mail.replyTo()).mailboxes().stream().map(Mailbox::display).toList());
  }

  /** Names where there are any. [MS-ASEMAIL] R399, R400 */
  static String displayed(Addresses to) {
    return joined(
        to.mailboxes().stream()
            .map(mailbox -> mailbox.name().isEmpty() ? mailbox.address() : mailbox.name())
            .toList());
  }

  private static String joined(List<String> names) {
    return String.join(";", names);
  }

  private static void given(ElementBuilder out, String namespace, String name, String value) {
    out.text(namespace, name, value.isEmpty() ? null : value);
  }

  static int importance(Importance importance) {
    return switch (importance) {
      case LOW -> 0;
      case NORMAL -> 1;
      case HIGH -> 2;
    };
  }

  private static MailFacets facets(Item item) {
    if (item.facets() instanceof MailFacets mail) {
      return mail;
    }
    throw new Refusal.Malformed("no mail", item.id().toString());
  }
}
