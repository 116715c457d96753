package com.mailfence.eas.command;

import com.mailfence.core.account.AccountId;
import com.mailfence.core.account.Reader;
import com.mailfence.core.item.Collection;
import com.mailfence.core.item.Item;
import com.mailfence.core.item.ItemId;
import com.mailfence.core.item.Kind;
import com.mailfence.core.item.Role;
import com.mailfence.eas.Mails;
import com.mailfence.eas.wire.ServerId;
import java.nio.ByteBuffer;
import java.util.Base64;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A mailbox, and what a phone of any version hears of it by Sync, ItemOperations and Search. */
final class MailWire implements AutoCloseable {
  final DeskHouse desk = new DeskHouse();
  final AccountId bob = desk.account("bob@example.org");
  final Collection inbox = desk.folder(bob, Kind.MAIL, Role.INBOX);

  Collection folder(Role role) {
    return desk.folder(bob, Kind.MAIL, role);
  }

  /** A mail in the Inbox, by its source. */
  Item add(String source) {
    return desk.house.store.commit(
        Reader.house(),
        bob,
        draft -> draft.add(Mails.of(desk.house.blobs, inbox.id(), desk.clock.instant(), source)));
  }

  Item now(ItemId id) {
    return desk.house.catalog.item(Reader.owner(bob), id).orElseThrow();
  }

  DeskHouse.Phone phone(String version) {
    return desk.new Phone(bob, "p" + version.replace(".", ""), version);
  }

  /** The first Sync of the Inbox with these options. */
  String sync(String version, String options) {
    return sync(phone(version), inbox, options);
  }

  static String sync(DeskHouse.Phone phone, Collection folder, String options) {
    String id = "</SyncKey><CollectionId>" + ServerId.of(folder.id()) + "</CollectionId>";
    String begin = "<AirSync:Sync><Collections><Collection><SyncKey>";
    String end = "</Collection></Collections></Sync>";
    String first = phone.ask("Sync", begin + "0" + id + end);
    String key = one("<SyncKey>([^<]*)<", first).orElseThrow(() -> new AssertionError(first));
    String asked = options.isEmpty() ? "" : "<Options>" + options + "</Options>";
    return phone.ask("Sync", begin + key + id + asked + end);
  }

  String fetch(String version, Item item, String options) {
    return phone(version)
        .ask(
            "ItemOperations",
            "<ItemOperations:ItemOperations><Fetch><Store>Mailbox</Store><AirSync:CollectionId>"
                + ServerId.of(item.collection())
                + "</AirSync:CollectionId><AirSync:ServerId>"
                + ServerId.of(item)
                + "</AirSync:ServerId>"
                + (options.isEmpty() ? "" : "<Options>" + options + "</Options>")
                + "</Fetch></ItemOperations>");
  }

  /** The conversation of a mail, searched for in all folders. */
  String search(String version, Item item, String options) {
    return search(
        version,
        "<And><AirSync:Class>Email</AirSync:Class><ConversationId opaque=\"base64\">"
            + conversation(item)
            + "</ConversationId></And>",
        options);
  }

  String search(String version, String query, String options) {
    return phone(version)
        .ask(
            "Search",
            "<Search:Search><Store><Name>Mailbox</Name><Query>"
                + query
                + "</Query><Options>"
                + options
                + "</Options></Store></Search>");
  }

  static String conversation(Item item) {
    byte[] id =
        ByteBuffer.allocate(16).putLong(0x434F_4E56_0000_0001L).putLong(item.thread()).array();
    return Base64.getEncoder().encodeToString(id);
  }

  static Optional<String> one(String pattern, String text) {
    Matcher matcher = Pattern.compile(pattern, Pattern.DOTALL).matcher(text);
    return matcher.find() ? Optional.of(matcher.group(1)) : Optional.empty();
  }

  @Override
  public void close() {
    desk.close();
  }
}
