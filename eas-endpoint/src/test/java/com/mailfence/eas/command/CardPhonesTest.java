package com.mailfence.eas.command;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

/**
 * Random phones and random other programs write contacts: lost answers, conflicts, moves between
 * books, pruning, restarts, places that fill and empty. Once it is quiet every phone must hold of
 * each contact exactly what is shown of its card. // CAL-005, SYNC-008
 */
final class CardPhonesTest {
  /** So many in a build; more with {@code -Dphones.histories}, from {@code -Dphones.first} on. */
  private static final long HISTORIES = Long.getLong("phones.histories", 100);

  private static final long FIRST = Long.getLong("phones.first", 1);

  @Test
  void everyPhoneEndsUpWithTheContactsThereAre() {
    for (long seed = FIRST; seed < FIRST + HISTORIES; seed++) {
      play(seed);
    }
  }

  private static void play(long seed) {
    Random random = new Random(seed);
    try (var world = new CardWorld(random)) {
      List<CardPhone> phones = new ArrayList<>();
      int many = 1 + random.nextInt(3);
      for (int i = 0; i < many; i++) {
        phones.add(new CardPhone(world, random, "phone" + i));
      }
      for (int i = 10 + random.nextInt(60); i > 0; i--) {
        step(world, phones.get(random.nextInt(many)), random);
      }
      phones.forEach(CardPhone::settle);
      phones.forEach(CardPhone::settle); // what one sent while settling is news to the others
      phones.forEach(CardPhone::compare);
    } catch (AssertionError | RuntimeException e) {
      throw new AssertionError("history " + seed + ": " + e.getMessage(), e);
    }
  }

  private static void step(CardWorld world, CardPhone phone, Random random) {
    switch (random.nextInt(20)) {
      case 0, 1, 2, 3, 4 -> world.edit();
      case 5, 6, 7, 8, 9 -> phone.edit();
      case 10 -> phone.look();
      case 11 -> rarely(random, world::prune);
      case 12 -> rarely(random, world::restart);
      case 13 -> rarely(random, phone::startOver);
      default -> phone.sync(true);
    }
  }

  private static void rarely(Random random, Runnable work) {
    if (random.nextInt(3) == 0) {
      work.run();
    }
  }
}
