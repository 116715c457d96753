package com.mailfence.engine.transfer;

import static org.assertj.core.api.Assertions.assertThat;

import com.mailfence.core.item.Answer;
import com.mailfence.core.item.FollowUp;
import com.mailfence.core.item.Item;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class MailboxFilesTest {
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
  void aMaildirKeepsMarksAndFolders() throws IOException {
    Path seen = attic.write("cur/1:2,FRS", Attic.mail("Seen"));
    Files.setLastModifiedTime(seen, FileTime.from(Instant.parse("2026-01-01T00:00:00Z")));
    attic.write("new/2", Attic.mail("New"));
    attic.write("tmp/3", Attic.mail("Never came"));
    attic.write(".Sent/cur/4:2,S", Attic.mail("Sent"));
    attic.write(".Trips.Caf&AOk-/cur/5:2,", Attic.mail("Unread"));
    attic.write("dovecot.index", "no mail");
    Import.Result result = attic.run(place);

    assertThat(result.imported()).isEqualTo(4);
    assertThat(attic.subjects("Inbox")).containsExactlyInAnyOrder("Seen", "New");
    for (Item item : attic.items("Inbox")) {
      boolean old = Attic.subject(item).equals("Seen");
      assertThat(item.marks().read()).isEqualTo(old);
      assertThat(item.marks().flag().state())
          .isEqualTo(old ? FollowUp.State.ACTIVE : FollowUp.State.NONE);
      assertThat(item.marks().answer().verb())
          .isEqualTo(old ? Answer.Verb.REPLIED : Answer.Verb.NOTHING);
      if (old) {
        assertThat(item.received()).isEqualTo(Instant.parse("2026-01-01T00:00:00Z"));
      }
    }
    assertThat(attic.subjects("Sent")).containsExactly("Sent");
    assertThat(attic.items("Café").get(0).marks().read()).isFalse();
  }

  // mbox

  @Test
  void anMboxIsCutAtItsDividersOnly() throws IOException { // IM21
    Path mbox =
        attic.write(
            "archive.mbox",
            "From eve@other.test Tue Feb  3 10:00:00 2026\n"
                + "Subject: one\n\ntext\n>From here on\n>>From there\nFrom nobody, no date\n\n"
                + "From the beginning there was no date\n\n"
                + "From eve Wed Feb 14 10:00:00 +0100 2026\r\n"
                + "Subject: two\r\n\r\nFrom eve Wed Feb 14 10:00:00 2026\r\n\r\n\r\n"
                + "From x@y Thu Feb  5 10:00 2026\n"
                + "Subject: three\n\nno end");
    Import.Result result = attic.run(mbox);
    assertThat(result.imported()).isEqualTo(3);
    assertThat(attic.items("archive"))
        .extracting(attic::text)
        .containsExactlyInAnyOrder(
            "Subject: one\r\n\r\ntext\r\nFrom here on\r\n>From there\r\nFrom nobody, no date\r\n\r\n"
                + "From the beginning there was no date\r\n",
            "Subject: two\r\n\r\nFrom eve Wed Feb 14 10:00:00 2026\r\n\r\n",
            "Subject: three\r\n\r\nno end");
  }

  @Test
  void longLinesOfAnMboxAreOfOnePiece() throws IOException {
    String long1 = "x".repeat(100_000);
    String fake = "y".repeat(8_192) + "From eve@other.test Tue Feb  3 10:00:00 2026";
    Path mbox =
        attic.write(
            "mbox",
            "From e Tue Feb  3 10:00:00 2026\nSubject: a\n\n" + long1 + "\n" + fake + "\n\n");
    assertThat(attic.run(mbox).imported()).isEqualTo(1);
    assertThat(attic.text(attic.items("Inbox").get(0)))
        .isEqualTo("Subject: a\r\n\r\n" + long1 + "\r\n" + fake + "\r\n");
  }

  @Test
  void aTooLargeMessageOfAnMboxIsPassedOver() throws IOException { // IM21
    Path mbox =
        attic.write(
            "mbox",
            "From e Tue Feb  3 10:00:00 2026\nSubject: a\n\n"
                + "x\n".repeat(1_000_000)
                + "\nFrom e Tue Feb  3 10:00:00 2026\nSubject: b\n\n");
    Import.Result result = attic.run(mbox);
    assertThat(result.skipped()).isEqualTo(1);
    assertThat(attic.subjects("Inbox")).containsExactly("b");
  }

  @Test
  void oneMessageAloneIsTakenToo() throws IOException {
    assertThat(attic.run(attic.write("single.eml", Attic.mail("Single"))).imported()).isEqualTo(1);
    assertThat(attic.subjects("Inbox")).containsExactly("Single");
  }
}
