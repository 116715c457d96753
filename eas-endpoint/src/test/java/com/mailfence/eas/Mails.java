package com.mailfence.eas;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.mailfence.core.format.mime.Attachment;
import com.mailfence.core.format.mime.Content;
import com.mailfence.core.format.mime.Digested;
import com.mailfence.core.format.mime.Message;
import com.mailfence.core.format.mime.Nature;
import com.mailfence.core.item.CollectionId;
import com.mailfence.core.item.ContentRef;
import com.mailfence.core.item.MailFacets;
import com.mailfence.core.item.Marks;
import com.mailfence.core.store.Blobs;
import com.mailfence.core.store.NewItem;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.util.Map;

/** Mails for tests, from their source. */
public final class Mails {
  private Mails() {}

  /** A mail whose lines are ended by the sender as they should be. */
  public static NewItem of(Blobs blobs, CollectionId folder, Instant received, String source) {
    return of(blobs, folder, received, source.replace("\n", "\r\n").getBytes(UTF_8));
  }

  public static NewItem of(Blobs blobs, CollectionId folder, Instant received, byte[] source) {
    try {
      Digested found = Message.digest(Content.of(source));
      ContentRef content = blobs.put(source);
      String key = found.envelope().messageId();
      return new NewItem(
          folder,
          content,
          received,
          Marks.NONE,
          facets(found),
          null,
          key.isEmpty() ? null : key,
          0);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** A short plain mail. */
  public static String plain(String subject, String text) {
    return "From: Ann Lee <ann@example.org>\nTo: Bob <bob@example.org>\nSubject: "
        + subject
        + "\nDate: Mon, 2 Mar 2026 10:00:00 +0000\nMessage-ID: <"
        + Integer.toHexString(subject.hashCode())
        + "@example.org>\nMIME-Version: 1.0\nContent-Type: text/plain; charset=utf-8\n"
        + "Content-Transfer-Encoding: 8bit\n\n"
        + text;
  }

  /** A short mail in HTML. */
  public static String html(String subject, String body) {
    return plain(subject, body).replace("text/plain", "text/html");
  }

  /** A mail with a file of four bytes as its part 2. */
  public static String withFile(String subject) {
    return "From: Ann Lee <ann@example.org>\nSubject: "
        + subject
        + "\nMIME-Version: 1.0\nContent-Type: multipart/mixed; boundary=b\n\n--b\n\nhi\n"
        + "--b\nContent-Type: application/pdf; name=a.pdf\n"
        + "Content-Transfer-Encoding: base64\n\nJVBERg==\n--b--\n";
  }

  private static MailFacets facets(Digested found) {
    var envelope = found.envelope();
    return new MailFacets(
        envelope.subject(),
        envelope.from().display(),
        envelope.sender().display(),
        envelope.replyTo().display(),
        envelope.to().display(),
        envelope.cc().display(),
        envelope.bcc().display(),
        envelope.date(),
        envelope.inReplyTo().stream().findFirst().orElse(""),
        envelope.references(),
        found.preview(),
        MailFacets.Importance.valueOf(found.importance().name()),
        NATURES.get(found.nature()),
        found.body().attachments().stream().map(Mails::attachment).toList(),
        found.structure().toText());
  }

  private static final Map<Nature, MailFacets.Nature> NATURES =
      Map.of(
          Nature.PLAIN, MailFacets.Nature.PLAIN,
          Nature.SIGNED, MailFacets.Nature.SIGNED,
          Nature.SEALED, MailFacets.Nature.SIGNED,
          Nature.ENCRYPTED, MailFacets.Nature.ENCRYPTED,
          Nature.BOUNCE, MailFacets.Nature.BOUNCE,
          Nature.RECEIPT, MailFacets.Nature.RECEIPT,
          Nature.MEETING, MailFacets.Nature.MEETING);

  private static MailFacets.Attachment attachment(Attachment one) {
    return new MailFacets.Attachment(
        one.part().section(),
        one.name(),
        one.part().type().essence(),
        one.size(),
        one.part().contentId().orElse(""),
        one.inline(),
        one.isMessage());
  }
}
