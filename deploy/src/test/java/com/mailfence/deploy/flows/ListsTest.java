package com.mailfence.deploy.flows;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.mailfence.deploy.serve.OpenService;
import com.mailfence.testbed.dav.DavClient;
import com.mailfence.testbed.dav.Multistatus;
import com.mailfence.testbed.eas.EasClient;
import com.mailfence.testbed.eas.Folder;
import com.mailfence.testbed.eas.Handset;
import com.mailfence.testbed.eas.Line;
import com.mailfence.testbed.eas.Node;
import com.mailfence.testbed.eas.Reply;
import com.mailfence.testbed.eas.SyncResult;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Tasks and notes on a whole server: one line of its settings switches them on. // SYNC-005 */
@Timeout(120)
final class ListsTest {
  private static final int TASKS = 7;
  private static final int NOTES = 10;

  @TempDir Path data;

  private static String home(String name) {
    return "/dav/calendars/" + Town.address(name) + "/";
  }

  private static DavClient program(Town town, String name) {
    var login = new Handset.Login(Town.address(name), OpenService.PASSWORD);
    return new DavClient(town.open().https(), login, Line.open());
  }

  private static String todo(String uid) {
    return "BEGIN:VCALENDAR\r\nVERSION:2.0\r\nPRODID:x\r\nBEGIN:VTODO\r\nUID:"
        + uid
        + "\r\nDTSTAMP:20260301T000000Z\r\nSUMMARY:"
        + uid
        + "\r\nX-KEPT:1\r\nEND:VTODO\r\nEND:VCALENDAR\r\n";
  }

  private static Node task(String subject) {
    return Node.of(
        "AirSync:Add",
        Node.text("AirSync:ClientId", subject),
        Node.of(
            "AirSync:ApplicationData",
            Node.text("Tasks:Subject", subject),
            Node.number("Tasks:Complete", 0)));
  }

  @Test
  void aPhoneAndAProgramShareTasks() throws Exception {
    var town = new Town(data, "dav.tasks = true");
    try {
      town.account("anna");
      EasClient phone = town.phone("anna", "one", "16.1");
      String tasks = phone.folder(TASKS);
      assertThat(phone.folder(NOTES)).isNotEmpty();
      SyncResult made = phone.sync(tasks, task("milk"));
      assertThat(made.failed()).isEmpty();
      DavClient program = program(town, "anna");
      String list = listOf(program, "anna");
      Multistatus.Response milk = program.tags(list).get(0);
      String text = new String(program.ask("GET", milk.href(), "").body(), UTF_8);
      assertThat(text).contains("BEGIN:VTODO", "SUMMARY:milk");
      String href = list + "bread.ics";
      Reply put = program.ask("PUT", href, todo("bread"), "Content-Type", "text/calendar");
      assertThat(put.status()).isEqualTo(201);
      SyncResult seen = phone.sync(tasks);
      assertThat(seen.added()).hasSize(1);
      String bread = seen.added().get(0);
      assertThat(phone.mirror(tasks).items().get(bread).value("Tasks:Subject")).contains("bread");
      phone.sync(tasks, done(bread));
      assertThat(new String(program.ask("GET", href, "").body(), UTF_8))
          .contains("STATUS:COMPLETED", "X-KEPT:1");
      assertThat(phone.complaints()).isEmpty();
    } finally {
      town.stop();
    }
  }

  private static Node done(String id) {
    return Node.of(
        "AirSync:Change",
        Node.text("AirSync:ServerId", id),
        Node.of(
            "AirSync:ApplicationData",
            Node.text("Tasks:Subject", "bread"),
            Node.number("Tasks:Complete", 1)));
  }

  /** The one collection beside the calendar that holds something. */
  private static String listOf(DavClient program, String name) {
    return program.tags(home(name)).stream()
        .map(Multistatus.Response::href)
        .filter(href -> href.contains("/~") && !program.tags(href).isEmpty())
        .findFirst()
        .orElseThrow();
  }

  @Test
  void withoutThatLineThereAreNone() throws Exception {
    var town = new Town(data);
    try {
      town.account("ben");
      EasClient phone = town.phone("ben", "one", "16.1");
      assertThat(phone.hierarchy().folders().values())
          .extracting(Folder::type)
          .doesNotContain(TASKS, NOTES, 15, 17);
      DavClient program = program(town, "ben");
      String object = home("ben") + "default/todo.ics";
      Reply put = program.ask("PUT", object, todo("todo"), "Content-Type", "text/calendar");
      assertThat(put.status()).isEqualTo(403);
      String made =
          "<mkcalendar xmlns='urn:ietf:params:xml:ns:caldav' xmlns:D='DAV:'><D:set><D:prop>"
              + "<supported-calendar-component-set><comp name='VTODO'/>"
              + "</supported-calendar-component-set></D:prop></D:set></mkcalendar>";
      Reply refused =
          program.ask("MKCALENDAR", home("ben") + "todo/", made, "Content-Type", "application/xml");
      assertThat(List.of(403, 207)).contains(refused.status());
      assertThat(program.tags(home("ben")))
          .extracting(Multistatus.Response::href)
          .noneMatch(href -> href.endsWith("/todo/"));
    } finally {
      town.stop();
    }
  }
}
