package com.mailfence.testbed.phones;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/**
 * Random phones on random edits: several collections, several phones on each, foreign and own
 * edits, moves, removals, pruning, changing windows, lost answers, pages of 1 to 5. Once it is
 * quiet, every phone must hold what the store holds.
 */
public final class Phones {
  private Phones() {}

  /**
   * Plays one history.
   *
   * @param seed tells histories apart; the same seed plays the same history
   * @throws AssertionError naming the seed, if a phone ends up with something else than the store
   */
  public static void play(long seed) {
    var random = new Random(seed);
    try (var world = new World(random, 1 + random.nextInt(3))) {
      List<Phone> phones = new ArrayList<>();
      int many = 1 + random.nextInt(4);
      for (int i = 0; i < many; i++) {
        phones.add(new Phone(world, world.anyCollection(), random));
      }
      int steps = 10 + random.nextInt(50);
      for (int i = 0; i < steps; i++) {
        step(world, phones.get(random.nextInt(many)), random);
      }
      phones.forEach(Phone::settle);
      // What one phone sent while settling is news to the others.
      phones.forEach(Phone::settle);
      phones.forEach(Phone::compare);
    } catch (AssertionError | RuntimeException e) {
      throw new AssertionError("history " + seed + ": " + e.getMessage(), e);
    }
  }

  private static void step(World world, Phone phone, Random random) {
    switch (random.nextInt(16)) {
      case 0, 1, 2, 3, 4 -> world.edit();
      case 5, 6 -> phone.edit();
      case 7 -> phone.look(random.nextInt(3) == 0 ? Instant.EPOCH : world.anyDay());
      case 8 -> world.prune();
      case 9 -> {
        if (random.nextInt(4) == 0) {
          phone.deleteBlindly();
        }
      }
      default -> phone.sync(true);
    }
  }
}
