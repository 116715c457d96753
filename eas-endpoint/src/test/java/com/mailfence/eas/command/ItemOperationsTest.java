package com.mailfence.eas.command;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.mailfence.core.account.AccountId;
import com.mailfence.core.account.Reader;
import com.mailfence.core.item.Collection;
import com.mailfence.core.item.Item;
import com.mailfence.core.item.Kind;
import com.mailfence.core.item.Role;
import com.mailfence.eas.Mails;
import com.mailfence.eas.wbxml.XmlNotation;
import com.mailfence.eas.wire.FileReference;
import com.mailfence.eas.wire.ServerId;
import java.io.IOException;
import java.io.InputStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

final class ItemOperationsTest {
  private final DeskHouse desk = new DeskHouse();
  private final AccountId bob = desk.account("bob@example.org");
  private final Collection inbox = desk.folder(bob, Kind.MAIL, Role.INBOX);

  @AfterEach
  void close() {
    desk.close();
  }

  @Test
  void partsLieBesideTheDocument() throws IOException { // [MS-ASCMD] R5509 to R5518
    Item text = add(Mails.html("h", "<p>One</p>\n"));
    Item file = add(Mails.withFile("f"));
    String body =
        "<ItemOperations:ItemOperations>"
            + fetch(text, 2)
            + fetch(text, 1)
            + file(file, "")
            + file(file, "<Options><Range>1-2</Range></Options>")
            + "</ItemOperations:ItemOperations>";
    Reply.Parts reply = (Reply.Parts) ask("16.1", body);
    String document = XmlNotation.show(reply.root(), XmlNotation.Style.WHOLE);
    assertThat(document)
        .contains("<ItemOperations:Part>1</Part>", "<Part>4</Part>")
        .doesNotContain("Data>");
    assertThat(reply.parts()).hasSize(4);
    assertThat(text(reply, 0)).isEqualTo("<p>One</p>\r\n");
    assertThat(text(reply, 1)).contains("One").doesNotContain("<p>");
    assertThat(text(reply, 2)).isEqualTo("%PDF");
    assertThat(text(reply, 3)).isEqualTo("PD");
  }

  @Test
  void everyPartIsAsLongAsItSays() throws IOException {
    Item text = add(Mails.html("h", "<p>" + "\u00e9ne ".repeat(20_000) + "</p>\n"));
    for (int form : new int[] {1, 2, 4}) {
      String mime = form == 4 ? "<AirSync:MIMESupport>2</AirSync:MIMESupport>" : "";
      String wish =
          "<ItemOperations:ItemOperations>"
              + fetch(text, form).replace("</Options>", mime + "</Options>")
              + "</ItemOperations:ItemOperations>";
      Reply.Parts reply = (Reply.Parts) ask("14.1", wish);
      Reply.Part part = reply.parts().get(0);
      try (InputStream in = part.source().open()) {
        assertThat(in.readAllBytes()).hasSize((int) part.length());
      }
    }
  }

  @Test
  void anAttachmentIsGivenByItsNameAlone() throws IOException { // [MS-ASCMD] R162, R164
    Item file = add(Mails.withFile("f"));
    Reply.Bytes found = (Reply.Bytes) attachment(FileReference.of(file, "2"));
    assertThat(found.type()).isEqualTo("application/pdf");
    try (InputStream in = found.part().source().open()) {
      assertThat(new String(in.readAllBytes(), UTF_8)).isEqualTo("%PDF");
    }
  }

  @Test
  void anAttachmentThatIsNotThereIsNotGiven() { // [MS-ASCMD] R166, EA03
    AccountId eve = desk.account("eve@example.org");
    Item theirs = add(desk.folder(eve, Kind.MAIL, Role.INBOX), Mails.withFile("f"));
    assertThat(attachment(FileReference.of(theirs, "2"))).isEqualTo(Reply.http(500));
    assertThat(attachment("frog")).isEqualTo(Reply.http(500));
    assertThat(attachment("")).isEqualTo(Reply.http(500));
  }

  private Reply ask(String version, String xml) {
    var phone = desk.new Phone(bob, "P1", version);
    phone.acceptsParts = true;
    phone.send("ItemOperations", xml);
    return phone.last();
  }

  private Reply attachment(String name) {
    var phone = desk.new Phone(bob, "P1", "12.1");
    desk.desk.serve(
        phone.call("GetAttachment", "&AttachmentName=" + name, new byte[0]), phone.answers::add);
    return phone.last();
  }

  private Item add(String source) {
    return add(inbox, source);
  }

  private Item add(Collection folder, String source) {
    return desk.house.store.commit(
        Reader.house(),
        folder.id().account(),
        d -> d.add(Mails.of(desk.house.blobs, folder.id(), desk.clock.instant(), source)));
  }

  private static String fetch(Item item, int form) {
    return "<Fetch><Store>Mailbox</Store><AirSync:CollectionId>"
        + ServerId.of(item.collection())
        + "</AirSync:CollectionId><AirSync:ServerId>"
        + ServerId.of(item)
        + "</AirSync:ServerId><Options><AirSyncBase:BodyPreference><Type>"
        + form
        + "</Type></AirSyncBase:BodyPreference></Options></Fetch>";
  }

  private static String file(Item item, String options) {
    return "<Fetch><Store>Mailbox</Store><AirSyncBase:FileReference>"
        + FileReference.of(item, "2")
        + "</AirSyncBase:FileReference>"
        + options
        + "</Fetch>";
  }

  private static String text(Reply.Parts reply, int part) throws IOException {
    try (InputStream in = reply.parts().get(part).source().open()) {
      return new String(in.readAllBytes(), UTF_8);
    }
  }
}
