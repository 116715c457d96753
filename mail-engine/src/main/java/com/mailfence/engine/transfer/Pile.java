package com.mailfence.engine.transfer;

import com.mailfence.core.Refusal;
import com.mailfence.core.account.AccountId;
import com.mailfence.core.account.Reader;
import com.mailfence.core.item.CollectionId;
import com.mailfence.core.item.ContentRef;
import com.mailfence.core.item.Marks;
import com.mailfence.core.store.Draft;
import com.mailfence.engine.delivery.Post;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Objects;

/** Messages on their way into the account, brought there many at a time. */
final class Pile {
  /** Messages of one commit: the account waits while it lasts. */
  static final int HEIGHT = 200;

  private static final int REASONS = 1_000;

  private final Import.House house;
  private final Reader who;
  private final Targets targets;
  private final Known known;
  private final List<Waiting> waiting = new ArrayList<>();
  private final List<Import.Skipped> reasons = new ArrayList<>();
  private long imported;
  private long present;
  private long skipped;

  private record Waiting(String name, CollectionId folder, Post post, Marks marks, Instant date) {}

  /** The account's space has come to its end. */
  static final class Full extends RuntimeException {
    private static final long serialVersionUID = 1L;

    Full() {
      super("the account is full", null, false, false);
    }
  }

  Pile(Import.House house, Reader who, Targets targets, Known known) {
    this.house = house;
    this.who = who;
    this.targets = targets;
    this.known = known;
  }

  void skip(String name, String why) {
    skipped++;
    if (reasons.size() < REASONS) {
      reasons.add(new Import.Skipped(name, why));
    }
  }

  /**
   * Puts a message on the pile, and brings the pile when it is high.
   *
   * @throws Full if the account's space does not suffice
   */
  void add(Found found, byte[] bytes, Instant now) {
    CollectionId folder;
    try {
      folder = targets.folder(found.folder());
    } catch (Refusal.Malformed e) {
      skip(found.name(), String.valueOf(e.getMessage()));
      return;
    }
    if (!known.add(folder, digest(bytes))) {
      present++;
      return;
    }
    ContentRef content = house.blobs().put(bytes);
    Post post = Post.read(house.blobs(), content);
    waiting.add(new Waiting(found.name(), folder, post, found.marks(), date(found, post, now)));
    if (waiting.size() == HEIGHT) {
      bring();
    }
  }

  /** The message's own date, else the source's; none that is still to come. IMPORT-001 */
  private static Instant date(Found found, Post post, Instant now) {
    Instant own = post.facets().date();
    Instant date = own != null ? own : Objects.requireNonNullElse(found.date(), now);
    return date.isAfter(now) ? now : date;
  }

  /** Brings what waits. */
  void bring() {
    if (waiting.isEmpty()) {
      return;
    }
    AccountId account = waiting.get(0).folder().account();
    Brought brought = house.store().commit(who, account, this::addAll);
    imported += brought.imported();
    brought.gone().forEach(one -> skip(one.name(), "its folder is gone"));
    waiting.clear();
    if (brought.full()) {
      throw new Full();
    }
  }

  private record Brought(long imported, List<Waiting> gone, boolean full) {}

  private Brought addAll(Draft draft) {
    List<Waiting> gone = new ArrayList<>();
    long done = 0;
    for (Waiting one : waiting) {
      try {
        draft.add(one.post().into(draft, one.folder(), one.date(), one.marks()));
        done++;
      } catch (Refusal.OverQuota e) {
        return new Brought(done, gone, true); // IMPORT-006
      } catch (Refusal.NotFound e) {
        gone.add(one);
      }
    }
    return new Brought(done, gone, false);
  }

  Import.Result result(boolean full) {
    return new Import.Result(imported, present, skipped, reasons, full);
  }

  private static String digest(byte[] bytes) {
    try {
      return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }
}
