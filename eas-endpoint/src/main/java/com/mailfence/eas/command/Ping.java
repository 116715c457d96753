package com.mailfence.eas.command;

import com.mailfence.core.item.CollectionId;
import com.mailfence.core.wake.Topic;
import com.mailfence.eas.cursor.DeviceCursors;
import com.mailfence.eas.device.LastPing;
import com.mailfence.eas.wire.PingCodec;
import com.mailfence.eas.wire.PingCodec.Wish;
import com.mailfence.eas.wire.ServerId;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Waits until something is new in one of the device's folders, without a thread. What changed
 * before the device asked is reported at once. [MS-ASCMD] section 2.2.1.13 // SYNC-031
 */
final class Ping implements Command {
  private final Rooms rooms;
  private final Watch watch;
  private final DeviceCursors cursors;

  Ping(Rooms rooms) {
    this.rooms = rooms;
    this.watch = new Watch(rooms);
    this.cursors = new DeviceCursors(rooms.notes(), rooms.clock());
  }

  @Override
  public Reply run(Call call) {
    Wish wish = call.document().map(PingCodec::read).orElse(Wish.AS_BEFORE);
    Terms terms = rooms.terms();
    Integer heartbeat = wish.heartbeat();
    if (heartbeat != null && heartbeat < terms.shortestWait().toSeconds()) {
      return Reply.of(PingCodec.outOfRange(terms.shortestWait().toSeconds()));
    }
    if (heartbeat != null && heartbeat > terms.longestWait().toSeconds()) {
      return Reply.of(PingCodec.outOfRange(terms.longestWait().toSeconds()));
    }
    List<String> folders = wish.folders();
    if (folders != null && folders.size() > terms.mostFolders()) {
      return Reply.of(PingCodec.tooMany(terms.mostFolders()));
    }
    Optional<LastPing> ping = cursors.settle(() -> remembered(call, wish));
    if (ping.isEmpty()) {
      return Reply.of(PingCodec.status(PingCodec.MISSING)); // [MS-ASCMD] R4240, R4241
    }
    Duration patience = Duration.ofSeconds(ping.get().heartbeat());
    List<CollectionId> watched =
        ping.get().folders().stream()
            .map(number -> new CollectionId(call.account().id(), number))
            .toList();
    return look(call, watched, rooms.clock().instant().plus(patience));
  }

  /** How to wait, from this Ping and the one before; empty if together they do not say it. */
  private Optional<LastPing> remembered(Call call, Wish wish) {
    Optional<LastPing> before = LastPing.of(call.device(), rooms.notes());
    Integer heartbeat = wish.heartbeat();
    List<String> folders = wish.folders();
    if (before.isEmpty() && (heartbeat == null || folders == null)) {
      return Optional.empty();
    }
    var now =
        new LastPing(
            heartbeat != null ? heartbeat : before.orElseThrow().heartbeat(),
            folders != null ? numbers(call, folders) : before.orElseThrow().folders());
    now.keep(call.device(), rooms.notes());
    return Optional.of(now);
  }

  /**
   * Names that can be none of the account's are passed over: nothing ever happens there. // EA03
   */
  private static List<Long> numbers(Call call, List<String> ids) {
    return ids.stream()
        .flatMap(id -> ServerId.collection(call.account().id(), id).stream())
        .map(CollectionId::number)
        .toList();
  }

  private Reply look(Call call, List<CollectionId> watched, Instant end) {
    Watch.Seen seen = watch.look(call, watched);
    if (seen.hierarchy()) {
      return Reply.of(PingCodec.status(PingCodec.HIERARCHY)); // [MS-ASCMD] R4257
    }
    if (!seen.changed().isEmpty()) {
      return Reply.of(PingCodec.changed(seen.changed().stream().map(ServerId::of).toList()));
    }
    Duration patience = Duration.between(rooms.clock().instant(), end);
    return new Reply.Later(seen.known(), patience, moved -> woken(call, watched, end, moved));
  }

  private Reply woken(Call call, List<CollectionId> watched, Instant end, Set<Topic> moved) {
    return moved.isEmpty()
        ? Reply.of(PingCodec.status(PingCodec.EXPIRED))
        : look(call, watched, end);
  }
}
