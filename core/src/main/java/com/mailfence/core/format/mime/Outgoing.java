package com.mailfence.core.format.mime;

import com.mailfence.core.Refusal;
import java.io.IOException;
import java.time.ZonedDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Predicate;

/**
 * A mail that a device or a program handed in for sending, and what is done to it on its way out:
 * each step gives a new one, the bytes that no step names stay as they were handed in.
 *
 * <p>Its line ends are strict from the start and it holds no NUL. RFC 6409 s8, SM02
 */
public final class Outgoing {
  private static final Set<String> PRIVATE = names("Bcc", "Resent-Bcc");

  private final Message message;

  private Outgoing(Content content) {
    this.message = Message.of(content);
  }

  /**
   * Takes a mail as handed in.
   *
   * @throws Refusal.TooLarge if its header is larger than we read, so that we could not vouch for
   *     what is in it
   */
  public static Outgoing of(Content submitted) throws IOException {
    Outgoing outgoing = new Outgoing(StagedContent.of(submitted::open, LineEnds::new));
    if (outgoing.message.headers().cut()) {
      throw new Refusal.TooLarge("the header of the mail", Limits.HEADER_BYTES);
    }
    return outgoing;
  }

  /** The mail as it stands now. */
  public Message message() {
    return message;
  }

  /** All bytes, blind copies named: for the sender's own folder. */
  public Content content() {
    return message.content();
  }

  /** All bytes without the names of blind copies: for everybody else. RFC 5322 s3.6.3 */
  public Content relayed() throws IOException {
    return without(PRIVATE).content();
  }

  /** Everybody it is addressed to, each once. */
  public List<Mailbox> recipients() throws IOException {
    List<Mailbox> all = new ArrayList<>();
    Set<String> seen = new TreeSet<>(String.CASE_INSENSITIVE_ORDER);
    for (String name : new String[] {"To", "Cc", "Bcc"}) {
      for (Mailbox mailbox : Addresses.in(message.headers(), name).mailboxes()) {
        if (seen.add(mailbox.address())) {
          all.add(mailbox);
        }
      }
    }
    return all;
  }

  /** The same mail from this mailbox and no other; {@code Sender} goes. */
  public Outgoing from(Mailbox mailbox) throws IOException {
    HeaderFields fields = new HeaderFields().addresses("From", List.of(mailbox));
    return new Outgoing(fields.before(without(names("From", "Sender")).content()));
  }

  /** Adds what every mail must have, where it is missing. RFC 5322 s3.6, RFC 6409 s8 */
  public Outgoing complete(ZonedDateTime now, String messageId) throws IOException {
    Headers headers = message.headers();
    HeaderFields fields = new HeaderFields();
    if (MailDate.parse(headers.unfolded("Date")) == null) {
      fields.plain("Date", MailDate.write(now));
    }
    if (MessageIds.parse(headers.unfolded("Message-ID")).isEmpty()) {
      fields.ids("Message-ID", List.of(messageId));
    }
    if (!headers.has("MIME-Version")) {
      fields.plain("MIME-Version", "1.0");
    }
    return added(fields);
  }

  /** Puts it into the thread of the mail it answers, if it does not say so itself. */
  public Outgoing answering(Envelope original) throws IOException {
    HeaderFields fields = new HeaderFields();
    if (!message.headers().has("In-Reply-To")) {
      fields.ids("In-Reply-To", Threads.inReplyTo(original));
    }
    if (!message.headers().has("References")) {
      fields.ids("References", Threads.references(original));
    }
    return added(fields);
  }

  /** Adds the text of another mail below its own, as an answer quotes it, with its pictures. */
  public Outgoing quoting(Message original, Tokens tokens) throws IOException {
    Outgoing told =
        new Outgoing(new Enclosing(message, tokens).text(new Quotation(original, true)));
    boolean page = message.body().nativeForm() == Form.HTML;
    return told.with(original, file -> page && file.inline(), tokens);
  }

  /** Adds the text of another mail below its own, and its attachments. */
  public Outgoing forwarding(Message original, Tokens tokens) throws IOException {
    Quotation text = new Quotation(original, false);
    Outgoing told = new Outgoing(new Enclosing(message, tokens).text(text));
    return told.with(original, file -> true, tokens);
  }

  private Outgoing with(Message original, Predicate<Attachment> wanted, Tokens tokens)
      throws IOException {
    List<Entity> files = new ArrayList<>();
    for (Attachment attachment : original.body().attachments()) {
      if (wanted.test(attachment)) {
        files.add(Entity.carried(original, attachment.part()));
      }
    }
    return new Outgoing(new Enclosing(message, tokens).files(files));
  }

  /** Attaches another mail whole. */
  public Outgoing attaching(Message original, Tokens tokens) throws IOException {
    String subject =
        FileName.clean(original.headers().text("Subject").orElse("").replace('/', '-'));
    String name = (subject.isEmpty() ? "message" : subject) + ".eml";
    Entity file = Entity.message(name, original.content());
    return new Outgoing(new Enclosing(message, tokens).files(List.of(file)));
  }

  private Outgoing added(HeaderFields fields) {
    return new Outgoing(fields.before(message.content()));
  }

  private Outgoing without(Set<String> names) throws IOException {
    Splice splice = new Splice(message.content());
    for (HeaderField field : message.headers().fields()) {
      if (names.contains(field.name())) {
        splice.cut(field.start(), field.end());
      }
    }
    return new Outgoing(splice.content());
  }

  private static Set<String> names(String... names) {
    Set<String> set = new TreeSet<>(String.CASE_INSENSITIVE_ORDER);
    set.addAll(List.of(names));
    return set;
  }
}
