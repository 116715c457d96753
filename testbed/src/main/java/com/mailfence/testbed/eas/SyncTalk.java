package com.mailfence.testbed.eas;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/** The Sync command: one request over some folders, and what its answer means to each. */
final class SyncTalk {
  private static final int MOST_ROUNDS = 100_000;

  private final Session session;

  SyncTalk(Session session) {
    this.session = session;
  }

  /** Rounds until the server has no more; the commands go with the first that can carry them. */
  SyncResult toTheEnd(Mirror mirror, List<Node> commands) {
    SyncResult result = new SyncResult();
    if (mirror.key().equals("0")) {
      round(Map.of(mirror, List.of()), Map.of(mirror, result), 0);
      if (result.status() == 1 && mirror.key().equals("0")) {
        throw new BadAnswer("no key for a folder that is new to the phone");
      }
    }
    List<Node> toSend = commands;
    do {
      if (result.status() != 1 || result.rounds() > MOST_ROUNDS) {
        return result;
      }
      round(Map.of(mirror, toSend), Map.of(mirror, result), 0);
      toSend = List.of();
    } while (result.hasMore());
    return result;
  }

  /** One round over several folders; waits for something to happen if there is a heartbeat. */
  Map<String, SyncResult> once(List<Mirror> mirrors, int heartbeatSeconds) {
    Map<Mirror, List<Node>> nothing = new LinkedHashMap<>();
    Map<Mirror, SyncResult> results = new LinkedHashMap<>();
    for (Mirror mirror : mirrors) {
      nothing.put(mirror, List.of());
      results.put(mirror, new SyncResult());
    }
    round(nothing, results, heartbeatSeconds);
    Map<String, SyncResult> byFolder = new LinkedHashMap<>();
    results.forEach((mirror, result) -> byFolder.put(mirror.folderId(), result));
    return byFolder;
  }

  private void round(
      Map<Mirror, List<Node>> sent, Map<Mirror, SyncResult> results, int heartbeatSeconds) {
    List<Node> words = new ArrayList<>();
    List<Node> collections = new ArrayList<>();
    sent.forEach((mirror, commands) -> collections.add(collection(mirror, commands)));
    words.add(Node.of("AirSync:Collections", collections));
    if (heartbeatSeconds > 0) {
      words.add(wait(heartbeatSeconds));
    }
    Session.Parcel parcel = Session.Parcel.of("Sync", Node.of("AirSync:Sync", words));
    Optional<Node> answer = session.ask(parcel, heartbeatSeconds);
    int status =
        answer.flatMap(sync -> sync.value("AirSync:Status")).map(Integer::valueOf).orElse(1);
    sent.forEach(
        (mirror, commands) -> {
          SyncResult result = Objects.requireNonNull(results.get(mirror));
          result.status(status);
          if (status == 1) {
            answer
                .flatMap(sync -> collection(sync, mirror))
                .ifPresentOrElse(
                    collection -> mirror.apply(collection, commands, result),
                    () -> mirror.applyNothing(commands, result));
          }
        });
  }

  private static Optional<Node> collection(Node sync, Mirror mirror) {
    return sync.all("AirSync:Collections", "AirSync:Collection").stream()
        .filter(one -> one.at("AirSync:CollectionId").text().equals(mirror.folderId()))
        .findFirst();
  }

  /** Minutes up to 12.1, seconds from 14.0. */
  private Node wait(int seconds) {
    return session.speaks("14.0")
        ? Node.number("AirSync:HeartbeatInterval", seconds)
        : Node.number("AirSync:Wait", Math.max(1, seconds / 60));
  }

  /** The words of a collection in the order of the schema. */
  private Node collection(Mirror mirror, List<Node> commands) {
    SyncOptions options = mirror.options();
    List<Node> words = new ArrayList<>();
    if (!session.speaks("14.0")) {
      words.add(Node.text("AirSync:Class", options.klass()));
    }
    words.add(Node.text("AirSync:SyncKey", mirror.key()));
    words.add(Node.text("AirSync:CollectionId", mirror.folderId()));
    if (mirror.key().equals("0")) {
      words.addAll(options.priming());
      return Node.of("AirSync:Collection", words);
    }
    words.addAll(options.collection());
    words.add(Node.of("AirSync:GetChanges"));
    words.add(Node.number("AirSync:WindowSize", options.window()));
    if (!options.options().isEmpty()) {
      words.add(Node.of("AirSync:Options", options.options()));
    }
    if (!commands.isEmpty()) {
      words.add(Node.of("AirSync:Commands", commands));
    }
    return Node.of("AirSync:Collection", words);
  }
}
