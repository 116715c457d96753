package com.mailfence.deploy.flows;

import com.mailfence.deploy.serve.OpenService;
import com.mailfence.testbed.eas.EasClient;
import com.mailfence.testbed.eas.Edits;
import com.mailfence.testbed.eas.Handset;
import com.mailfence.testbed.eas.Hierarchy;
import com.mailfence.testbed.eas.Line;
import com.mailfence.testbed.eas.Mirror;
import com.mailfence.testbed.eas.Node;
import com.mailfence.testbed.eas.SyncOptions;
import com.mailfence.testbed.eas.SyncResult;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/** A device with a calendar, an address book and, from 16.0 on, drafts. */
final class MixedPhone implements MixedClient {
  private static final List<String> VERSIONS = List.of("12.1", "14.0", "14.1", "16.0", "16.1");

  /** What a device is shown and does not write back. */
  private static final Set<String> NOT_WRITTEN =
      Set.of(
          "AirSyncBase:Body",
          "AirSyncBase:NativeBodyType",
          "Calendar:UID",
          "Calendar:DtStamp",
          "Calendar:OrganizerName",
          "Calendar:OrganizerEmail",
          "Calendar:MeetingStatus",
          "Calendar:ResponseType",
          "Calendar:AppointmentReplyTime");

  private final OpenService open;
  private final String user;
  private final String device;
  private final String version;
  private final MixedWords words;
  private final Line line = Line.open();
  private final EasClient phone;
  private int newcomers;

  private MixedPhone(OpenService open, String user, String device, MixedWords words) {
    this.open = open;
    this.user = user;
    this.device = device;
    this.words = words;
    this.version = words.any(VERSIONS);
    this.phone = client(device);
  }

  static MixedPhone of(OpenService open, String user, String device, MixedWords words) {
    return new MixedPhone(open, user, device, words);
  }

  private EasClient client(String name) {
    var login = new Handset.Login(user + "@house.example", OpenService.PASSWORD);
    var made = new EasClient(Handset.phone(open.https(), login, name, version), line);
    made.folderSync();
    folders(made)
        .forEach(
            (klass, folder) ->
                made.mirror(folder)
                    .options(
                        new SyncOptions(
                            klass,
                            1 + words.random().nextInt(5),
                            List.of(),
                            List.of(),
                            List.of())));
    return made;
  }

  private static Map<String, String> folders(EasClient phone) {
    return Map.of(
        "Calendar", phone.folder(Hierarchy.CALENDAR),
        "Contacts", phone.folder(Hierarchy.CONTACTS),
        "Email", phone.folder(Hierarchy.DRAFTS));
  }

  private Mirror mirror(String klass) {
    return phone.mirror(folders(phone).get(klass));
  }

  @Override
  public void edit(boolean lossy) {
    boolean writes = version.startsWith("16");
    String klass = words.any(List.of("Calendar", "Contacts", writes ? "Email" : "Contacts"));
    Mirror mirror = mirror(klass);
    List<String> seen = mirror.items().keySet().stream().sorted().toList();
    if (mirror.key().equals("0")) {
      return;
    }
    Node command;
    if (seen.isEmpty() || words.chance(3)) {
      command = Edits.add("c" + words.word(), fresh(klass));
    } else if (words.chance(6)) {
      command = Edits.delete(words.any(seen));
    } else {
      String id = words.any(seen);
      command = Edits.change(id, changed(klass, mirror.items().get(id)));
    }
    line.loseAnswers(lossy ? 1 : 0);
    send(mirror, command);
    line.loseAnswers(0);
  }

  private Node[] fresh(String klass) {
    String word = words.word();
    String start = words.hour();
    List<Node> data =
        switch (klass) {
          case "Calendar" ->
              List.of(
                  Node.text("Calendar:StartTime", start),
                  Node.text("Calendar:EndTime", MixedWords.later(start)),
                  Node.text("Calendar:Subject", word),
                  Node.number("Calendar:AllDayEvent", 0),
                  Node.number("Calendar:BusyStatus", 2));
          case "Contacts" ->
              List.of(Node.text("Contacts:FileAs", word), Node.text("Contacts:LastName", word));
          default -> List.of(Node.text("Email:Subject", word));
        };
    return data.toArray(Node[]::new);
  }

  /** The whole item as it is held, with another name, as devices write it. */
  private Node[] changed(String klass, Node held) {
    String word = words.word();
    Set<String> names =
        switch (klass) {
          case "Calendar" -> Set.of("Calendar:Subject");
          case "Contacts" -> Set.of("Contacts:FileAs", "Contacts:LastName");
          default -> Set.of("Email:Subject");
        };
    List<Node> data = new ArrayList<>();
    names.forEach(name -> data.add(Node.text(name, word)));
    if (!klass.equals("Email")) {
      held.children().stream()
          .filter(child -> !names.contains(child.name()) && !NOT_WRITTEN.contains(child.name()))
          .forEach(data::add);
    }
    return data.toArray(Node[]::new);
  }

  private void send(Mirror mirror, Node... commands) {
    SyncResult result = phone.sync(mirror.folderId(), commands);
    if (result.status() == 3) {
      mirror.reset();
      result = phone.sync(mirror.folderId());
    }
    if (result.status() != 1) {
      throw new AssertionError(this + " is told " + result.status());
    }
    for (int status : result.failed().values()) {
      if (status != 7 && status != 8) {
        throw new AssertionError(this + " is refused with " + status + ": " + List.of(commands));
      }
    }
  }

  @Override
  public void sync() {
    folders(phone).values().forEach(folder -> send(phone.mirror(folder)));
    if (!phone.complaints().isEmpty()) {
      throw new AssertionError(this + " complains: " + phone.complaints());
    }
  }

  @Override
  public void startOver() {
    mirror(words.any(List.of("Calendar", "Contacts", "Email"))).reset();
  }

  @Override
  public void mustEqualANewcomer() {
    EasClient newcomer = client(device + "new" + ++newcomers);
    for (String folder : folders(phone).values()) {
      newcomer.sync(folder);
      Map<String, String> held = shown(phone.mirror(folder));
      Map<String, String> given = shown(newcomer.mirror(folder));
      if (!held.equals(given)) {
        throw new AssertionError(this + " holds " + held + ", a newcomer " + given);
      }
    }
  }

  /** The fields a user looks at. */
  private static Map<String, String> shown(Mirror mirror) {
    Map<String, String> shown = new TreeMap<>();
    mirror
        .items()
        .forEach(
            (id, item) -> {
              List<String> fields = new ArrayList<>();
              for (Node child : item.children()) {
                if (child.name().startsWith("Contacts:")
                    || child.name().matches("Calendar:(Subject|StartTime|EndTime|Recurrence)")
                    || child.name().equals("Email:Subject")) {
                  fields.add(child.toString());
                }
              }
              fields.sort(null);
              shown.put(id, fields.toString());
            });
    return shown;
  }

  @Override
  public List<String> common() {
    List<String> all = new ArrayList<>();
    for (Node item : mirror("Calendar").items().values()) {
      all.add(
          "event "
              + item.value("Calendar:Subject").orElse("")
              + " "
              + item.value("Calendar:StartTime").orElse(""));
    }
    for (Node item : mirror("Contacts").items().values()) {
      all.add("contact " + item.value("Contacts:LastName").orElse(""));
    }
    return all.stream().sorted().toList();
  }

  @Override
  public String toString() {
    return device + " of " + version;
  }
}
