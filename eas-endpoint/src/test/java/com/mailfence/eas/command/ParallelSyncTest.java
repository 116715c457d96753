package com.mailfence.eas.command;

import static org.assertj.core.api.Assertions.assertThat;

import com.mailfence.core.item.Item;
import com.mailfence.eas.wbxml.Element;
import com.mailfence.eas.wire.ServerId;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Random;
import java.util.TreeSet;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;

/** One device whose requests meet, while others write. */
final class ParallelSyncTest {
  private static final int THREADS = 4;

  @Test
  void whicheverAnswerArrivedItsKeySaysWhatTheDeviceHolds() throws Exception { // SYNC-025
    ExecutorService pool = Executors.newFixedThreadPool(THREADS);
    for (long seed = 1; seed <= 25; seed++) {
      try (var world = new SimWorld(new Random(seed))) {
        play(world, new Random(seed), pool);
      }
    }
    pool.shutdownNow();
  }

  private static void play(SimWorld world, Random random, ExecutorService pool) throws Exception {
    var folder = new SimFolder(world.folders.get(0), true);
    folder.startOver();
    for (int i = 0; i < 20; i++) {
      world.deliver(folder.id);
    }
    folder.take(one(world, request(folder, 100)), List.of());
    for (int round = 0; round < 8; round++) {
      List<Callable<Element>> calls = new ArrayList<>();
      byte[] body = request(folder, 1 + random.nextInt(6));
      for (int i = 0; i < THREADS; i++) {
        calls.add(
            () -> {
              world.deliver(folder.id);
              return one(world, body);
            });
      }
      List<Element> answers = new ArrayList<>();
      for (Future<Element> answer : pool.invokeAll(calls)) {
        answers.add(answer.get());
      }
      List<SimFolder.Edit> sent = List.copyOf(folder.edits);
      folder.take(answers.get(random.nextInt(answers.size())), sent);
      if (!folder.held.isEmpty()) {
        Iterator<String> items = folder.held.keySet().iterator();
        folder.edits.add(new SimFolder.Read(items.next(), round % 2 == 0));
      }
    }
    do {
      folder.take(one(world, request(folder, 100)), List.copyOf(folder.edits));
    } while (post(world, request(folder, 100)) instanceof Reply.Document);
    TreeSet<String> there = new TreeSet<>();
    for (Item item : world.alive(folder.id)) {
      there.add(ServerId.of(item));
      assertThat(folder.held.get(ServerId.of(item))).isEqualTo(folder.expected(item));
    }
    assertThat(folder.held.keySet()).isEqualTo(there);
  }

  private static byte[] request(SimFolder folder, int window) {
    var collection =
        Element.grow("AirSync", "Collection")
            .text("SyncKey", folder.key)
            .text("CollectionId", folder.name());
    if (!folder.key.equals("0")) {
      collection.number("WindowSize", window);
    }
    if (!folder.edits.isEmpty()) {
      var commands = Element.grow("AirSync", "Commands");
      folder.edits.forEach(edit -> commands.with(folder.command(edit)));
      collection.with(commands);
    }
    return DeskHouse.bytes(
        Element.grow("AirSync", "Sync")
            .with(Element.grow("AirSync", "Collections").with(collection))
            .build());
  }

  private static Element one(SimWorld world, byte[] body) {
    Reply reply = post(world, body);
    assertThat(reply).isInstanceOf(Reply.Document.class);
    return ((Reply.Document) reply)
        .root()
        .need("AirSync", "Collections")
        .need("AirSync", "Collection");
  }

  private static Reply post(SimWorld world, byte[] body) {
    List<Reply> answers = new ArrayList<>();
    var phone = world.house.new Phone(world.account, "P", "14.1");
    world.desk().serve(phone.call("Sync", "", body), answers::add);
    return answers.get(0);
  }
}
