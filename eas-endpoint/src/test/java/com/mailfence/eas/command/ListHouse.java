package com.mailfence.eas.command;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.mailfence.core.account.AccountId;
import com.mailfence.core.account.Reader;
import com.mailfence.core.item.Collection;
import com.mailfence.core.item.Item;
import com.mailfence.core.item.Kind;
import com.mailfence.core.item.Role;
import com.mailfence.eas.wire.ServerId;
import com.mailfence.engine.calendar.Calendars;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A house that keeps tasks and notes, and devices that look at one list of them. */
final class ListHouse implements AutoCloseable {
  final DeskHouse desk = DeskHouse.withLists();
  final AccountId ann = desk.account("ann@example.org");
  final Collection tasks = desk.folder(ann, Kind.TASKS, Role.MAIN);
  final Collection notes = desk.folder(ann, Kind.NOTES, Role.MAIN);

  @Override
  public void close() {
    desk.close();
  }

  /** A device and one list. */
  final class Device {
    final DeskHouse.Phone phone;
    final String folder;
    String key = "0";

    Device(String version, Collection folder, String first) {
      this.phone = desk.new Phone(ann, "d" + version.replace(".", ""), version);
      this.folder = ServerId.of(folder.id());
      sync(first);
    }

    /** Syncs with these words; the answer. */
    String sync(String words) {
      String asked =
          "<AirSync:Sync><Collections><Collection><SyncKey>"
              + key
              + "</SyncKey><CollectionId>"
              + folder
              + "</CollectionId>"
              + words
              + "</Collection></Collections></Sync>";
      String answer = phone.ask("Sync", asked);
      key = one("SyncKey>([^<]*)<", answer).filter(k -> !k.equals("0")).orElse(key);
      return answer;
    }

    String add(String data) {
      return sync(
          "<GetChanges>0</GetChanges><Commands><Add><ClientId>c"
              + phone.answers.size()
              + "</ClientId><ApplicationData>"
              + data
              + "</ApplicationData></Add></Commands>");
    }

    /** The id of what it made. */
    String made(String data) {
      String answer = add(data);
      return one("<ServerId>([^<]*)<", answer).orElseThrow(() -> new AssertionError(answer));
    }

    String change(String id, String data) {
      return sync(
          "<GetChanges>0</GetChanges><Commands><Change><ServerId>"
              + id
              + "</ServerId><ApplicationData>"
              + data
              + "</ApplicationData></Change></Commands>");
    }

    /** The item as another look at it shows it. */
    String fetched(String id) {
      return fetched(id, "");
    }

    String fetched(String id, String options) {
      return phone.ask(
          "ItemOperations",
          "<ItemOperations:ItemOperations><Fetch><Store>Mailbox</Store><AirSync:CollectionId>"
              + folder
              + "</AirSync:CollectionId><AirSync:ServerId>"
              + id
              + "</AirSync:ServerId>"
              + options
              + "</Fetch></ItemOperations>");
    }
  }

  static Optional<String> one(String pattern, String text) {
    Matcher matcher = Pattern.compile(pattern).matcher(text);
    return matcher.find() ? Optional.of(matcher.group(1)) : Optional.empty();
  }

  private Item item(String id) {
    return desk.house
        .catalog
        .item(Reader.owner(ann), ServerId.item(ann, id).orElseThrow().item())
        .orElseThrow();
  }

  String stored(String id) {
    String text = new String(Calendars.read(desk.house.blobs, item(id)).bytes(), UTF_8);
    return text.replace("\r\n ", "").replace("\r\n", "|");
  }
}
