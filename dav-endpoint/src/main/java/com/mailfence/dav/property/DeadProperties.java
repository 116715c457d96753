package com.mailfence.dav.property;

import com.mailfence.core.Refusal;
import com.mailfence.core.account.AccountId;
import com.mailfence.core.client.ClientNotes;
import com.mailfence.core.client.Note;
import com.mailfence.core.client.NoteKey;
import com.mailfence.core.item.CollectionId;
import com.mailfence.core.item.ItemId;
import com.mailfence.core.store.Draft;
import com.mailfence.dav.tree.Resource;
import com.mailfence.dav.tree.Resource.Folder;
import com.mailfence.dav.tree.Resource.Member;
import com.mailfence.dav.tree.Rows;
import com.mailfence.dav.tree.View;
import com.mailfence.dav.xml.Element;
import com.mailfence.dav.xml.Name;
import com.mailfence.dav.xml.XmlReading;
import com.mailfence.dav.xml.XmlWriter;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Properties that are kept as they came and mean nothing to the house: one note a resource, all
 * notes of a folder and its members under one name. RFC 4918 s4.3
 */
public final class DeadProperties {
  /** Type of a file, as it was sent; never told as a property of this name. */
  static final Name TYPE = new Name("", "type");

  private static final Name KEPT = new Name("", "kept");
  private static final int LARGEST = 128 * 1024;
  private static final String SELF = "self";

  private DeadProperties() {}

  /**
   * Those of one resource, by name. A folder that is lent shows those its owner keeps, and before
   * them those of the user who looks.
   */
  public static Map<Name, Element> of(Rows rows, Resource resource) {
    Map<Name, Element> own = own(rows, resource);
    if (!(resource instanceof Folder folder) || folder.isOwn()) {
      return own;
    }
    CollectionId id = folder.row().id();
    Map<Name, Element> all = new LinkedHashMap<>();
    rows.note(new NoteKey(id.account(), client(id), SELF))
        .ifPresent(note -> all.putAll(parse(note.bytes())));
    all.remove(BasicProperties.DISPLAY_NAME); // the title says whose it is
    all.putAll(own);
    return all;
  }

  /** Those that a change of the resource's properties would change. */
  public static Map<Name, Element> own(Rows rows, Resource resource) {
    NoteKey key = key(resource);
    return key == null
        ? Map.of()
        : rows.note(key).map(note -> parse(note.bytes())).orElse(Map.of());
  }

  /** Those of all members of a folder, by the member's number; nothing for most. */
  public static Map<Long, Map<Name, Element>> ofMembers(View view, Folder folder) {
    CollectionId id = folder.row().id();
    Map<Long, Map<Name, Element>> all = new LinkedHashMap<>();
    for (Map.Entry<String, Note> note :
        view.rooms().notes().all(id.account(), client(id)).entrySet()) {
      if (!note.getKey().equals(SELF)) {
        all.put(Long.valueOf(note.getKey()), parse(note.getValue().bytes()));
      }
    }
    return all;
  }

  /** Whether the resource can have any. */
  public static boolean fit(Resource resource) {
    return key(resource) != null;
  }

  /**
   * Keeps these, and no others.
   *
   * @throws Refusal.OverQuota if they are too many bytes
   */
  public static void write(Draft draft, Resource resource, Map<Name, Element> properties) {
    NoteKey key = key(resource);
    if (key == null) {
      throw new Refusal.Forbidden("no properties are kept here");
    }
    write(draft, key, properties);
  }

  private static void write(Draft draft, NoteKey key, Map<Name, Element> properties) {
    Optional<Note> before = draft.note(key);
    if (properties.isEmpty()) {
      before.ifPresent(note -> draft.removeNote(key));
      return;
    }
    byte[] text = text(properties);
    if (text.length > LARGEST) {
      throw new Refusal.OverQuota(0, text.length, LARGEST);
    }
    draft.note(key, before.map(Note::version).orElse(0L), text);
  }

  /** Takes those of an item along to another one. */
  public static void carry(Draft draft, ItemId from, CollectionId of, Member to) {
    NoteKey source = key(of, from);
    draft
        .readNote(source)
        .ifPresent(
            note -> write(draft, key(to.row().collection(), to.row().id()), parse(note.bytes())));
  }

  /** Forgets those of an item that is gone. */
  public static void forget(Draft draft, ItemId item, CollectionId of) {
    NoteKey key = key(of, item);
    if (draft.note(key).isPresent()) {
      draft.removeNote(key);
    }
  }

  /** Under this name all notes of a folder are kept, to be forgotten with it. */
  public static String client(CollectionId folder) {
    return "dav/folder/" + folder.number();
  }

  /** The type a file was stored with. */
  public static Optional<String> type(Map<Name, Element> properties) {
    return Optional.ofNullable(properties.get(TYPE)).map(Element::text);
  }

  /** The properties with another type of the file. */
  public static Map<Name, Element> typed(Map<Name, Element> properties, @Nullable String type) {
    Map<Name, Element> all = new LinkedHashMap<>(properties);
    all.remove(TYPE);
    if (type != null) {
      all.put(TYPE, Element.of(TYPE, type));
    }
    return all;
  }

  private static @Nullable NoteKey key(Resource resource) {
    if (resource instanceof Member member) {
      return key(member.row().collection(), member.row().id());
    }
    if (resource instanceof Folder folder) {
      CollectionId id = folder.row().id();
      if (folder.loan() != null) {
        String lent = "dav/lent/" + id.account().number() + "-" + id.number();
        return new NoteKey(folder.loan().to(), lent, SELF);
      }
      return new NoteKey(id.account(), client(id), SELF);
    }
    if (resource instanceof Resource.Tray tray) {
      return tray(tray.owner().id(), tray.incoming());
    }
    if (resource instanceof Resource.Home home) {
      String shelf = home.shelf().name().toLowerCase(Locale.ROOT);
      return home.isOwn() ? new NoteKey(home.owner().id(), "dav/home/" + shelf, SELF) : null;
    }
    if (resource instanceof Resource.Principal principal && principal.self() != null) {
      return new NoteKey(principal.self().id(), "dav/principal", SELF);
    }
    return null;
  }

  private static NoteKey tray(AccountId account, boolean incoming) {
    return new NoteKey(account, incoming ? "dav/inbox" : "dav/outbox", SELF);
  }

  /** Those the owner keeps on a folder, for what the house itself asks. */
  static Map<Name, Element> ofFolder(ClientNotes notes, CollectionId id) {
    return read(notes, new NoteKey(id.account(), client(id), SELF));
  }

  /** Those the owner keeps on where messages of scheduling come in. */
  static Map<Name, Element> ofInbox(ClientNotes notes, AccountId account) {
    return read(notes, tray(account, true));
  }

  private static Map<Name, Element> read(ClientNotes notes, NoteKey key) {
    return notes.read(key).map(note -> parse(note.bytes())).orElse(Map.of());
  }

  private static NoteKey key(CollectionId folder, ItemId item) {
    return new NoteKey(folder.account(), client(folder), Long.toString(item.number()));
  }

  private static Map<Name, Element> parse(byte[] bytes) {
    Map<Name, Element> all = new LinkedHashMap<>();
    XmlReading.read(bytes).elements().forEach(element -> all.put(element.name(), element));
    return all;
  }

  private static byte[] text(Map<Name, Element> properties) {
    var bytes = new ByteArrayOutputStream();
    try {
      var out = new XmlWriter(bytes);
      out.start(KEPT);
      for (Element property : properties.values()) {
        out.node(property);
      }
      out.end().finish();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return bytes.toByteArray();
  }
}
