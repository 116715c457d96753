package com.mailfence.eas.command;

import com.mailfence.testbed.eas.EasClient;
import com.mailfence.testbed.eas.Edits;
import com.mailfence.testbed.eas.Node;
import com.mailfence.testbed.eas.SyncOptions;
import com.mailfence.testbed.eas.SyncResult;
import java.util.ArrayList;
import java.util.List;
import java.util.NoSuchElementException;

/** A phone with its user's calendar on it. */
final class CalendarPhone {
  private static final int CALENDAR = 8;

  final EasClient client;
  final String calendar;
  private final boolean modern;

  CalendarPhone(EasClient client, String version) {
    this.client = client;
    this.modern = version.startsWith("16");
    client.folderSync();
    calendar = client.folder(CALENDAR);
    client
        .mirror(calendar)
        .options(new SyncOptions("Calendar", 100, List.of(), List.of(), List.of()));
    sync();
  }

  SyncResult sync(Node... commands) {
    return client.sync(calendar, commands);
  }

  /** Makes a meeting of an hour; its name on the server. */
  String meets(String subject, String start, String... guests) {
    SyncResult result = sync(Edits.add("c-" + subject, meeting(subject, start, guests)));
    return result.created().get("c-" + subject);
  }

  /**
   * @param start as 20260310T100000Z
   */
  Node[] meeting(String subject, String start, String... guests) {
    List<Node> data = new ArrayList<>();
    data.add(calendar("DtStamp", "20260301T080000Z"));
    data.add(calendar("StartTime", start));
    data.add(calendar("Subject", subject));
    if (!modern) {
      data.add(calendar("UID", "uid-" + subject));
    }
    data.add(calendar("EndTime", hourAfter(start)));
    data.add(guests(guests));
    data.add(calendar("MeetingStatus", "1"));
    return data.toArray(Node[]::new);
  }

  static String hourAfter(String start) {
    int hour = Integer.parseInt(start.substring(9, 11));
    return start.substring(0, 9) + String.format("%02d", hour + 1) + start.substring(11);
  }

  static Node calendar(String name, String value) {
    return Node.text("Calendar:" + name, value);
  }

  static Node guests(String... addresses) {
    List<Node> all = new ArrayList<>();
    for (String address : addresses) {
      all.add(Node.of("Calendar:Attendee", calendar("Email", address), calendar("Name", address)));
    }
    return Node.of("Calendar:Attendees", all);
  }

  /** What the phone holds of the event of that subject. */
  Node event(String subject) {
    return client.mirror(calendar).items().values().stream()
        .filter(one -> one.value("Calendar:Subject").filter(subject::equals).isPresent())
        .findFirst()
        .orElseThrow(() -> new NoSuchElementException(subject));
  }

  /** Subjects of all it holds, in order. */
  List<String> subjects() {
    return client.mirror(calendar).items().values().stream()
        .map(one -> one.value("Calendar:Subject").orElse(""))
        .sorted()
        .toList();
  }
}
