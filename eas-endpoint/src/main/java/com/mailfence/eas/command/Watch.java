package com.mailfence.eas.command;

import com.mailfence.core.Refusal;
import com.mailfence.core.change.Change;
import com.mailfence.core.change.Cursor;
import com.mailfence.core.change.Page;
import com.mailfence.core.change.Round;
import com.mailfence.core.item.CollectionId;
import com.mailfence.core.item.Item;
import com.mailfence.core.item.Seq;
import com.mailfence.core.wake.Topic;
import com.mailfence.eas.cursor.DeviceCursor;
import com.mailfence.eas.cursor.DeviceCursors;
import com.mailfence.eas.cursor.Generation;
import com.mailfence.eas.hierarchy.FolderState;
import com.mailfence.eas.hierarchy.FolderStates;
import com.mailfence.eas.hierarchy.Lists;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Looks whether there is something to tell a device, measured by what it was told last, whether it
 * confirmed that or not. What it wrote itself is nothing new to it. [MS-ASCMD] R5636
 */
final class Watch {
  private static final int PAGE = 50;

  private final Rooms rooms;
  private final DeviceCursors cursors;
  private final FolderStates states;
  private final FolderNews folderNews;

  Watch(Rooms rooms) {
    this.rooms = rooms;
    this.cursors = new DeviceCursors(rooms.notes(), rooms.clock());
    this.states = new FolderStates(rooms.notes(), rooms.clock());
    this.folderNews = new FolderNews(rooms);
  }

  /**
   * What was seen.
   *
   * @param hierarchy whether the list of folders must be asked for first
   * @param changed collections in which something is new
   * @param known how far everything was looked at: from here one waits
   */
  record Seen(boolean hierarchy, List<CollectionId> changed, Map<Topic, Seq> known) {}

  /**
   * Looks at the list of folders and at these of them; those the device never synced are passed.
   */
  Seen look(Call call, Collection<CollectionId> folders) {
    Map<Topic, Seq> known = new HashMap<>();
    if (lookAtList(call, known)) {
      return new Seen(true, List.of(), known);
    }
    Map<Long, DeviceCursor> held = cursors.all(call.device());
    Set<Topic> topics = new HashSet<>();
    folders.forEach(folder -> topics.add(new Topic.Items(folder)));
    Map<Topic, Seq> tips = rooms.board().tips(topics);
    List<CollectionId> changed = new ArrayList<>();
    for (CollectionId folder : folders) {
      var topic = new Topic.Items(folder);
      Seq tip = tips.get(topic);
      DeviceCursor state = held.get(folder.number());
      if (tip != null && state != null) {
        Optional<Seq> quietUntil = quietUntil(call, folder, told(state), tip);
        quietUntil.ifPresentOrElse(seq -> known.put(topic, seq), () -> changed.add(folder));
      }
    }
    return new Seen(false, changed, known);
  }

  private boolean lookAtList(Call call, Map<Topic, Seq> known) {
    Lists lists = Shelves.lists(rooms, call.version());
    Optional<FolderState> state = states.read(call.device(), lists);
    if (state.isEmpty()) {
      return true;
    }
    FolderNews.Told told = folderNews.since(call, state.get().newest(), lists);
    known.put(new Topic.Folders(call.account().id()), told.cursor().settled());
    return !told.news().isEmpty();
  }

  private static Cursor told(DeviceCursor state) {
    List<Generation> answers = state.answers();
    return (answers.isEmpty() ? state.base() : answers.get(answers.size() - 1)).cursor();
  }

  /**
   * Up to where there is nothing new for who holds this; empty if there is. A device that must
   * begin anew learns it by a Sync; a collection that is gone is the list's matter.
   */
  private Optional<Seq> quietUntil(Call call, CollectionId folder, Cursor cursor, Seq tip) {
    if (!cursor.inRound() && !tip.isAfter(cursor.settled())) {
      return Optional.of(cursor.settled());
    }
    Attempt<Optional<Seq>> attempt = Attempt.of(() -> read(call, folder, cursor));
    if (attempt instanceof Attempt.Done<Optional<Seq>> done) {
      return done.value();
    }
    boolean stale =
        attempt instanceof Attempt.No<Optional<Seq>> no && no.refusal() instanceof Refusal.Stale;
    return stale ? Optional.empty() : Optional.of(tip);
  }

  private Optional<Seq> read(Call call, CollectionId folder, Cursor held) {
    var round = new Round<>(rooms.changes().items(call.who(), folder));
    Cursor cursor = held;
    while (true) {
      Page<Item> page = round.next(cursor, cursor.heldSince(), PAGE);
      if (page.changes().stream().anyMatch(this::wakes)) {
        return Optional.empty();
      }
      cursor = page.next();
      if (!page.more()) {
        return Optional.of(cursor.settled());
      }
    }
  }

  private boolean wakes(Change<Item> change) {
    return !rooms.terms().wakeForAdditionsOnly() || change instanceof Change.Added<Item>;
  }
}
