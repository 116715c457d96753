package com.mailfence.dav.method;

import com.mailfence.core.item.ContentRef;
import com.mailfence.core.item.Facets;
import com.mailfence.core.item.Marks;
import com.mailfence.core.store.NewItem;
import com.mailfence.dav.lock.Lock;
import com.mailfence.dav.lock.Locks;
import com.mailfence.dav.method.Commits.Scene;
import com.mailfence.dav.property.BasicProperties;
import com.mailfence.dav.tree.Resource;
import com.mailfence.dav.tree.Resource.Folder;
import com.mailfence.dav.tree.Resource.Member;
import com.mailfence.dav.tree.Resource.Nothing;
import com.mailfence.dav.tree.Rooms;
import com.mailfence.dav.tree.Shelf;
import com.mailfence.dav.tree.Tree;
import com.mailfence.dav.wire.Condition;
import com.mailfence.dav.wire.Depth;
import com.mailfence.dav.wire.Privilege;
import com.mailfence.dav.wire.Unmet;
import com.mailfence.dav.xml.BadWire;
import com.mailfence.dav.xml.Element;
import com.mailfence.dav.xml.Name;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

/** Locks a resource for writing, or gives a lock more time. RFC 4918 s9.10 */
final class LockMethod implements Method {
  private static final Name LOCK_INFO = Name.dav("lockinfo");
  private static final Name OWNER = Name.dav("owner");
  private static final long LONGEST = 3600;
  private static final int LONGEST_OWNER = 100;

  private final Rooms rooms;
  private final Commits commits;

  LockMethod(Rooms rooms, Commits commits) {
    this.rooms = rooms;
    this.commits = commits;
  }

  @Override
  public Reply run(Call call) {
    Depth depth = call.depth(Depth.INFINITY);
    if (depth == Depth.ONE) {
      throw new Unmet(Condition.BAD_REQUEST);
    }
    Optional<Element> wanted = call.document();
    ContentRef empty = rooms.blobs().put(new byte[0]);
    String token = "urn:uuid:" + rooms.tokens().get();
    return commits.run(
        call,
        scene ->
            wanted.isEmpty()
                ? refresh(scene, call)
                : lock(scene, call, fresh(call, wanted.get(), token, depth), empty));
  }

  private Reply refresh(Scene scene, Call call) {
    Resource target = scene.target(call);
    scene.guard().conditions(target);
    List<Lock> named =
        scene.guard().shown().stream()
            .flatMap(token -> scene.locks().find(token).stream())
            .filter(lock -> lock.covers(target.path()))
            .toList();
    if (named.isEmpty()) {
      throw new Unmet(Condition.HEADER_FAILED); // RFC 4918 s9.10.2
    }
    long seconds = seconds(call);
    Instant now = rooms.clock().instant();
    Lock lock =
        scene.locks().refresh(scene.draft(), named.get(0), now.plusSeconds(seconds), seconds);
    return told(200, lock, now);
  }

  private Reply lock(Scene scene, Call call, Lock wanted, ContentRef empty) {
    Resource target = scene.target(call);
    scene.guard().conditions(target);
    refuseOthers(target);
    boolean fresh = target instanceof Nothing;
    if (target instanceof Nothing nothing) {
      create(scene, nothing, empty);
    } else if (!(target instanceof Folder) && !(target instanceof Member)) {
      throw new Unmet(Condition.NOT_ALLOWED);
    }
    Locks locks = scene.locks();
    var lock =
        new Lock(
            wanted.token(),
            target.path(),
            wanted.deep() && target instanceof Folder,
            wanted.exclusive(),
            wanted.owner(),
            wanted.seconds(),
            wanted.ends());
    locks.add(scene.draft(), lock);
    return told(fresh ? 201 : 200, lock, rooms.clock().instant())
        .with("Lock-Token", "<" + lock.token() + ">");
  }

  /** What is lent is its owner's to lock. */
  private static void refuseOthers(Resource target) {
    Folder folder = target instanceof Folder it ? it : Tree.folderOf(target);
    if (folder != null && !folder.isOwn()) {
      folder.refuseUnlessWritable(Privilege.WRITE_CONTENT);
      throw new Unmet(Condition.NOT_ALLOWED);
    }
  }

  /** A lock on a name nobody uses makes an empty file there. RFC 4918 s7.3 */
  private void create(Scene scene, Nothing nothing, ContentRef empty) {
    if (!(nothing.above() instanceof Folder folder)) {
      throw new Unmet(Condition.PARENT_MISSING);
    }
    if (folder.shelf() != Shelf.FILES || nothing.path().slash()) {
      throw new Unmet(Condition.NOT_ALLOWED); // an empty calendar object is none
    }
    scene.guard().bind(nothing.path());
    scene
        .draft()
        .add(
            new NewItem(
                folder.row().id(),
                empty,
                rooms.clock().instant(),
                Marks.NONE.asRead(true),
                Facets.NONE,
                nothing.path().last(),
                null,
                0));
  }

  private Lock fresh(Call call, Element wanted, String token, Depth depth) {
    if (!wanted.is(LOCK_INFO)
        || wanted.child(Name.dav("locktype")).flatMap(t -> t.child(Name.dav("write"))).isEmpty()) {
      throw new BadWire("not a lockinfo for a write lock");
    }
    Element scope =
        wanted.child(Name.dav("lockscope")).orElseThrow(() -> new BadWire("lock without scope"));
    boolean exclusive = scope.child(Name.dav("exclusive")).isPresent();
    if (!exclusive && scope.child(Name.dav("shared")).isEmpty()) {
      throw new BadWire("lock of unknown scope");
    }
    Element owner = wanted.child(OWNER).filter(said -> weight(said) <= LONGEST_OWNER).orElse(null);
    long seconds = seconds(call);
    Instant ends = rooms.clock().instant().plusSeconds(seconds);
    return new Lock(token, call.path(), depth == Depth.INFINITY, exclusive, owner, seconds, ends);
  }

  /** Elements in what an owner says of itself, and hundreds of characters. */
  private static int weight(Element element) {
    return 1
        + element.text().length() / 100
        + element.elements().stream().mapToInt(LockMethod::weight).sum();
  }

  /** How long it lasts: as long as asked, within bounds. RFC 4918 s10.7 */
  private static long seconds(Call call) {
    String timeout = call.headers().getOrDefault("timeout", "");
    return Stream.of(timeout.split(","))
        .map(one -> one.strip().toLowerCase(Locale.ROOT))
        .filter(one -> one.matches("second-\\d{1,10}"))
        .map(one -> Long.parseLong(one.substring("second-".length())))
        .findFirst()
        .map(asked -> Math.max(1, Math.min(asked, LONGEST)))
        .orElse(LONGEST);
  }

  private static Reply told(int status, Lock lock, Instant now) {
    return Reply.document(
        status,
        Name.dav("prop"),
        out -> {
          out.start(Name.dav("lockdiscovery"));
          BasicProperties.active(List.of(lock), now).write(out);
          out.end();
        });
  }
}
