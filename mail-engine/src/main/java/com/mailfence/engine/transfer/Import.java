package com.mailfence.engine.transfer;

import com.mailfence.core.Refusal;
import com.mailfence.core.account.AccountId;
import com.mailfence.core.account.Reader;
import com.mailfence.core.store.Blobs;
import com.mailfence.core.store.Catalog;
import com.mailfence.core.store.Store;
import com.mailfence.engine.folder.Folders;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;

/**
 * Brings mail from elsewhere into an account: no filter runs, nobody is told, nothing is answered.
 * It can be broken off and begun again: what is there already is not brought again. IMPORT-006
 */
public final class Import {
  private final House house;
  private final long largest;
  private final Clock clock;

  /** Where things are kept. */
  public record House(Store store, Catalog catalog, Blobs blobs, Folders folders) {}

  /** Is told how far it got. */
  @FunctionalInterface
  public interface Progress {
    /**
     * @param mails looked at so far
     * @param bytes of them
     * @param all bytes there are, as far as one can tell
     */
    void at(long mails, long bytes, long all);
  }

  /**
   * What became of it.
   *
   * @param imported messages that are in the account now and were not before
   * @param present messages that were there already
   * @param skipped how many were not brought
   * @param reasons of the first thousand of those
   * @param full whether it ended because the account's space did
   */
  public record Result(
      long imported, long present, long skipped, List<Skipped> reasons, boolean full) {
    public Result {
      reasons = List.copyOf(reasons);
    }
  }

  /** Something that was not brought, and why. */
  public record Skipped(String name, String why) {}

  /**
   * @param largest message that is taken, in bytes
   */
  public Import(House house, long largest, Clock clock) {
    this.house = house;
    this.largest = largest;
    this.clock = clock;
  }

  /**
   * Brings all there is.
   *
   * @param from a directory of {@code .eml} or {@code .mbox} files, a Maildir, a zip archive, an
   *     mbox file or one message
   * @throws Refusal.NotFound if there is nothing
   * @throws Refusal.Malformed at "zip" if an archive is a trap // IM20
   */
  public Result run(AccountId account, Path from, Progress progress) throws IOException {
    Source source = Source.at(from);
    Reader who = Reader.owner(account);
    var pile =
        new Pile(
            house,
            who,
            new Targets(house.store(), house.folders(), account),
            new Known(house.catalog(), who));
    var intake = new Intake(pile, progress, source.size(), largest, clock);
    try {
      source.walk(intake);
      pile.bring();
    } catch (Pile.Full full) {
      return pile.result(true);
    }
    return pile.result(false);
  }
}
