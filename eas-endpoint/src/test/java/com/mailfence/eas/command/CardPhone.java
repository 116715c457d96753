package com.mailfence.eas.command;

import com.mailfence.core.item.CollectionId;
import com.mailfence.core.item.Item;
import com.mailfence.eas.wbxml.Element;
import com.mailfence.eas.wbxml.ElementBuilder;
import com.mailfence.eas.wbxml.Limits;
import com.mailfence.eas.wbxml.WbxmlReader;
import com.mailfence.eas.wire.ServerId;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * A phone that makes, changes and deletes contacts, loses answers and asks again, and holds of each
 * contact all fields it was told or wrote. It is strict.
 */
final class CardPhone {
  private static final String[] VERSIONS = {"12.1", "14.0", "14.1", "16.0", "16.1"};
  private static final List<String> FIELDS =
      List.of(
          "FileAs",
          "LastName",
          "FirstName",
          "JobTitle",
          "Email1Address",
          "Email2Address",
          "Email3Address",
          "MobilePhoneNumber",
          "HomePhoneNumber",
          "Home2PhoneNumber");

  private final CardWorld world;
  private final Random random;
  private final DeskHouse.Phone line;
  private final List<Book> books = new ArrayList<>();
  private boolean busy;

  /** An address book as the phone holds it. */
  private static final class Book {
    final CollectionId id;
    final Map<String, Map<String, String>> held = new TreeMap<>();
    final List<Edit> edits = new ArrayList<>();
    String key = "0";
    boolean wins;

    Book(CollectionId id) {
      this.id = id;
    }

    void startOver() {
      key = "0";
      held.clear();
      edits.clear();
    }
  }

  /**
   * What the user did and the server has not confirmed.
   *
   * @param verb Add, Change or Delete
   * @param name the phone's own name for a new contact, else the server's
   */
  private record Edit(String verb, String name, Map<String, String> fields) {
    Element command() {
      ElementBuilder out = Element.grow("AirSync", verb);
      out.text(verb.equals("Add") ? "ClientId" : "ServerId", name);
      if (!verb.equals("Delete")) {
        ElementBuilder data = Element.grow("AirSync", "ApplicationData");
        fields.forEach((tag, text) -> data.text("Contacts", tag, text));
        out.with(data);
      }
      return out.build();
    }
  }

  CardPhone(CardWorld world, Random random, String device) {
    this.world = world;
    this.random = random;
    String version = VERSIONS[random.nextInt(VERSIONS.length)];
    this.line = world.house.new Phone(world.account, device, version);
    world.books.forEach(id -> books.add(new Book(id)));
  }

  // The user

  void edit() {
    Book book = books.get(random.nextInt(books.size()));
    if (book.key.equals("0")) {
      return;
    }
    List<String> seen = new ArrayList<>(book.held.keySet());
    book.edits.forEach(edit -> seen.remove(edit.name));
    if (seen.isEmpty() || random.nextInt(3) == 0) {
      book.edits.add(new Edit("Add", "c" + world.nextWord(), changed(Map.of("FileAs", "new"))));
      return;
    }
    String item = seen.get(random.nextInt(seen.size()));
    book.edits.add(
        random.nextInt(5) == 0
            ? new Edit("Delete", item, Map.of())
            : new Edit("Change", item, changed(book.held.get(item))));
  }

  private Map<String, String> changed(Map<String, String> before) {
    Map<String, String> after = new LinkedHashMap<>(before);
    for (int i = 1 + random.nextInt(3); i > 0; i--) {
      String field = FIELDS.get(random.nextInt(FIELDS.size()));
      if (random.nextInt(3) > 0 || field.equals("FileAs")) {
        after.put(field, "p" + world.nextWord());
      } else {
        after.remove(field);
      }
    }
    return after;
  }

  void look() {
    books.get(random.nextInt(books.size())).wins = random.nextBoolean();
  }

  void startOver() {
    books.get(random.nextInt(books.size())).startOver();
  }

  // Sync

  void sync(boolean lossy) {
    ElementBuilder collections = Element.grow("AirSync", "Collections");
    Map<String, List<Edit>> sent = new TreeMap<>();
    for (Book book : books) {
      sent.put(ServerId.of(book.id), List.copyOf(book.edits));
      collections.with(asked(book));
    }
    Element root = Element.grow("AirSync", "Sync").with(collections).build();
    List<Reply> answers = new ArrayList<>();
    world.desk().serve(line.call("Sync", "", DeskHouse.bytes(root)), answers::add);
    if (lossy && random.nextInt(4) == 0) {
      return;
    }
    busy = answers.get(0) instanceof Reply.Document;
    if (answers.get(0) instanceof Reply.Document document) {
      Element read = WbxmlReader.read(DeskHouse.bytes(document.root()), Limits.WIDEST);
      read.need("AirSync", "Collections")
          .children("AirSync", "Collection")
          .forEach(one -> take(one, sent));
    }
  }

  private Element asked(Book book) {
    ElementBuilder out =
        Element.grow("AirSync", "Collection")
            .text("SyncKey", book.key)
            .text("CollectionId", ServerId.of(book.id));
    if (!book.key.equals("0")) {
      out.number("WindowSize", 1 + random.nextInt(6));
      out.with(Element.grow("AirSync", "Options").number("Conflict", book.wins ? 0 : 1));
      if (!book.edits.isEmpty()) {
        ElementBuilder commands = Element.grow("AirSync", "Commands");
        book.edits.forEach(edit -> commands.with(edit.command()));
        out.with(commands);
      }
    }
    return out.build();
  }

  private void take(Element one, Map<String, List<Edit>> sent) {
    String id = one.need("AirSync", "CollectionId").text();
    Book book = books.stream().filter(b -> ServerId.of(b.id).equals(id)).findFirst().orElseThrow();
    int status = one.need("AirSync", "Status").integer(1, 200);
    if (status == 3) {
      book.startOver();
      return;
    }
    must(status == 1, "status " + status);
    book.key = one.need("AirSync", "SyncKey").text();
    Map<String, Element> responses = new TreeMap<>();
    for (Element response : list(one, "Responses")) {
      String tag = response.name().equals("Add") ? "ClientId" : "ServerId";
      responses.put(response.name() + response.need("AirSync", tag).text(), response);
    }
    for (Edit edit : sent.get(id)) {
      done(book, edit, responses.get(edit.verb + edit.name));
      book.edits.remove(edit);
    }
    list(one, "Commands").forEach(command -> command(book, command));
  }

  private void done(Book book, Edit edit, @Nullable Element response) {
    int status = response == null ? 1 : response.need("AirSync", "Status").integer(1, 200);
    if (edit.verb.equals("Add")) {
      must(status == 1 && response != null, "not made: " + status);
      String item = response.need("AirSync", "ServerId").text();
      must(!book.held.containsKey(item), "made twice: " + item);
      book.held.put(item, edit.fields);
      return;
    }
    must(Set.of(1, 7, 8).contains(status), edit.verb + " " + status);
    if (status == 1 && edit.verb.equals("Delete")) {
      book.held.remove(edit.name);
    } else if (status == 1) {
      must(book.held.replace(edit.name, edit.fields) != null, "not held: " + edit.name);
    }
  }

  private void command(Book book, Element command) {
    String item = command.need("AirSync", "ServerId").text();
    if (command.name().equals("Delete")) {
      book.held.remove(item);
      book.edits.removeIf(edit -> edit.name.equals(item));
      return;
    }
    boolean known = book.held.containsKey(item);
    must(command.name().equals("Change") == known, command.name() + " of " + item);
    book.held.put(item, CardWorld.fields(command.need("AirSync", "ApplicationData")));
  }

  private static List<Element> list(Element one, String name) {
    List<Element> all = new ArrayList<>();
    one.child("AirSync", name).ifPresent(found -> found.children().forEach(all::add));
    return all;
  }

  // In the end

  void settle() {
    for (int i = 0; i < 10_000; i++) {
      sync(false);
      if (!busy) {
        return;
      }
    }
    throw new AssertionError("never settles");
  }

  void compare() {
    for (Book book : books) {
      Map<String, Map<String, String>> expected = new TreeMap<>();
      for (Item item : world.alive(book.id)) {
        expected.put(ServerId.of(item), world.shown(item));
      }
      if (!expected.equals(book.held)) {
        throw new AssertionError(book.id + " holds " + book.held + ", there is " + expected);
      }
    }
  }

  private static void must(boolean good, String what) {
    if (!good) {
      throw new AssertionError(what);
    }
  }
}
