package com.mailfence.eas.command;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

/**
 * Random phones of all versions against the real commands: lost answers, requests repeated as they
 * were or otherwise, or late; new beginnings, restarts of the server in the middle of a first sync,
 * several phones of one user, edits of others, moves, removals, pruning and changing windows. Once
 * it is quiet every phone must hold what is there: nothing lost, nothing twice, nothing old.
 */
final class SyncPhonesTest {
  /** So many in a build; more with {@code -Dphones.histories}, from {@code -Dphones.first} on. */
  private static final long HISTORIES = Long.getLong("phones.histories", 800);

  private static final long FIRST = Long.getLong("phones.first", 1);

  @Test
  void everyPhoneEndsUpWithWhatThereIs() {
    for (long seed = FIRST; seed < FIRST + HISTORIES; seed++) {
      play(seed);
    }
  }

  private static void play(long seed) {
    Random random = new Random(seed);
    try (var world = new SimWorld(random)) {
      List<SimPhone> phones = new ArrayList<>();
      int many = 1 + random.nextInt(3);
      for (int i = 0; i < many; i++) {
        phones.add(new SimPhone(world, random, "phone" + i));
      }
      for (int i = random.nextInt(8); i > 0; i--) {
        world.deliver(world.anyFolder());
      }
      for (int i = 10 + random.nextInt(60); i > 0; i--) {
        step(world, phones.get(random.nextInt(many)), random);
      }
      phones.forEach(SimPhone::settle);
      // What one phone sent while settling is news to the others.
      phones.forEach(SimPhone::settle);
      phones.forEach(SimPhone::mustBeQuiet);
      phones.forEach(SimPhone::compare);
    } catch (AssertionError | RuntimeException e) {
      throw new AssertionError("history " + seed + ": " + e.getMessage(), e);
    }
  }

  private static void step(SimWorld world, SimPhone phone, Random random) {
    switch (random.nextInt(24)) {
      case 0, 1, 2, 3, 4, 5 -> world.edit();
      case 6, 7, 8 -> phone.edit();
      case 9 -> phone.undo();
      case 10 -> phone.look();
      case 11 -> phone.move(true);
      case 12 -> phone.duplicate();
      case 13 -> rarely(random, world::prune);
      case 14 -> rarely(random, world::later);
      case 15 -> rarely(random, world::restart);
      case 16 -> rarely(random, phone::startOver);
      default -> phone.sync(true);
    }
  }

  private static void rarely(Random random, Runnable work) {
    if (random.nextInt(3) == 0) {
      work.run();
    }
  }
}
