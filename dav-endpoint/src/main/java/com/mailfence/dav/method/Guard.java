package com.mailfence.dav.method;

import com.mailfence.dav.lock.Locks;
import com.mailfence.dav.property.BasicProperties;
import com.mailfence.dav.tree.Resource;
import com.mailfence.dav.tree.Resource.Member;
import com.mailfence.dav.tree.Tree;
import com.mailfence.dav.wire.Condition;
import com.mailfence.dav.wire.Destination;
import com.mailfence.dav.wire.EntityTags;
import com.mailfence.dav.wire.IfHeader;
import com.mailfence.dav.wire.Path;
import com.mailfence.dav.wire.Unmet;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Holds a request against its conditions and against locks, before anything is changed. */
final class Guard {
  private final Call call;
  private final Tree tree;
  private final Locks locks;
  private final IfHeader conditions;

  Guard(Call call, Tree tree, Locks locks) {
    this.call = call;
    this.tree = tree;
    this.locks = locks;
    this.conditions = call.conditions();
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
