package com.mailfence.core.format.mime;

import java.io.IOException;
import java.time.ZonedDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Builds a mail of our own: header fields, a body in one or both forms, pictures in it and files
 * beside it. Files are not read before the mail is. RFC 5322, RFC 2045, RFC 2046
 */
public final class MessageBuilder {
  private final Tokens tokens;
  private final HeaderFields fields = new HeaderFields();
  private final List<Entity> pictures = new ArrayList<>();
  private final List<Entity> files = new ArrayList<>();
  private @Nullable Entity plain;
  private @Nullable Entity html;
  private @Nullable Entity calendar;

  public MessageBuilder(Tokens tokens) {
    this.tokens = tokens;
  }

  public MessageBuilder from(Mailbox mailbox) {
    return addresses("From", List.of(mailbox));
  }

  public MessageBuilder to(Mailbox... mailboxes) {
    return addresses("To", List.of(mailboxes));
  }

  /** Any field of addresses; none is written for an empty list. */
  public MessageBuilder addresses(String name, List<Mailbox> mailboxes) {
    fields.addresses(name, mailboxes);
    return this;
  }

  public MessageBuilder subject(String subject) {
    return header("Subject", subject);
  }

  public MessageBuilder date(ZonedDateTime date) {
    fields.plain("Date", MailDate.write(date));
    return this;
  }

  /** A message id without its brackets; it must be one of its kind in the world. */
  public MessageBuilder messageId(String id) {
    fields.ids("Message-ID", List.of(id));
    return this;
  }

  /** Puts the mail into the thread of another one. RFC 5322 s3.6.4 */
  public MessageBuilder answering(Envelope original) {
    fields.ids("In-Reply-To", Threads.inReplyTo(original));
    fields.ids("References", Threads.references(original));
    return this;
  }

  /** Any other field of words. */
  public MessageBuilder header(String name, String value) {
    fields.text(name, value);
    return this;
  }

  public MessageBuilder plain(String text) throws IOException {
    plain = Entity.text(MediaType.TEXT, text);
    return this;
  }

  public MessageBuilder html(String page) throws IOException {
    html = Entity.text(new MediaType("text", "html", Map.of()), page);
    return this;
  }

  /** An invitation or an answer to one, with its scheduling method. RFC 6047 s2.4 */
  public MessageBuilder calendar(String object, String method) throws IOException {
    calendar = Entity.text(new MediaType("text", "calendar", Map.of("method", method)), object);
    return this;
  }

  /** A picture that the HTML body refers to by {@code cid:} and its content id. RFC 2392 */
  public MessageBuilder picture(String contentId, String name, String type, Content bytes) {
    pictures.add(Entity.file(MediaType.parse(type, MediaType.OPAQUE), name, contentId, bytes));
    return this;
  }

  public MessageBuilder attach(String name, String type, Content bytes) {
    files.add(Entity.file(MediaType.parse(type, MediaType.OPAQUE), name, null, bytes));
    return this;
  }

  /** Attaches a whole mail. */
  public MessageBuilder attach(String name, Content message) throws IOException {
    files.add(Entity.message(name, message));
    return this;
  }

  /** The finished mail. */
  public Content build() throws IOException {
    fields.plain("MIME-Version", "1.0");
    return root().after(fields);
  }

  private Entity root() throws IOException {
    List<Entity> mixed = new ArrayList<>();
    mixed.add(body());
    mixed.addAll(files);
    return mixed.size() == 1 ? mixed.get(0) : multipart("mixed", mixed);
  }

  private Entity body() throws IOException {
    List<Entity> forms = new ArrayList<>();
    if (plain != null) {
      forms.add(plain);
    }
    if (html != null) {
      List<Entity> page = new ArrayList<>(List.of(html));
      page.addAll(pictures);
      forms.add(page.size() == 1 ? html : multipart("related", page));
    }
    if (calendar != null) {
      forms.add(calendar);
    }
    if (forms.isEmpty()) {
      return Entity.text(MediaType.TEXT, "");
    }
    return forms.size() == 1 ? forms.get(0) : multipart("alternative", forms);
  }

  private Entity multipart(String kind, List<Entity> parts) {
    return Entity.multipart(kind, "=_" + tokens.next(), parts);
  }
}
