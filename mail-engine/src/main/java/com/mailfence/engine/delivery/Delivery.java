package com.mailfence.engine.delivery;

import com.mailfence.core.Refusal;
import com.mailfence.core.account.AccountId;
import com.mailfence.core.account.Reader;
import com.mailfence.core.item.ContentRef;
import com.mailfence.core.store.Blobs;
import com.mailfence.core.store.Catalog;
import com.mailfence.core.store.Draft;
import com.mailfence.core.store.Store;
import java.io.IOException;
import java.io.InputStream;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import java.util.function.Consumer;

/** Lays messages into Inboxes: one commit for all recipients of a message, each for itself. */
public final class Delivery {
  /** The largest message unless set otherwise, in bytes as it is transmitted. LIMIT-003 */
  public static final long LARGEST = 52_428_800;

  /** Received fields a message may have. // RFC 5321 s6.3, SM14 */
  static final int STATIONS = 100;

  /** What we put on top of a message is smaller, in bytes. */
  private static final long OUR_FIELDS = 4_096;

  private static final Duration SOON = Duration.ofMinutes(1);

  private final Store store;
  private final Catalog catalog;
  private final Blobs blobs;
  private final Clock clock;
  private final long largest;
  private final Arrivals arrivals;

  public Delivery(Store store, Catalog catalog, Blobs blobs, Clock clock) {
    this(store, catalog, blobs, clock, LARGEST);
  }

  /**
   * @param largest message that is taken, in bytes as it is transmitted
   */
  public Delivery(Store store, Catalog catalog, Blobs blobs, Clock clock, long largest) {
    this(new Rooms(store, catalog, blobs, clock), largest, Arrivals.NONE);
  }

  /** Where things lie. */
  private record Rooms(Store store, Catalog catalog, Blobs blobs, Clock clock) {}

  private Delivery(Rooms rooms, long largest, Arrivals arrivals) {
    this.store = rooms.store();
    this.catalog = rooms.catalog();
    this.blobs = rooms.blobs();
    this.clock = rooms.clock();
    this.largest = largest;
    this.arrivals = arrivals;
  }

  /** The same, doing this with each message that comes. */
  public Delivery doing(Arrivals newArrivals) {
    return new Delivery(new Rooms(store, catalog, blobs, clock), largest, newArrivals);
  }

  /** The largest message that is taken, in bytes as it is transmitted. */
  public long largest() {
    return largest;
  }

  /**
   * How a message would fit.
   *
   * @param declared its size in bytes as the sender tells it; 0 if he does not
   */
  public Room room(Recipient recipient, long declared) {
    if (recipient.accounts().size() != 1) {
      return Room.AMPLE; // a group takes what some of its members can
    }
    Catalog.Usage usage = catalog.usage(Reader.house(), recipient.accounts().get(0));
    if (usage.quota() == 0) {
      return Room.AMPLE;
    }
    long free = usage.quota() - usage.used();
    if (free <= 0 || free < declared) {
      return Room.NONE; // LIMIT-004
    }
    long most = declared == 0 ? largest : declared;
    return free >= most + OUR_FIELDS ? Room.AMPLE : Room.DOUBTFUL;
  }

  /** Begins to take in a message of at most {@link #largest} bytes. */
  public Parcel open(Envelope envelope) throws IOException {
    return open(envelope, largest);
  }

  private Parcel open(Envelope envelope, long limit) throws IOException {
    List<Recipient> all = envelope.recipients();
    return new Parcel(this, envelope, limit, all.size() == 1 ? all.get(0).address() : null);
  }

  /** Delivers a message that is stored already, however large, each recipient for itself. */
  public List<Fate> deliver(Envelope envelope, ContentRef message, Sequel sequel)
      throws IOException {
    try (InputStream in = blobs.open(message);
        Parcel parcel = open(envelope, message.size())) {
      byte[] buffer = new byte[16_384];
      for (int n = in.read(buffer); n >= 0; n = in.read(buffer)) {
        parcel.write(buffer, 0, n);
      }
      return parcel.deliver(Parcel.Manner.EACH, sequel);
    }
  }

  Blobs blobs() {
    return blobs;
  }

  Instant now() {
    return clock.instant();
  }

  /** Settles the fate of a message that goes round and round. */
  List<Fate> refuse(Envelope envelope, Sequel sequel) {
    List<Fate> fates = envelope.recipients().stream().map(r -> (Fate) new Fate.Looped()).toList();
    if (!sequel.accounts().isEmpty()) {
      store.commit(
          Reader.house(),
          sequel.accounts(),
          draft -> {
            sequel.run(draft, fates);
            return fates;
          });
    }
    return fates;
  }

  List<Fate> place(Copies copies, Envelope envelope, Parcel.Manner manner, Sequel sequel)
      throws IOException {
    // An account reached by several addresses has the message once, by the first of them.
    Map<AccountId, Post> posts = new LinkedHashMap<>();
    boolean sole = envelope.recipients().size() == 1;
    for (Recipient recipient : envelope.recipients()) {
      Post copy = sole ? copies.shared() : copies.showing(recipient.address());
      recipient.accounts().forEach(account -> posts.putIfAbsent(account, copy));
    }
    var locked = new TreeSet<>(posts.keySet());
    locked.addAll(sequel.accounts());
    Map<AccountId, Consumer<Draft>> deeds = deeds(posts, envelope);
    Instant received = now();
    return store.commit(
        Reader.house(),
        locked,
        draft -> {
          var outcomes = new Outcomes();
          posts.forEach((account, post) -> outcomes.add(draft, account, post, received));
          outcomes.taken(posts.keySet()).stream()
              .flatMap(account -> Optional.ofNullable(deeds.get(account)).stream())
              .forEach(deed -> deed.accept(draft));
          List<Fate> fates = outcomes.fates(envelope.recipients());
          if (manner == Parcel.Manner.TOGETHER) {
            refuseIfMixed(fates);
          }
          sequel.run(draft, fates);
          return fates;
        });
  }

  private Map<AccountId, Consumer<Draft>> deeds(Map<AccountId, Post> posts, Envelope envelope)
      throws IOException {
    Map<AccountId, Consumer<Draft>> deeds = new HashMap<>();
    for (Map.Entry<AccountId, Post> one : posts.entrySet()) {
      arrivals
          .of(one.getKey(), one.getValue(), envelope)
          .ifPresent(deed -> deeds.put(one.getKey(), deed));
    }
    return deeds;
  }

  /** One answer cannot tell two fates: the sender shall try again and hear of each beforehand. */
  private static void refuseIfMixed(List<Fate> fates) {
    long refused = fates.stream().filter(fate -> fate instanceof Fate.Refused).count();
    if (refused > 0 && refused < fates.size()) {
      throw new Refusal.Busy("a mailbox filled up meanwhile", SOON);
    }
  }
}
