package com.mailfence.eas.wire;

import com.mailfence.eas.wbxml.BadWire;
import com.mailfence.eas.wbxml.BadWire.Fault;
import com.mailfence.eas.wbxml.Content;
import com.mailfence.eas.wbxml.Element;
import com.mailfence.eas.wbxml.ElementBuilder;
import com.mailfence.eas.wbxml.Tag;
import com.mailfence.eas.wire.ItemOperation.Empty;
import com.mailfence.eas.wire.ItemOperation.FetchFile;
import com.mailfence.eas.wire.ItemOperation.FetchItem;
import com.mailfence.eas.wire.ItemOperation.ItemSource;
import com.mailfence.eas.wire.ItemOperation.MoveConversation;
import com.mailfence.eas.wire.ItemOperation.Unread;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Reads and writes ItemOperations. [MS-ASCMD] section 2.2.1.10. */
public final class ItemOperationsCodec {
  public static final int SUCCESS = 1;
  public static final int PROTOCOL_ERROR = 2;
  public static final int NOT_FOUND = 6;
  public static final int INVALID_RANGE = 8;
  public static final int UNKNOWN_STORE = 9;
  public static final int IO_FAILURE = 12;
  public static final int CONVERSION_FAILED = 14;
  public static final int INVALID_ATTACHMENT = 15;
  public static final int INVALID_COMBINATION = 105;
  public static final int NOT_ALWAYS = 155;
  public static final int NOT_FOR_MAIL = 156;
  public static final int PART_TYPE_NOT_SUPPORTED = 164;

  private static final String NS = "ItemOperations";
  private static final String SYNC = "AirSync";
  private static final String BASE = "AirSyncBase";

  /** Each costs about as much as a request of its own. */
  private static final int MOST_OPERATIONS = 100;

  /** What may be said of an item that is fetched. [MS-ASCMD] R2020, R3548 */
  private static final Set<String> ITEM_OPTIONS =
      Set.of(
          "Schema",
          "Range",
          "UserName",
          "Password",
          "MIMESupport",
          "MIMETruncation",
          "BodyPreference",
          "BodyPartPreference",
          "RightsManagementSupport");

  private ItemOperationsCodec() {}

  /**
   * @throws BadWire if the document as a whole makes no sense
   */
  public static List<ItemOperation> read(Element root) {
    List<ItemOperation> all = new ArrayList<>();
    for (Element one : root.children()) {
      if (all.size() == MOST_OPERATIONS) {
        throw new BadWire(Fault.SHAPE, "too many operations", root.toString());
      }
      all.add(operation(one));
    }
    if (all.isEmpty()) {
      throw new BadWire(Fault.SHAPE, "no operation", root.toString());
    }
    return all;
  }

  /** An operation that makes no sense does not hurt the others. [MS-ASCMD] R194 */
  private static ItemOperation operation(Element one) {
    try {
      return switch (one.name()) {
        case "Fetch" -> fetch(one);
        case "EmptyFolderContents" -> empty(one);
        case "Move" -> move(one);
        default -> throw new BadWire(Fault.SHAPE, "unknown operation", one.toString());
      };
    } catch (BadWire fault) {
      if (Set.of("Fetch", "EmptyFolderContents", "Move").contains(one.name())) {
        return new Unread(one.name(), PROTOCOL_ERROR);
      }
      throw fault;
    }
  }

  private static ItemOperation fetch(Element fetch) {
    String store = fetch.need(NS, "Store").text();
    Optional<Element> options = fetch.child(NS, "Options");
    List<Element> references = fetch.children(BASE, "FileReference");
    if (references.size() > 1) {
      throw wrong("two attachments", fetch); // [MS-ASCMD] R765
    }
    if (references.size() == 1) {
      options.ifPresent(given -> mustBeAmong(given, Set.of("Range"))); // [MS-ASCMD] R767
      return new FetchFile(
          store,
          references.get(0).text(),
          options.flatMap(given -> given.text(NS, "Range")).orElse(null));
    }
    options.ifPresent(given -> mustBeAmong(given, ITEM_OPTIONS));
    Set<Tag> schema =
        options
            .flatMap(given -> given.child(NS, "Schema"))
            .map(ItemOperationsCodec::tags)
            .orElse(null);
    return new FetchItem(
        store, source(fetch), options.map(OptionsCodec::read).orElse(Options.NONE), schema);
  }

  private static ItemSource source(Element fetch) {
    Optional<String> longId = fetch.text("Search", "LongId");
    if (longId.isPresent()) {
      return new ItemSource.Found(longId.get()); // iOS names no folder beside it
    }
    Optional<String> library = fetch.text("DocumentLibrary", "LinkId");
    if (library.isPresent()) {
      return new ItemSource.Found(""); // there are no libraries here // EA14
    }
    return new ItemSource.InFolder(
        fetch.need(SYNC, "CollectionId").text(), fetch.need(SYNC, "ServerId").text());
  }

  private static Empty empty(Element empty) {
    Optional<Element> options = empty.child(NS, "Options");
    options.ifPresent(given -> mustBeAmong(given, Set.of("DeleteSubFolders")));
    boolean below = options.map(given -> given.flag(NS, "DeleteSubFolders", false)).orElse(false);
    return new Empty(empty.need(SYNC, "CollectionId").text(), below); // [MS-ASCMD] R2167
  }

  private static MoveConversation move(Element move) {
    Optional<Element> options = move.child(NS, "Options");
    options.ifPresent(given -> mustBeAmong(given, Set.of("MoveAlways")));
    return new MoveConversation(
        move.need(NS, "ConversationId").bytes(),
        move.need(NS, "DstFldId").text(),
        options.map(given -> given.has(NS, "MoveAlways")).orElse(false));
  }

  private static Set<Tag> tags(Element schema) {
    Set<Tag> tags = new HashSet<>();
    schema.children().forEach(child -> tags.add(child.tag()));
    return tags;
  }

  /** [MS-ASCMD] R3547 */
  private static void mustBeAmong(Element options, Set<String> names) {
    for (Element option : options.children()) {
      if (!names.contains(option.name())) {
        throw wrong("not for this operation", option);
      }
    }
  }

  private static BadWire wrong(String what, Element where) {
    return new BadWire(Fault.SHAPE, what, where.toString());
  }

  // Writing

  /** The document of an answer. */
  public static Element document(List<Element> responses) {
    return Element.grow(NS, NS)
        .number("Status", SUCCESS)
        .with(Element.grow(NS, "Response").with(responses))
        .build();
  }

  /** What became of an operation that was not done, or needs no more words. */
  public static ElementBuilder response(String name, int status) {
    return Element.grow(NS, name).number("Status", status);
  }

  /** An item, how it was named, and its properties. */
  public static Element fetched(ItemSource source, String type, Element properties) {
    ElementBuilder out = response("Fetch", SUCCESS);
    named(out, source);
    return out.text(SYNC, "Class", type).with(properties).build();
  }

  /** An item that was not fetched. */
  public static Element notFetched(ItemSource source, int status) {
    ElementBuilder out = response("Fetch", status);
    named(out, source);
    return out.build();
  }

  private static void named(ElementBuilder out, ItemSource source) {
    if (source instanceof ItemSource.InFolder folder) {
      out.text(SYNC, "CollectionId", folder.collection()).text(SYNC, "ServerId", folder.item());
    } else if (source instanceof ItemSource.Found found) {
      out.text("Search", "LongId", found.longId());
    }
  }

  /** Begins the properties of an item or attachment. */
  public static ElementBuilder properties() {
    return Element.grow(NS, "Properties");
  }

  /** The bytes of an attachment. [MS-ASCMD] R2130 */
  public static void data(ElementBuilder properties, Content data) {
    properties.content(NS, "Data", data);
  }

  /** Where the bytes are in an answer in parts. [MS-ASCMD] R3633 */
  public static void part(ElementBuilder parent, int number) {
    parent.number(NS, "Part", number);
  }

  public static Element emptied(String collection, int status) {
    return response("EmptyFolderContents", status).text(SYNC, "CollectionId", collection).build();
  }

  public static Element moved(byte[] conversation, int status) {
    return Element.grow(NS, "Move")
        .opaque(NS, "ConversationId", conversation)
        .number("Status", status)
        .build();
  }
}
