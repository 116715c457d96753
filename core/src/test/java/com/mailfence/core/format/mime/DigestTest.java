package com.mailfence.core.format.mime;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Base64;
import org.junit.jupiter.api.Test;

class DigestTest {

  private static Digested digest(String mail) throws IOException {
    return Message.digest(Mails.utf8(mail));
  }

  private static String preview(String mail) throws IOException {
    return digest(mail).preview();
  }

  @Test
  void previewsFoldBlanks() throws IOException {
    assertThat(preview("\n  one\n\n two\t\u00a0three \u3000 four\n"))
        .isEqualTo("one two three four");
    assertThat(preview("\n\u200b\u034f a\u00adb ")).as("fillers").isEqualTo("ab");
    assertThat(preview("A: b\n\n")).isEmpty();
  }

  @Test
  void previewsEndBeforeHalfACharacter() throws IOException {
    String face = "\uD83D\uDE00";
    assertThat(preview("\n" + face.repeat(300))).isEqualTo(face.repeat(256));
    assertThat(preview("\nx" + face.repeat(300))).isEqualTo("x" + face.repeat(255));
    assertThat(preview("\n" + "word ".repeat(200))).hasSize(512).endsWith("word wo");
  }

  @Test
  void pagesArePreviewedByTheirWords() throws IOException {
    String style = "<style>" + "p { color: red } ".repeat(2000) + "</style>";
    assertThat(preview("Content-Type: text/html\n\n<html>" + style + "<p>one</p><a href=x>two</a>"))
        .isEqualTo("one two");
  }

  @Test
  void anEmptyPlainTextLeavesThePreviewToThePage() throws IOException {
    String mail =
        """
        Content-Type: multipart/alternative; boundary=b

        --b

        \s
        --b
        Content-Type: text/html

        <p>words</p>
        --b--
        """;
    assertThat(preview(mail)).isEqualTo("words");
  }

  @Test
  void attachedTextIsNoPreview() throws IOException {
    String mail =
        """
        Content-Type: multipart/mixed; boundary=b

        --b
        Content-Disposition: attachment; filename=x.txt

        not this
        --b

        but this
        --b--
        """;
    assertThat(preview(mail)).isEqualTo("but this");
  }

  @Test
  void theNatureOfAMailIsKnown() throws IOException {
    String parts = "; boundary=b\n\n--b\n\nx\n--b--";
    assertThat(nature("multipart/signed" + parts)).isEqualTo(Nature.SIGNED);
    assertThat(nature("multipart/encrypted" + parts)).isEqualTo(Nature.ENCRYPTED);
    assertThat(nature("multipart/report; report-type=Delivery-Status" + parts))
        .isEqualTo(Nature.BOUNCE);
    assertThat(nature("multipart/report; report-type=other" + parts)).isEqualTo(Nature.PLAIN);
    assertThat(nature("application/pkcs7-mime; smime-type=signed-data\n\nx"))
        .isEqualTo(Nature.SEALED);
    assertThat(nature("application/pkcs7-mime; smime-type=enveloped-data\n\nx"))
        .isEqualTo(Nature.ENCRYPTED);
    assertThat(nature("text/calendar; method=REPLY\n\nx")).isEqualTo(Nature.MEETING);
    assertThat(nature("text/calendar\n\nx")).isEqualTo(Nature.PLAIN);
  }

  private static Nature nature(String type) throws IOException {
    return digest("Content-Type: " + type).nature();
  }

  @Test
  void largeMailIsReadAsItStreamsBy() throws IOException {
    Large mail = new Large(60_000_000);
    Digested digested = Bounded.within(Duration.ofSeconds(4), "60 MB", () -> Message.digest(mail));
    assertThat(digested.preview()).isEqualTo("see file");
    assertThat(digested.body().attachments()).hasSize(1);
    assertThat(digested.body().attachments().get(0).size()).isEqualTo(mail.lines() * 57);
    assertThat(mail.opened).isEqualTo(1);
    Message later = Message.of(mail, digested.structure());
    assertThat(later.excerpt(Form.PLAIN, 512).text()).isEqualTo("see file\r\n");
    assertThat(mail.read).as("bytes read for the body").isLessThan(100_000);
  }

  /** A mail with a file so large that it is never whole in memory. */
  private static final class Large implements Content {
    private static final byte[] HEAD =
        ("Content-Type: multipart/mixed; boundary=b\r\n\r\n--b\r\n\r\nsee file\r\n\r\n--b\r\n"
                + "Content-Type: application/pdf\r\nContent-Transfer-Encoding: base64\r\n\r\n")
            .getBytes(StandardCharsets.US_ASCII);
    private static final byte[] LINE =
        (Base64.getEncoder().encodeToString(new byte[57]) + "\r\n")
            .getBytes(StandardCharsets.US_ASCII);

    private final long size;
    private int opened;
    private long read;

    Large(long about) {
      size = HEAD.length + (about - HEAD.length) / LINE.length * LINE.length;
    }

    long lines() {
      return (size - HEAD.length) / LINE.length;
    }

    @Override
    public long size() {
      return size;
    }

    @Override
    public InputStream open() {
      return open(0);
    }

    @Override
    public InputStream open(long offset) {
      opened++;
      read = 0;
      return new InputStream() {
        private long at = offset;

        @Override
        public int read() {
          if (at == size) {
            return -1;
          }
          read++;
          long place = at++;
          return place < HEAD.length
              ? HEAD[(int) place]
              : LINE[(int) ((place - HEAD.length) % LINE.length)];
        }
      };
    }
  }
}
