package com.mailfence.core.format.mime;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.apache.james.mime4j.MimeException;
import org.apache.james.mime4j.stream.EntityState;
import org.apache.james.mime4j.stream.MimeConfig;
import org.apache.james.mime4j.stream.MimeTokenStream;
import org.junit.jupiter.api.Test;

/** Of mail that keeps to the rules our reader and another one must say the same. MI06 */
class SecondReaderTest {
  private static final List<String> TYPES =
      List.of("text/plain", "text/html; charset=iso-8859-1", "image/png", "application/pdf");

  private record Leaf(String type, String bytes) {}

  @Test
  void bothReadersFindTheSameParts() throws IOException, MimeException {
    for (int seed = 0; seed < 1000; seed++) {
      byte[] mail = mail(new Random(seed), 0).getBytes(StandardCharsets.ISO_8859_1);
      assertThat(ours(mail)).as("seed %d", seed).isEqualTo(theirs(mail));
    }
  }

  private static String mail(Random random, int depth) {
    int choice = random.nextInt(depth > 4 ? 2 : 5);
    String header = depth == 0 ? "Subject: x\r\n" : "";
    if (choice < 2) {
      return header + leaf(random);
    }
    if (choice == 2 && depth > 0) {
      return header + "Content-Type: message/rfc822\r\n\r\n" + mail(random, depth + 1);
    }
    String boundary = "b" + random.nextInt(100_000) + (random.nextBoolean() ? " '()+_,-./:=?" : "");
    StringBuilder out = new StringBuilder(header);
    out.append("Content-Type: multipart/mixed; boundary=\"").append(boundary).append("\"\r\n\r\n");
    out.append(random.nextBoolean() ? "preamble\r\n" : "");
    for (int parts = 1 + random.nextInt(3); parts > 0; parts--) {
      out.append("--")
          .append(boundary)
          .append("\r\n")
          .append(mail(random, depth + 1))
          .append("\r\n");
    }
    return out.append("--").append(boundary).append("--\r\nepilogue").toString();
  }

  private static String leaf(Random random) {
    StringBuilder body = new StringBuilder();
    for (int length = random.nextInt(60); length > 0; length--) {
      body.append(random.nextInt(8) == 0 ? "\r\n" : "" + "ab-=. \u00e4".charAt(random.nextInt(7)));
    }
    String type = "Content-Type: " + TYPES.get(random.nextInt(TYPES.size())) + "\r\n";
    return switch (random.nextInt(3)) {
      case 0 -> type + "\r\n" + body;
      case 1 -> type + "Content-Transfer-Encoding: base64\r\n\r\n" + base64(body.toString());
      default ->
          type + "Content-Transfer-Encoding: quoted-printable\r\n\r\n" + quoted(body.toString());
    };
  }

  private static String base64(String body) {
    return java.util.Base64.getMimeEncoder()
        .encodeToString(body.getBytes(StandardCharsets.ISO_8859_1));
  }

  private static String quoted(String body) {
    Collected out = new Collected();
    byte[] bytes = body.getBytes(StandardCharsets.ISO_8859_1);
    QuotedPrintableEncoder encoder = new QuotedPrintableEncoder(out);
    encoder.take(bytes, 0, bytes.length);
    encoder.end();
    return new String(out.bytes(), StandardCharsets.ISO_8859_1);
  }

  private static List<Leaf> ours(byte[] mail) throws IOException {
    Message message = Message.of(Content.of(mail));
    List<Leaf> leaves = new ArrayList<>();
    for (Part part : message.structure().all()) {
      if (part.isLeaf()) {
        byte[] bytes = Mails.decoded(message, part.section());
        leaves.add(new Leaf(part.type().essence(), new String(bytes, StandardCharsets.ISO_8859_1)));
      }
    }
    return leaves;
  }

  private static List<Leaf> theirs(byte[] mail) throws IOException, MimeException {
    MimeTokenStream stream = new MimeTokenStream(MimeConfig.PERMISSIVE);
    stream.parse(new ByteArrayInputStream(mail));
    List<Leaf> leaves = new ArrayList<>();
    for (EntityState state = stream.getState();
        state != EntityState.T_END_OF_STREAM;
        state = stream.next()) {
      if (state == EntityState.T_BODY) {
        byte[] bytes = stream.getDecodedInputStream().readAllBytes();
        String type = stream.getBodyDescriptor().getMimeType();
        leaves.add(new Leaf(type, new String(bytes, StandardCharsets.ISO_8859_1)));
      }
    }
    return leaves;
  }
}
