package com.mailfence.eas;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.mailfence.core.item.CollectionId;
import com.mailfence.core.item.Marks;
import com.mailfence.core.store.Blobs;
import com.mailfence.core.store.NewItem;
import com.mailfence.engine.delivery.Post;
import java.time.Instant;

/** Mails for tests, from their source. */
public final class Mails {
  private Mails() {}

  /** A mail whose lines are ended by the sender as they should be. */
  public static NewItem of(Blobs blobs, CollectionId folder, Instant received, String source) {
    return of(blobs, folder, received, source.replace("\n", "\r\n").getBytes(UTF_8));
  }

  public static NewItem of(Blobs blobs, CollectionId folder, Instant received, byte[] source) {
    Post post = Post.read(blobs, blobs.put(source));
    return new NewItem(
        folder, post.content(), received, Marks.NONE, post.facets(), null, post.key(), 0);
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

  /** A mail that carries a message of scheduling, its lines parted by bars. */
  public static String meeting(String method, String lines) {
    return "From: Ann Lee <ann@example.org>\nTo: bob@example.org\nSubject: A meeting\n"
        + "Message-ID: <"
        + Integer.toHexString((method + lines).hashCode())
        + "@example.org>\nMIME-Version: 1.0\n"
        + "Content-Type: multipart/alternative; boundary=b\n\n--b\n"
        + "Content-Type: text/plain; charset=utf-8\n\nCome.\n--b\n"
        + "Content-Type: text/calendar; charset=utf-8; method="
        + method
        + "\nContent-Transfer-Encoding: 8bit\n\n"
        + ("BEGIN:VCALENDAR|VERSION:2.0|METHOD:" + method + "|" + lines + "|END:VCALENDAR|")
            .replace("|", "\n")
        + "--b--\n";
  }
}
