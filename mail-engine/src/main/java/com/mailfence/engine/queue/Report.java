package com.mailfence.engine.queue;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static java.nio.charset.StandardCharsets.UTF_8;

import com.mailfence.core.format.mime.HeaderField;
import com.mailfence.core.format.mime.HeaderFields;
import com.mailfence.core.format.mime.Headers;
import com.mailfence.core.format.mime.Mailbox;
import com.mailfence.engine.account.Brand;
import com.mailfence.engine.delivery.Trace;
import java.io.ByteArrayOutputStream;
import java.time.Instant;
import java.util.List;
import java.util.Map;

/**
 * Tells a sender who did not get his message, and why. RFC 3464, RFC 6522, RFC 3834; SEND-008
 *
 * @param host our own name
 * @param token a word nobody can guess
 */
record Report(Brand brand, String host, String token, Instant now) {
  /** How much of the message's header is sent back, in bytes. */
  private static final int HEADER = 32_768;

  /** The report as a message. */
  byte[] write(String sender, List<Failure> failures, Headers original) {
    String boundary = "=_" + token;
    var out = new ByteArrayOutputStream();
    out.writeBytes(head(sender, boundary, original));
    part(out, boundary, "text/plain; charset=utf-8", text(failures));
    part(out, boundary, "message/delivery-status", status(failures));
    part(out, boundary, "text/rfc822-headers; charset=utf-8", "");
    out.writeBytes(header(original));
    out.writeBytes(("\r\n--" + boundary + "--\r\n").getBytes(US_ASCII));
    return out.toByteArray();
  }

  private byte[] head(String sender, String boundary, Headers original) {
    var postman =
        new Mailbox(brand.product() + " Mail Delivery", "mailer-daemon@" + brand.domain());
    List<String> id = original.text("Message-ID").map(Report::bare).map(List::of).orElse(List.of());
    return new HeaderFields()
        .addresses("From", List.of(postman))
        .addresses("To", List.of(new Mailbox("", sender)))
        .text("Subject", "Not delivered: " + original.text("Subject").orElse("(no subject)"))
        .plain("Date", Trace.date(now))
        .ids("Message-ID", List.of(token + "@" + brand.domain()))
        .ids("In-Reply-To", id)
        .ids("References", id)
        .plain("Auto-Submitted", "auto-replied") // RFC 3834 s5, SM12
        .plain("MIME-Version", "1.0")
        .parameters(
            "Content-Type",
            "multipart/report",
            Map.of("report-type", "delivery-status", "boundary", boundary))
        .plain("Content-Transfer-Encoding", "8bit")
        .bytes();
  }

  private static String bare(String id) {
    return id.replaceAll("[<>\\s]", "");
  }

  private static void part(ByteArrayOutputStream out, String boundary, String type, String text) {
    String head = "\r\n--" + boundary + "\r\nContent-Type: " + type + "\r\n\r\n";
    out.writeBytes((head + text).getBytes(UTF_8));
  }

  private static String text(List<Failure> failures) {
    var text = new StringBuilder("Your message was not delivered to:\r\n");
    for (Failure failure : failures) {
      text.append("\r\n  ").append(failure.row().to()).append("\r\n  ").append(reason(failure));
      text.append("\r\n");
    }
    return text.append("\r\nThere will be no further attempt.\r\n").toString();
  }

  private static String reason(Failure failure) {
    return failure.remote().isEmpty()
        ? failure.reason()
        : failure.remote() + " said: " + failure.reason();
  }

  /** RFC 3464 s2.2, s2.3; addresses beyond ASCII as RFC 6533 s3 has them */
  private String status(List<Failure> failures) {
    var fields = new StringBuilder("Reporting-MTA: dns; ").append(host).append("\r\n");
    fields.append("Arrival-Date: ").append(Trace.date(failures.get(0).row().queued()));
    fields.append("\r\n");
    for (Failure failure : failures) {
      String to = failure.row().to();
      boolean ascii = to.chars().allMatch(c -> c < 0x7f);
      fields.append("\r\nFinal-Recipient: ").append(ascii ? "rfc822; " : "utf-8; ").append(to);
      fields.append("\r\nAction: failed\r\nStatus: ").append(failure.status());
      if (!failure.remote().isEmpty()) {
        fields.append("\r\nRemote-MTA: dns; ").append(failure.remote());
        fields.append("\r\nDiagnostic-Code: smtp; ").append(failure.reason());
      }
      fields.append("\r\nLast-Attempt-Date: ").append(Trace.date(now)).append("\r\n");
    }
    return fields.toString();
  }

  private static byte[] header(Headers original) {
    var out = new ByteArrayOutputStream();
    for (HeaderField field : original.fields()) {
      if (out.size() + field.end() - field.start() > HEADER) {
        break;
      }
      out.writeBytes(field.raw());
    }
    return out.toByteArray();
  }
}
