package com.mailfence.dav.method;

import com.mailfence.core.account.AccountId;
import com.mailfence.dav.lock.Locks;
import com.mailfence.dav.property.BasicProperties;
import com.mailfence.dav.tree.Resource;
import com.mailfence.dav.tree.Resource.Folder;
import com.mailfence.dav.tree.Resource.Member;
import com.mailfence.dav.tree.Tree;
import com.mailfence.dav.tree.View;
import com.mailfence.dav.wire.Condition;
import com.mailfence.dav.wire.Destination;
import com.mailfence.dav.wire.EntityTags;
import com.mailfence.dav.wire.IfHeader;
import com.mailfence.dav.wire.Path;
import com.mailfence.dav.wire.Privilege;
import com.mailfence.dav.wire.Unmet;
import java.time.Instant;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Holds a request against its conditions and against locks, before anything is changed. */
final class Guard {
  private final Call call;
  private final Tree tree;
  private final Locks locks;
  private final Function<AccountId, Locks> others;
  private final IfHeader conditions;

  /**
   * @param locks of the user's own account
   * @param others those of another account
   */
  Guard(Call call, Tree tree, Locks locks, Function<AccountId, Locks> others) {
    this.call = call;
    this.tree = tree;
    this.locks = locks;
    this.others = others;
    this.conditions = call.conditions();
  }

  /** One for a request that changes nothing. */
  static Guard of(Call call, View view) {
    Instant now = view.rooms().clock().instant();
    Locks locks = Locks.read(view.rows(), view.self().id(), now);
    return new Guard(call, view.tree(), locks, owner -> Locks.read(view.rows(), owner, now));
  }

  /**
   * Refuses a change the user has no right to, or one of what its owner has locked: whoever it is
   * lent to cannot show the token.
   *
   * @param name of what is changed in the folder; empty for the folder itself
   */
  void allow(Folder folder, String name, Privilege needed) {
    folder.refuseUnlessWritable(needed);
    if (!folder.isOwn()) {
      Path there = tree.ownersPath(folder);
      Path path = name.isEmpty() ? there : there.child(name, false);
      if (!others.apply(folder.owner().id()).on(path).isEmpty()) {
        throw new Unmet(Condition.LOCK_TOKEN_SUBMITTED, folder.href() + Path.encoded(name));
      }
    }
  }

  /** Tokens the client showed. */
  Set<String> shown() {
    return conditions.tokens();
  }

  /**
   * Refuses if a condition of the headers does not hold.
   *
   * @throws Unmet with 412
   */
  void conditions(Resource target) {
    String tag = tag(target);
    boolean there = !(target instanceof Resource.Nothing);
    EntityTags.read(call.header("if-match"))
        .filter(wanted -> !(wanted.any() ? there : wanted.match(tag)))
        .ifPresent(failed -> fail());
    EntityTags.read(call.header("if-none-match"))
        .filter(unwanted -> unwanted.any() ? there : unwanted.match(tag))
        .ifPresent(failed -> fail());
    String meeting = call.header("if-schedule-tag-match");
    if (meeting != null && !meeting.strip().replace("\"", "").equals(meeting(target))) {
      throw new Unmet(Condition.SCHEDULE_TAG); // an empty one matches what is no meeting
    }
    if (!conditions.holds(new Facts(target))) {
      fail();
    }
  }

  /** Refuses a change of the resource itself. */
  void change(Path path) {
    locks.refuseUnlessShown(path, shown());
  }

  /** Refuses to add a name to a collection or take it away. RFC 4918 s7.4 */
  void bind(Path path) {
    locks.refuseUnlessShown(path.parent(), shown());
  }

  /** Refuses to take away all that lies there. */
  void remove(Path path) {
    bind(path);
    locks.refuseUnlessAllShown(path, shown());
  }

  private static void fail() {
    throw new Unmet(Condition.HEADER_FAILED);
  }

  private static String meeting(Resource resource) {
    return Objects.meeting(resource instanceof Member member ? member.row() : null);
  }

  private static @Nullable String tag(Resource resource) {
    return resource instanceof Member member ? BasicProperties.tag(member.row()) : null;
  }

  /** What the header If may ask. */
  private final class Facts implements IfHeader.State {
    private final Resource target;

    Facts(Resource target) {
      this.target = target;
    }

    @Override
    public boolean hasToken(@Nullable String resource, String token) {
      return at(resource).filter(one -> locks.isOn(one.path(), token)).isPresent();
    }

    @Override
    public boolean hasTag(@Nullable String resource, String wanted) {
      return at(resource).filter(one -> wanted.equals(tag(one))).isPresent();
    }

    private Optional<Resource> at(@Nullable String resource) {
      if (resource == null) {
        return Optional.of(target);
      }
      return Destination.read(resource, call.header("host")).map(tree::find);
    }
  }
}
