package com.mailfence.dav.method;

import com.mailfence.core.Refusal;
import com.mailfence.dav.method.Commits.Scene;
import com.mailfence.dav.property.DeadProperties;
import com.mailfence.dav.tree.Resource;
import com.mailfence.dav.tree.Resource.Member;
import com.mailfence.dav.tree.Rooms;
import com.mailfence.dav.tree.View;
import com.mailfence.dav.wire.Condition;
import com.mailfence.dav.wire.Privilege;
import com.mailfence.dav.wire.Unmet;
import com.mailfence.dav.xml.BadWire;
import com.mailfence.dav.xml.Name;

/** Sets and removes properties. RFC 4918 s9.2 */
final class Proppatch implements Method {
  private static final Name UPDATE = Name.dav("propertyupdate");

  private final Rooms rooms;
  private final Commits commits;

  Proppatch(Rooms rooms, Commits commits) {
    this.rooms = rooms;
    this.commits = commits;
  }

  @Override
  public Reply run(Call call) {
    PropertyChanges changes =
        PropertyChanges.read(
            call.document()
                .filter(document -> document.is(UPDATE))
                .orElseThrow(() -> new BadWire("not a propertyupdate element")));
    View view = call.view(rooms);
    if (view.tree().find(call.path()) instanceof Resource.Proxy proxy) {
      return new Deputies(rooms).set(call, view, proxy, changes);
    }
    return commits.run(
        call,
        scene -> {
          Resource target = scene.target(call);
          if (target instanceof Resource.Nothing) {
            throw new Refusal.NotFound("resource");
          }
          scene.guard().conditions(target);
          scene.guard().change(target.path());
          refuseOthers(scene, target);
          if (!DeadProperties.fit(target)) {
            throw new Unmet(Condition.READ_ONLY);
          }
          if (!changes.isRefused()) {
            changes.apply(scene.draft(), target);
          }
          return answer(call, target, changes);
        });
  }

  /** A folder that is lent keeps what its user calls it with him; all else is the owner's. */
  private static void refuseOthers(Scene scene, Resource target) {
    if (target instanceof Member member) {
      scene.guard().allow(member.folder(), member.name(), Privilege.WRITE_PROPERTIES);
    }
    boolean others =
        target instanceof Resource.Home home && !home.isOwn()
            || target instanceof Resource.Principal principal && principal.self() == null;
    if (others) {
      throw Unmet.privilege(Privilege.WRITE_PROPERTIES, target.href());
    }
  }

  private Reply answer(Call call, Resource target, PropertyChanges changes) {
    boolean quiet = call.view(rooms).prefer().minimal() && !changes.isRefused();
    if (quiet) {
      return Reply.of(200).with("Preference-Applied", "return=minimal"); // RFC 8144 s2.2
    }
    return Reply.multistatus(
        out -> {
          out.properties(target.href(), changes.outcome());
          out.finish();
        });
  }
}
