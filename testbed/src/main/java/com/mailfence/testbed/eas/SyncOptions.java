package com.mailfence.testbed.eas;

import java.util.ArrayList;
import java.util.List;

/**
 * How a phone wants a folder.
 *
 * @param klass what the folder holds, "Email"; sent up to version 12.1 only
 * @param window how many changes it takes at a time
 * @param priming what goes with key 0: Supported, or nothing
 * @param collection what goes before the options: DeletesAsMoves, ConversationMode
 * @param options what goes into them: FilterType, BodyPreference, MIMESupport
 */
public record SyncOptions(
    String klass, int window, List<Node> priming, List<Node> collection, List<Node> options) {

  public SyncOptions {
    priming = List.copyOf(priming);
    collection = List.copyOf(collection);
    options = List.copyOf(options);
  }

  /** All mail, with the first 512 bytes of the plain text. */
  public static SyncOptions mail() {
    Node plain =
        Node.of(
            "AirSyncBase:BodyPreference",
            Node.number("AirSyncBase:Type", 1),
            Node.number("AirSyncBase:TruncationSize", 512));
    return new SyncOptions(
        "Email", 100, List.of(), List.of(), List.of(Node.number("AirSync:FilterType", 0), plain));
  }

  public SyncOptions withWindow(int size) {
    return new SyncOptions(klass, size, priming, collection, options);
  }

  /** With another option, in the place of one of the same name. */
  public SyncOptions withOption(Node option) {
    return new SyncOptions(klass, window, priming, collection, replaced(options, option));
  }

  /** With another word about the collection, in the place of one of the same name. */
  public SyncOptions withCollection(Node word) {
    return new SyncOptions(klass, window, priming, replaced(collection, word), options);
  }

  /** [MS-ASCMD] FilterType: 0 is everything, 1 to 5 a day to a month. */
  public SyncOptions withFilter(int type) {
    return withOption(Node.number("AirSync:FilterType", type));
  }

  /** 1 plain, 2 HTML, 4 MIME; whole if the size is negative. */
  public SyncOptions withBody(int type, int truncation) {
    List<Node> words = new ArrayList<>();
    words.add(Node.number("AirSyncBase:Type", type));
    if (truncation >= 0) {
      words.add(Node.number("AirSyncBase:TruncationSize", truncation));
    }
    SyncOptions body = withOption(Node.of("AirSyncBase:BodyPreference", words));
    return type == 4 ? body.withOption(Node.number("AirSync:MIMESupport", 2)) : body;
  }

  /** The words of the schema come in this order. [MS-ASCMD] section 2.2.3.125.5. */
  private static List<Node> replaced(List<Node> words, Node word) {
    List<Node> others = new ArrayList<>(words);
    others.removeIf(other -> other.name().equals(word.name()));
    others.add(word);
    return others;
  }
}
