package com.mailfence.engine.transfer;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.mailfence.core.Refusal;
import com.mailfence.core.account.Reader;
import java.io.IOException;
import java.nio.file.Path;
import java.util.zip.ZipEntry;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class MailZipTest {
  @TempDir Path place;
  private Attic attic;

  @BeforeEach
  void open() {
    attic = new Attic(place);
  }

  @AfterEach
  void close() {
    attic.close();
  }

  @Test
  void aZipFillsFoldersFromItsFolderMail() throws IOException { // IMPORT-003, IMPORT-004
    Path zip =
        attic.zip(
            "mail/1.eml", Attic.mail("One"),
            "mail/Drafts/2.eml", Attic.mail("Two"),
            "mail/New/Sub/3.eml", Attic.mail("Three"));
    assertThat(attic.run(zip).imported()).isEqualTo(3);
    assertThat(attic.subjects("Inbox")).containsExactly("One");
    assertThat(attic.subjects("Drafts")).containsExactly("Two");
    assertThat(attic.subjects("Sub")).containsExactly("Three");
    assertThat(attic.text(attic.items("Inbox").get(0))).isEqualTo(Attic.mail("One"));
  }

  @Test
  void whatDoesNotBelongInAZipIsPassedOverAndNamed() throws IOException { // IMPORT-005, IM20
    Path zip =
        attic.zip(
            "../x.eml", Attic.mail("a"),
            "mail/../../y.eml", Attic.mail("b"),
            "/etc/z.eml", Attic.mail("c"),
            "mail\\..\\w.eml", Attic.mail("d"),
            "other/v.eml", Attic.mail("e"),
            "u.eml", Attic.mail("f"),
            "mail/inner.zip", "PK",
            "mail//t.eml", Attic.mail("g"),
            "mail/good.eml", Attic.mail("Good"));
    Import.Result result = attic.run(zip);
    assertThat(result.imported()).isEqualTo(1);
    assertThat(result.reasons())
        .extracting(Import.Skipped::name)
        .containsExactly(
            "../x.eml",
            "mail/../../y.eml",
            "/etc/z.eml",
            "mail\\..\\w.eml",
            "other/v.eml",
            "u.eml",
            "mail/inner.zip",
            "mail//t.eml");
  }

  @Test
  void aBombIsPutOut() throws IOException { // IM20
    Path zip = place.resolve("bomb.zip");
    try (var out = Attic.zipStream(zip)) {
      byte[] zeros = new byte[1_900_000];
      byte[] head = "Subject: a\r\n\r\n".getBytes(ISO_8859_1);
      System.arraycopy(head, 0, zeros, 0, head.length);
      for (int i = 0; i < 60; i++) {
        out.putNextEntry(new ZipEntry("mail/" + i + ".eml"));
        zeros[head.length] = (byte) i;
        out.write(zeros);
      }
    }
    assertThatThrownBy(() -> attic.run(zip)).isInstanceOf(Refusal.Malformed.class);
  }

  @Test
  void anArchiveOfTooManyEntriesIsRefusedBeforeAnything() throws IOException { // IM20
    Path zip = place.resolve("many.zip");
    try (var out = Attic.zipStream(zip)) {
      out.putNextEntry(new ZipEntry("mail/first.eml"));
      out.write(Attic.mail("First").getBytes(UTF_8));
      for (int i = 0; i <= MailZip.MOST_ENTRIES; i++) {
        out.putNextEntry(new ZipEntry("mail/" + i));
      }
    }
    assertThatThrownBy(() -> attic.run(zip)).isInstanceOf(Refusal.Malformed.class);
    assertThat(attic.house.catalog.usage(Reader.house(), attic.ann).used()).isZero();
  }

  @Test
  void aBrokenArchiveIsToldAsSuch() throws IOException {
    assertThatThrownBy(() -> attic.run(attic.write("broken.zip", "PK\3\4 and then nothing")))
        .isInstanceOf(IOException.class);
    assertThatThrownBy(() -> attic.run(place.resolve("nowhere")))
        .isInstanceOf(Refusal.NotFound.class);
  }
}
