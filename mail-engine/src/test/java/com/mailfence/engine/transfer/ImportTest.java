package com.mailfence.engine.transfer;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.mailfence.core.Refusal;
import com.mailfence.core.account.AccountId;
import com.mailfence.core.account.Reader;
import com.mailfence.core.item.Answer;
import com.mailfence.core.item.Collection;
import com.mailfence.core.item.FollowUp;
import com.mailfence.core.item.Item;
import com.mailfence.core.item.MailFacets;
import com.mailfence.core.store.Store;
import com.mailfence.core.store.Work;
import com.mailfence.engine.folder.Folders;
import com.mailfence.testbed.clock.HandClock;
import com.mailfence.testbed.store.MemoryHouse;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class ImportTest {
  private final HandClock clock = new HandClock();
  private final MemoryHouse house = new MemoryHouse(clock);
  private final Folders folders = new Folders(house.store, house.catalog);
  private final AccountId ann = house.account("ann@example.test");
  private final List<Long> progress = new ArrayList<>();

  @TempDir Path place;

  @AfterEach
  void close() {
    house.close();
  }

  // Directories

  @Test
  void aDirectoryOfFilesFillsTheFoldersOfItsNames() throws IOException { // IMPORT-003, IMPORT-004
    write("one.eml", mail("One"));
    write("Sent Items/two.eml", mail("Two"));
    write("Входящие/three.EML", mail("Three"));
    write("Trips/Rome/four.eml", mail("Four"));
    write("Spam?/Sub/five.eml", mail("Five"));
    write("notes.txt", "no mail");
    Import.Result result = run(place);

    assertThat(result.imported()).isEqualTo(5);
    assertThat(result.reasons()).containsExactly(new Import.Skipped("notes.txt", "no message"));
    assertThat(subjects("Inbox")).containsExactlyInAnyOrder("One", "Three");
    assertThat(subjects("Sent")).containsExactly("Two");
    assertThat(subjects("Rome")).containsExactly("Four");
    assertThat(folder("Rome").parent()).isEqualTo(folder("Trips").id());
    assertThat(subjects("Spam?")).containsExactly("Five"); // FOLD-002
    Item one = items("Inbox").stream().filter(i -> subject(i).equals("One")).findFirst().get();
    assertThat(text(one)).isEqualTo(mail("One"));
    assertThat(one.marks().read()).isTrue();
    assertThat(progress).endsWith(5L);
  }

  @Test
  void messagesKeepTheirDate() throws IOException { // IMPORT-001
    write("a.eml", "Date: Tue, 3 Feb 2026 10:00:00 +0100\r\nSubject: a\r\n\r\n");
    write("b.eml", "Date: Fri, 1 Jan 2100 10:00:00 +0000\r\nSubject: b\r\n\r\n");
    write("c.eml", "Subject: c\r\n\r\n");
    run(place);
    for (Item item : items("Inbox")) {
      assertThat(item.received())
          .isEqualTo(
              subject(item).equals("a") ? Instant.parse("2026-02-03T09:00:00Z") : clock.instant());
    }
  }

  @Test
  void linksAreNotFollowed() throws IOException { // IM20
    Path outside = Files.createTempFile("outside", ".eml");
    Files.writeString(outside, mail("Outside"));
    Files.createDirectories(place.resolve("mails"));
    Files.createSymbolicLink(place.resolve("mails/link.eml"), outside);
    Files.createSymbolicLink(place.resolve("mails/dir"), outside.getParent());
    write("mails/good.eml", mail("Good"));
    Import.Result result = run(place.resolve("mails"));
    Files.delete(outside);
    assertThat(result.imported()).isEqualTo(1);
    assertThat(result.reasons())
        .extracting(Import.Skipped::why)
        .containsExactly("no plain file", "no plain file");
  }

  @Test
  void oneBadMessageStopsNobody() throws IOException { // IM21
    write("1.eml", mail("First"));
    write("2.eml", "");
    write("3.eml", "\0\1\2\3 binary");
    write("4.eml", "x".repeat(2_000_001));
    write("5\u0001/6.eml", mail("Odd"));
    write("7.eml", mail("Last"));
    Import.Result result = run(place);
    assertThat(result.imported()).isEqualTo(2);
    assertThat(result.skipped()).isEqualTo(4);
    assertThat(subjects("Inbox")).containsExactlyInAnyOrder("First", "Last");
  }

  @Test
  void whatIsThereIsNotBroughtAgain() throws IOException { // IM21
    write("1.eml", mail("One"));
    write("2.eml", mail("One"));
    write("Other/3.eml", mail("One"));
    assertThat(run(place).imported()).isEqualTo(2);
    write("4.eml", mail("Four"));
    Import.Result again = run(place);
    assertThat(again.imported()).isEqualTo(1);
    assertThat(again.present()).isEqualTo(3);
    assertThat(subjects("Inbox")).containsExactlyInAnyOrder("One", "Four");
  }

  @Test
  void anImportThatBreaksOffGoesOnWhereItWas() throws IOException { // IM21
    for (int i = 0; i < 2 * Pile.HEIGHT + 50; i++) {
      write(String.format("%04d.eml", i), mail("m" + i));
    }
    var breaking = new BreakingStore(house.store, 2);
    assertThatThrownBy(() -> importer(breaking).run(ann, place, (mails, bytes, all) -> {}))
        .isInstanceOf(IllegalStateException.class);
    assertThat(items("Inbox")).hasSize(Pile.HEIGHT);

    Import.Result rest = run(place);
    assertThat(rest.imported()).isEqualTo(Pile.HEIGHT + 50);
    assertThat(subjects("Inbox")).hasSize(2 * Pile.HEIGHT + 50).doesNotHaveDuplicates();
  }

  @Test
  void itEndsWithTheSpace() throws IOException { // IMPORT-006
    for (int i = 0; i < 10; i++) {
      write(i + ".eml", mail("m" + i));
    }
    long size = mail("m0").length();
    house.directory.put(house.directory.account(ann).orElseThrow().withQuota(4 * size + 1));
    Import.Result result = run(place);
    assertThat(result.full()).isTrue();
    assertThat(result.imported()).isEqualTo(4);
    assertThat(items("Inbox")).hasSize(4);
  }

  @Test
  void answersJoinTheConversationsTheyBelongTo() throws IOException {
    write("1.eml", "Message-ID: <a@x>\r\nSubject: a\r\n\r\n");
    write("2.eml", "Message-ID: <b@x>\r\nIn-Reply-To: <a@x>\r\nSubject: b\r\n\r\n");
    run(place);
    assertThat(items("Inbox"))
        .extracting(Item::thread)
        .hasSize(2)
        .containsOnly(items("Inbox").get(0).thread());
  }

  // Maildir

  @Test
  void aMaildirKeepsMarksAndFolders() throws IOException {
    Path seen = write("cur/1:2,FRS", mail("Seen"));
    Files.setLastModifiedTime(seen, FileTime.from(Instant.parse("2026-01-01T00:00:00Z")));
    write("new/2", mail("New"));
    write("tmp/3", mail("Never came"));
    write(".Sent/cur/4:2,S", mail("Sent"));
    write(".Trips.Caf&AOk-/cur/5:2,", mail("Unread"));
    write("dovecot.index", "no mail");
    Import.Result result = run(place);

    assertThat(result.imported()).isEqualTo(4);
    assertThat(subjects("Inbox")).containsExactlyInAnyOrder("Seen", "New");
    for (Item item : items("Inbox")) {
      boolean old = subject(item).equals("Seen");
      assertThat(item.marks().read()).isEqualTo(old);
      assertThat(item.marks().flag().state())
          .isEqualTo(old ? FollowUp.State.ACTIVE : FollowUp.State.NONE);
      assertThat(item.marks().answer().verb())
          .isEqualTo(old ? Answer.Verb.REPLIED : Answer.Verb.NOTHING);
      if (old) {
        assertThat(item.received()).isEqualTo(Instant.parse("2026-01-01T00:00:00Z"));
      }
    }
    assertThat(subjects("Sent")).containsExactly("Sent");
    assertThat(items("Café").get(0).marks().read()).isFalse();
  }

  // mbox

  @Test
  void anMboxIsCutAtItsDividersOnly() throws IOException { // IM21
    Path mbox =
        write(
            "archive.mbox",
            "From eve@other.test Tue Feb  3 10:00:00 2026\n"
                + "Subject: one\n\ntext\n>From here on\n>>From there\nFrom nobody, no date\n\n"
                + "From the beginning there was no date\n\n"
                + "From eve Wed Feb 14 10:00:00 +0100 2026\r\n"
                + "Subject: two\r\n\r\nFrom eve Wed Feb 14 10:00:00 2026\r\n\r\n\r\n"
                + "From x@y Thu Feb  5 10:00 2026\n"
                + "Subject: three\n\nno end");
    Import.Result result = run(mbox);
    assertThat(result.imported()).isEqualTo(3);
    assertThat(items("archive"))
        .extracting(this::text)
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
        write(
            "mbox",
            "From e Tue Feb  3 10:00:00 2026\nSubject: a\n\n" + long1 + "\n" + fake + "\n\n");
    assertThat(run(mbox).imported()).isEqualTo(1);
    assertThat(text(items("Inbox").get(0)))
        .isEqualTo("Subject: a\r\n\r\n" + long1 + "\r\n" + fake + "\r\n");
  }

  @Test
  void aTooLargeMessageOfAnMboxIsPassedOver() throws IOException { // IM21
    Path mbox =
        write(
            "mbox",
            "From e Tue Feb  3 10:00:00 2026\nSubject: a\n\n"
                + "x\n".repeat(1_000_000)
                + "\nFrom e Tue Feb  3 10:00:00 2026\nSubject: b\n\n");
    Import.Result result = run(mbox);
    assertThat(result.skipped()).isEqualTo(1);
    assertThat(subjects("Inbox")).containsExactly("b");
  }

  @Test
  void oneMessageAloneIsTakenToo() throws IOException {
    assertThat(run(write("single.eml", mail("Single"))).imported()).isEqualTo(1);
    assertThat(subjects("Inbox")).containsExactly("Single");
  }

  // zip

  @Test
  void aZipFillsFoldersFromItsFolderMail() throws IOException { // IMPORT-003, IMPORT-004
    Path zip =
        zip(
            "mail/1.eml", mail("One"),
            "mail/Drafts/2.eml", mail("Two"),
            "mail/New/Sub/3.eml", mail("Three"));
    assertThat(run(zip).imported()).isEqualTo(3);
    assertThat(subjects("Inbox")).containsExactly("One");
    assertThat(subjects("Drafts")).containsExactly("Two");
    assertThat(subjects("Sub")).containsExactly("Three");
    assertThat(text(items("Inbox").get(0))).isEqualTo(mail("One"));
  }

  @Test
  void whatDoesNotBelongInAZipIsPassedOverAndNamed() throws IOException { // IMPORT-005, IM20
    Path zip =
        zip(
            "../x.eml", mail("a"),
            "mail/../../y.eml", mail("b"),
            "/etc/z.eml", mail("c"),
            "mail\\..\\w.eml", mail("d"),
            "other/v.eml", mail("e"),
            "u.eml", mail("f"),
            "mail/inner.zip", "PK",
            "mail//t.eml", mail("g"),
            "mail/good.eml", mail("Good"));
    Import.Result result = run(zip);
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
    try (var out = zipStream(zip)) {
      byte[] zeros = new byte[1_900_000];
      byte[] head = "Subject: a\r\n\r\n".getBytes(ISO_8859_1);
      System.arraycopy(head, 0, zeros, 0, head.length);
      for (int i = 0; i < 60; i++) {
        out.putNextEntry(new ZipEntry("mail/" + i + ".eml"));
        zeros[head.length] = (byte) i;
        out.write(zeros);
      }
    }
    assertThatThrownBy(() -> run(zip)).isInstanceOf(Refusal.Malformed.class);
  }

  @Test
  void anArchiveOfTooManyEntriesIsRefusedBeforeAnything() throws IOException { // IM20
    Path zip = place.resolve("many.zip");
    try (var out = zipStream(zip)) {
      out.putNextEntry(new ZipEntry("mail/first.eml"));
      out.write(mail("First").getBytes(UTF_8));
      for (int i = 0; i <= MailZip.MOST_ENTRIES; i++) {
        out.putNextEntry(new ZipEntry("mail/" + i));
      }
    }
    assertThatThrownBy(() -> run(zip)).isInstanceOf(Refusal.Malformed.class);
    assertThat(house.catalog.usage(Reader.house(), ann).used()).isZero();
  }

  @Test
  void aBrokenArchiveIsToldAsSuch() throws IOException {
    assertThatThrownBy(() -> run(write("broken.zip", "PK\3\4 and then nothing")))
        .isInstanceOf(IOException.class);
    assertThatThrownBy(() -> run(place.resolve("nowhere"))).isInstanceOf(Refusal.NotFound.class);
  }

  // Around

  private Import importer(Store store) {
    var rooms = new Import.House(store, house.catalog, house.blobs, folders);
    return new Import(rooms, 2_000_000, clock);
  }

  private Import.Result run(Path from) throws IOException {
    return importer(house.store).run(ann, from, (mails, bytes, all) -> progress.add(mails));
  }

  private Path write(String name, String text) throws IOException {
    Path path = place.resolve(name);
    Files.createDirectories(path.getParent());
    return Files.write(path, text.getBytes(UTF_8));
  }

  private Path zip(String... namesAndTexts) throws IOException {
    Path path = place.resolve("archive.zip");
    try (var out = zipStream(path)) {
      for (int i = 0; i < namesAndTexts.length; i += 2) {
        out.putNextEntry(new ZipEntry(namesAndTexts[i]));
        out.write(namesAndTexts[i + 1].getBytes(UTF_8));
      }
    }
    return path;
  }

  private static ZipOutputStream zipStream(Path path) throws IOException {
    return new ZipOutputStream(new BufferedOutputStream(Files.newOutputStream(path)));
  }

  private static String mail(String subject) {
    return "From: eve@other.test\r\nSubject: " + subject + "\r\n\r\ntext\r\n";
  }

  private Collection folder(String name) {
    return house.catalog.collections(Reader.house(), ann).stream()
        .filter(c -> c.name().equals(name))
        .findFirst()
        .orElseThrow();
  }

  private List<Item> items(String folder) {
    return house.catalog.newest(Reader.house(), folder(folder).id(), Long.MAX_VALUE, 10_000);
  }

  private List<String> subjects(String folder) {
    return items(folder).stream().map(ImportTest::subject).toList();
  }

  private static String subject(Item item) {
    return ((MailFacets) item.facets()).subject();
  }

  private String text(Item item) {
    try (InputStream in = house.blobs.open(item.bytes())) {
      return new String(in.readAllBytes(), UTF_8);
    } catch (IOException e) {
      throw new IllegalStateException(e);
    }
  }

  /** Breaks at a commit, as a machine does that is switched off. */
  private static final class BreakingStore implements Store {
    private final Store store;
    private int left;

    BreakingStore(Store store, int commits) {
      this.store = store;
      this.left = commits;
    }

    @Override
    public <T> T commit(Reader who, Set<AccountId> accounts, Work<T> work) {
      if (left-- == 0) {
        throw new IllegalStateException("switched off");
      }
      return store.commit(who, accounts, work);
    }
  }
}
